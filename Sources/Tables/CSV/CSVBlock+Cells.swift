extension CSVBlock {
    /// The bytes of a record as they stood, without the line end.
    public func raw(_ record: Int) -> ArraySlice<UInt8> {
        let record = records[record]
        return bytes[Int(record.start)..<Int(record.end)]
    }

    /// The cell of a record, or nil if the record has no such cell.
    public func field(_ record: Int, _ index: Int) -> CSVField? {
        let record = records[record]
        guard index >= 0 && index < Int(record.fieldCount) else { return nil }
        return fields[Int(record.firstField) + index]
    }

    /// The content of a cell, quotes left out but doubled quotes still doubled; nil if the record has no such cell.
    public func cell(_ record: Int, _ index: Int) -> ArraySlice<UInt8>? {
        guard let field = field(record, index) else { return nil }
        return bytes[field.start..<field.end]
    }

    /// The content of a cell as it is meant, doubled quotes made single; nil if the record has no such cell.
    public func unescaped(_ record: Int, _ index: Int) -> [UInt8]? {
        guard let field = field(record, index) else { return nil }
        return content(of: field)
    }

    /// The content of a cell as text, or nil if the record has no such cell.
    ///
    /// In a record flagged `invalidUTF8` the damaged bytes show as U+FFFD; the bytes themselves are in `cell` and `raw`.
    public func text(_ record: Int, _ index: Int) -> String? {
        guard let field = field(record, index) else { return nil }
        if field.hasDoubledQuotes { return String(decoding: content(of: field), as: UTF8.self) }
        return String(decoding: bytes[field.start..<field.end], as: UTF8.self)
    }

    /// All cells of a record as text.
    public func texts(_ record: Int) -> [String] {
        (0..<Int(records[record].fieldCount)).map { text(record, $0) ?? "" }
    }

    private func content(of field: CSVField) -> [UInt8] {
        let slice = bytes[field.start..<field.end]
        guard field.hasDoubledQuotes else { return Array(slice) }
        var result: [UInt8] = []
        result.reserveCapacity(slice.count)
        var index = slice.startIndex
        while index < slice.endIndex {
            result.append(slice[index])
            // Of each pair the first stays.
            index += slice[index] == 0x22 ? 2 : 1
        }
        return result
    }
}
