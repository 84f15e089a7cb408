/// One record of a block: where its bytes and its cells are.
@frozen
public struct CSVRecord: Sendable, Hashable {
    /// Index of the record's first byte in the block's `bytes`.
    public var start: UInt32
    /// Index after its last byte; the line end is not part of it.
    public var end: UInt32
    /// Index of its first cell in the block's `fields`.
    public var firstField: UInt32
    /// Physical lines between the block's `firstLine` and the record's first line.
    public var lineOffset: UInt32
    /// Cells that are indexed, at most `TableLimits.fieldsPerRecord`.
    public var fieldCount: UInt16
    /// What is noteworthy about it.
    public var flags: CSVRecordFlags

    @inlinable
    init(start: UInt32, end: UInt32, firstField: UInt32, lineOffset: UInt32, fieldCount: UInt16, flags: CSVRecordFlags)
    {
        self.start = start
        self.end = end
        self.firstField = firstField
        self.lineOffset = lineOffset
        self.fieldCount = fieldCount
        self.flags = flags
    }
}

/// One cell: where its content is in the block's bytes, the enclosing quotes left out. Eight bytes.
@frozen
public struct CSVField: Sendable, Hashable {
    @usableFromInline var first: UInt32
    @usableFromInline var endAndFlags: UInt32

    @inlinable
    init(start: Int, end: Int, flags: UInt32) {
        first = UInt32(truncatingIfNeeded: start)
        endAndFlags = UInt32(truncatingIfNeeded: end) | flags
    }

    @usableFromInline static let quotedFlag: UInt32 = 1 << 31
    @usableFromInline static let doubledFlag: UInt32 = 1 << 30
    @usableFromInline static let irregularFlag: UInt32 = 1 << 29

    /// Index of the content's first byte in the block's `bytes`.
    @inlinable public var start: Int { Int(first) }
    /// Index after the content's last byte.
    @inlinable public var end: Int { Int(endAndFlags & 0x1FFF_FFFF) }
    /// Whether the cell stood in quotes: an empty one is then "" and not nothing.
    @inlinable public var isQuoted: Bool { endAndFlags & (1 << 31) != 0 }
    /// Whether the content holds doubled quotes that stand for single ones.
    @inlinable public var hasDoubledQuotes: Bool { endAndFlags & (1 << 30) != 0 }
    /// Whether a quote of this cell is in the wrong place; the content is then the raw text.
    @inlinable public var isIrregular: Bool { endAndFlags & (1 << 29) != 0 }
}

/// A run of whole records with an index of their cells; the unit of work and of parallelism in reading.
///
/// The three arrays are working storage that is used again: only the first `byteCount`, `recordCount` and `fieldCount`
/// elements mean anything. An inner loop takes `bytes.span`, `records.span` and `fields.span` and stays within its room:
///
///     for r in 0..<block.recordCount {
///         let cell = fields[Int(records[r].firstField) + column]      // column < records[r].fieldCount
///         for i in cell.start..<cell.end { … bytes[i] … }
///     }
public struct CSVBlock: Sendable {
    /// UTF-8 text of the records with their line ends.
    public internal(set) var bytes: [UInt8] = []
    /// How many of `bytes` belong to the block.
    public internal(set) var byteCount = 0
    /// The records, in file order. Empty lines are not records.
    public internal(set) var records: [CSVRecord] = []
    /// How many of `records` belong to the block.
    public internal(set) var recordCount = 0
    /// The cells, record by record: of all records, or of those that `indexCells` was last asked for.
    public internal(set) var fields: [CSVField] = []
    /// How many of `fields` belong to the block.
    public internal(set) var fieldCount = 0

    /// Number of the block's first record among the file's records, from 1, the header not counted.
    public internal(set) var firstRecordNumber = 1
    /// Physical line in the file that the block begins with, from 1.
    public internal(set) var firstLine = 1
    /// Where the block begins in the source, in bytes of the source.
    public internal(set) var byteOffset = 0
    /// Lines in the block that hold nothing at all.
    public internal(set) var emptyLines = 0
    /// All flags that any record of the block has.
    public internal(set) var flags: CSVRecordFlags = []
    /// The number of cells that every record has, or nil if they differ.
    public internal(set) var uniformFieldCount: Int?
    /// Whether the source holds two bytes for each UTF-16 unit of the text.
    var isFromUTF16 = false
    /// Where each record stands in the source, in bytes of the source; empty where the lengths of the texts tell.
    public internal(set) var sourcePlaces: [Range<Int>] = []
    /// What the cells of its records are set apart by.
    var separator: UInt8 = 0x2C
    /// The most cells of a record that are indexed.
    var fieldLimit = TableLimits.fieldsPerRecord
    /// The records that the careful machine read, in order, and their cells.
    var carefulRecords: [CarefulCells] = []
    var carefulFields: [CSVField] = []

    /// An empty block, to be filled by `CSVReader.next(into:)` again and again.
    public init() {}

    /// The number of a record in the file, from 1, the header not counted.
    public func recordNumber(_ record: Int) -> Int { firstRecordNumber + record }

    /// The physical line in the file, from 1, that a record begins on.
    public func line(_ record: Int) -> Int { firstLine + Int(records[record].lineOffset) }

    /// Where a record begins in the source, in bytes of the source as it is stored.
    public func byteOffset(_ record: Int) -> Int {
        if record < sourcePlaces.count { return sourcePlaces[record].lowerBound }
        return byteOffset + sourceLength(0, Int(records[record].start))
    }

    /// Bytes of the source that a stretch of the block's text was stored in.
    func sourceLength(_ start: Int, _ end: Int) -> Int {
        guard isFromUTF16 else { return end - start }
        var units = 0
        for byte in bytes[start..<end] {
            if byte & 0xC0 != 0x80 { units += byte >= 0xF0 && byte < 0xF8 ? 2 : 1 }
        }
        return units * 2
    }
}
