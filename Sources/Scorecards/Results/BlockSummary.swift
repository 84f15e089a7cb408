/// What a block of units adds up to: how many rose and fell, and how many are in each class.
public struct BlockSummary: Sendable, Hashable {
    /// The block.
    public var block: String
    /// The places in the registry of its ranked units, best first, units that tie by code.
    public var ranked: [Int]
    /// The places of its units without a rank (không xếp hạng), by code.
    public var unranked: [Int]
    /// How many units rose.
    public var up: Int
    /// How many units fell.
    public var down: Int
    /// How many units stayed.
    public var unchanged: Int
    /// How many units cannot be compared with the year before.
    public var notComparable: Int
    /// The classes, the best first, with their counts.
    public var classes: [ClassCount]
    /// The plain mean of the units' printed indices, each unit alike.
    public var mean: RoundedFigure
    /// The mean weighted by N of the list of units; nil unless every unit with an index has its N.
    public var weightedMean: RoundedFigure?
    /// What the block earned for each criterion inside the hundred, in the card's order.
    public var criteria: [CriterionSummary]
    /// What the block earned for each area, in the card's order.
    public var areas: [CriterionSummary]

    /// How many units are in a class.
    public struct ClassCount: Sendable, Hashable {
        /// The class.
        public var scoreClass: ScoreClass
        /// How many units are in it.
        public var count: Int
        /// How many are in it or in a better one: “16/17 từ 80%” counts so.
        public var cumulative: Int
    }
}
