/// Raises the letters of a TCVN3 text that were capitals on paper.
///
/// TCVN3 has no capitals with tones: in the capital fonts (.VnTimeH) the small letters look like capitals, and the text alone
/// does not say which font it was. Where the letters of which the case is known are all capitals, at least two in a cell or a
/// word, the others are taken for capitals as well; `Hµ` may be `Hà` or `HÀ` and stays `Hà`.
struct TCVN3Capitals: Sendable {
    /// The characters of the cell that is being read, in UTF-16.
    private var cell: [UInt16] = []
    /// A cell longer than this is judged piece by piece.
    private static let longest = 4_096

    /// Takes a character; `emit` gets whole cells.
    mutating func take(_ unit: UInt16, _ output: inout [UInt8]) {
        cell.append(unit)
        let isEnd =
            unit == 0x2C || unit == 0x3B || unit == 0x09 || unit == 0x7C || unit == 0x0A || unit == 0x0D || unit == 0x22
        if isEnd || cell.count >= Self.longest { finish(into: &output) }
    }

    /// Puts the cell out.
    mutating func finish(into output: inout [UInt8]) {
        if !raise(0..<cell.count) {
            var start = 0
            for index in cell.indices where cell[index] == 0x20 || index == cell.count - 1 {
                _ = raise(start..<index + 1)
                start = index + 1
            }
        }
        for unit in cell { TextDecoder.append(UInt32(unit), &output) }
        cell.removeAll(keepingCapacity: true)
    }

    private mutating func raise(_ range: Range<Int>) -> Bool {
        var capitals = 0
        for index in range {
            switch cell[index] {
            case 0x41...0x5A, 0x102, 0xC2, 0xCA, 0xD4, 0x1A0, 0x1AF, 0x110: capitals += 1
            // Small letters that have capitals of their own.
            case 0x61...0x7A, 0x103, 0xE2, 0xEA, 0xF4, 0x1A1, 0x1B0, 0x111: return false
            default: break
            }
        }
        guard capitals >= 2 else { return false }
        for index in range {
            if let capital = VietnameseLetters.capital(cell[index]) { cell[index] = capital }
        }
        return true
    }
}
