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
///
/// A plan has at most one step of N/n, and after it at most one post-stratification; two margins are crossed into one.
public enum WeightingStep: Sendable {
    /// N / n within each unit, N from the table of units.
    case populationByUnit
    /// N / n within each stratum of each unit, N from the table of strata.
    case populationByStratum
    /// Scales the weights so that the levels of a question sum to the margin's numbers.
    ///
    /// Respondents whose level is not known make it refuse, naming their number and unit, unless they are told to keep
    /// their base weights (see `PostStratifiedWeights.UnknownLevel`). Margins by unit must hold every unit that has
    /// responses, and sum to its N where a step of N/n by unit came before.
    case postStratify(
        question: String, margins: MarginTable, unknownLevel: PostStratifiedWeights.UnknownLevel = .refuse)
}
