import Figures

/// Rounds numbers as figures are rounded: on the nearest decimal with nine places, so that 2.9999999999999996 is 3.
struct Rounder: Sendable {
    let rounding: Rounding

    /// The number rounded; NaN for what is no decimal.
    func callAsFunction(_ value: Double) -> Double {
        guard value.isFinite, let rounded = try? Ratio(measured: value).rounded(rounding) else { return .nan }
        return rounded.double
    }
}
