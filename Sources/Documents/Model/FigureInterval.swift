public import Figures

/// The interval around a figure, in the figure's unit; or that of the places that a unit may have.
public struct FigureInterval: Sendable, Hashable {
    /// The lower limit.
    public var low: Double
    /// The upper limit.
    public var high: Double
    /// Both limits as they are printed, such as "97,5–99,3".
    public var printed: String
    /// Both limits as they were rounded, for a workbook; none where they are known as a text only.
    public var rounded: ClosedRange<FixedDecimal>?
    /// What the limits are: percentages or numbers.
    public var style: FigureStyle

    /// Makes an interval.
    public init(
        low: Double, high: Double, printed: String, rounded: ClosedRange<FixedDecimal>? = nil,
        style: FigureStyle = .percent
    ) {
        self.low = low
        self.high = high
        self.printed = printed
        self.rounded = rounded
        self.style = style
    }

    /// Whether both limits are numbers in their order, so that the interval can be drawn.
    public var isDrawable: Bool { low.isFinite && high.isFinite && low <= high }
}
