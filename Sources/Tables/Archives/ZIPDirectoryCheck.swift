/// Looks at the end of an archive before libzip does: libzip takes memory for as many entries as a ZIP64 end record claims.
///
/// The layouts are those of PKWARE's APPNOTE 6.3, sections 4.3.14 to 4.3.16.
enum ZIPDirectoryCheck {
    /// The longest end of an archive: end record, comment, ZIP64 locator.
    private static let tail = 22 + 65_535 + 20

    static func check(_ reader: borrowing FileReader, _ limits: ZIPLimits) throws(TableError) {
        let start = max(0, reader.size - tail)
        let end = try reader.bytes(at: start, count: tail)
        for place in locators(end) {
            let record = try reader.bytes(at: place, count: 56)
            try judge(record, reader.size, reader.file, limits)
        }
    }

    static func check(_ bytes: [UInt8], _ name: String, _ limits: ZIPLimits) throws(TableError) {
        for place in locators(Array(bytes.suffix(tail))) where place < bytes.count {
            try judge(Array(bytes[place...].prefix(56)), bytes.count, name, limits)
        }
    }

    /// Where ZIP64 locators in the end of an archive say that the ZIP64 end record is.
    private static func locators(_ end: [UInt8]) -> [Int] {
        var places: [Int] = []
        var index = 0
        while index + 20 <= end.count {
            defer { index += 1 }
            guard end[index] == 0x50, end[index + 1] == 0x4B, end[index + 2] == 6, end[index + 3] == 7 else { continue }
            if let place = number(end, index + 8, 8) { places.append(place) }
            // A locator stands alone; more of them are bytes of something else or an attack.
            if places.count == 16 { break }
        }
        return places
    }

    private static func judge(_ record: [UInt8], _ size: Int, _ name: String, _ limits: ZIPLimits) throws(TableError) {
        guard record.count == 56, record.starts(with: [0x50, 0x4B, 6, 6]) else { return }
        let here = number(record, 24, 8)
        let all = number(record, 32, 8)
        // Each entry of the directory has at least 46 bytes.
        guard let here, let all, max(here, all) <= limits.entries, max(here, all) <= size / 46 else {
            throw .archive(file: name, entry: nil, problem: .tooManyEntries(limit: limits.entries))
        }
    }

    /// A number with its lowest byte first; nil if it is beyond what any file has.
    private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int? {
        var value: UInt64 = 0
        for index in (0..<count).reversed() { value = value << 8 | UInt64(bytes[start + index]) }
        return Int(exactly: value)
    }
}
