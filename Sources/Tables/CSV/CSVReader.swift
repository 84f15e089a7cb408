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

    private var loader: CSVBlockLoader
    /// The records that were read with the header.
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
        let text = try TextSource(source, encoding: encoding)
        let name = text.name
        let used = text.encoding
        let mark = text.hasByteOrderMark
        var loader = try CSVBlockLoader(text, dialect, blockBytes)
        let head = loader.dialect.hasHeader ? try loader.readHeader(name) : nil
        self.name = name
        self.encoding = used
        hasByteOrderMark = mark
        self.dialect = loader.dialect
        sniff = loader.sniff
        header = head?.names ?? []
        headerLine = head?.line ?? 1
        emptyLines = head?.rest == nil ? head?.emptyLines ?? 0 : 0
        firstBlock = head?.rest
        self.loader = loader
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
    public var digest: SHA256Digest? { loader.digest }

    /// Physical lines that have been passed so far.
    public var lines: Int { loader.lines }

    /// The next block, or nil at the end.
    public mutating func next() throws(TableError) -> CSVBlock? {
        var block = CSVBlock()
        return try next(into: &block) ? block : nil
    }

    /// Fills `block` with the next records, using its storage again.
    ///
    /// - Returns: false at the end; the block is then empty.
    public mutating func next(into block: inout CSVBlock) throws(TableError) -> Bool {
        let hasRecords = try nextRecords(into: &block)
        block.complete()
        return hasRecords
    }

    /// The same, but only the records are found, which must be done in the order of the file. The task that takes the block
    /// has still to call `checkText`, and `indexCells` for the records that it looks at.
    public mutating func nextRecords(into block: inout CSVBlock) throws(TableError) -> Bool {
        if let first = firstBlock.take() {
            block = first
        } else {
            try loader.fill(&block)
        }
        block.firstRecordNumber = recordCount + 1
        recordCount += block.recordCount
        emptyLines += block.emptyLines
        // Every block has a record; what has none is the end.
        isAtEnd = block.recordCount == 0
        return !isAtEnd
    }
}
