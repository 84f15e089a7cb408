/// How each respondent's weight comes about: steps in order, and what the design knows of the population.
public struct WeightingPlan: Sendable {
    /// The steps; none: every respondent weighs 1.
    public var steps: [WeightingStep]
    /// The strata of units, where respondents were drawn by stratum or in clusters.
    public var strata: StrataTable?
    /// Whether the size of the population enters the variance (finite-population correction).
    public var isFinitePopulation: Bool

    /// Makes a plan from its parts.
    public init(steps: [WeightingStep] = [], strata: StrataTable? = nil, isFinitePopulation: Bool = false) {
        self.steps = steps
        self.strata = strata
        self.isFinitePopulation = isFinitePopulation
    }
}

/// One step of weighting.
public enum WeightingStep: Sendable {
    /// N / n within each unit, N from the table of units.
    case populationByUnit
    /// N / n within each stratum of each unit, N from the table of strata.
    case populationByStratum
    /// Scales the weights so that the levels of a question sum to the margin's numbers.
    case postStratify(question: String, margins: MarginTable)
}
