/// A headline figure on a card: what it is, the figure, and what must be read with it.
public struct KeyFigure: Sendable, Hashable {
    /// How large the card is.
    public enum Prominence: Sendable, Hashable, CaseIterable {
        /// The document's first figure; at most one or two in a row.
        case headline
        /// A figure beside it.
        case normal
    }

    /// What the figure is, in a few words.
    public var label: String
    /// The figure; its base and its reason for being absent are printed under it.
    public var figure: Figure
    /// Lines under the base, such as the interval, the rank or the change.
    public var details: [[Inline]]
    /// How large the card is.
    public var prominence: Prominence

    /// Makes a headline figure.
    public init(
        label: String, figure: Figure, details: [[Inline]] = [], prominence: Prominence = .normal
    ) {
        self.label = label
        self.figure = figure
        self.details = details
        self.prominence = prominence
    }
}
