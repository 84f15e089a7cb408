/// How each respondent's weight comes about: steps in order, and what the design knows of the population.
public struct WeightingPlan: Sendable {
    /// The steps; none: every respondent weighs 1.
    public var steps: [WeightingStep]
    /// The strata of units, where respondents were drawn by stratum or in clusters.
    public var strata: StrataTable?
    /// The persons of primary sampling units, where respondents were drawn in clusters.
    public var clusters: ClusterTable?
    /// Who was drawn, where the campaign has a table of the sample.
    public var drawn: DrawnSample?
    /// Whether the size of the population enters the variance (finite-population correction).
    public var isFinitePopulation: Bool

    /// Makes a plan from its parts.
    public init(
        steps: [WeightingStep] = [], strata: StrataTable? = nil, clusters: ClusterTable? = nil,
        drawn: DrawnSample? = nil,
        isFinitePopulation: Bool = false
    ) {
        self.steps = steps
        self.strata = strata
        self.clusters = clusters
        self.drawn = drawn
        self.isFinitePopulation = isFinitePopulation
    }
}

/// One step of weighting.
///
/// A plan has at most one step that says what weights start from, at the beginning, and at most one that fits weights to
/// totals before and after each trimming.
public enum WeightingStep: Sendable {
    /// N / n within each unit, N from the table of units.
    case populationByUnit
    /// N / n within each stratum of each unit, N from the table of strata.
    case populationByStratum
    /// N / n at two stages: primary sampling units of each stratum, then persons of each, from the tables of strata and of
    /// primary sampling units.
    case populationByCluster
    /// One over the probability of being drawn, from the table of the sample.
    case probability
    /// A number that each form carries.
    case given(question: String)
    /// Respondents stand also for those of their class who were drawn and did not answer.
    case nonresponse(by: ResponseClass)
    /// Scales the weights so that the levels of a question sum to the margin's numbers.
    ///
    /// Respondents whose level is not known make it refuse, naming their number and unit, unless they are told to keep
    /// their base weights (see `PostStratifiedWeights.UnknownLevel`). Margins by unit must hold every unit that has
    /// responses, and sum to its N where a step of N/n by unit came before.
    case postStratify(
        question: String, margins: MarginTable, unknownLevel: PostStratifiedWeights.UnknownLevel = .refuse)
    /// Scales the weights to several margins in turn until they agree with all.
    case rake([MarginUse], unknownLevel: PostStratifiedWeights.UnknownLevel = .refuse)
    /// Moves the weights as little as possible so that they agree with margins and totals of numbers.
    case calibrate(
        [MarginUse], totals: [TotalUse] = [], method: CalibratedWeights.Method,
        unknownLevel: PostStratifiedWeights.UnknownLevel = .refuse)
    /// Cuts weights to limits, within each unit or over all.
    case trim(TrimmedWeights.Limits, byUnit: Bool)

    /// Whether a step fits weights to totals, or cuts them: what is done again for every replicate.
    var isFitting: Bool {
        switch self {
        case .postStratify, .rake, .calibrate, .trim: true
        case .populationByUnit, .populationByStratum, .populationByCluster, .probability, .given, .nonresponse: false
        }
    }

    /// The questions whose answers a step fits to.
    var questions: [String] {
        switch self {
        case .postStratify(let question, _, _): [question]
        case .rake(let uses, _): uses.map(\.question)
        case .calibrate(let uses, let totals, _, _): uses.map(\.question) + totals.map(\.question)
        default: []
        }
    }

    /// The levels of a question and their numbers of persons.
    public struct MarginUse: Sendable, Hashable {
        /// The question.
        public var question: String
        /// The numbers.
        public var table: MarginTable
        /// Which levels may be put together.
        public var collapse: [MarginCells.CollapseRule]

        /// Makes a use of a margin.
        public init(question: String, table: MarginTable, collapse: [MarginCells.CollapseRule] = []) {
            self.question = question
            self.table = table
            self.collapse = collapse
        }
    }

    /// The total of a number question.
    public struct TotalUse: Sendable, Hashable {
        /// The question.
        public var question: String
        /// The total, over all or in each unit.
        public var table: TotalTable

        /// Makes a use of a total.
        public init(question: String, table: TotalTable) {
            self.question = question
            self.table = table
        }
    }

    /// Within which classes those who answered stand for those who did not.
    public enum ResponseClass: String, Sendable, Hashable, CaseIterable {
        /// The unit.
        case unit
        /// The stratum within the unit.
        case stratum
        /// The primary sampling unit within the unit.
        case psu
    }
}

/// Who was drawn, as the table of the sample says it.
public struct DrawnSample: Sendable {
    /// A person drawn who could have answered.
    public struct Person: Sendable, Hashable {
        /// The unit's place in the registry.
        public var unit: Int
        /// The stratum, as in the forms; empty for none.
        public var stratum: String
        /// The primary sampling unit, as in the forms; empty for none.
        public var psu: String
        /// The probability of being drawn, if it is known.
        public var probability: Double?

        /// Makes a person.
        public init(unit: Int, stratum: String = "", psu: String = "", probability: Double? = nil) {
            self.unit = unit
            self.stratum = stratum
            self.psu = psu
            self.probability = probability
        }
    }

    /// Everyone drawn who could have answered; who came in place of another is not drawn.
    public var persons: [Person]
    /// The probability of being drawn of the person who filled in the form of a number; nil where it is not known.
    public var probability: @Sendable (String) -> Double?
    /// Where the person who filled in the form of a number was drawn; nil where the table does not have the number.
    public var place: @Sendable (String) -> Place?

    /// Where a person was drawn.
    public struct Place: Sendable, Hashable {
        /// The unit's place in the registry.
        public var unit: Int
        /// The stratum; empty for none.
        public var stratum: String
        /// The primary sampling unit; empty for none.
        public var psu: String

        /// Makes a place.
        public init(unit: Int, stratum: String = "", psu: String = "") {
            self.unit = unit
            self.stratum = stratum
            self.psu = psu
        }
    }

    /// Makes a sample.
    public init(
        persons: [Person], place: @escaping @Sendable (String) -> Place? = { _ in nil },
        probability: @escaping @Sendable (String) -> Double?
    ) {
        self.persons = persons
        self.place = place
        self.probability = probability
    }
}
