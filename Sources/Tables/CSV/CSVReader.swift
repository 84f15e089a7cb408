/// Reads a table block by block, each record accounted for: sound, flagged, or counted as an empty line.
///
///     var reader = try CSVReader(file: path)
///     var block = CSVBlock()
///     while try reader.next(into: &block) { … }
///
/// Memory does not grow with the file: it holds one block, one record's tail and 64 KiB.
public struct CSVReader: ~Copyable {
    /// The name that errors give: the path of a file.
    public let name: String
    /// How the table is written.
    public let dialect: CSVDialect
    /// What the sniffer found, unless the dialect was given.
    public let sniff: CSVSniff?
    /// The encoding that the bytes are read in.
    public let encoding: TextEncoding
    /// Whether the source begins with a byte order mark.
    public let hasByteOrderMark: Bool
    /// The names of the columns as they stand in the header; empty for a table without one.
    public private(set) var header: [String] = []
    /// The physical line that the header begins on, from 1.
    public private(set) var headerLine = 1

    /// Records read so far, the header not counted.
    public private(set) var recordCount = 0
    /// Empty lines passed so far.
    public private(set) var emptyLines = 0
    /// Whether everything has been read.
    public private(set) var isAtEnd = false

    private var source: TextSource
    private var scanner: CSVScanner
    private let blockBytes: Int
    /// Text that has been read and not been scanned to a record's end, from `restPosition` on.
    private var rest: [UInt8]
    private var restPosition: Int
    private var sourceIsFinished: Bool
    private var offset: Int
    private var firstBlock: CSVBlock?

    /// Opens a source and reads its header.
    ///
    /// - Parameters:
    ///   - dialect: how the table is written; nil to recognise it from the first 64 KiB.
    ///   - encoding: the encoding; nil to recognise it.
    ///   - blockBytes: the size that blocks aim at, from 1 to `TableLimits.largestBlockBytes`.
    /// - Throws: `unsupportedEncoding`; `noHeader` and `damagedHeader` if the dialect has a header; what reading throws.
    public init(
        _ source: consuming ByteSource, dialect: CSVDialect? = nil, encoding: TextEncoding? = nil,
        blockBytes: Int = TableLimits.blockBytes
    ) throws(TableError) {
        var text = try TextSource(source, encoding: encoding)
        var first = CSVBlock()
        let isFinished = try Self.load(&first, to: TableLimits.sampleBytes, from: &text)
        let sample = Array(first.bytes[..<first.byteCount])
        self.init(text, sample, isWhole: isFinished, dialect, blockBytes)
        if self.dialect.hasHeader { try readHeader() }
    }

    private init(
        _ text: consuming TextSource, _ sample: [UInt8], isWhole: Bool, _ given: CSVDialect?, _ blockBytes: Int
    ) {
        let found = CSVSniffer.sniff(sample, isWhole: isWhole)
        let skipped = CSVSniffer.separatorLine(sample)?.length ?? 0
        var dialect = given ?? found.dialect
        dialect.hasSeparatorLine = skipped > 0
        self.dialect = dialect
        sniff = given == nil ? found : nil
        name = text.name
        encoding = text.encoding
        hasByteOrderMark = text.hasByteOrderMark
        offset = text.prefixBytes + skipped * (text.encoding == .utf8 ? 1 : 2)
        sourceIsFinished = isWhole
        scanner = CSVScanner(dialect, firstLine: skipped > 0 ? 1 : 0)
        self.blockBytes = min(max(blockBytes, 1), TableLimits.largestBlockBytes)
        rest = sample
        restPosition = skipped
        source = text
    }

    /// Opens a file and reads its header; with `hashing`, SHA-256 is computed in the same pass.
    public init(
        file: String, dialect: CSVDialect? = nil, encoding: TextEncoding? = nil, hashing: Bool = false,
        limit: Int = .max, blockBytes: Int = TableLimits.blockBytes
    ) throws(TableError) {
        let source = try ByteSource(file: file, hashing: hashing, limit: limit)
        try self.init(source, dialect: dialect, encoding: encoding, blockBytes: blockBytes)
    }

    /// Reads bytes in memory.
    public init(
        bytes: [UInt8], name: String, dialect: CSVDialect? = nil, encoding: TextEncoding? = nil,
        blockBytes: Int = TableLimits.blockBytes
    ) throws(TableError) {
        try self.init(
            ByteSource(bytes: bytes, name: name), dialect: dialect, encoding: encoding, blockBytes: blockBytes)
    }

    /// SHA-256 of the file, once it has been read to its end by a reader that hashes.
    public var digest: SHA256Digest? { source.digest }

    /// Physical lines that have been passed so far.
    public var lines: Int { scanner.line }

    /// The next block, or nil at the end.
    public mutating func next() throws(TableError) -> CSVBlock? {
        var block = CSVBlock()
        return try next(into: &block) ? block : nil
    }

