internal import Figures
internal import Reports
internal import Scorecards

/// How the points of one criterion came about, step by step.
struct ScoreExplanation {
    let card: Scorecard
    let sheet: ScoreSheet
    let line: ScoreLine
    let language: Language

    /// The answer.
    var answer: Answer {
        let steps = line.explanation(card)
        return Answer(
            json: [
                "unit": .string(sheet.unitCode), "criteriaSet": .string(card.id),
                "criterion": .string(line.criterion.id),
                "maximum": .number(line.criterion.maximum.double),
                "points": line.points.value.double.map { .number($0) } ?? .null,
                "reason": line.points.absence.map { .string($0.rawValue) } ?? .null,
                "printed": line.points.printed.map { .string(FigureFormat(language).number($0)) } ?? .null,
                "steps": .array(
                    steps.map { ["label": .string($0.label.text(language)), "text": .string($0.text.text(language))] }),
            ],
            tables: [
                AnswerTable(
                    title: LocalizedText(
                        vi: "\(sheet.unitCode) \(sheet.unitName.vi) · \(line.criterion.id) \(line.criterion.title.vi)",
                        en: "\(sheet.unitCode) \(sheet.unitName.en) · \(line.criterion.id) \(line.criterion.title.en)"),
                    columns: [
                        AnswerColumn("step", vi: "bước", en: "step"),
                        AnswerColumn("content", vi: "nội dung", en: "content"),
                    ],
                    rows: steps.map { [$0.label.text(language), $0.text.text(language)] })
            ])
    }
}
