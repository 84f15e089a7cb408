public import Figures

/// What one unit earned under a card: every line, area and source, the total, its class, its place and its change.
public struct ScoreSheet: Sendable {
    /// The unit's place in the registry.
    public var unit: Int
    /// The unit's code.
    public var unitCode: String
    /// The unit's name.
    public var unitName: LocalizedText
    /// The block that it is ranked in.
    public var block: String?
    /// The lines of all criteria inside the hundred, in the card's order.
    public var lines: [ScoreLine]
    /// The areas and the criteria with sub-criteria, each before its children; areas have depth 0.
    public var parts: [PartScore]
    /// The sources of points that the card uses, in the order of `PointSource.allCases`.
    public var sources: [PartScore]
    /// Bonus and minus groups.
    public var adjustments: [AdjustmentScore]
    /// The self-assessed points, which are shown and never counted; there only if every criterion that applies has them.
    public var selfAssessed: RoundedFigure
    /// Under re-basing R3 the appraised points scaled to the block's full maximum, v / (T - r) · T; else nil.
    public var rebasedAppraised: RoundedFigure?
    /// All bonus points; nil if the card has no bonus group.
    public var bonus: RoundedFigure?
    /// All minus points, not negative; nil if the card has no minus group.
    public var minus: RoundedFigure?
    /// The total, or why there is none.
    public var total: RoundedFigure
    /// What the total is measured against, after re-basing.
    public var maximum: Ratio
    /// total / maximum · 100: the index.
    public var percent: RoundedFigure
    /// The class; nil without an index.
    public var scoreClass: ScoreClass?
    /// The place in the block; nil if unranked.
    public var rank: Int?
    /// What told the unit apart from others with the same index; nil if nothing had to or nothing could.
    public var tieBreak: TieBreak?
    /// The places in the card's other rankings, in the order of the card.
    public var groupRanks: [GroupRank] = []
    /// Why the unit is unranked (không xếp hạng); nil if it is ranked.
    public var unrankedReason: Absence?
    /// How the unit stands to the year before.
    public var comparison: YearComparison

    /// The areas.
    public var areas: [PartScore] { parts.filter { $0.depth == 0 } }

    /// The points of one source; nil if the card does not use it.
    public func source(_ source: PointSource) -> PartScore? { sources.first { $0.id == source.rawValue } }

    /// The line of a criterion, bonus and minus included.
    public func line(_ criterion: String) -> ScoreLine? {
        lines.first { $0.criterion.id == criterion }
            ?? adjustments.lazy.flatMap(\.lines).first { $0.criterion.id == criterion }
    }

    /// The lines that wait for inputs or appraised points.
    public var missingLines: [ScoreLine] { lines.filter { !$0.missingInputs.isEmpty } }
}
