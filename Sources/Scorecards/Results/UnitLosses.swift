public import Figures

/// Where a unit lost its points, how far the next class is, and what satisfaction is worth to it. All points are printed ones.
public struct UnitLosses: Sendable, Hashable {
    /// The criteria that cost points, the most points first.
    public var criteria: [LostPoints]
    /// The areas in the card's order.
    public var areas: [LostPoints]
    /// The next better class; nil in the best one, and without a total.
    public var nextClass: NextClass?
    /// What one percentage point of each survey index is worth.
    public var surveys: [SurveyWorth]

    /// The points that a unit lost in one place.
    public struct LostPoints: Sendable, Hashable {
        /// The identifier of the criterion or area.
        public var id: String
        /// What it is called.
        public var title: LocalizedText
        /// The most that it could earn here.
        public var maximum: Ratio
        /// What was lost: the maximum less the printed points.
        public var lost: Ratio
        /// What the units of the block lost there on average; nil without a block.
        public var blockMean: Ratio?
    }

    /// How far a better class is.
    public struct NextClass: Sendable, Hashable {
        /// The class.
        public var scoreClass: ScoreClass
        /// The fewest further points, at the decimals of totals, with which the unit would be in it.
        public var points: Ratio
    }

    /// What one percentage point more of a survey's index would bring.
    public struct SurveyWorth: Sendable, Hashable {
        /// The criterion.
        public var criterion: String
        /// The questionnaire.
        public var questionnaire: String
        /// The item of it; nil where its overall index counts.
        public var item: String?
        /// The points, exact, before rounding; 0 where a cap is reached. From 99 % on: what the last point brought.
        public var points: Ratio
    }
}
