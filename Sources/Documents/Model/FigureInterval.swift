/// The interval around a figure, in the figure's unit.
public struct FigureInterval: Sendable, Hashable {
    /// The lower limit.
    public var low: Double
    /// The upper limit.
    public var high: Double
    /// Both limits as they are printed, such as "97,5–99,3".
    public var printed: String

    /// Makes an interval.
    public init(low: Double, high: Double, printed: String) {
        self.low = low
        self.high = high
        self.printed = printed
    }

    /// Whether both limits are numbers in their order, so that the interval can be drawn.
    public var isDrawable: Bool { low.isFinite && high.isFinite && low <= high }
}
