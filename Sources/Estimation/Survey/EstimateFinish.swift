internal import Figures
internal import Questionnaires

/// Turns a figure of a domain into the estimate that is reported: in points of 0 to 100, with interval, base and flags.
struct EstimateFinish {
    let scope: EstimateScope
    let group: [GroupLevel]
    let settings: EstimationSettings
    let index: SurveyIndex

    /// The estimate of a domain without any rows.
    func absent(_ place: Int) -> Estimate {
        let node = index.nodes[place]
        let levels = node.node.kind == .item ? node.items.first.map { index.items[$0].levelCount } ?? 0 : 0
        return estimate(
            place, NodeFigure(survey: .failure(.noResponses)), levelCounts: [Int](repeating: 0, count: levels))
    }

    func estimate(_ place: Int, _ figure: NodeFigure, levelCounts: [Int]) -> Estimate {
        let node = index.nodes[place]
        var result = Estimate(
            scope: scope, item: node.node.id, kind: node.node.kind, group: group, respondents: figure.respondents,
            answers: figure.answers, missing: figure.missing, levelCounts: levelCounts,
            weightedBase: figure.weightedBase, percent: .absent(.noResponses),
            confidence: settings.confidence.probability)
        switch figure.survey {
        case .failure(let absence):
            result.percent = .absent(absence)
            result.intervalAbsence = absence
            result.standardErrorAbsence = absence
            result.designEffectAbsence = absence
        case .success(let survey): fill(&result, figure, survey, lowest: node.lowestShare)
        }
        return result
    }

    private func fill(_ result: inout Estimate, _ figure: NodeFigure, _ survey: SurveyEstimate, lowest: Double) {
        result.exact = figure.counted
        if let exact = figure.exact, let percent = try? exact.multiplied(by: Ratio(100)) {
            result.percent = .exact(percent)
        } else {
            result.percent = .measured(survey.value * 100)
        }
        result.degreesOfFreedom = Double(survey.degreesOfFreedom)
        // Respondents of whom all cells count as zero are in the denominator, but not among the respondents.
        result.effectiveSampleSize = min(survey.effectiveSampleSize, Double(figure.respondents))
        // A variance of 0 that is none of a census tells nothing of a design.
        switch survey.designEffect(.withReplacement) {
        case .success(let effect) where effect > 0 || survey.isCensus: result.designEffect = effect
        case .success: result.designEffectAbsence = .noVariance
        case .failure(let absence): result.designEffectAbsence = absence
        }
        switch survey.standardError {
        // Answers that do not vary have no standard error of 0: they tell nothing of it. Only a census has one.
        case .success(let error) where error > 0 || survey.isCensus: result.standardError = error * 100
        case .success: result.standardErrorAbsence = .noVariance
        case .failure(let absence): result.standardErrorAbsence = absence
        }
        switch interval(survey, lowest: lowest) {
        case .success(let interval):
            result.interval = PercentInterval(low: interval.lower * 100, high: interval.upper * 100)
        case .failure(let absence): result.intervalAbsence = absence
        }
        result.flags = PrecisionFlags.flags(result, settings.precision)
    }

    /// A share takes the campaign's kind of interval; a mean score that of the score moved to 0...1, or Student's t.
    private func interval(_ survey: SurveyEstimate, lowest: Double) -> Result<ConfidenceInterval, Absence> {
        if index.formula == .topLevels {
            return survey.proportionInterval(settings.interval, level: settings.confidence)
        }
        let method: ProportionIntervalMethod = settings.interval == .mean ? .mean : .logit
        return survey.scoreInterval(on: lowest...1, method, level: settings.confidence)
    }
}

/// The presentation standards of the US National Center for Health Statistics for proportions, as flags (`PrecisionThresholds`).
/// The standards suppress figures; here they only mark them.
enum PrecisionFlags {
    static func flags(_ estimate: Estimate, _ limits: PrecisionThresholds) -> [PrecisionFlag] {
        var flags: [PrecisionFlag] = []
        if estimate.respondents < limits.respondents
            || (estimate.effectiveSampleSize ?? 0) < Double(limits.respondents)
        {
            flags.append(.smallSample)
        }
        if let interval = estimate.interval, let percent = estimate.percent.double {
            let width = interval.high - interval.low
            if width >= limits.wideInterval { flags.append(.wideInterval) }
            // Narrow intervals are fine wherever they lie. Those who are not satisfied are a figure, too: near 100 % theirs is the
            // small one.
            let smaller = min(percent, 100 - percent)
            if width > limits.narrowInterval, smaller > 0, width / smaller > limits.relativeWidth {
                flags.append(.wideRelativeInterval)
            }
        }
        if let freedom = estimate.degreesOfFreedom, freedom < limits.degreesOfFreedom {
            flags.append(.fewDegreesOfFreedom)
        }
        return flags
    }
}
