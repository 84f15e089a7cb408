import Documents
import Estimation
public import Figures
import Questionnaires
public import Scorecards

/// The way of a unit's survey figure from the counts of answers, over weights, to the percentage that earns points.
public struct SurveyChain: Sendable {
    private let survey: SurveyMaterial
    private let unit: Int
    private let node: IndexNode
    private let rounding: Rounding

    /// Makes the chain of a questionnaire's index, or of one of its items or factors; nil where it has none of that name.
    public init?(_ survey: SurveyMaterial, unit: Int, item: String?, rounding: Rounding) {
        guard let root = survey.root,
            let node = item == nil ? root : root.selfAndDescendants.first(where: { $0.id == item })
        else { return nil }
        self.survey = survey
        self.unit = unit
        self.node = node
        self.rounding = rounding
    }

    /// The steps: each item's answers by level, the parts, the figure, the weights.
    public var steps: [ExplanationStep] {
        var steps = items.flatMap { item in counts(item).map { [$0] } ?? [] }
        if case .overallQuestion? = survey.questionnaire.index?.aggregation, node.kind == .overall {
            // One question is the whole: its answers are above.
        } else {
            for part in node.selfAndDescendants.reversed() where part.kind != .item { steps.append(sum(part)) }
        }
        if let estimate = figure(node.id) { steps.append(weights(estimate)) }
        return steps
    }

    private var items: [String] {
        if node.kind == .overall, case .overallQuestion(let question)? = survey.questionnaire.index?.aggregation {
            return [question]
        }
        return node.itemIDs
    }

    private func figure(_ item: String) -> Estimate? { survey.estimate(.unit(unit), item) }

    // MARK: Counts

    /// An item: answers by level, what is missing, and the ratio that follows.
    private func counts(_ item: String) -> ExplanationStep? {
        guard let estimate = figure(item), let place = survey.questionnaire.position(of: item),
            let scale = survey.questionnaire.scale(of: survey.questionnaire.questions[place])
        else { return nil }
        let question = survey.questionnaire.questions[place]
        func levels(_ language: Language) -> String {
            let format = FigureFormat(language)
            var texts = zip(scale.levels, estimate.levelCounts).map { level, count in
                "\(level.label.text(language))\(mark(level, language)): \(format.count(count))"
            }
            let missing = MissingReason.allCases.compactMap { reason in
                estimate.missing[reason].flatMap { $0 > 0 ? "\(reason.text.text(language)): \(format.count($0))" : nil }
            }
            if !missing.isEmpty { texts.append("[" + missing.joined(separator: ", ") + "]") }
            return texts.joined(separator: "; ")
        }
        let result = self.result(estimate)
        return ExplanationStep(
            LocalizedText(vi: "\(item) \(question.text.vi)", en: "\(item) \(question.text.en)"),
            LocalizedText(vi: "\(levels(.vi)) → \(result.vi)", en: "\(levels(.en)) → \(result.en)"))
    }

    /// What a level counts: that it is a satisfied one, or its score.
    private func mark(_ level: Level, _ language: Language) -> String {
        switch survey.formula {
        case .topLevels: level.isSatisfied ? " (+)" : ""
        case .meanOfHighest, .meanRescaled:
            level.score.flatMap { try? FigurePrinter(language: language, rules: RoundingRules()).exact($0).printed }
                .map { " (\($0))" } ?? ""
        case nil: ""
        }
    }

    // MARK: Sums

