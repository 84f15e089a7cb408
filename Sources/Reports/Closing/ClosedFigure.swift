public import Figures

/// One figure of a closed version: what it is of, its value before rounding, and what the reports printed.
public struct ClosedFigure: Sendable, Hashable {
    /// What it is of.
    public var key: Key
    /// The value before rounding: a whole number, a fraction such as `7/9`, or a decimal of 12 significant digits; empty where there is none.
    public var exact: String
    /// What was printed, or why there is nothing.
    public var printed: LocalizedText

    /// Makes a figure from its parts.
    public init(key: Key, exact: String, printed: LocalizedText) {
        self.key = key
        self.exact = exact
        self.printed = printed
    }

    /// What a figure is of.
    public struct Key: Sendable, Hashable {
        /// `card:<id>` or `survey:<id>`.
        public var part: String
        /// Whether it is a unit's, a block's or of the whole.
        public var scope: Scope
        /// The unit's code or the block's name; empty for the whole.
        public var name: String
        /// The figure, such as `total`, `points:1.2` or `percent:q05`.
        public var figure: String

        /// Makes a key from its parts.
        public init(part: String, scope: Scope, name: String, figure: String) {
            self.part = part
            self.scope = scope
            self.name = name
            self.figure = figure
        }
    }

    /// Whose figure it is. The raw names are those of the file.
    public enum Scope: String, Sendable, Hashable, CaseIterable {
        /// One unit's.
        case unit
        /// A block's.
        case block
        /// Of all units together.
        case whole
    }
}

extension ClosedFigure.Key: Comparable {
    /// Parts, scopes, names and figures in the order of their texts.
    public static func < (left: ClosedFigure.Key, right: ClosedFigure.Key) -> Bool {
        (left.part, left.scope.rawValue, left.name, left.figure)
            < (right.part, right.scope.rawValue, right.name, right.figure)
    }
}
