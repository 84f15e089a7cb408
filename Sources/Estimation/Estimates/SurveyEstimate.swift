public import Figures

/// A figure as it is reported: value, variance or why there is none, and what it rests on.
public struct SurveyEstimate: Sendable, Hashable {
    /// The figure.
    public let value: Double
    /// The design-based variance; `onePSU` where a stratum with a single cluster leaves none.
    public let variance: Result<Double, Absence>
    /// What the figure rests on.
    public let basis: EstimateBasis
    /// Whether the whole population answered, so that nothing was left to chance.
    public let isCensus: Bool

    let simpleRandom: SimpleRandomSums?

    init(
        value: Double, variance: Result<Double, Absence>, basis: EstimateBasis, isCensus: Bool,
        simpleRandom: SimpleRandomSums?
    ) {
        self.value = value
        self.variance = variance
        self.basis = basis
        self.isCensus = isCensus
        self.simpleRandom = simpleRandom
    }

    /// The square root of the variance.
    public var standardError: Result<Double, Absence> { variance.map { $0.squareRoot() } }

    /// The degrees of freedom for tests and intervals; none where no cluster is left over the strata.
    public var degreesOfFreedom: Int { basis.degreesOfFreedom }

    /// The standard error over the figure; none for a figure of 0.
    public var coefficientOfVariation: Result<Double, Absence> {
        guard value != 0 else { return .failure(.zeroDenominator) }
        return standardError.map { $0 / abs(value) }
    }
}
