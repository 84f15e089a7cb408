public import Figures

/// The quartiles of a number question in a scope, such as minutes waited.
public struct NumberFigure: Sendable, Hashable {
    /// Whose figure it is.
    public let scope: EstimateScope
    /// The question.
    public let question: String
    /// The respondents who gave a number.
    public let respondents: Int
    /// The first quartile, the median and the third quartile; empty where there are none.
    public let quantiles: [QuantileEstimate]
    /// Why there are none.
    public let absence: Absence?

    /// The shares that quantiles are given of.
    public static let shares = [0.25, 0.5, 0.75]

    /// Makes a figure from its parts.
    public init(
        scope: EstimateScope, question: String, respondents: Int, quantiles: [QuantileEstimate], absence: Absence? = nil
    ) {
        self.scope = scope
        self.question = question
        self.respondents = respondents
        self.quantiles = quantiles
        self.absence = absence
    }
}
