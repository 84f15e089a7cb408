/// An interval for a figure, in the figure's own unit.
public struct ConfidenceInterval: Sendable, Hashable {
    /// The lower limit.
    public let lower: Double
    /// The upper limit.
    public let upper: Double

    /// Makes an interval.
    public init(lower: Double, upper: Double) {
        self.lower = lower
        self.upper = upper
    }

    /// The distance between the limits.
    public var width: Double { upper - lower }

    /// The same interval on another scale: both limits times `factor`, plus `offset`.
    func scaled(by factor: Double, offset: Double) -> ConfidenceInterval {
        ConfidenceInterval(lower: lower * factor + offset, upper: upper * factor + offset)
    }
}
