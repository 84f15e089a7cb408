internal import Responses
internal import Validation

/// The columns of every table that says what became of records.
enum FateColumns {
    static let all = [
        AnswerColumn("records", vi: "bản ghi", en: "records", isNumber: true),
        AnswerColumn("accepted", vi: "hợp lệ", en: "accepted", isNumber: true),
        AnswerColumn("duplicates", vi: "trùng", en: "duplicates", isNumber: true),
        AnswerColumn("superseded", vi: "thay thế", en: "superseded", isNumber: true),
        AnswerColumn("excluded", vi: "loại", en: "excluded", isNumber: true),
        AnswerColumn("quarantined", vi: "chờ xử lý", en: "quarantined", isNumber: true),
    ]
}

extension Cells {
    /// The cells under `FateColumns.all`.
    func fates(_ counts: DispositionCounts) -> [String] {
        [
            counts.records, counts.accepted, counts.duplicates, counts.superseded, counts.excluded, counts.quarantined,
        ].map(count)
    }

    /// A value without line breaks, so that it stays in its row on a terminal.
    func oneLine(_ value: String) -> String {
        String(value.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    }
}
