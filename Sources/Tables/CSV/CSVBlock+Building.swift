extension CSVBlock {
    /// Empties the block, to be built record by record from a source that is no CSV.
    ///
    /// - Parameters:
    ///   - firstRecordNumber: the number of the first record that will be added, from 1.
    ///   - firstLine: the line that the block begins with; no record may stand on an earlier one.
    public mutating func beginBuilding(firstRecordNumber: Int, firstLine: Int) {
        bytes.removeAll(keepingCapacity: true)
        records.removeAll(keepingCapacity: true)
        fields.removeAll(keepingCapacity: true)
        byteCount = 0
        recordCount = 0
        fieldCount = 0
        emptyLines = 0
        byteOffset = 0
        flags = []
        uniformFieldCount = nil
        isFromUTF16 = false
        sourcePlaces.removeAll(keepingCapacity: true)
        self.firstRecordNumber = firstRecordNumber
        self.firstLine = firstLine
    }

    /// Adds a cell to the record that is being built: UTF-8 as it is meant. In the block it stands as CSV would write it.
    public mutating func addCell(_ content: ArraySlice<UInt8>) {
        if fieldCount > 0 && !isAtRecordStart { bytes.append(0x2C) }
        let start = bytes.count
        var isSpecial = false
        var hasQuote = false
        for byte in content where byte <= 0x2C {
            if byte == 0x22 { hasQuote = true }
            if byte == 0x22 || byte == 0x2C || byte == 0x0A || byte == 0x0D { isSpecial = true }
        }
        if !isSpecial {
            bytes.append(contentsOf: content)
            fields.append(CSVField(start: start, end: bytes.count, flags: 0))
        } else {
            addQuoted(content, hasQuote: hasQuote)
        }
        fieldCount += 1
    }

    /// Ends the record that is being built.
    ///
    /// - Parameters:
    ///   - line: the line that it stands on in its source, from 1.
    ///   - place: where it stands in its source, in bytes; empty where it stands nowhere as such.
    public mutating func endRecord(line: Int, place: Range<Int> = 0..<0) {
        let first = records.last.map { Int($0.firstField) + Int($0.fieldCount) } ?? 0
        let start = records.last.map { Int($0.end) + 1 } ?? 0
        let isQuoted = fields[first...].contains { $0.isQuoted }
        records.append(
            CSVRecord(
                start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: bytes.count),
                firstField: UInt32(truncatingIfNeeded: first),
                lineOffset: UInt32(truncatingIfNeeded: max(0, line - firstLine)),
                fieldCount: UInt16(truncatingIfNeeded: fieldCount - first), flags: isQuoted ? .hasQuotes : []))
        bytes.append(0x0A)
        // Not where these bytes stand, which are made.
        sourcePlaces.append(place)
        byteCount = bytes.count
        recordCount += 1
        if isQuoted { flags.insert(.hasQuotes) }
        let width = fieldCount - first
        uniformFieldCount = recordCount == 1 || uniformFieldCount == width ? width : nil
    }

    /// Whether the next cell is the first of its record.
    private var isAtRecordStart: Bool {
        guard let last = records.last else { return fieldCount == 0 }
        return Int(last.firstField) + Int(last.fieldCount) == fieldCount
    }

    private mutating func addQuoted(_ content: ArraySlice<UInt8>, hasQuote: Bool) {
        bytes.append(0x22)
        let start = bytes.count
        if hasQuote {
            for byte in content {
                if byte == 0x22 { bytes.append(0x22) }
                bytes.append(byte)
            }
        } else {
            bytes.append(contentsOf: content)
        }
        let marks = CSVField.quotedFlag | (hasQuote ? CSVField.doubledFlag : 0)
        fields.append(CSVField(start: start, end: bytes.count, flags: marks))
        bytes.append(0x22)
    }
}
