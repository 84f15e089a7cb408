public import Figures

/// The points of a part of the card for one unit: an area, a criterion with its sub-criteria, or one source of points.
public struct PartScore: Sendable, Hashable {
    /// The identifier of the area or criterion, or the raw name of the source.
    public var id: String
    /// What it is called.
    public var title: LocalizedText
    /// 0 for an area or a source, 1 for a criterion below an area, and so on.
    public var depth: Int
    /// The sum of its lines' points, or why there is none: a line without points leaves the part without.
    public var points: RoundedFigure
    /// The sum of the maxima that applied to the unit.
    public var maximum: Ratio
    /// points / maximum · 100.
    public var percent: RoundedFigure
}
