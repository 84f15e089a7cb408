public import Figures

/// A figure with the value before rounding and the value that is printed, and the step that led from one to the other.
public struct RoundedFigure: Sendable, Hashable {
    /// The exact value, or why there is none.
    public var value: Quantity
    /// The value as printed; nil where there is none.
    public var printed: FixedDecimal?
    /// The step at which it was rounded.
    public var step: RoundingStep

    /// Rounds a value at a step. Throws `overflow` where the digits do not fit in 128 bits.
    init(_ value: Quantity, _ step: RoundingStep, _ rounding: Rounding) throws(FiguresError) {
        self.value = value
        self.printed = try value.rounded(rounding)
        self.step = step
    }

    /// A figure that is not there.
    init(absent reason: Absence, _ step: RoundingStep) {
        value = .absent(reason)
        printed = nil
        self.step = step
    }

    /// Why the figure is not there; nil if it is.
    public var absence: Absence? { value.absence }

    /// The exact value; nil if absent.
    var exact: Ratio? {
        if case .exact(let ratio) = value { ratio } else { nil }
    }
}
