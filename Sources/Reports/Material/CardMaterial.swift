public import Scorecards

/// A card of the reform index and what it made of the units.
public struct CardMaterial: Sendable {
    /// The card.
    public var card: Scorecard
    /// The sheets and the summaries of blocks.
    public var results: ScoreResults

    /// Makes material from its parts.
    public init(card: Scorecard, results: ScoreResults) {
        self.card = card
        self.results = results
    }
}
