public import Figures

/// One step of the way from inputs to a printed figure: what it is, and what it says.
public struct ExplanationStep: Sendable, Hashable {
    /// What the step is, such as “số liệu” or “làm tròn”.
    public var label: LocalizedText
    /// What it says.
    public var text: LocalizedText

    /// Makes a step.
    public init(_ label: LocalizedText, _ text: LocalizedText) {
        self.label = label
        self.text = text
    }
}

extension ScoreLine {
    /// The way from the inputs to the printed points: inputs with their origin, rule, branch, exact value, rounding,
    /// printed value. Everything can be checked with a pocket calculator.
    public func explanation(_ card: Scorecard) -> [ExplanationStep] {
        var steps = inputs.map { explanation(of: $0) }
        steps.append(
            ExplanationStep(
                LocalizedText(vi: "cách chấm", en: "rule"), criterion.rule.text(maximum: criterion.maximum)))
        if let rate, let exact = rate.exact {
            let rounding = criterion.rule.rateRounding ?? card.roundings.percent
            let printed = rate.printed.map { (FigureFormat(.vi).percent($0), FigureFormat(.en).percent($0)) }
            steps.append(
                ExplanationStep(
                    LocalizedText(vi: "tỷ lệ", en: "rate"),
                    LocalizedText(
                        vi: "\(exact.vi)% → \(printed?.0 ?? "") (\(rounding.text.vi))",
                        en: "\(exact.en) % → \(printed?.1 ?? "") (\(rounding.text.en))")))
        }
        steps.append(ExplanationStep(LocalizedText(vi: "mức áp dụng", en: "branch"), branchText))
        steps.append(pointsStep(card))
        return steps
    }

    private func pointsStep(_ card: Scorecard) -> ExplanationStep {
        let label = LocalizedText(vi: "điểm", en: "points")
        guard let exact = points.exact, let printed = points.printed else {
            return ExplanationStep(label, (points.absence ?? .notScored).text)
        }
        let rounding = card.roundings.points.text
        return ExplanationStep(
            label,
            LocalizedText(
                vi: "\(exact.vi) → \(FigureFormat(.vi).number(printed)) / \(criterion.maximum.vi) (\(rounding.vi))",
                en: "\(exact.en) → \(FigureFormat(.en).number(printed)) / \(criterion.maximum.en) (\(rounding.en))"))
    }

    private func explanation(of input: UsedInput) -> ExplanationStep {
        let known = criterion.input(named: input.name) ?? criterion.rule.inputs.first { $0.name == input.name }
        var title = known?.title ?? LocalizedText(verbatim: input.name)
        if let stage = ScoringStage.split(input.name)?.stage {
            title = LocalizedText(vi: "\(title.vi) (\(stage.text.vi))", en: "\(title.en) (\(stage.text.en))")
        }
        let label = LocalizedText(vi: "số liệu “\(title.vi)”", en: "input “\(title.en)”")
        switch input.origin {
        case .scores(let file, let line, let note):
            var place = file.isEmpty ? "" : " (\(file):\(line))"
            if !note.isEmpty { place += " – \(note)" }
            return ExplanationStep(
                label, LocalizedText(vi: input.value.vi + place, en: input.value.en + place))
        case .survey(let questionnaire, let item, let percent, let rounding):
            let name = item.map { "\(questionnaire)/\($0)" } ?? questionnaire
            let full = (try? percent.ratio()) ?? nil
            guard let rounding, let full else {
                return ExplanationStep(
                    label, LocalizedText(vi: "\(input.value.vi)% (\(name))", en: "\(input.value.en) % (\(name))"))
            }
            return ExplanationStep(
                label,
                LocalizedText(
                    vi: "\(full.vi)% → \(input.value.vi)% (\(name); \(rounding.text.vi))",
                    en: "\(full.en) % → \(input.value.en) % (\(name); \(rounding.text.en))"))
        }
    }
}
