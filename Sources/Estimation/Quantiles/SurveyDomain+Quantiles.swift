public import Figures
internal import Statistics

/// A quantile of a number question, with its interval.
public struct QuantileEstimate: Sendable, Hashable {
    /// The share that lies at or below the quantile, between 0 and 1.
    public let share: Double
    /// The quantile, in the values' unit.
    public let value: Double
    /// The interval; nil with a reason in `intervalAbsence`.
    public let interval: ConfidenceInterval?
    /// A quarter, as it were, of the interval: its width over twice Student's t; nil where there is no interval.
    public let standardError: Double?
    /// Why there is no interval: that of the share's variance (`onePSU`, `noDegreesOfFreedom`), an end beyond 0 or 100 %
    /// (`beyondValues`), numbers that do not vary, or a census (`noVariance`).
    public let intervalAbsence: Absence?
    /// The respondents who gave a number.
    public let respondents: Int
}

extension SurveyDomain {
    /// A quantile of a value over the rows for which it is valid, with the interval of Woodruff (1952): the interval of the share that
    /// lies at or below the quantile, carried back to the values by the same rule (`svyquantile` of R `survey`).
    ///
    /// - Parameters:
    ///   - values: the value of each row of the domain; those of rows that are not valid are not looked at.
    ///   - valid: whether each row has a value; nil for all.
    ///   - share: between 0 and 1, both left out.
    ///   - interval: how the interval of the share is made.
    ///   - degreesOfFreedom: other degrees of freedom than the domain's own.
    /// - Returns: the quantile, or why there is none (`noAnswers`, `noResponses`).
    /// - Throws: `EstimationError` for columns of another length or values that are not finite.
    public func quantile(
        _ values: [Double], valid: [Bool]? = nil, share: Double, rule: QuantileRule = .math,
        interval method: ProportionIntervalMethod = .mean, level: ConfidenceLevel = .standard,
        degreesOfFreedom: Double? = nil
    ) throws(EstimationError) -> Result<QuantileEstimate, Absence> {
        guard values.count == rows.count, valid?.count ?? rows.count == rows.count else {
            throw .unequalLength(what: "values", expected: rows.count, found: values.count)
        }
        let members = rows.indices.filter { (valid?[$0] ?? true) && weights[$0] > 0 }
        guard members.allSatisfy({ values[$0].isFinite }) else {
            throw .notFinite(row: members.first { !values[$0].isFinite } ?? 0)
        }
        let order = WeightedOrder(
            members.map { values[$0] }, weights: members.map { weights[$0] }, merges: rule == .hf3)
        guard let order else { return .failure(rows.isEmpty ? .noResponses : .noAnswers) }
        let value = order.quantile(share, rule)
        let below = try mean(rows.indices.map { values[$0] <= value ? 1 : 0 }, valid: valid)
        guard case .success(let figure) = below else {
            return .failure(below.absence ?? .noAnswers)
        }
        let estimate = estimate(figure)
        let freedom = degreesOfFreedom ?? Double(estimate.degreesOfFreedom)
        // At 0 and 100 % the one-sided interval of a share says nothing of the other side of the quantile.
        let isHighest = value >= members.map { values[$0] }.max() ?? value && estimate.value >= 1 - 1e-12
        let varies = members.contains { values[$0] != value }
        let ends = ends(estimate, method, level, freedom, isHighest: isHighest, varies: varies)
        let interval = (try? ends.get()).map { ends in
            ConfidenceInterval(lower: order.quantile(ends.lower, rule), upper: order.quantile(ends.upper, rule))
        }
        let t = try? StudentDistribution(degreesOfFreedom: freedom).quantile(level.upperTail)
        return .success(
            QuantileEstimate(
                share: share, value: value, interval: interval,
                standardError: interval.flatMap { interval in t.map { interval.width / (2 * $0) } },
                intervalAbsence: ends.absence, respondents: estimate.basis.respondents))
    }

    /// The ends of the interval of the share that lies at or below a quantile, where they can be carried back to values.
    private func ends(
        _ share: SurveyEstimate, _ method: ProportionIntervalMethod, _ level: ConfidenceLevel, _ freedom: Double,
        isHighest: Bool, varies: Bool
    ) -> Result<ConfidenceInterval, Absence> {
        if let absence = share.variance.absence { return .failure(absence) }
        guard varies, !share.isCensus else { return .failure(.noVariance) }
        guard freedom > 0 else { return .failure(.noDegreesOfFreedom) }
        guard !isHighest else { return .failure(.beyondValues) }
        return share.proportionInterval(method, level: level, degreesOfFreedom: freedom).flatMap { ends in
            ends.lower >= 0 && ends.upper <= 1 ? .success(ends) : .failure(.beyondValues)
        }
    }
}
