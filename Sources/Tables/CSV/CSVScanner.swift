/// Finds records and cells in a block's text.
///
/// Two machines share the work of finding records. The quick one looks at 64 bytes at a time, knows by a running exclusive-or of the quote
/// bits what lies within quotes (the method of Langdale & Lemire, "Parsing gigabytes of JSON per second", VLDB Journal
/// 28, 2019), and checks that each quote stands where RFC 4180 lets it stand. The first that does not, and any record that breaks
/// a limit, goes to the careful machine, byte by byte, which flags the record and finds where the next one begins. The cells
/// of a regular record are found afterwards, in any order and by any task, since what lies before it has no say in them.
struct CSVScanner: Sendable {
    let separator: UInt8
    let quotes: Bool
    let recordLimit: Int
    let fieldLimit: Int

    /// Whether regular records go through the quick machine; off, to test the two against each other.
    var usesQuickMachine = true
    /// Physical line, from 0, that scanning has come to.
    private(set) var line = 0
    /// Up to here (counted in the text from where the next scan begins) records are doubtful.
    private var doubtfulEnd = 0
    /// Whether the rest of an over-long line is being passed over.
    private(set) var isSkipping = false
    /// Whether a line feed, if it comes next, belongs to the line end that skipping stopped at.
    private var isAfterSkippedReturn = false

    init(
        _ dialect: CSVDialect, firstLine: Int = 0, recordLimit: Int = TableLimits.recordBytes,
        fieldLimit: Int = TableLimits.fieldsPerRecord
    ) {
        line = firstLine
        separator = dialect.separator.rawValue
        quotes = dialect.quotes
        self.recordLimit = recordLimit
        self.fieldLimit = fieldLimit
    }

    /// Passes over the rest of an over-long line, if there is one.
    ///
    /// - Returns: how many of the first `count` bytes were passed over.
    mutating func skip(_ bytes: [UInt8], count: Int) -> Int {
        var index = 0
        if isSkipping {
            while index < count && bytes[index] != 0x0A && bytes[index] != 0x0D { index += 1 }
            guard index < count else {
                doubtfulEnd = max(0, doubtfulEnd - index)
                return index
            }
            isAfterSkippedReturn = bytes[index] == 0x0D
            isSkipping = false
            line += 1
            index += 1
        }
        if isAfterSkippedReturn && index < count {
            if bytes[index] == 0x0A { index += 1 }
            isAfterSkippedReturn = false
        }
        doubtfulEnd = max(0, doubtfulEnd - index)
        return index
    }

    /// Indexes the whole records among the first `block.byteCount` bytes of a block, and their cells.
    ///
    /// Stops before a record that the bytes do not hold to its end, unless `isLast` says that no more will come, and after a
    /// record that is cut short because it is too long.
    ///
    /// - Returns: how many bytes the records found take, line ends and empty lines included.
    mutating func scan(_ block: inout CSVBlock, isLast: Bool) -> Int {
        let used = findRecords(&block, isLast: isLast)
        block.indexCells(of: 0..<block.recordCount)
        return used
    }

    /// The same without the cells, which `indexCells` finds.
    mutating func findRecords(_ block: inout CSVBlock, isLast: Bool) -> Int {
        block.recordCount = 0
        block.fieldCount = 0
        block.emptyLines = 0
        block.separator = separator
        block.fieldLimit = fieldLimit
        block.carefulRecords.removeAll(keepingCapacity: true)
        if isSkipping { return 0 }
        let padded = block.byteCount + Self.padding
        if block.bytes.count < padded {
            block.bytes += [UInt8](repeating: 0, count: padded - block.bytes.count)
        }
        // A first guess; what turns out too small grows.
        if block.records.isEmpty {
            block.records = Array(repeating: Self.noRecord, count: block.byteCount / 64 + 2 * Self.padding)
        }
        if block.carefulFields.isEmpty {
            block.carefulFields = Array(repeating: Self.noField, count: 4 * Self.padding)
        }
        var position = 0
        var careful = 0
        let firstLine = line
        while true {
            let stop = run(&block, from: position, firstLine: firstLine, isLast: isLast, careful: &careful)
            position = stop.position
            guard stop.reason == .needsRoom else { break }
            grow(&block.records, Self.noRecord, to: block.recordCount + 2 * Self.padding)
            let open = min(fieldLimit, block.byteCount - position)
            grow(&block.carefulFields, Self.noField, to: careful + open + 4 * Self.padding)
        }
        doubtfulEnd = max(0, doubtfulEnd - position)
        return position
    }

    private func grow<Element>(_ storage: inout [Element], _ element: Element, to count: Int) {
        let missing = max(count, storage.count * 2) - storage.count
        if storage.count < count { storage += [Element](repeating: element, count: missing) }
    }

    private mutating func run(
        _ block: inout CSVBlock, from position: Int, firstLine: Int, isLast: Bool, careful: inout Int
    ) -> CSVScan.Stop {
        let count = block.byteCount
        let recordCount = block.recordCount
        let fieldCount = careful
        let emptyLines = block.emptyLines
        var scan: CSVScan
        let stop: CSVScan.Stop
        (scan, stop) = block.bytes.withUnsafeBufferPointer { bytes in
            block.records.withUnsafeMutableBufferPointer { records in
                block.carefulFields.withUnsafeMutableBufferPointer { fields in
                    var scan = CSVScan(
                        bytes: bytes, count: count, isLast: isLast, records: records, fields: fields, scanner: self,
                        doubtfulEnd: doubtfulEnd)
                    scan.line = line
                    scan.firstLine = firstLine
                    scan.recordCount = recordCount
                    scan.fieldCount = fieldCount
                    scan.emptyLines = emptyLines
                    let stop = scan.run(from: position)
                    return (scan, stop)
                }
            }
        }
        line = scan.line
        doubtfulEnd = scan.doubtfulEnd
        isSkipping = stop.reason == .cutRecord
        block.recordCount = scan.recordCount
        careful = scan.fieldCount
        block.carefulRecords += scan.careful
        block.emptyLines = scan.emptyLines
        return stop
    }

    /// Bytes that may be looked at, and are not counted, after the last.
    static let padding = 64
    private static let noRecord = CSVRecord(start: 0, end: 0, firstField: 0, lineOffset: 0, fieldCount: 0, flags: [])
    static let noField = CSVField(start: 0, end: 0, flags: 0)
}
