internal import CBoostMath

/// The normal distribution with mean 0 and standard deviation 1 (Boost.Math, `normal_distribution`).
public enum StandardNormal {
    /// P(Z <= x); not a number for a NaN.
    public static func cumulative(_ x: Double) -> Double {
        cboost_normal_cdf(x)
    }

    /// P(Z > x), exact far in the tail where 1 - `cumulative` would be zero.
    public static func upperTail(_ x: Double) -> Double {
        cboost_normal_sf(x)
    }

    /// The x with P(Z <= x) = p.
    ///
    /// - Throws: `StatisticsError.probability` unless 0 < p < 1.
    public static func quantile(_ p: Double) throws(StatisticsError) -> Double {
        guard p > 0, p < 1 else { throw .probability(p) }
        return try computed(cboost_normal_quantile(p), "normal quantile")
    }
}

/// Passes a result of the C functions on, or says that there is none.
func computed(_ value: Double, _ function: String) throws(StatisticsError) -> Double {
    guard !value.isNaN else { throw .notComputed(function: function) }
    return value
}

/// Checks a parameter that must be positive and finite.
func positive(_ value: Double, _ name: String) throws(StatisticsError) -> Double {
    guard value > 0, value.isFinite else { throw .parameter(name: name, value: value) }
    return value
}
