public import Questionnaires

/// What stands in a batch where there is no answer, and why there is none, as the campaign says.
public struct MissingText: Sendable, Hashable {
    /// The text of the cell, such as `-99`.
    public var text: String
    /// Why there is no answer.
    public var reason: MissingReason
    /// The question that it is about; nil for every question to which the text can be no answer.
    public var question: String?

    /// Makes one from its parts.
    public init(text: String, reason: MissingReason, question: String? = nil) {
        self.text = text
        self.reason = reason
        self.question = question
    }
}
