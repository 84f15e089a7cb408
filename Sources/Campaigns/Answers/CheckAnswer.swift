internal import Figures
internal import Questionnaires
internal import Reports
internal import Responses
internal import Validation

/// What `check` says: each batch with its records and their fates, then what was found, by rule.
struct CheckAnswer {
    let campaign: Campaign
    let verdicts: [BatchVerdict]
    let language: Language

    /// The answer.
    var answer: Answer {
        Answer(
            json: BatchesJSON.value(verdicts.map(BatchMaterial.init), language: language),
            tables: [batches, findings],
            needsAttention: verdicts.contains { $0.counts.quarantined > 0 })
    }

    private var batches: AnswerTable {
        let cells = Cells(language: language, rules: campaign.definition.rounding)
        return AnswerTable(
            title: LocalizedText(vi: "Lô phiếu", en: "Batches"),
            columns: [
                AnswerColumn("file", vi: "tệp", en: "file"), AnswerColumn("format", vi: "dạng", en: "format"),
                AnswerColumn("records", vi: "bản ghi", en: "records", isNumber: true),
                AnswerColumn("accepted", vi: "hợp lệ", en: "accepted", isNumber: true),
                AnswerColumn("duplicates", vi: "trùng", en: "duplicates", isNumber: true),
                AnswerColumn("superseded", vi: "thay thế", en: "superseded", isNumber: true),
                AnswerColumn("excluded", vi: "loại", en: "excluded", isNumber: true),
                AnswerColumn("quarantined", vi: "chờ xử lý", en: "quarantined", isNumber: true),
            ],
            rows: verdicts.map { verdict in
                let counts = verdict.counts
                let numbers = [
                    counts.records, counts.accepted, counts.duplicates, counts.superseded, counts.excluded, counts.quarantined,
                ]
                return [verdict.source.file, verdict.source.format.rawValue] + numbers.map(cells.count)
            })
    }

    private var findings: AnswerTable {
        AnswerTable(
            title: LocalizedText(vi: "Phát hiện", en: "Findings"),
            columns: [
                AnswerColumn("file", vi: "tệp", en: "file"), AnswerColumn("record", vi: "bản ghi", en: "record", isNumber: true),
                AnswerColumn("line", vi: "dòng", en: "line", isNumber: true), AnswerColumn("severity", vi: "mức", en: "severity"),
                AnswerColumn("rule", vi: "quy tắc", en: "rule"), AnswerColumn("field", vi: "câu", en: "field"),
                AnswerColumn("value", vi: "giá trị", en: "value"), AnswerColumn("message", vi: "nội dung", en: "message"),
            ],
            rows: verdicts.flatMap { verdict in
                verdict.findings.map { finding in
                    [
                        verdict.source.file, finding.record.map(String.init) ?? "", finding.line.map(String.init) ?? "",
                        finding.severity.text.text(language), finding.rule, finding.field ?? "",
                        oneLine(finding.value ?? ""), finding.message.text(language),
                    ]
                }
            })
    }

    /// A value without line breaks, so that it stays in its row on a terminal.
    private func oneLine(_ value: String) -> String {
        String(value.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    }
}
