/// UTF-8 that was taken for an 8-bit encoding and saved as UTF-8 again: `á»™` for `ộ`. Also called mojibake.
///
/// The damage is undone run by run of characters beyond ASCII: a run that cannot come from UTF-8 stays as it is, so that
/// text which was right all along is not touched.
enum DoubleEncoding {
    /// Whether the first bytes of a file were encoded twice, and through which encoding.
    ///
    /// It is so where at least three runs come out as UTF-8, and they are one in twenty or more. Right Vietnamese has hardly
    /// a character that is in these encodings and none that follow each other so.
    static func judge(_ sample: [UInt8]) -> TextEncoding? {
        let old = count(sample, .windows1252)
        let vietnamese = count(sample, .windows1258Filled)
        func isTelling(_ count: (double: Int, all: Int)) -> Bool {
            count.double >= 3 && count.double * 20 >= count.all
        }
        if isTelling(old), old.double >= vietnamese.double { return .doubleByWindows1252 }
        return isTelling(vietnamese) ? .doubleByWindows1258 : nil
    }

    private static func count(_ sample: [UInt8], _ table: EightBitTable) -> (double: Int, all: Int) {
        var double = 0
        var all = 0
        var index = 0
        while index < sample.count {
            if sample[index] < 0x80 {
                index += 1
                continue
            }
            let start = index
            while index < sample.count && sample[index] >= 0x80 { index += 1 }
            // The sample may end within a run.
            if index == sample.count { break }
            all += 1
            var output: [UInt8] = []
            if repair(sample[start..<index], table, into: &output) > 0 { double += 1 }
        }
        return (double, all)
    }

    /// Undoes the damage of a run of bytes beyond ASCII, as far as there is any.
    ///
    /// - Returns: how many characters were put right.
    @discardableResult
    static func repair(_ run: ArraySlice<UInt8>, _ table: EightBitTable, into output: inout [UInt8]) -> Int {
        let units = units(run)
        let bytes = units.map { unit in unit.scalar <= 0xFFFF ? table.bytes[UInt16(unit.scalar)] : nil }
        var repaired = 0
        var index = 0
        while index < units.count {
            if let length = sequence(bytes, index) {
                for place in index..<index + length { output.append(bytes[place] ?? 0) }
                repaired += 1
                index += length
            } else if let (length, text) = lost(units, bytes, index) {
                output += text
                repaired += 1
                index += length
            } else {
                output += run[units[index].start..<units[index].end]
                index += 1
            }
        }
        return repaired
    }

    private struct Unit {
        var scalar: UInt32
        var start: Int
        var end: Int
    }

    /// The characters of a run; a byte that is not UTF-8 stands for itself and for nothing else.
    private static func units(_ run: ArraySlice<UInt8>) -> [Unit] {
        let bytes = Array(run)
        var units: [Unit] = []
        var index = 0
        while index < bytes.count {
            guard case .valid(let length) = TextCheck.sequence(in: bytes, at: index) else {
                units.append(Unit(scalar: .max, start: run.startIndex + index, end: run.startIndex + index + 1))
                index += 1
                continue
            }
            var value = UInt32(bytes[index]) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
            for byte in bytes[index + 1..<index + length] { value = value << 6 | UInt32(byte & 0x3F) }
            units.append(
                Unit(scalar: value, start: run.startIndex + index, end: run.startIndex + index + length))
            index += length
        }
        return units
    }

    /// How many of the bytes from an index on are one sequence of UTF-8 beyond ASCII; nil if they are none.
    private static func sequence(_ bytes: [UInt8?], _ index: Int) -> Int? {
        var sequence: [UInt8] = []
        for byte in bytes[index..<min(bytes.count, index + 4)] {
            guard let byte else { break }
            sequence.append(byte)
        }
        guard let first = sequence.first, first >= 0xC2,
            case .valid(let length) = TextCheck.sequence(in: sequence, at: 0)
        else { return nil }
        return length
    }

    /// A character one byte of which became U+FFFD, because the encoding has none for it. `Đ` is the only Vietnamese letter
    /// that can have been there; of the others it cannot be known, and one U+FFFD stays.
    private static func lost(_ units: [Unit], _ bytes: [UInt8?], _ index: Int) -> (length: Int, text: [UInt8])? {
        let isLost = { (place: Int) in place < units.count && units[place].scalar == 0xFFFD }
        switch bytes[index] {
        case 0xC4 where isLost(index + 1): return (2, Array("Đ".utf8))
        case 0xC3 where isLost(index + 1): return (2, Array("\u{FFFD}".utf8))
        case 0xE1 where isLost(index + 2) && index + 1 < bytes.count && (bytes[index + 1] ?? 0) >= 0x80:
            return (3, Array("\u{FFFD}".utf8))
        default: return nil
        }
    }
}
