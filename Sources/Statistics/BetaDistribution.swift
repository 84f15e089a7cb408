internal import CBoostMath

/// The beta distribution (Boost.Math, `beta_distribution`).
///
/// A shape of 0 is allowed as the limit that R's `qbeta` takes (all mass on 0 or on 1): exact binomial intervals at
/// no or only successes need it.
public struct BetaDistribution: Sendable, Hashable {
    /// The first shape: mass moves to 1 as it grows.
    public let alpha: Double
    /// The second shape: mass moves to 0 as it grows.
    public let beta: Double

    /// Makes the distribution.
    ///
    /// - Throws: `StatisticsError.parameter` unless both shapes are finite, neither is negative and one is positive.
    public init(alpha: Double, beta: Double) throws(StatisticsError) {
        guard alpha >= 0, alpha.isFinite else { throw .parameter(name: "alpha", value: alpha) }
        guard beta >= 0, beta.isFinite, alpha + beta > 0 else { throw .parameter(name: "beta", value: beta) }
        self.alpha = alpha
        self.beta = beta
    }

    /// P(X <= x): 0 below 0, 1 from 1 on; not a number for a NaN.
    public func cumulative(_ x: Double) -> Double {
        if x.isNaN { return x }
        if x >= 1 { return 1 }
        if x < 0 { return 0 }
        if alpha == 0 { return 1 }
        if beta == 0 { return 0 }
        return cboost_beta_cdf(x, alpha, beta)
    }

    /// P(X > x), exact far in the tail.
    public func upperTail(_ x: Double) -> Double {
        if x.isNaN { return x }
        if x >= 1 { return 0 }
        if x < 0 { return 1 }
        if alpha == 0 { return 0 }
        if beta == 0 { return 1 }
        return cboost_beta_sf(x, alpha, beta)
    }

    /// The x with P(X <= x) = p.
    ///
    /// - Throws: `StatisticsError.probability` unless 0 <= p <= 1.
    public func quantile(_ p: Double) throws(StatisticsError) -> Double {
        guard p >= 0, p <= 1 else { throw .probability(p) }
        if alpha == 0 { return 0 }
        if beta == 0 { return 1 }
        return try computed(cboost_beta_quantile(p, alpha, beta), "beta quantile")
    }
}
