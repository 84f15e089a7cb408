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
            tables: [batches, exclusions, rules, errors], csv: findings, notes: notes,
            needsAttention: verdicts.contains { $0.counts.quarantined > 0 })
    }

    private var cells: Cells { Cells(language: language, rules: campaign.definition.rounding) }

    private var batches: AnswerTable {
        AnswerTable(
            title: LocalizedText(vi: "Lô phiếu", en: "Batches"),
            columns: [
                AnswerColumn("file", vi: "tệp", en: "file"), AnswerColumn("format", vi: "dạng", en: "format"),
            ] + FateColumns.all,
            rows: verdicts.map { verdict in
                let format = [verdict.source.format.rawValue, verdict.source.server].compactMap(\.self)
                return [verdict.source.file, format.joined(separator: " ")] + cells.fates(verdict.counts)
            })
    }

    /// The records that do not count, by batch and reason.
    private var exclusions: AnswerTable {
        AnswerTable(
            title: LocalizedText(vi: "Bản ghi bị loại theo lý do", en: "Excluded records by reason"),
            columns: [
                AnswerColumn("file", vi: "tệp", en: "file"), AnswerColumn("reason", vi: "lý do", en: "reason"),
                AnswerColumn("count", vi: "bản ghi", en: "records", isNumber: true),
            ],
            rows: verdicts.flatMap { verdict in
                ExclusionReason.allCases.compactMap { reason in
                    guard let count = verdict.counts.exclusions[reason] else { return nil }
                    return [verdict.source.file, reason.text.text(language), cells.count(count)]
                }
            })
    }

    /// What was found, by rule.
    private var rules: AnswerTable {
        var byRule: [Key: (first: Finding, count: Int)] = [:]
        for verdict in verdicts {
            for finding in verdict.findings {
                let key = Key(severity: finding.severity, rule: finding.rule)
                byRule[key, default: (finding, 0)].count += finding.count
            }
        }
        return AnswerTable(
            title: LocalizedText(vi: "Phát hiện theo quy tắc", en: "Findings by rule"),
            columns: [
                AnswerColumn("severity", vi: "mức", en: "severity"), AnswerColumn("rule", vi: "quy tắc", en: "rule"),
                AnswerColumn("count", vi: "số lần", en: "count", isNumber: true),
                AnswerColumn("example", vi: "ví dụ", en: "for example"),
            ],
            rows: byRule.keys.sorted { ($1.severity, $0.rule) < ($0.severity, $1.rule) }.compactMap { key in
                guard let found = byRule[key] else { return nil }
                return [
                    key.severity.text.text(language), key.rule, cells.count(found.count),
                    found.first.message.text(language),
                ]
            })
    }

    private struct Key: Hashable {
        var severity: Severity
        var rule: String
    }

    /// The most errors that a terminal is given one by one.
    private static let mostErrors = 100

    /// The records that wait for a decision, one by one.
    private var errors: AnswerTable {
        AnswerTable(
            title: LocalizedText(vi: "Bản ghi chờ xử lý", en: "Records that wait for a decision"),
            columns: Self.findingColumns,
            rows: rows(atMost: Self.mostErrors) { $0.severity == .error })
    }

    private var notes: [LocalizedText] {
        DecisionNotes.ofUnknownRecords(verdicts) + [
            LocalizedText(
                vi: "Danh sách đầy đủ: thêm --format csv hoặc --format json.",
                en: "The whole list: add --format csv or --format json.")
        ]
    }

    /// Everything that was found.
    private var findings: AnswerTable {
        AnswerTable(
            title: LocalizedText(vi: "Phát hiện", en: "Findings"), columns: Self.findingColumns,
            rows: rows { _ in true })
    }

    private static let findingColumns = [
        AnswerColumn("file", vi: "tệp", en: "file"),
        AnswerColumn("record", vi: "bản ghi", en: "record", isNumber: true),
        AnswerColumn("line", vi: "dòng", en: "line", isNumber: true),
        AnswerColumn("severity", vi: "mức", en: "severity"),
        AnswerColumn("rule", vi: "quy tắc", en: "rule"), AnswerColumn("field", vi: "câu", en: "field"),
        AnswerColumn("value", vi: "giá trị", en: "value"),
        AnswerColumn("message", vi: "nội dung", en: "message"),
    ]

    /// The wanted findings, batch by batch, at most so many.
    private func rows(atMost most: Int = .max, where isWanted: (Finding) -> Bool) -> [[String]] {
        var rows: [[String]] = []
        for verdict in verdicts {
            for finding in verdict.findings.shortened() where isWanted(finding) {
                guard rows.count < most else { return rows }
                rows.append([
                    verdict.source.file, finding.record.map(String.init) ?? "", finding.line.map(String.init) ?? "",
                    finding.severity.text.text(language), finding.rule, finding.field ?? "",
                    cells.oneLine(finding.value ?? ""), finding.message.text(language),
                ])
            }
        }
        return rows
    }
}
