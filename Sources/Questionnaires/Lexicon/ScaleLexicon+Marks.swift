extension ScaleLexicon {
    /// What a cell of a choose-many question came to.
    public enum Marks: Sendable, Hashable {
        /// The levels chosen: bit k is set if level k is; at least one bit.
        case levels(UInt64)
        /// There is no answer, and why.
        case missing(MissingReason)
        /// Something in the cell is no answer that the scale knows, or an answer stands beside a missing code.
        case impossible
    }

    /// What a cell of a choose-many question means: one answer in any form that `lookup` takes, or several apart by the
    /// marks that `lookup` splits at, or labels with nothing but spaces between them, as form servers write them. The scale has at most 58 levels; levels beyond the 64th are impossible.
    public func lookupMarks(_ cell: Span<UInt8>) -> Marks {
        if let levels = plainMarks(cell) { return .levels(levels) }
        switch lookup(cell) {
        case .level(let place): return place < 64 ? .levels(1 << UInt64(place)) : .impossible
        case .missing(let reason): return .missing(reason)
        case .impossible: return spellings.labelSequence(of: cell).map { .levels($0) } ?? .impossible
        case .severalMarks: break
        }
        var levels: UInt64 = 0
        for outcome in spellings.parts(of: cell) ?? [] {
            guard case .level(let place) = outcome, place < 64 else { return .impossible }
            levels |= 1 << UInt64(place)
        }
        return levels == 0 ? .impossible : .levels(levels)
    }

    /// The levels of a cell that is nothing but one-byte codes with one space, comma or semicolon between them, as form
    /// servers write them; nil for anything else. Allocates nothing.
    private func plainMarks(_ cell: Span<UInt8>) -> UInt64? {
        guard cell.count % 2 == 1 else { return nil }
        var levels: UInt64 = 0
        for index in cell.indices {
            if index % 2 == 1 {
                guard cell[index] == 0x20 || cell[index] == 0x3B || cell[index] == 0x2C, cell[index] == cell[1] else {
                    return nil
                }
            } else {
                let code = oneByteCodes[Int(cell[index])]
                guard code < 64 else { return nil }
                levels |= 1 << UInt64(code)
            }
        }
        // "4,0" could be a number that a spreadsheet wrote.
        return cell.count == 3 && cell[1] == 0x2C && cell[2] == 0x30 ? nil : levels
    }
}