    /// Fills `block` with the next records, using its storage again.
    ///
    /// - Returns: false at the end; the block is then empty.
    public mutating func next(into block: inout CSVBlock) throws(TableError) -> Bool {
        if let first = firstBlock.take() {
            block = first
        } else {
            try fill(&block)
        }
        block.firstRecordNumber = recordCount + 1
        recordCount += block.recordCount
        emptyLines += block.emptyLines
        // Every block has a record; what has none is the end.
        isAtEnd = block.recordCount == 0
        return !isAtEnd
    }

    private mutating func readHeader() throws(TableError) {
        var block = CSVBlock()
        try fill(&block)
        guard block.recordCount > 0 else { throw .noHeader(file: name) }
        headerLine = block.line(0)
        let damage = block.records[0].flags.damage
        if !damage.isEmpty { throw .damagedHeader(file: name, line: headerLine, damage: damage) }
        header = block.texts(0)
        block.dropFirstRecord()
        if block.recordCount > 0 {
            block.summarise()
            firstBlock = block
        } else {
            emptyLines += block.emptyLines
        }
    }

    /// Reads until the block has at least one record, or the source ends.
    private mutating func fill(_ block: inout CSVBlock) throws(TableError) {
        block.isFromUTF16 = encoding != .utf8
        block.byteCount = 0
        var emptyLines = 0
        var target = blockBytes
        while true {
            let isFinished = try load(&block, to: target)
            let skipped = scanner.skip(block.bytes, count: block.byteCount)
            if skipped > 0 { drop(skipped, of: &block) }
            block.firstLine = scanner.line + 1
            block.byteOffset = offset
            let used = scanner.scan(&block, isLast: isFinished)
            emptyLines += block.emptyLines
            // At the end of the source everything is used, but for what follows a record that was cut.
            let isOver = isFinished && used == block.byteCount
            if block.recordCount > 0 || isOver {
                rest.replaceSubrange(..<restPosition, with: block.bytes[used..<block.byteCount])
                restPosition = 0
                offset += block.sourceLength(0, used)
                block.byteCount = used
                break
            }
            drop(used, of: &block)
            target = max(blockBytes, block.byteCount * 2)
        }
        block.emptyLines = emptyLines
        block.summarise()
    }

    private mutating func drop(_ count: Int, of block: inout CSVBlock) {
        guard count > 0 else { return }
        offset += block.sourceLength(0, count)
        block.bytes.removeSubrange(0..<count)
        block.byteCount -= count
    }

    /// Loads a block until it has `target` bytes or there are no more; true if there are no more.
    private mutating func load(_ block: inout CSVBlock, to target: Int) throws(TableError) -> Bool {
        block.makeRoom(for: target)
        let kept = max(0, min(target - block.byteCount, rest.count - restPosition))
        if kept > 0 {
            block.bytes.replaceSubrange(
                block.byteCount..<block.byteCount + kept, with: rest[restPosition..<restPosition + kept])
            restPosition += kept
            block.byteCount += kept
        }
        if restPosition < rest.count { return false }
        if !sourceIsFinished { sourceIsFinished = try Self.load(&block, to: target, from: &source) }
        return sourceIsFinished
    }

    private static func load(
        _ block: inout CSVBlock, to target: Int, from source: inout TextSource
    ) throws(TableError) -> Bool {
        block.makeRoom(for: target)
        while block.byteCount < target {
            let count = try source.read(into: &block.bytes, at: block.byteCount, atMost: target - block.byteCount)
            if count == 0 { return true }
            block.byteCount += count
        }
        return false
    }
}

extension CSVBlock {
    /// Makes the storage large enough for `count` bytes and what the scanner may look at behind them.
    fileprivate mutating func makeRoom(for count: Int) {
        let missing = count + CSVScanner.padding - bytes.count
        if missing > 0 { bytes.append(contentsOf: repeatElement(0, count: missing)) }
    }

    /// Takes the header out of the first block.
    fileprivate mutating func dropFirstRecord() {
        records.removeFirst()
        recordCount -= 1
    }

    /// Marks the records that are not UTF-8, and sums up what the records have in common.
    fileprivate mutating func summarise() {
        markInvalidText()
        var all: UInt8 = 0
        var isUniform = true
        let first = recordCount > 0 ? records[0].fieldCount : 0
        for record in records[..<recordCount] {
            all |= record.flags.rawValue
            if record.fieldCount != first { isUniform = false }
        }
        flags = CSVRecordFlags(rawValue: all)
        uniformFieldCount = isUniform && recordCount > 0 ? Int(first) : nil
    }

    private mutating func markInvalidText() {
        var place = 0
        var record = 0
        while let bad = UTF8Check.firstInvalid(in: bytes, from: place, to: byteCount) {
            while record < recordCount && Int(records[record].end) <= bad { record += 1 }
            guard record < recordCount else { return }
            // A byte before the record is in what is not a record: the header, reported on its own.
            if Int(records[record].start) <= bad {
                records[record].flags.insert(.invalidUTF8)
                place = Int(records[record].end)
            } else {
                place = Int(records[record].start)
            }
        }
    }
}
