/// A figure before it is printed: exact, measured in floating point, or absent for a reason.
public enum Quantity: Hashable, Sendable {
    /// An exact figure: counts, unweighted percentages, points.
    case exact(Ratio)
    /// A figure in floating point: weighted percentages, standard errors.
    case measured(Double)
    /// No figure, and why.
    case absent(Absence)

    /// The reason if the figure is absent.
    public var absence: Absence? {
        if case .absent(let reason) = self { reason } else { nil }
    }

    /// The figure as floating point; nil if absent.
    public var double: Double? {
        switch self {
        case .exact(let ratio): ratio.double
        case .measured(let value): value
        case .absent: nil
        }
    }

    /// The figure as a ratio, a measured one as the nearest decimal with nine places; nil if absent.
    ///
    /// Throws `notFinite` or `overflow` for a measured figure that is no decimal.
    public func ratio() throws(FiguresError) -> Ratio? {
        switch self {
        case .exact(let ratio): ratio
        case .measured(let value): try Ratio(measured: value)
        case .absent: nil
        }
    }

    /// The figure rounded; nil if absent. Throws as `ratio()` and `Ratio.rounded(_:)` do.
    public func rounded(_ rounding: Rounding) throws(FiguresError) -> FixedDecimal? {
        try ratio()?.rounded(rounding)
    }

    /// How the figure stands to another; nil if one of them is absent.
    ///
    /// Measured figures are compared as decimals with nine places, so 89.99999999999993 equals 90. Throws as `ratio()`.
    public func compared(to other: Quantity) throws(FiguresError) -> Comparison? {
        guard let left = try ratio(), let right = try other.ratio() else { return nil }
        return left < right ? .below : left == right ? .equal : .above
    }

    /// How one figure stands to another.
    public enum Comparison: Sendable {
        /// The first is smaller.
        case below
        /// Both are the same.
        case equal
        /// The first is larger.
        case above
    }
}
