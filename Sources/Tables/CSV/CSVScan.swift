/// One pass of the scanner over one stretch of text: the state that its two machines share. Lives on the stack only, for it
/// holds pointers into the block's storage. Records are found; the cells of regular ones are found later.
struct CSVScan {
    /// Why a pass ended.
    enum Reason {
        /// Every whole record has been indexed.
        case done
        /// The index is full: grow it and go on.
        case needsRoom
        /// The last record was too long and is cut: what follows up to the line's end is to be passed over.
        case cutRecord
    }

    /// Where a pass ended, and why.
    struct Stop {
        var reason: Reason
        var position: Int
    }

    let bytes: UnsafePointer<UInt8>
    let count: Int
    let isLast: Bool
    let records: UnsafeMutableBufferPointer<CSVRecord>
    let fields: UnsafeMutableBufferPointer<CSVField>
    let separator: UInt8
    let quotes: Bool
    let recordLimit: Int
    let fieldLimit: Int
    let usesQuickMachine: Bool

    var line = 0
    var firstLine = 0
    var recordCount = 0
    /// Cells of the records that the careful machine read.
    var fieldCount = 0
    var careful: [CarefulCells] = []
    var emptyLines = 0
    var doubtfulEnd: Int

    init(
        bytes: UnsafeBufferPointer<UInt8>, count: Int, isLast: Bool, records: UnsafeMutableBufferPointer<CSVRecord>,
        fields: UnsafeMutableBufferPointer<CSVField>, scanner: CSVScanner, doubtfulEnd: Int
    ) {
        // The block's storage is never empty: the scanner has padded it.
        self.bytes = bytes.baseAddress.unsafelyUnwrapped
        self.count = count
        self.isLast = isLast
        self.records = records
        self.fields = fields
        separator = scanner.separator
        quotes = scanner.quotes
        recordLimit = scanner.recordLimit
        fieldLimit = scanner.fieldLimit
        usesQuickMachine = scanner.usesQuickMachine
        self.doubtfulEnd = doubtfulEnd
    }

    /// Indexes records from `start`, which is where a record begins.
    mutating func run(from start: Int) -> Stop {
        var position = start
        while true {
            if position >= doubtfulEnd {
                let quick = runQuickly(from: position)
                position = quick.position
                switch quick.reason {
                case .done: return Stop(reason: .done, position: position)
                case .needsRoom: return Stop(reason: .needsRoom, position: position)
                case .careful: break
                }
            }
            guard hasRoom(at: position) else { return Stop(reason: .needsRoom, position: position) }
            switch runCarefully(from: position) {
            case .record(let next), .emptyLine(let next): position = next
            case .cut(let next): return Stop(reason: .cutRecord, position: next)
            case .needsMore: return Stop(reason: .done, position: position)
            }
        }
    }

    /// Whether one more record, of as many cells as the bytes from `position` on can hold, fits the index.
    private func hasRoom(at position: Int) -> Bool {
        recordCount + CSVScanner.padding < records.count
            && fieldCount + min(fieldLimit, count - position) + CSVScanner.padding < fields.count
    }

    /// Puts a record into the index whose fields are there already.
    mutating func append(start: Int, end: Int, firstField: Int, line: Int, flags: CSVRecordFlags) {
        records[recordCount] = CSVRecord(
            start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
            firstField: UInt32(truncatingIfNeeded: firstField),
            lineOffset: UInt32(truncatingIfNeeded: line &- firstLine),
            fieldCount: UInt16(truncatingIfNeeded: fieldCount &- firstField), flags: flags)
        careful.append(
            CarefulCells(
                start: UInt32(truncatingIfNeeded: start), first: firstField, count: fieldCount &- firstField))
        recordCount &+= 1
    }
}
