import GRDB
import Responses

/// Lists what the tables hold.
struct StoredBatchList {
    let db: Database

    /// The names of the files.
    func files() throws -> [String] {
        var files: [String] = []
        let query = try StoredStatement(db, "SELECT file FROM batch ORDER BY file")
        try query.forEachRow { files.append(try $0.text(0)) }
        return files
    }

    /// One line a batch, ordered by the bytes of the file names.
    func batches() throws -> [LedgerBatch] {
        var batches: [LedgerBatch] = []
        let query = try StoredStatement(
            db,
            """
            SELECT file, sha256, reading, format, encoding, collection, period, questionnaire, size, records, refused,
                findings
            FROM batch ORDER BY file
            """)
        try query.forEachRow { row in
            batches.append(
                LedgerBatch(
                    key: LedgerKey(file: try row.text(0), sha256: try row.text(1), reading: try row.text(2)),
                    format: try row.format(3), encoding: try row.text(4), collection: try row.collection(5),
                    period: try row.optionalText(6), questionnaireID: try row.text(7), size: try row.int(8),
                    records: try row.int(9), refused: try row.int(10), findings: try row.int(11)))
        }
        return batches
    }
}
