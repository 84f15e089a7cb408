public import Responses

/// The accepted responses with what estimation must know of each: weight, stratum, primary sampling unit.
public struct WeightedSample: Sendable {
    /// The responses in canonical order.
    public let responses: ResponseTable
    /// The weight of each row.
    public let weights: [Double]
    /// The weight of each row before it was fitted to totals or trimmed: what replicates multiply.
    public let baseWeights: [Double]
    /// Fits other base weights to the same totals, by the same steps; nil where no step does. A replicate's weights are made
    /// with it. Asking for it lays out what all replicates share, which takes as long as fitting once: ask once for all of them.
    public var refit: (@Sendable ([Double]) throws(WeightingError) -> [Double])? {
        guard let refitting else { return nil }
        return refitting.run.refit(by: refitting.steps)
    }
    /// The weighting before its first fitting step, and the steps from there on: most samples are never fitted again, and should not
    /// pay for what replicates share.
    let refitting: (run: WeightingRun, steps: [WeightingStep])?
    /// The stratum of each row: every unit is one, divided by the questionnaire's stratum question.
    public let strata: CellAssignment
    /// The primary sampling unit of each row; nil where each respondent was drawn by itself.
    public let clusters: [Int32]?
    /// Where the stratum of each row is known from.
    public let strataPlaces: DesignPlaces
    /// Where the primary sampling unit of each row is known from.
    public let clusterPlaces: DesignPlaces
    /// The primary sampling units (or, without clusters, the persons) of each stratum in the population; nil: no correction.
    public let populations: [Double?]
    /// The persons of each primary sampling unit, by its number in `clusters`; empty, or nil: no correction at the second
    /// stage.
    public let clusterPopulations: [Double?]
    /// What the weights agree with, for the variance.
    public let calibration: Calibration?
    /// What each step multiplied each row's weight by, in the order of the steps.
    public let chain: [ChainLink]
    /// The weights of each unit described, by its place in the registry; nil for a unit without responses.
    public let diagnostics: [WeightDiagnostics?]

    /// The levels of margins that were put together, as planned.
    public let collapsed: [MarginCells.Collapsed]
    /// How far the final weights are from the margins and totals of all steps: the worst level of each unit, or (nil) over
    /// all units.
    public let marginErrors: [String?: MarginError]

    /// A level of a margin with what the weights sum to.
    public struct MarginError: Sendable, Hashable {
        /// The margin.
        public let margin: String
        /// The level.
        public let level: String
        /// The number of persons of the population.
        public let target: Double
        /// The sum of the weights.
        public let reached: Double

        /// The difference over the target.
        public var relative: Double { abs(reached - target) / abs(target) }
    }

    /// One step of the weights, kept so that every weight can be explained.
    public struct ChainLink: Sendable {
        /// The step.
        public let step: WeightingStep
        /// The factor of each row.
        public let factors: [Double]
    }

    /// Whether any step of weighting was taken, so that weights stand for persons of the population.
    public var isWeighted: Bool { !chain.isEmpty }
}
