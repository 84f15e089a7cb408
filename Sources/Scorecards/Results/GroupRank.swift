public import Figures

/// A unit's place in one of the card's rankings beside that of its block.
public struct GroupRank: Sendable, Hashable {
    /// The ranking.
    public var group: RankingGroup
    /// The kind or the parent's code that the unit is ranked within; nil where all are ranked together.
    public var within: String?
    /// The place.
    public var rank: Int
    /// How many units are ranked there.
    public var size: Int

    /// The place as it is printed, such as `12/63`.
    public func printed(_ language: Language) -> String {
        let format = FigureFormat(language)
        return "\(format.count(rank))/\(format.count(size))"
    }
}
