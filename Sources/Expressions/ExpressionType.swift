public import Figures

/// The types of values in expressions.
public enum ExpressionType: String, Sendable, Hashable, CaseIterable {
    /// A number.
    case number
    /// A text that people wrote.
    case text
    /// The code of the one level chosen on a scale: compared as a text with texts, as a number with numbers, and
    /// calculated with as a number (a code that is no number is then missing).
    case choice
    /// A day.
    case date
    /// True, false or unknown.
    case truth
    /// Any number of levels chosen on a scale; read by `selected` and `count-selected`.
    case selection

    /// The type in words.
    public var text: LocalizedText {
        switch self {
        case .number: LocalizedText(vi: "số", en: "a number")
        case .text: LocalizedText(vi: "văn bản", en: "a text")
        case .choice: LocalizedText(vi: "mã lựa chọn", en: "the code of a choice")
        case .date: LocalizedText(vi: "ngày", en: "a date")
        case .truth: LocalizedText(vi: "điều kiện đúng/sai", en: "a condition")
        case .selection: LocalizedText(vi: "tập lựa chọn", en: "a set of choices")
        }
    }
}
