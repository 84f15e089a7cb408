import Figures
import GRDB
import Questionnaires
import Responses

/// Puts batches into the tables and takes them out; the caller opens the transaction.
struct StoredBatchWriter {
    let db: Database

    /// Whether exactly these contents are stored already.
    func holds(_ key: LedgerKey, checksum: UInt64) throws -> Bool {
        var found = false
        let query = try StoredStatement(
            db, "SELECT id FROM batch WHERE file = ? AND sha256 = ? AND reading = ? AND checksum = ?")
        try query.forEachRow(key.file, key.sha256, key.reading, checksum) { _ in found = true }
        return found
    }

    /// Removes what is stored of a file.
    func remove(file: String) throws {
        try StoredStatement(db, "DELETE FROM batch WHERE file = ?").run(file)
    }

    /// Removes one entry, but not one that another process has put in its place.
    func remove(_ key: LedgerKey) throws {
        let statement = try StoredStatement(db, "DELETE FROM batch WHERE file = ? AND sha256 = ? AND reading = ?")
        try statement.run(key.file, key.sha256, key.reading)
    }

    /// Stores contents in place of what is stored of the file.
    func store(_ contents: BatchContents, for key: LedgerKey, checksum: UInt64) throws {
        try remove(file: key.file)
        let batch = try insertBatch(contents, for: key, checksum: checksum)
        for (place, column) in contents.table.columns.enumerated() {
            try insert(column, place: place, batch: batch)
        }
        try insertRows(contents.table, batch: batch)
        try insert(contents.table.submissions, batch: batch)
        try insertRefused(contents.refused, batch: batch)
        try insert(contents.notes, batch: batch)
        let findings = try findingStatement()
        for (number, finding) in contents.findings.enumerated() {
            try insert(finding, refused: 0, number: number, batch: batch, with: findings)
        }
    }

    private func insertBatch(_ contents: BatchContents, for key: LedgerKey, checksum: UInt64) throws -> Int {
        let source = contents.source
        let statement = try StoredStatement(
            db,
            """
            INSERT INTO batch (file, sha256, reading, size, format, encoding, dialect, collection, period, questionnaire,
                records, refused, findings, checksum)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        try statement.run(
            key.file, key.sha256, key.reading, source.size, source.format.rawValue, source.encoding, source.dialect,
            source.collection?.rawValue, source.period, contents.table.questionnaireID, contents.recordCount,
            contents.refused.count, contents.findings.count, checksum)
        return Int(db.lastInsertedRowID)
    }

    private func insert(_ column: Responses.Column, place: Int, batch: Int) throws {
        let kinds = try StoredStatement(db, "INSERT INTO answer_column (batch, place, kind) VALUES (?, ?, ?)")
        try kinds.run(batch, place, ColumnKind(column).rawValue)
        switch column {
        case .codes8(let codes): try insert(codes, place: place, batch: batch)
        case .codes16(let codes): try insert(codes, place: place, batch: batch)
        case .sets(let codes): try insert(codes, place: place, batch: batch)
        case .numbers(let numbers): try insert(numbers.bitBlocks, place: place, batch: batch)
        case .dates(let codes): try insert(codes, place: place, batch: batch)
        case .texts(let texts):
            try insert(texts.codes, place: place, batch: batch)
            let statement = try StoredStatement(
                db, "INSERT INTO answer_text (batch, place, number, lengths, texts) VALUES (?, ?, ?, ?, ?)")
            try TextPieces.forEach(of: texts.texts) { number, piece in
                try statement.run(batch, place, number, piece.lengths, piece.bytes)
            }
        }
    }

    private func insert<Code>(_ list: CodeBlocks<Code>, place: Int, batch: Int) throws {
        let statement = try StoredStatement(
            db, "INSERT INTO answer_block (batch, place, number, codes, packing, rows) VALUES (?, ?, ?, ?, ?, ?)")
        for (number, block) in list.blocks.enumerated() {
            let packed = PackedCodes(block)
            try statement.run(batch, place, number, packed.bytes, packed.packing.rawValue, block.count)
        }
    }

    private func insertRows(_ table: ResponseTable, batch: Int) throws {
        let statement = try StoredStatement(
            db,
            """
            INSERT INTO row_block (batch, number, units, records, lines, lengths, bytes, unit_packing, packing, rows)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        for (number, units) in table.units.blocks.enumerated() {
            let start = number * BlockSize.rows
            let origins = PackedOrigins(table.origins[start..<(start + units.count)])
            let packed = PackedCodes(units)
            try statement.run(
                batch, number, packed.bytes, origins.records, origins.lines, origins.lengths, origins.bytes,
                packed.packing.rawValue, origins.packing.rawValue, units.count)
        }
    }

    /// Stores which submissions the rows are, where a form server wrote the batch.
    private func insert(_ submissions: SubmissionColumn, batch: Int) throws {
        guard !submissions.isEmpty else { return }
        let statement = try StoredStatement(
            db,
            "INSERT INTO submission_block (batch, number, highs, lows, places, revisions) VALUES (?, ?, ?, ?, ?, ?)")
        let count = submissions.ids.count
        for (number, start) in stride(from: 0, to: count, by: BlockSize.rows).enumerated() {
            let rows = start..<min(start + BlockSize.rows, count)
            let ids = submissions.ids[rows]
            let places = submissions.places.isEmpty ? [] : Array(submissions.places[rows])
            let revisions = submissions.revisions.isEmpty ? [] : Array(submissions.revisions[rows])
            try statement.run(batch, number, ids.map(\.high), ids.map(\.low), places, revisions)
        }
    }

    private func insertRefused(_ refused: RefusedRecords, batch: Int) throws {
        let records = try StoredStatement(
            db,
            """
            INSERT INTO refused_record (batch, number, record, line, length, byte, text) VALUES (?, ?, ?, ?, ?, ?, ?)
            """)
        let findings = try findingStatement()
        for (number, record) in refused.enumerated() {
            let origin = record.origin
            try records.run(
                batch, number, origin.record, origin.line, origin.length, origin.byte, record.rawText)
            try insert(record.finding, refused: 1, number: number, batch: batch, with: findings)
        }
    }

    private func findingStatement() throws -> StoredStatement {
        try StoredStatement(
            db,
            """
            INSERT INTO finding (batch, refused, number, rule, severity, record, line, byte, field, value, vi, en, count)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
    }

    private func insert(
        _ finding: Finding, refused: Int, number: Int, batch: Int, with statement: StoredStatement
    ) throws {
        try statement.run(
            batch, refused, number, finding.rule, finding.severity.rawValue, finding.record, finding.line, finding.byte,
            finding.field, finding.value, finding.message.vi, finding.message.en, finding.count)
    }
}
