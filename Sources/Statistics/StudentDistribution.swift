internal import CBoostMath

/// Student's t distribution (Boost.Math, `students_t_distribution`).
///
/// Degrees of freedom need not be whole; infinite degrees of freedom are the standard normal distribution, as in R.
public struct StudentDistribution: Sendable, Hashable {
    /// The degrees of freedom: positive, or infinite.
    public let degreesOfFreedom: Double

    /// Makes the distribution.
    ///
    /// - Throws: `StatisticsError.parameter` unless the degrees of freedom are positive.
    public init(degreesOfFreedom: Double) throws(StatisticsError) {
        guard degreesOfFreedom > 0 else {
            throw .parameter(name: "degreesOfFreedom", value: degreesOfFreedom)
        }
        self.degreesOfFreedom = degreesOfFreedom
    }

    /// P(T <= x); not a number for a NaN.
    public func cumulative(_ x: Double) -> Double {
        if degreesOfFreedom.isInfinite { return StandardNormal.cumulative(x) }
        if x.isInfinite { return x > 0 ? 1 : 0 }
        return cboost_student_cdf(x, degreesOfFreedom)
    }

    /// P(T > x), exact far in the tail.
    public func upperTail(_ x: Double) -> Double {
        if degreesOfFreedom.isInfinite { return StandardNormal.upperTail(x) }
        if x.isInfinite { return x > 0 ? 0 : 1 }
        return cboost_student_sf(x, degreesOfFreedom)
    }

    /// The x with P(T <= x) = p.
    ///
    /// - Throws: `StatisticsError.probability` unless 0 < p < 1.
    public func quantile(_ p: Double) throws(StatisticsError) -> Double {
        guard p > 0, p < 1 else { throw .probability(p) }
        if degreesOfFreedom.isInfinite { return try StandardNormal.quantile(p) }
        return try computed(cboost_student_quantile(p, degreesOfFreedom), "t quantile")
    }
}
