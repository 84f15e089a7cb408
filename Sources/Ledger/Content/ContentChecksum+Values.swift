import Figures
import Questionnaires
import Responses

/// The canonical form of values. Changing it makes every stored entry unusable, which costs one more reading of the batches.
///
/// What varies in length is preceded by its length, and what may be absent by a mark, so that
/// two different contents never give the same bytes.
extension ContentChecksum {
    /// Adds an integer as 64 bits, little-endian.
    mutating func add(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: UInt64(truncatingIfNeeded: value).littleEndian) { add(raw: $0) }
    }

    /// Adds a text as it is spelt: one in another normal form is another text here.
    mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            add(bytes.count)
            add(raw: UnsafeRawBufferPointer(bytes))
        }
    }

    /// Adds a text or the mark of its absence.
    mutating func add(_ text: String?) {
        add(text == nil ? 0 : 1)
        if let text {
            add(text)
        }
    }

    /// Adds an integer or the mark of its absence.
    mutating func add(_ value: Int?) {
        add(value == nil ? 0 : 1)
        if let value {
            add(value)
        }
    }

    /// Adds codes, little-endian.
    mutating func add<Code: FixedWidthInteger & UnsignedInteger>(codes: [Code]) {
        let stored = Code.isLittleEndianHere ? codes : codes.map(\.littleEndian)
        stored.withUnsafeBytes { bytes in
            add(bytes.count)
            add(raw: bytes)
        }
    }

    /// Adds a list of codes; all blocks but the last are full, so the blocks are determined by the codes.
    mutating func add<Code: FixedWidthInteger & UnsignedInteger>(_ list: CodeBlocks<Code>) {
        add(list.count)
        for block in list.blocks {
            add(codes: block)
        }
    }

    /// Adds a column with its kind.
    mutating func add(_ column: Column) {
        add(ColumnKind(column).rawValue)
        switch column {
        case .codes8(let codes): add(codes)
        case .codes16(let codes): add(codes)
        case .sets(let codes): add(codes)
        case .numbers(let numbers): add(numbers.bitBlocks)
        case .dates(let codes): add(codes)
        case .texts(let texts):
            add(texts.codes)
            add(texts.texts.count)
            TextPieces.forEach(of: texts.texts) { _, piece in
                add(codes: piece.lengths)
                add(codes: piece.bytes)
            }
        }
    }

    /// Adds the origins of rows, block by block and part by part as they are stored, for that is ten times faster.
    mutating func add(_ origins: [RecordOrigin]) {
        add(origins.count)
        for start in stride(from: 0, to: origins.count, by: BlockSize.rows) {
            let block = origins[start..<min(start + BlockSize.rows, origins.count)]
            add(codes: block.map(\.record))
            add(codes: block.map(\.line))
            add(codes: block.map(\.length))
            add(codes: block.map(\.byte))
        }
    }

    /// Adds which submissions the rows are.
    mutating func add(_ submissions: SubmissionColumn) {
        add(codes: submissions.ids.map(\.high))
        add(codes: submissions.ids.map(\.low))
        add(codes: submissions.places)
        add(codes: submissions.revisions)
    }

    /// Adds an origin but for its batch number, which is no property of the batch.
    mutating func add(_ origin: RecordOrigin) {
        add(origin.record)
        add(origin.line)
        add(origin.length)
        add(origin.byte)
    }

    /// Adds a finding.
    mutating func add(_ finding: Finding) {
        add(finding.rule)
        add(finding.severity.rawValue)
        add(finding.record)
        add(finding.line)
        add(finding.byte)
        add(finding.field)
        add(finding.value)
        add(finding.message.vi)
        add(finding.message.en)
        add(finding.count)
    }
}

extension BatchContents {
    /// The checksum of everything that was read from a batch, and of what the reading depended on.
    func checksum(for key: LedgerKey) -> UInt64 {
        var sum = ContentChecksum()
        sum.add(key.file)
        sum.add(key.sha256)
        sum.add(key.reading)
        sum.add(source.size)
        sum.add(source.format.rawValue)
        sum.add(source.encoding)
        sum.add(source.dialect)
        sum.add(source.collection?.rawValue)
        sum.add(source.period)
        sum.add(table.questionnaireID)
        sum.add(table.columns.count)
        for column in table.columns {
            sum.add(column)
        }
        sum.add(table.units)
        sum.add(table.origins)
        sum.add(table.submissions)
        sum.add(refused.count)
        for record in refused {
            sum.add(record.origin)
            sum.add(record.rawText)
            sum.add(record.finding)
        }
        sum.add(findings.count)
        for finding in findings {
            sum.add(finding)
        }
        sum.add(notes)
        return sum.value
    }
}
