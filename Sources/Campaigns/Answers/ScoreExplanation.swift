internal import Figures
internal import Questionnaires
internal import Reports
internal import Scorecards

/// How the points of one criterion or area came about, or the sums, place and change of a unit, step by step.
struct ScoreExplanation {
    let results: ScoreResults
    let sheet: ScoreSheet
    /// The identifier of what is explained; that of the card for the unit's sums, place and change.
    let id: String
    let surveys: [SurveyMaterial]
    let language: Language

    /// The answer.
    var answer: Answer {
        Answer(
            json: .object(members), tables: [table(title, steps)] + (chain.isEmpty ? [] : [table(chainTitle, chain)]))
    }

    private var card: Scorecard { results.card }

    /// The criterion that is explained, if it is one.
    var line: ScoreLine? { sheet.line(id) }

    private var part: PartExplanation? { line == nil ? sheet.explanation(ofPart: id, card) : nil }

    private var steps: [ExplanationStep] {
        line?.explanation(card) ?? part?.steps ?? (sheet.explanation(card) + results.standing(sheet))
    }

    private var title: LocalizedText {
        let criterion = line?.criterion
        let subject =
            (criterion?.title ?? part?.title).map { ("\(id) \($0.vi)", "\(id) \($0.en)") }
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
        let part = part
        let figure = line?.points ?? part?.points ?? sheet.total
        let maximum = line?.criterion.maximum ?? part?.maximum ?? sheet.maximum
        var members: [String: JSONValue] = [
            "unit": .string(sheet.unitCode), "criteriaSet": .string(card.id),
            "criterion": line == nil && part == nil ? .null : .string(id), "maximum": .number(maximum.double),
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
