#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What calibration keeps small: the distance between weights before and after (Deville & Särndal 1992; as `calfun` of R
/// `survey`).
public enum CalibrationDistance: String, Sendable, Hashable, CaseIterable {
    /// Chi-squared; the weights of the general regression estimator. Without bounds weights may become negative.
    case linear
    /// The multiplicative distance of raking.
    case raking
    /// A raking that stays within bounds, which it needs.
    case logit
}

/// What a base weight is multiplied by, as a function of the linear predictor.
struct CalibrationFactor {
    let distance: CalibrationDistance
    let bounds: ClosedRange<Double>

    /// The factor at u, and its derivative.
    @inline(__always)
    func value(_ u: Double) -> (factor: Double, slope: Double) {
        let low = bounds.lowerBound
        let high = bounds.upperBound
        switch distance {
        case .linear:
            let factor = 1 + u
            return factor < low ? (low, 0) : factor > high ? (high, 0) : (factor, 1)
        case .raking:
            let factor = exp(u)
            return factor < low ? (low, 0) : factor > high ? (high, 0) : (factor, factor)
        case .logit:
            let steepness = (high - low) / ((high - 1) * (1 - low))
            // Beyond this the factor is at its bound to the last digit, and the exponential would overflow.
            let power = exp(min(max(steepness * u, -700), 700))
            let above = low * (high - 1) + high * (1 - low) * power
            let below = high - 1 + (1 - low) * power
            let slope = (high - low) * (high - 1) * (1 - low) * steepness * power / (below * below)
            return (above / below, slope)
        }
    }
}
