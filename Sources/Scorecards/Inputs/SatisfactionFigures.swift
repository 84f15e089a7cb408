public import Figures

/// The percentages of the campaign's surveys by unit, which the scoring takes as values, with what is known of their errors.
public struct SatisfactionFigures: Sendable {
    private var figures: [Key: Quantity] = [:]
    private var errors: [Key: SamplingError] = [:]

    /// Makes an empty set.
    public init() {}

    private struct Key: Hashable {
        var questionnaire: String
        var unit: Int
        var item: String?
    }

    /// The sampling error of a percentage.
    public struct SamplingError: Sendable, Hashable {
        /// The standard error in points.
        public var standardError: Double
        /// The degrees of freedom; infinite where the error is as good as known.
        public var degreesOfFreedom: Double

        /// Makes an error.
        public init(standardError: Double, degreesOfFreedom: Double = .infinity) {
            self.standardError = standardError
            self.degreesOfFreedom = degreesOfFreedom
        }
    }

    /// The percentage (0…100) of a unit in a questionnaire; item nil for the overall index. Reading one that was never
    /// given yields `noResponses`.
    public subscript(questionnaire questionnaire: String, unit unit: Int, item item: String? = nil) -> Quantity {
        get { figures[Key(questionnaire: questionnaire, unit: unit, item: item)] ?? .absent(.noResponses) }
        set { figures[Key(questionnaire: questionnaire, unit: unit, item: item)] = newValue }
    }

    /// The sampling error of a percentage; nil where it is not known.
    public subscript(errorOf questionnaire: String, unit unit: Int, item item: String? = nil) -> SamplingError? {
        get { errors[Key(questionnaire: questionnaire, unit: unit, item: item)] }
        set { errors[Key(questionnaire: questionnaire, unit: unit, item: item)] = newValue }
    }

    /// Whether any error is known.
    var hasErrors: Bool { !errors.isEmpty }

    /// The same figures with those of one questionnaire and item moved by so many of their standard errors, within 0 to 100.
    func moved(_ questionnaire: String, item: String?, by errorCount: Double) -> SatisfactionFigures {
        var moved = self
        for (key, error) in errors where key.questionnaire == questionnaire && key.item == item {
            guard let value = figures[key]?.double else { continue }
            moved.figures[key] = .measured(min(100, max(0, value + errorCount * error.standardError)))
        }
        return moved
    }
}
