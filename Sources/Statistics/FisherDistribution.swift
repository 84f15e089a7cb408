internal import CBoostMath

/// Fisher's F distribution (Boost.Math, `fisher_f_distribution`); degrees of freedom need not be whole.
public struct FisherDistribution: Sendable, Hashable {
    /// The numerator's degrees of freedom: positive and finite.
    public let numerator: Double
    /// The denominator's degrees of freedom: positive and finite.
    public let denominator: Double

    /// Makes the distribution.
    ///
    /// - Throws: `StatisticsError.parameter` unless both degrees of freedom are positive and finite.
    public init(numerator: Double, denominator: Double) throws(StatisticsError) {
        self.numerator = try positive(numerator, "numerator")
        self.denominator = try positive(denominator, "denominator")
    }

    /// P(X <= x): 0 for a negative x; not a number for a NaN.
    public func cumulative(_ x: Double) -> Double {
        if x <= 0 { return 0 }
        if x == .infinity { return 1 }
        return cboost_fisher_f_cdf(x, numerator, denominator)
    }

    /// P(X > x), exact far in the tail: the p-value of a test.
    public func upperTail(_ x: Double) -> Double {
        if x <= 0 { return 1 }
        if x == .infinity { return 0 }
        return cboost_fisher_f_sf(x, numerator, denominator)
    }

    /// The x with P(X <= x) = p.
    ///
    /// - Throws: `StatisticsError.probability` unless 0 <= p < 1.
    public func quantile(_ p: Double) throws(StatisticsError) -> Double {
        guard p >= 0, p < 1 else { throw .probability(p) }
        return try computed(cboost_fisher_f_quantile(p, numerator, denominator), "F quantile")
    }
}
