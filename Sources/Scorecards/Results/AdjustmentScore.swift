public import Figures

/// The points of a bonus or minus group for one unit.
public struct AdjustmentScore: Sendable {
    /// The group.
    public var group: AdjustmentGroup
    /// Its lines.
    public var lines: [ScoreLine]
    /// The sum of the lines before the cap.
    public var uncapped: Ratio
    /// The points that are added or taken off, at most the cap; never negative.
    public var points: RoundedFigure

    /// Whether the cap was reached and cost points.
    public var isCapped: Bool { uncapped > group.cap }
}
