public import Figures

/// An input that a line was computed from, and where it came from.
public struct UsedInput: Sendable, Hashable {
    /// The input's name, such as `numerator`.
    public var name: String
    /// The value that entered the rule.
    public var value: Ratio
    /// Where it came from.
    public var origin: Origin

    /// Makes an input from its parts.
    public init(name: String, value: Ratio, origin: Origin) {
        self.name = name
        self.value = value
        self.origin = origin
    }

    /// Where an input came from.
    public enum Origin: Sendable, Hashable {
        /// A row of a file of scores, with the remark that was written beside it.
        case scores(file: String, line: Int, note: String)
        /// The percentage of a questionnaire (item nil: its overall index): its value before it was rounded, and the
        /// rounding if the card takes it as printed.
        case survey(questionnaire: String, item: String?, percent: Quantity, rounding: Rounding?)
    }
}
