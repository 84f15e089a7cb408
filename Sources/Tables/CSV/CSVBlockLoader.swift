/// Loads text and scans it, block by block: what is left over of one block begins the next.
struct CSVBlockLoader: ~Copyable {
    /// How the table is written.
    let dialect: CSVDialect
    /// What the sniffer found, unless the dialect was given.
    let sniff: CSVSniff?

    private var source: TextSource
    private var scanner: CSVScanner
    private let blockBytes: Int
    /// Text that has been read and not been scanned to a record's end, from `restPosition` on.
    private var rest: [UInt8]
    private var restPosition: Int
    private var sourceIsFinished: Bool
    private var offset: Int
    /// Bytes of text before the block that is loaded next.
    private var textOffset: Int

    /// Takes a source over and recognises the dialect, unless it is given.
    init(_ source: consuming TextSource, _ given: CSVDialect?, _ blockBytes: Int) throws(TableError) {
        var source = source
        var first = CSVBlock()
        let isWhole = try Self.load(&first, to: TableLimits.sampleBytes, from: &source)
        let sample = Array(first.bytes[..<first.byteCount])
        let found = CSVSniffer.sniff(sample, isWhole: isWhole)
        let skipped = CSVSniffer.separatorLine(sample)?.length ?? 0
        var dialect = given ?? found.dialect
        dialect.hasSeparatorLine = skipped > 0
        self.dialect = dialect
        sniff = given == nil ? found : nil
        offset = source.prefixBytes + skipped * (source.encoding.isUTF16 ? 2 : 1)
        textOffset = skipped
        sourceIsFinished = isWhole
        scanner = CSVScanner(dialect, firstLine: skipped > 0 ? 1 : 0)
        self.blockBytes = min(max(blockBytes, 1), TableLimits.largestBlockBytes)
        rest = sample
        restPosition = skipped
        self.source = source
    }

    /// SHA-256 of a hashed file that has been read to its end.
    var digest: SHA256Digest? { source.digest }

    /// Physical lines that have been passed.
    var lines: Int { scanner.line }

    /// A header, and what came with it.
    struct Header {
        var names: [String]
        var line: Int
        var emptyLines: Int
        /// The records that were read with it, if there are any.
        var rest: CSVBlock?
    }

    /// Reads the first record as the names of the columns.
    mutating func readHeader(_ name: String) throws(TableError) -> Header {
        var block = CSVBlock()
        try fill(&block)
        block.complete()
        guard block.recordCount > 0 else { throw .noHeader(file: name) }
        let line = block.line(0)
        let damage = block.records[0].flags.damage
        if !damage.isEmpty { throw .damagedHeader(file: name, line: line, damage: damage) }
        let names = block.texts(0)
        block.dropFirstRecord()
        if block.recordCount > 0 { block.complete() }
        return Header(
            names: names, line: line, emptyLines: block.emptyLines, rest: block.recordCount > 0 ? block : nil)
    }

    /// Reads until the block has at least one record, or the source ends. The records are found; `complete` does the rest.
    mutating func fill(_ block: inout CSVBlock) throws(TableError) {
        block.isFromUTF16 = source.encoding.isUTF16
        block.byteCount = 0
        var emptyLines = 0
        var target = blockBytes
        while true {
            let isFinished = try load(&block, to: target)
            let skipped = scanner.skip(block.bytes, count: block.byteCount)
            if skipped > 0 { drop(skipped, of: &block) }
            block.firstLine = scanner.line + 1
            block.byteOffset = offset
            let used = scanner.findRecords(&block, isLast: isFinished)
            emptyLines += block.emptyLines
            // At the end of the source everything is used, but for what follows a record that was cut.
            let isOver = isFinished && used == block.byteCount
            if block.recordCount > 0 || isOver {
                rest.replaceSubrange(..<restPosition, with: block.bytes[used..<block.byteCount])
                restPosition = 0
                locate(&block)
                offset += block.sourceLength(0, used)
                textOffset += used
                block.byteCount = used
                break
            }
            drop(used, of: &block)
            target = max(blockBytes, block.byteCount * 2)
        }
        block.emptyLines = emptyLines
    }

    /// Finds the records in the source, where the lengths of their texts do not tell.
    private mutating func locate(_ block: inout CSVBlock) {
        block.sourcePlaces.removeAll(keepingCapacity: true)
        guard source.hasPlaces else { return }
        source.forgetPlaces(before: textOffset)
        block.byteOffset = source.place(textOffset)
        for record in block.records[..<block.recordCount] {
            let start = source.place(textOffset + Int(record.start))
            block.sourcePlaces.append(start..<max(start, source.place(textOffset + Int(record.end))))
        }
    }

    private mutating func drop(_ count: Int, of block: inout CSVBlock) {
        guard count > 0 else { return }
        offset += block.sourceLength(0, count)
        textOffset += count
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
        if missing > 0 { bytes += [UInt8](repeating: 0, count: missing) }
    }

    /// Takes the header out of the first block.
    fileprivate mutating func dropFirstRecord() {
        records.removeFirst()
        recordCount -= 1
        if !sourcePlaces.isEmpty { sourcePlaces.removeFirst() }
    }

    /// Finds all cells, marks the records that are no text, and sums up what the records have in common.
    mutating func complete() {
        indexCells(of: 0..<recordCount)
        checkText()
    }

    /// Marks the records with bytes that are not UTF-8, or NUL, and gathers the flags of all records: what can be left to the
    /// task that codes the block.
    public mutating func checkText() {
        markInvalidText()
        var all: UInt8 = 0
        for record in records[..<recordCount] { all |= record.flags.rawValue }
        flags = CSVRecordFlags(rawValue: all)
    }

    private mutating func markInvalidText() {
        var place = 0
        var record = 0
        while let bad = TextCheck.firstBad(in: bytes, from: place, to: byteCount) {
            while record < recordCount && Int(records[record].end) <= bad { record += 1 }
            guard record < recordCount else { return }
            // A byte before the record is in what is not a record: the header, marked on its own.
            guard Int(records[record].start) <= bad else {
                place = Int(records[record].start)
                continue
            }
            mark(record)
            place = Int(records[record].end)
        }
    }

    private mutating func mark(_ record: Int) {
        let start = Int(records[record].start)
        let end = Int(records[record].end)
        if bytes[start..<end].contains(0) { records[record].flags.insert(.nulByte) }
        if TextCheck.firstInvalid(in: bytes, from: start, to: end) != nil { records[record].flags.insert(.invalidUTF8) }
    }
}
