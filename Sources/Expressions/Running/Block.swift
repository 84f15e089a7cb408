/// The columns of a block of rows, by slot, each as long as the block.
struct Block {
    let rows: Int
    /// The codes of the coded columns, by slot; empty for the others.
    private(set) var codes: [[UInt16]]
    private let columns: [ExpressionColumn?]
    /// What became of the matches of `regex()`.
    let matches = MatchLog()

    /// Makes a block; columns that are missing or too short are filled with missing values when they are read.
    init(rows: Int, columns: [ExpressionColumn?]) {
        self.rows = rows
        self.columns = columns
        codes = columns.map { column in
            guard case .coded(let codes, _) = column else { return [] }
            // No meaning can belong to the last code unless there are 65,536 of them, which is more than a scale has.
            return filled(codes, to: rows, with: UInt16.max)
        }
    }

    /// A variable's texts; numbers, dates and sets have none.
    func texts(_ slot: Slot) -> Vector<String?> {
        switch columns[slot] {
        case .coded(_, let meanings): .coded(slot, table: meanings.prefix(Int(UInt16.max)) + [nil])
        case .texts(let texts): .dense(filled(texts, to: rows, with: nil))
        default: .constant(nil)
        }
    }

    /// A variable's numbers; those of codes and texts are what they mean.
    func numbers(_ slot: Slot) -> Vector<Double> {
        switch columns[slot] {
        case .numbers(var values, let missing):
            for (row, isMissing) in missing.enumerated() where isMissing && row < values.count { values[row] = .nan }
            return .dense(filled(values, to: rows, with: .nan))
        default: return map(texts(slot), Checker.number(of:))
        }
    }

    /// A variable's days.
    func dates(_ slot: Slot) -> Vector<Int32?> {
        if case .dates(let days) = columns[slot] { .dense(filled(days, to: rows, with: nil)) } else { .constant(nil) }
    }

    /// A variable's truth values: numbers other than 0, and the texts `true` and `1`, are true.
    func truths(_ slot: Slot) -> Vector<Truth> {
        if case .numbers = columns[slot] {
            return map(numbers(slot)) { $0.isNaN ? .unknown : Truth($0 != 0) }
        }
        return map(texts(slot)) { text in
            switch text {
            case "true", "1": .true
            case "false", "0": .false
            default: .unknown
            }
        }
    }

    /// For each row what is made of a variable's set of choices, or `absent` where it is missing.
    func selections<Output>(
        _ slot: Slot, absent: Output, _ use: (_ bits: UInt64, _ names: [String]) -> Output
    ) -> Vector<Output> {
        guard case .selections(let bits, let names, let missing) = columns[slot] else { return .constant(absent) }
        var result: [Output] = []
        result.reserveCapacity(rows)
        for row in 0..<min(rows, bits.count) {
            result.append(row < missing.count && missing[row] ? absent : use(bits[row], names))
        }
        return .dense(filled(result, to: rows, with: absent))
    }

    /// Whether a variable's set of choices holds a code; false where it is missing.
    func selected(_ slot: Slot, _ code: String) -> Vector<Truth> {
        guard case .selections(_, let names, _) = columns[slot],
            let place = names.prefix(UInt64.bitWidth).firstIndex(of: code)
        else { return .constant(.false) }
        return selections(slot, absent: .false) { bits, _ in Truth(bits >> UInt64(place) & 1 == 1) }
    }
}

/// A list cut or lengthened to a number of rows.
private func filled<Element>(_ values: [Element], to rows: Int, with missing: Element) -> [Element] {
    if values.count == rows { return values }
    return values.count > rows
        ? Array(values.prefix(rows)) : values + Array(repeating: missing, count: rows - values.count)
}
