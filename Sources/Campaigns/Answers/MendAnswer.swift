internal import Figures
internal import Questionnaires
internal import Responses
internal import Validation

/// What `findings --export` says: where the file lies and how many records of each batch are in it.
struct MendAnswer {
    let campaign: Campaign
    let request: MendRequest
    let files: [File]
    let language: Language

    /// A file that was written.
    struct File {
        var path: String
        /// The questionnaire whose questions are its columns.
        var questionnaire: String
        var rows: [MendExport.Row]
    }

    private var rows: [MendExport.Row] { files.flatMap(\.rows) }

    /// The answer.
    var answer: Answer {
        Answer(json: json, tables: [table], notes: [note], needsAttention: !rows.isEmpty)
    }

    private var batches: [(file: String, records: Int)] {
        Dictionary(grouping: rows, by: \.record.batch).map { ($0.key, $0.value.count) }.sorted { $0.0 < $1.0 }
    }

    private var table: AnswerTable {
        let cells = Cells(language: language, rules: campaign.definition.rounding)
        return AnswerTable(
            title: LocalizedText(vi: "Bản ghi cần sửa", en: "Records to mend"),
            columns: [
                AnswerColumn("batch", vi: "lô", en: "batch"),
                AnswerColumn("records", vi: "bản ghi", en: "records", isNumber: true),
            ], rows: batches.map { [$0.file, cells.count($0.records)] })
    }

    private var note: LocalizedText {
        guard !rows.isEmpty else {
            return LocalizedText(
                vi: "Không có bản ghi nào cần sửa; không ghi tệp.",
                en: "There is no record to mend; no file was written.")
        }
        let paths = files.map(\.path).joined(separator: ", ")
        return LocalizedText(
            vi:
                "Đã ghi \(paths). Sửa trong Excel, giữ nguyên các cột hailong:, rồi nhập như một lô phiếu; các bản ghi đã sửa thay cho bản cũ.",
            en:
                "Wrote \(paths). Mend it in a spreadsheet, leave the columns hailong: as they are, and import it like any batch; its records replace the old ones."
        )
    }

    private var json: JSONValue {
        [
            "campaign": .string(campaign.definition.id),
            "file": files.count == 1 && !rows.isEmpty ? .string(files[0].path) : .null,
            "files": .array(
                files.map {
                    [
                        "file": .string($0.path), "questionnaire": .string($0.questionnaire),
                        "records": .integer($0.rows.count),
                    ]
                }),
            "records": .integer(rows.count), "withPersonal": .bool(request.withPersonal),
            "batches": .array(batches.map { ["batch": .string($0.file), "records": .integer($0.records)] }),
        ]
    }
}