    /// A factor, a content or the whole: the pool of its items' counts, or the weighted mean of what is below.
    private func sum(_ part: IndexNode) -> ExplanationStep {
        let label = LocalizedText(vi: "\(part.id) \(part.title.vi)", en: "\(part.id) \(part.title.en)")
        guard let estimate = figure(part.id) else { return ExplanationStep(label, Absence.noResponses.text) }
        let result = self.result(estimate)
        let way: (vi: String, en: String)
        if case .hierarchical? = survey.questionnaire.index?.aggregation {
            let below = part.children.compactMap { child in
                figure(child.id).flatMap { $0.percent.absence == nil ? (child, self.value($0.percent)) : nil }
            }
            let weights = below.map { $0.0.weight.description }
            let sum = (try? Ratio.sum(below.map(\.0.weight)))?.description ?? ""
            way = (
                "(" + zip(weights, below).map { "\($0) × \($1.1.vi)" }.joined(separator: " + ") + ") / \(sum)",
                "(" + zip(weights, below).map { "\($0) × \($1.1.en)" }.joined(separator: " + ") + ") / \(sum)"
            )
        } else {
            let shares = part.itemIDs.compactMap { figure($0)?.exact }
            if shares.count == part.itemIDs.count {
                let top = shares.map { $0.numerator.description }.joined(separator: " + ")
                let bottom = shares.map { $0.denominator.description }.joined(separator: " + ")
                way = ("(\(top)) / (\(bottom))", "(\(top)) / (\(bottom))")
            } else {
                way = (
                    "Σ quyền số × điểm của câu trả lời / Σ quyền số × điểm cao nhất",
                    "Σ weight × what an answer counts / Σ weight × the most that it can"
                )
            }
        }
        return ExplanationStep(
            label, LocalizedText(vi: "\(way.vi) → \(result.vi)", en: "\(way.en) → \(result.en)"))
    }

    /// Counted ratio, percentage before rounding, percentage as printed.
    private func result(_ estimate: Estimate) -> LocalizedText {
        if let absence = estimate.percent.absence { return absence.text }
        let value = value(estimate.percent)
        let printed = (try? estimate.percent.rounded(rounding)) ?? nil
        let counted = estimate.exact.map { "\($0.numerator)/\($0.denominator) = " } ?? ""
        let texts = printed.map { (FigureFormat(.vi).percent($0), FigureFormat(.en).percent($0)) } ?? ("", "")
        return LocalizedText(
            vi: "\(counted)\(value.vi)% → \(texts.0)", en: "\(counted)\(value.en) % → \(texts.1)")
    }

    /// A percentage before rounding: whole, decimal or fraction where it was counted, else with nine decimals.
    private func value(_ percent: Quantity) -> LocalizedText {
        switch percent {
        case .exact(let ratio): return FigureFormat.exactText(ratio)
        case .measured(let value):
            guard let settled = try? Ratio(measured: value).rounded(Rounding(.halfEven, decimals: 9)) else {
                return LocalizedText(verbatim: "\(value)")
            }
            return LocalizedText(vi: FigureFormat(.vi).number(settled), en: FigureFormat(.en).number(settled))
        case .absent(let reason): return reason.text
        }
    }

    // MARK: Weights

    private func weights(_ estimate: Estimate) -> ExplanationStep {
        let label = LocalizedText(vi: "quyền số", en: "weights")
        let (vi, en) = (FigureFormat(.vi), FigureFormat(.en))
        let people = estimate.respondents
        guard estimate.exact == nil, let facts = survey.weights[unit] else {
            let isCounted = estimate.exact != nil || { if case .exact = estimate.percent { true } else { false } }()
            return ExplanationStep(
                label,
                isCounted
                    ? LocalizedText(
                        vi: "\(vi.count(people)) người trả lời, quyền số bằng nhau nên triệt tiêu: tính từ số đếm",
                        en: "\(en.count(people)) respondents with equal weights, which cancel: computed from counts")
                    : LocalizedText(
                        vi: "\(vi.count(people)) người trả lời", en: "\(en.count(people)) respondents"))
        }
        func number(_ value: Double, _ format: FigureFormat) -> String {
            (try? Ratio(measured: value).rounded(Rounding(.halfUp, decimals: 6))).map(format.number) ?? "\(value)"
        }
        return ExplanationStep(
            label,
            LocalizedText(
                vi:
                    "\(vi.count(people)) người trả lời, tổng quyền số \(number(facts.sum, vi)), từ \(number(facts.minimum, vi)) đến \(number(facts.maximum, vi)): quyền số khác nhau nên tính từ từng phiếu (hailong export ghi quyền số của mỗi phiếu)",
                en:
                    "\(en.count(people)) respondents, sum of weights \(number(facts.sum, en)), from \(number(facts.minimum, en)) to \(number(facts.maximum, en)): they differ, so it is computed from single forms (hailong export writes the weight of each)"
            ))
    }
}
