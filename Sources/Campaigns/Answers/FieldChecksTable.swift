internal import Figures
internal import Validation

/// What each check of the field came to, without its single findings: as `findings` and `status` have it.
struct FieldChecksTable {
    let cells: Cells
    let outcomes: [FieldOutcome]

    /// All checks.
    var all: AnswerTable { table(outcomes) }

    /// The checks that flag something.
    var flagged: AnswerTable { table(outcomes.filter { !$0.findings.isEmpty }) }

    private func table(_ outcomes: [FieldOutcome]) -> AnswerTable {
        AnswerTable(
            title: LocalizedText(vi: "Kiểm tra hiện trường", en: "Checks of the field"),
            columns: [
                AnswerColumn("check", vi: "kiểm tra", en: "check"), AnswerColumn("title", vi: "nội dung", en: "what"),
                AnswerColumn("tests", vi: "đã xét", en: "looked at", isNumber: true),
                AnswerColumn("findings", vi: "bị nghi", en: "flags", isNumber: true),
                AnswerColumn("by_chance", vi: "ngẫu nhiên, nhiều nhất", en: "by chance, at most", isNumber: true),
                AnswerColumn("forms", vi: "số phiếu", en: "forms", isNumber: true),
                AnswerColumn("remark", vi: "ghi chú", en: "remark"),
            ],
            rows: outcomes.map { outcome in
                [
                    outcome.rule.rawValue, outcome.rule.title.text(cells.language), cells.count(outcome.tests),
                    cells.count(outcome.findings.count), cells.number(outcome.expectedByChance),
                    cells.count(outcome.flaggedRows.count), outcome.remark?.text(cells.language) ?? "",
                ]
            })
    }

    /// One check for programs, in `status`.
    static func json(_ outcome: FieldOutcome) -> JSONValue {
        [
            "check": .string(outcome.rule.rawValue), "tests": .integer(outcome.tests),
            "findings": .integer(outcome.findings.count), "flaggedForms": .integer(outcome.flaggedRows.count),
            "expectedByChance": outcome.expectedByChance.map { .number($0) } ?? .null,
        ]
    }
}
