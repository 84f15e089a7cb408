extension CSVField {
    /// A cell whose content stands in a block's bytes as it is meant.
    @inlinable
    public init(start: Int, end: Int) {
        self.init(start: start, end: end, flags: 0)
    }
}

extension CSVBlock {
    /// Exchanges what the block holds for cells that another reader has put together, so that they are coded like those of a CSV
    /// file; given back in the same way, both arrays are used again.
    ///
    /// - Parameters:
    ///   - bytes: what the cells hold, in UTF-8, in any order; fewer than 512 MiB.
    ///   - fields: the cells, record by record; each record has `columns` of them.
    ///   - columns: the number of cells of a record; at least 1.
    public mutating func exchange(bytes: inout [UInt8], fields: inout [CSVField], columns: Int) {
        swap(&self.bytes, &bytes)
        swap(&self.fields, &fields)
        byteCount = self.bytes.count
        fieldCount = self.fields.count
        recordCount = fieldCount / max(1, columns)
        records.removeAll(keepingCapacity: true)
        for record in 0..<recordCount {
            records.append(
                CSVRecord(
                    start: 0, end: 0, firstField: UInt32(truncatingIfNeeded: record * columns), lineOffset: 0,
                    fieldCount: UInt16(truncatingIfNeeded: columns), flags: []))
        }
        flags = []
        uniformFieldCount = columns
    }
}
