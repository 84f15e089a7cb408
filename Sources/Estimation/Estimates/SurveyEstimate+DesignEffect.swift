public import Figures

extension SurveyEstimate {
    /// Against which simple random sample a design effect is measured.
    public enum Yardstick: String, Sendable, Hashable, CaseIterable {
        /// Without replacement from as many people as the weights sum to (`deff = TRUE` in R `survey`).
        case withoutReplacement
        /// With replacement (`deff = "replace"`): for weights that do not sum to a population.
        case withReplacement
    }

    /// How many times the variance of a simple random sample of as many respondents the variance is (Kish 1965).
    ///
    /// No design effect where the answers do not vary, the figure rests on one respondent, or (without replacement) the weights
    /// sum to no more than the respondents.
    public func designEffect(_ yardstick: Yardstick) -> Result<Double, Absence> {
        variance.flatMap { variance in
            guard
                let simple = simpleRandom?.variance(basis, withReplacement: yardstick == .withReplacement),
                simple > 0
            else { return .failure(.noVariance) }
            return .success(variance / simple)
        }
    }

    /// The size of the simple random sample that would be as precise: respondents over the design effect with
    /// replacement, never more than the respondents. Where the figure does not vary, respondents over Kish's design
    /// effect of the weights.
    public var effectiveSampleSize: Double {
        let respondents = Double(basis.respondents)
        switch designEffect(.withReplacement) {
        case .success(let effect): return min(respondents, respondents / effect)
        case .failure: return respondents / basis.kishDesignEffect
        }
    }
}
