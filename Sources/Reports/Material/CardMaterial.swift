public import Scorecards
public import Units

/// A card of the reform index and what it made of the units.
public struct CardMaterial: Sendable {
    /// The card.
    public var card: Scorecard
    /// The sheets and the summaries of blocks.
    public var results: ScoreResults
    /// The ranks that the units of each block may have in truth, given the sampling error of satisfaction; empty where they were not
    /// worked out.
    public var rankSets: [BlockRanks]
    /// How firm the ranking is; nil where it was not worked out.
    public var firmness: RankingFirmness?

    /// What each file of scores held.
    public var files: [ScoreFileAccount]

    /// What was found on the way and should be looked at; nothing was refused for it.
    public var remarks: [ScorecardProblem]

    /// Makes material from its parts.
    public init(
        card: Scorecard, results: ScoreResults, rankSets: [BlockRanks] = [], files: [ScoreFileAccount] = [],
        firmness: RankingFirmness? = nil, remarks: [ScorecardProblem] = []
    ) {
        self.remarks = remarks
        self.firmness = firmness
        self.files = files
        self.card = card
        self.results = results
        self.rankSets = rankSets
    }
}
