internal import CBoostMath

/// The chi-squared distribution (Boost.Math, `chi_squared_distribution`); degrees of freedom need not be whole.
public struct ChiSquaredDistribution: Sendable, Hashable {
    /// The degrees of freedom: positive and finite.
    public let degreesOfFreedom: Double

    /// Makes the distribution.
    ///
    /// - Throws: `StatisticsError.parameter` unless the degrees of freedom are positive and finite.
    public init(degreesOfFreedom: Double) throws(StatisticsError) {
        self.degreesOfFreedom = try positive(degreesOfFreedom, "degreesOfFreedom")
    }

    /// P(X <= x): 0 for a negative x; not a number for a NaN.
    public func cumulative(_ x: Double) -> Double {
        if x <= 0 { return 0 }
        if x == .infinity { return 1 }
        return cboost_chi_squared_cdf(x, degreesOfFreedom)
    }

    /// P(X > x), exact far in the tail: the p-value of a test.
    public func upperTail(_ x: Double) -> Double {
        if x <= 0 { return 1 }
        if x == .infinity { return 0 }
        return cboost_chi_squared_sf(x, degreesOfFreedom)
    }

    /// The x with P(X <= x) = p.
    ///
    /// - Throws: `StatisticsError.probability` unless 0 <= p < 1.
    public func quantile(_ p: Double) throws(StatisticsError) -> Double {
        guard p >= 0, p < 1 else { throw .probability(p) }
        return try computed(cboost_chi_squared_quantile(p, degreesOfFreedom), "chi-squared quantile")
    }
}
