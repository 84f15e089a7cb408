public import Figures

/// How the points of an area, of a criterion with sub-criteria, or of a bonus or minus group came about.
public struct PartExplanation: Sendable {
    /// The identifier.
    public var id: String
    /// What it is called.
    public var title: LocalizedText
    /// The points, or why there are none.
    public var points: RoundedFigure
    /// The maximum that applied to the unit, or the group's cap.
    public var maximum: Ratio
    /// The steps: each criterion, the sums, the percentage.
    public var steps: [ExplanationStep]
}
