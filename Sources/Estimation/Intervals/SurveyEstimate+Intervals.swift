public import Figures
internal import Statistics

extension SurveyEstimate {
    /// An interval for a proportion or a pooled share, between 0 and 1 (only `mean` may reach beyond).
    ///
    /// At 0 and 1, where the variance says nothing, every method gives the one-sided interval of Korn & Graubard: the
    /// exact binomial limit for n over Kish's design effect respondents (as the R package `surveytable`; answers of
    /// one respondent do not count as persons). In between, a figure without variance has no interval, unless the
    /// whole population answered: then it is the figure itself.
    ///
    /// - Parameters:
    ///   - degreesOfFreedom: other degrees of freedom than the domain's own; infinite for the normal distribution.
    /// - Returns: the interval, or why there is none: `onePSU`, `noDegreesOfFreedom`, `noVariance`.
    public func proportionInterval(
        _ method: ProportionIntervalMethod = .logit, level: ConfidenceLevel = .standard,
        degreesOfFreedom: Double? = nil
    ) -> Result<ConfidenceInterval, Absence> {
        if isCensus { return .success(ConfidenceInterval(lower: value, upper: value)) }
        let freedom = degreesOfFreedom ?? Double(basis.degreesOfFreedom)
        guard freedom > 0 else { return .failure(variance.absence ?? .noDegreesOfFreedom) }
        // Rounding in a combination of shares must not make 1 a little less.
        let nearest = value.rounded()
        let isExtreme = (nearest == 0 || nearest == 1) && abs(value - nearest) <= 1e-12
        if isExtreme { return extremeInterval(atOne: nearest == 1, freedom, level) }
        guard value > 0, value < 1 else { return .failure(.notApplicable) }
        return variance.flatMap { variance in
            guard variance > 0 else { return .failure(.noVariance) }
            let formulas = ProportionInterval(
                p: value, variance: variance, respondents: basis.respondents, degreesOfFreedom: freedom, level: level)
            return Result { () throws(StatisticsError) in try formulas.interval(method) }.mapError { _ in .noVariance }
        }
    }

    /// An interval for a mean or a total: value ± t·standard error (`confint` of R `survey`).
    ///
    /// - Parameter degreesOfFreedom: other degrees of freedom than the domain's own; infinite for the normal
    ///   distribution.
    /// - Returns: the interval, or why there is none.
    public func interval(
        level: ConfidenceLevel = .standard, degreesOfFreedom: Double? = nil
    ) -> Result<ConfidenceInterval, Absence> {
        if isCensus { return .success(ConfidenceInterval(lower: value, upper: value)) }
        let freedom = degreesOfFreedom ?? Double(basis.degreesOfFreedom)
        guard freedom > 0 else { return .failure(variance.absence ?? .noDegreesOfFreedom) }
        return variance.flatMap { variance in
            guard variance > 0 else { return .failure(.noVariance) }
            let formulas = ProportionInterval(
                p: value, variance: variance, respondents: basis.respondents, degreesOfFreedom: freedom, level: level)
            return Result { () throws(StatisticsError) in try formulas.mean() }.mapError { _ in .noVariance }
        }
    }

    /// An interval for a mean score: the interval of the mean moved to 0...1, and back. At the ends of the scale every method gives
    /// the one-sided binomial limit, as for a proportion.
    ///
    /// - Parameters:
    ///   - scale: the lowest and the highest possible score, such as 1...5.
    ///   - method: `logit` stays on the scale; `mean` may reach beyond.
    /// - Returns: the interval, or why there is none (`notApplicable` for a scale of one point).
    public func scoreInterval(
        on scale: ClosedRange<Double>, _ method: ProportionIntervalMethod = .logit, level: ConfidenceLevel = .standard,
        degreesOfFreedom: Double? = nil
    ) -> Result<ConfidenceInterval, Absence> {
        let width = scale.upperBound - scale.lowerBound
        guard width > 0, width.isFinite else { return .failure(.notApplicable) }
        let moved = SurveyEstimate(
            value: (value - scale.lowerBound) / width, variance: variance.map { $0 / (width * width) }, basis: basis,
            isCensus: isCensus, simpleRandom: nil)
        return moved.proportionInterval(method, level: level, degreesOfFreedom: degreesOfFreedom)
            .map { $0.scaled(by: width, offset: scale.lowerBound) }
    }

    /// The exact binomial interval when all or none of the effective respondents are satisfied: α/2 beyond the limit,
    /// as on each side of the other intervals.
    ///
    /// Few clusters tell less than their respondents' number says: Korn & Graubard's ratio of t quantiles holds here too.
    private func extremeInterval(
        atOne: Bool, _ freedom: Double, _ level: ConfidenceLevel
    ) -> Result<ConfidenceInterval, Absence> {
        Result { () throws(StatisticsError) in
            var effective = Double(basis.respondents) / basis.kishDesignEffect
            if basis.respondents > 1, freedom < Double(basis.respondents - 1) {
                let all = try StudentDistribution(degreesOfFreedom: Double(basis.respondents - 1))
                let few = try StudentDistribution(degreesOfFreedom: freedom)
                let ratio = try all.quantile(level.upperTail) / few.quantile(level.upperTail)
                effective *= ratio * ratio
            }
            let limit = try BetaDistribution(alpha: effective, beta: 1).quantile(level.lowerTail)
            return atOne ? ConfidenceInterval(lower: limit, upper: 1) : ConfidenceInterval(lower: 0, upper: 1 - limit)
        }.mapError { _ in .noVariance }
    }
}

extension Result where Failure == Absence {
    /// Why there is no value.
    var absence: Absence? {
        if case .failure(let absence) = self { absence } else { nil }
    }
}
