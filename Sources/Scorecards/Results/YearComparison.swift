public import Figures

/// How a unit stands to the year before.
public struct YearComparison: Sendable, Hashable {
    /// What the unit, or the one that it continues, had the year before; nil if nothing is known.
    public var previous: PreviousResult?
    /// The previous percentage as printed, if known.
    public var previousPrinted: FixedDecimal?
    /// The change in percentage points, the difference of the two printed values; or why there is none.
    public var change: RoundedFigure
    /// The places won (above 0) or lost (below 0); nil if not comparable or not ranked in one of the years.
    public var places: Int?

    /// The classes won (above 0) or lost (below 0); nil if not comparable or the class of one of the years is not known.
    public var classes: Int?
    /// The earlier units that it is compared with, if it is not itself: one that it continues, or several of which
    /// `previous` is the weighted mean.
    public var ancestors: [Ancestor] = []

    /// An earlier unit that a unit is compared with.
    public struct Ancestor: Sendable, Hashable {
        /// Its code.
        public var code: String
        /// Its percentage.
        public var percent: Ratio
        /// N times the share that came here; nil for a unit that was continued as a whole.
        public var weight: Ratio?
        /// Its N, where it was needed for the weight.
        public var population: Ratio?
        /// The share of it that came here; nil where it came as a whole.
        public var share: Ratio?
    }

    /// Whether the percentage rose, fell or stayed; nil if it is not comparable.
    public var direction: Direction? {
        guard let printed = change.printed else { return nil }
        return printed.isZero ? .unchanged : printed.isNegative ? .down : .up
    }

    /// The direction of a change. The raw names are those of machine-readable output.
    public enum Direction: String, CaseIterable, Sendable {
        /// The printed percentage rose.
        case up
        /// The printed percentage fell.
        case down
        /// The printed percentage is the same.
        case unchanged

        /// What people read.
        public var text: LocalizedText {
            switch self {
            case .up: LocalizedText(vi: "tăng", en: "up")
            case .down: LocalizedText(vi: "giảm", en: "down")
            case .unchanged: LocalizedText(vi: "không đổi", en: "unchanged")
            }
        }
    }
}
