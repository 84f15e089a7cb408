internal import Figures
internal import Questionnaires

/// Turns a figure of a domain into the estimate that is reported: in points of 0 to 100, with interval, base and flags.
struct EstimateFinish {
    let scope: EstimateScope
    let group: [GroupLevel]
    let domain: SurveyDomain
    let settings: EstimationSettings
    let formula: IndexDefinition.Formula

    func estimate(_ node: IndexNode, _ figure: NodeFigure) -> Estimate {
        var result = Estimate(
            scope: scope, item: node.id, kind: node.kind, group: group, respondents: figure.sums.respondents,
            answers: figure.sums.answers, missing: figure.sums.missing,
            levelCounts: node.kind == .item ? figure.sums.levelCounts : [], weightedBase: 0,
            percent: .absent(.noResponses), confidence: settings.confidence.probability)
        switch figure.estimate {
        case .failure(let absence):
            let reason = domain.rows.isEmpty ? .noResponses : absence
            result.percent = .absent(reason)
            result.intervalAbsence = reason
        case .success(let linearised): fill(&result, figure, domain.estimate(linearised))
        }
        return result
    }

    private func fill(_ result: inout Estimate, _ figure: NodeFigure, _ survey: SurveyEstimate) {
        result.exact = figure.counted
        let hundred = Ratio(100)
        if let exact = figure.exact, let percent = try? exact.multiplied(by: hundred) {
            result.percent = .exact(percent)
        } else {
            result.percent = .measured(survey.value * 100)
        }
        result.weightedBase = survey.basis.weight
        result.degreesOfFreedom = Double(survey.degreesOfFreedom)
        result.effectiveSampleSize = survey.effectiveSampleSize
        result.designEffect = try? survey.designEffect(.withReplacement).get()
        switch survey.standardError {
        case .success(let error): result.standardError = error * 100
        case .failure(let absence): result.intervalAbsence = absence
        }
        switch interval(survey, lowest: figure.lowestShare) {
        case .success(let interval):
            result.interval = PercentInterval(low: interval.lower * 100, high: interval.upper * 100)
        case .failure(let absence): result.intervalAbsence = absence
        }
        result.flags = PrecisionFlags.flags(result)
    }

    /// A share takes the campaign's kind of interval; a mean score that of the score moved to 0...1, or Student's t.
    private func interval(_ survey: SurveyEstimate, lowest: Double) -> Result<ConfidenceInterval, Absence> {
        if formula == .topLevels {
            return survey.proportionInterval(settings.interval, level: settings.confidence)
        }
        if settings.interval == .mean {
            return survey.interval(level: settings.confidence)
        }
        return survey.scoreInterval(on: lowest...1, level: settings.confidence)
    }
}

/// The presentation standards of the US National Center for Health Statistics for proportions, as flags.
///
/// Source: Parker et al., National Center for Health Statistics Data Presentation Standards for Proportions, Vital and
/// Health Statistics 2(175), 2017. The standards suppress figures; here they only mark them.
enum PrecisionFlags {
    static func flags(_ estimate: Estimate) -> [PrecisionFlag] {
        var flags: [PrecisionFlag] = []
        if estimate.respondents < 30 || (estimate.effectiveSampleSize ?? 0) < 30 { flags.append(.smallSample) }
        if let interval = estimate.interval, let percent = estimate.percent.double {
            let width = interval.high - interval.low
            if width >= 30 { flags.append(.wideInterval) }
            // Relative width is about the rarer side of the share; narrow intervals are fine whatever they lie at.
            if width > 5, percent > 0, width / percent > 1.3 { flags.append(.wideRelativeInterval) }
        }
        if let freedom = estimate.degreesOfFreedom, freedom < 8 { flags.append(.fewDegreesOfFreedom) }
        return flags
    }
}
