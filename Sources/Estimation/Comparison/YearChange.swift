public import Figures
internal import Statistics

/// The change of a unit's figure against last year.
public struct YearChange: Sendable, Hashable {
    /// Last year's figure as it was printed; nil where there is none.
    public var previous: FixedDecimal?
    /// The difference of the printed figures in points; a differences of years is one of what was printed.
    public var change: FixedDecimal?
    /// Whether the difference is more than chance, at 5 %; nil where it cannot be told.
    public var isSignificant: Bool?
    /// Why there is no change.
    public var absence: Absence?

    /// Makes a change from its parts.
    public init(
        previous: FixedDecimal? = nil, change: FixedDecimal? = nil, isSignificant: Bool? = nil, absence: Absence? = nil
    ) {
        self.previous = previous
        self.change = change
        self.isSignificant = isSignificant
        self.absence = absence
    }

    /// Compares a figure with last year's.
    ///
    /// The test takes both years' samples as independent: z = difference / √(se₁² + se₂²), two-sided at 5 %, on the
    /// figures before rounding as far as they are known.
    public init(_ current: Estimate, printed: FixedDecimal?, unit: Int, previous: PreviousFigures?, rounding: Rounding)
    {
        guard let previous else {
            self.init(absence: .noPreviousYear)
            return
        }
        guard let before = previous.figures[unit] else {
            self.init(absence: .noPreviousYear)
            return
        }
        guard !previous.isMethodBreak else {
            self.init(previous: before.percent, absence: .methodBreak)
            return
        }
        guard let printed, let change = try? printed.subtracting(before.percent).ratio.rounded(rounding) else {
            self.init(previous: before.percent, absence: current.percent.absence ?? .notComparable)
            return
        }
        var isSignificant: Bool?
        if let now = current.percent.double, let error = current.standardError, let errorBefore = before.standardError,
            error > 0 || errorBefore > 0, let limit = try? StandardNormal.quantile(0.975)
        {
            let spread = (error * error + errorBefore * errorBefore).squareRoot()
            isSignificant = abs(now - before.percent.double) > limit * spread
        }
        self.init(previous: before.percent, change: change, isSignificant: isSignificant)
    }
}
