public import Scorecards

/// A card of the reform index and what it made of the units.
public struct CardMaterial: Sendable {
    /// The card.
    public var card: Scorecard
    /// The sheets and the summaries of blocks.
    public var results: ScoreResults

    /// What each file of scores held.
    public var files: [ScoreFileAccount]

    /// Makes material from its parts.
    public init(card: Scorecard, results: ScoreResults, files: [ScoreFileAccount] = []) {
        self.files = files
        self.card = card
        self.results = results
    }
}
