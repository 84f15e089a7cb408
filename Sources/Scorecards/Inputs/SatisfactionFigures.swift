public import Figures

/// The percentages of the campaign's surveys by unit, which the scoring takes as values.
public struct SatisfactionFigures: Sendable {
    private var figures: [Key: Quantity] = [:]

    /// Makes an empty set.
    public init() {}

    private struct Key: Hashable {
        var questionnaire: String
        var unit: Int
        var item: String?
    }

    /// The percentage (0…100) of a unit in a questionnaire; item nil for the overall index. Reading one that was never
    /// given yields `noResponses`.
    public subscript(questionnaire questionnaire: String, unit unit: Int, item item: String? = nil) -> Quantity {
        get { figures[Key(questionnaire: questionnaire, unit: unit, item: item)] ?? .absent(.noResponses) }
        set { figures[Key(questionnaire: questionnaire, unit: unit, item: item)] = newValue }
    }
}
