internal import Figures
internal import Questionnaires
internal import Reports
internal import Scorecards

/// How the points of one criterion came about, step by step.
struct ScoreExplanation {
    let card: Scorecard
    let sheet: ScoreSheet
    /// The line that is explained; nil for the sheet's sums.
    let line: ScoreLine?
    let surveys: [SurveyMaterial]
    let language: Language

    /// The answer.
    var answer: Answer {
        Answer(
            json: .object(members), tables: [table(title, steps)] + (chain.isEmpty ? [] : [table(chainTitle, chain)]))
    }

    private var steps: [ExplanationStep] { line?.explanation(card) ?? sheet.explanation(card) }

    private var title: LocalizedText {
        let subject =
            line.map { ("\($0.criterion.id) \($0.criterion.title.vi)", "\($0.criterion.id) \($0.criterion.title.en)") }
            ?? (card.title.vi, card.title.en)
        return LocalizedText(
            vi: "\(sheet.unitCode) \(sheet.unitName.vi) · \(subject.0)",
            en: "\(sheet.unitCode) \(sheet.unitName.en) · \(subject.1)")
    }

    /// For points that rest on a survey: the way from the counts of answers to its percentage.
    private var chain: [ExplanationStep] {
        guard let criterion = line?.criterion, let id = criterion.questionnaire,
            let survey = surveys.first(where: { $0.questionnaire.id == id }),
            let chain = SurveyChain(survey, unit: sheet.unit, item: criterion.item, rounding: card.roundings.percent)
        else { return [] }
        return chain.steps
    }

    private var chainTitle: LocalizedText {
        LocalizedText(
            vi: "Chỉ số khảo sát: từ số câu trả lời đến tỷ lệ", en: "The survey’s index: from answers to the percentage"
        )
    }

    private func table(_ title: LocalizedText, _ steps: [ExplanationStep]) -> AnswerTable {
        AnswerTable(
            title: title,
            columns: [
                AnswerColumn("step", vi: "bước", en: "step"), AnswerColumn("content", vi: "nội dung", en: "content"),
            ],
            rows: steps.map { [$0.label.text(language), $0.text.text(language)] })
    }

    private var members: [String: JSONValue] {
        let figure = line?.points ?? sheet.total
        var members: [String: JSONValue] = [
            "unit": .string(sheet.unitCode), "criteriaSet": .string(card.id),
            "criterion": line.map { .string($0.criterion.id) } ?? .null,
            "maximum": .number(line?.criterion.maximum.double ?? sheet.maximum.double),
            "points": figure.value.double.map { .number($0) } ?? .null,
            "reason": figure.absence.map { .string($0.rawValue) } ?? .null,
            "printed": figure.printed.map { .string(FigureFormat(language).number($0)) } ?? .null,
            "steps": json(steps),
        ]
        if !chain.isEmpty { members["survey"] = json(chain) }
        return members
    }

    private func json(_ steps: [ExplanationStep]) -> JSONValue {
        .array(steps.map { ["label": .string($0.label.text(language)), "text": .string($0.text.text(language))] })
    }
}
