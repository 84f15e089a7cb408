import Figures
import GRDB
import Questionnaires
import Responses

/// Builds a batch's contents again from the tables; throws `StoredDamage` where they are not what was stored.
struct StoredBatchReader {
    let db: Database
    let questionnaire: Questionnaire

    /// What stands in the batch's own row.
    private struct Entry {
        var id: Int
        var source: BatchSource
        var questionnaireID: String
        var records: Int
        var refused: Int
        var findings: Int
        var checksum: UInt64
    }

    /// The contents stored under a key, or nil if there are none.
    func contents(for key: LedgerKey) throws -> BatchContents? {
        guard let entry = try entry(for: key) else { return nil }
        guard entry.questionnaireID == questionnaire.id else { throw StoredDamage() }
        let (units, origins) = try rows(of: entry.id)
        let columns = try columns(of: entry.id)
        guard
            let table = try? ResponseTable(
                questionnaireID: entry.questionnaireID, columns: columns, units: units, origins: origins,
                submissions: try submissions(of: entry.id))
        else { throw StoredDamage() }
        let contents = BatchContents(
            source: entry.source, table: table, refused: try refused(of: entry.id),
            findings: try findings(of: entry.id, refused: 0), notes: try notes(of: entry.id))
        guard contents.recordCount == entry.records, contents.refused.count == entry.refused,
            contents.findings.count == entry.findings, contents.checksum(for: key) == entry.checksum
        else { throw StoredDamage() }
        return contents
    }

    private func entry(for key: LedgerKey) throws -> Entry? {
        var found: Entry?
        let query = try StoredStatement(
            db,
            """
            SELECT id, size, format, encoding, dialect, collection, period, questionnaire, records,
                refused, findings, checksum
            FROM batch WHERE file = ? AND sha256 = ? AND reading = ?
            """)
        try query.forEachRow(key.file, key.sha256, key.reading) { row in
            let source = BatchSource(
                file: key.file, sha256: key.sha256, size: try row.int(1), format: try row.format(2),
                encoding: try row.text(3), dialect: try row.optionalText(4), collection: try row.collection(5),
                period: try row.optionalText(6))
            found = Entry(
                id: try row.int(0), source: source, questionnaireID: try row.text(7), records: try row.int(8),
                refused: try row.int(9), findings: try row.int(10), checksum: try row.uint64(11))
        }
        return found
    }

    private func rows(of batch: Int) throws -> (CodeBlocks<UInt32>, [RecordOrigin]) {
        var units = CodeBlocks<UInt32>()
        var origins: [RecordOrigin] = []
        let query = try StoredStatement(
            db,
            """
            SELECT units, records, lines, lengths, bytes, unit_packing, packing, rows
            FROM row_block WHERE batch = ? ORDER BY number
            """)
        try query.forEachRow(batch) { row in
            let packed = try PackedCodes(packing: row.int(5), bytes: row.codes(0))
            let count = try row.blockRows(7, stored: packed.bytes.count / MemoryLayout<UInt32>.stride)
            units.append(contentsOf: try packed.codes(count, as: UInt32.self))
            try PackedOrigins(
                packing: row.int(6), records: row.codes(1), lines: row.codes(2), lengths: row.codes(3),
                bytes: row.codes(4)
            ).append(count, to: &origins)
        }
        return (units, origins)
    }

    private func submissions(of batch: Int) throws -> SubmissionColumn {
        var ids: [SubmissionID] = []
        var places: [UInt32] = []
        var revisions: [UInt32] = []
        let query = try StoredStatement(
            db, "SELECT highs, lows, places, revisions FROM submission_block WHERE batch = ? ORDER BY number")
        try query.forEachRow(batch) { row in
            let highs: [UInt64] = try row.codes(0)
            let lows: [UInt64] = try row.codes(1)
            guard highs.count == lows.count else { throw StoredDamage() }
            ids += zip(highs, lows).map { SubmissionID(high: $0, low: $1) }
            places += try row.codes(2)
            revisions += try row.codes(3)
        }
        return SubmissionColumn(ids: ids, places: places, revisions: revisions)
    }

    private func refused(of batch: Int) throws -> RefusedRecords {
        var records: [(origin: RecordOrigin, text: String)] = []
        let query = try StoredStatement(
            db, "SELECT record, line, length, byte, text FROM refused_record WHERE batch = ? ORDER BY number")
        try query.forEachRow(batch) { row in
            let origin = RecordOrigin(
                record: try row.uint32(0), line: try row.uint32(1), length: try row.uint32(2), byte: try row.uint64(3))
            records.append((origin, try row.text(4)))
        }
        let findings = try findings(of: batch, refused: 1)
        guard findings.count == records.count else { throw StoredDamage() }
        return RefusedRecords(
            zip(records, findings).lazy.map { RefusedRecord(origin: $0.origin, rawText: $0.text, finding: $1) })
    }

    /// What findings of one kind have in common.
    private struct Kind: Hashable {
        var rule: String
        var severity: Severity
        var field: String?
        var message: LocalizedText

        var finding: Finding { Finding(rule: rule, severity: severity, field: field, message: message) }
    }

    private static let mostKinds = 10_000

    private func findings(of batch: Int, refused: Int) throws -> [Finding] {
        var findings: [Finding] = []
        // Those of one kind share what they have in common, as where they were made.
        var kinds: [Kind: Finding] = [:]
        let query = try StoredStatement(
            db,
            """
            SELECT rule, severity, record, line, byte, field, value, vi, en, count
            FROM finding WHERE batch = ? AND refused = ? ORDER BY number
            """)
        try query.forEachRow(batch, refused) { row in
            guard let severity = Severity(rawValue: try row.text(1)) else { throw StoredDamage() }
            let kind = Kind(
                rule: try row.text(0), severity: severity, field: try row.optionalText(5),
                message: LocalizedText(vi: try row.text(7), en: try row.text(8)))
            var finding = kinds[kind] ?? kind.finding
            if kinds.count < Self.mostKinds { kinds[kind] = finding }
            finding.record = try row.optionalInt(2)
            finding.line = try row.optionalInt(3)
            finding.byte = try row.optionalInt(4)
            // Set apart from the initialiser, which might shorten it.
            finding.value = try row.optionalText(6)
            finding.count = try row.int(9)
            findings.append(finding)
        }
        return findings
    }
}

extension StoredRow {
    /// A kind of batch file.
    func format(_ column: CInt) throws -> BatchSource.Format {
        guard let format = BatchSource.Format(rawValue: try text(column)) else { throw StoredDamage() }
        return format
    }

    /// Who collected a batch, if that is known.
    func collection(_ column: CInt) throws -> BatchSource.Collection? {
        guard let name = try optionalText(column) else { return nil }
        guard let collection = BatchSource.Collection(rawValue: name) else { throw StoredDamage() }
        return collection
    }
}
