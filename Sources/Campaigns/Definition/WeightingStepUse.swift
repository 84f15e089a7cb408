extension CampaignDefinition {
    /// A step of weighting, by the names of its tables.
    public enum WeightingStepUse: Sendable, Hashable {
        /// N / n by unit.
        case populationByUnit
        /// N / n by stratum within unit.
        case populationByStratum
        /// N / n of primary sampling units in strata and of persons in each.
        case populationByCluster
        /// One over the probability of the table of the sample.
        case probability
        /// A number question that holds each form's weight.
        case given(question: String)
        /// Those of a class who did not answer are stood for by those who did.
        case nonresponse(by: String)
        /// Scaling to margins of a question.
        case postStratify(question: String, margins: String, unknownLevel: String)
        /// Scaling to several margins in turn.
        case rake([MarginUse], unknownLevel: String)
        /// Moving weights as little as possible to margins and totals.
        case calibrate([MarginUse], totals: [TotalUse], method: MethodUse, unknownLevel: String)
        /// Cutting weights to limits.
        case trim(TrimUse)
    }

    /// Where a step of weighting stands in campaign.xml.
    public struct StepPlace: Sendable, Hashable {
        /// The element, such as `rake`.
        public var element: String
        /// The line that it begins on, counted from 1.
        public var line: Int?
    }

    /// A margin of a step.
    public struct MarginUse: Sendable, Hashable {
        /// The question.
        public var question: String
        /// The table.
        public var margins: String
        /// Which levels may be put together.
        public var collapse: [CollapseUse]
    }

    /// A level that another one may take in.
    public struct CollapseUse: Sendable, Hashable {
        /// The level.
        public var level: String
        /// The level that takes it in.
        public var into: String
        /// With fewer respondents than this.
        public var minimum: Int
    }

    /// A total of a number question.
    public struct TotalUse: Sendable, Hashable {
        /// The question.
        public var question: String
        /// The table.
        public var totals: String
    }

    /// How a calibration moves weights.
    public struct MethodUse: Sendable, Hashable {
        /// The distance, by the name that `Weighting` uses.
        public var distance: String
        /// The lowest and the highest factor.
        public var lower: Double?
        /// The highest factor.
        public var upper: Double?
        /// What factors are cut to afterwards.
        public var trimLower: Double?
        /// What factors are cut to afterwards.
        public var trimUpper: Double?
    }

    /// How weights are cut.
    public struct TrimUse: Sendable, Hashable {
        /// The lowest weight.
        public var lower: Double?
        /// The highest weight.
        public var upper: Double?
        /// What both are counted in, by the name that `Weighting` uses.
        public var measure: String
        /// Whether cutting goes on until nothing lies beyond.
        public var isStrict: Bool
        /// Whether each unit is cut by itself.
        public var byUnit: Bool
    }
}

extension CampaignDefinition.WeightingStepUse {
    /// The margins of a step.
    var margins: [CampaignDefinition.MarginUse] {
        switch self {
        case .postStratify(let question, let margins, _): [.init(question: question, margins: margins, collapse: [])]
        case .rake(let margins, _), .calibrate(let margins, _, _, _): margins
        default: []
        }
    }

    /// The tables that a step reads, below the campaign's folder.
    var files: [String] {
        guard case .calibrate(_, let totals, _, _) = self else { return margins.map(\.margins) }
        return margins.map(\.margins) + totals.map(\.totals)
    }

    /// The questions that a step looks at.
    var questions: [String] {
        switch self {
        case .given(let question): [question]
        case .calibrate(_, let totals, _, _): margins.map(\.question) + totals.map(\.question)
        default: margins.map(\.question)
        }
    }

    /// Whether a step looks at the table of the sample.
    var needsSample: Bool {
        switch self {
        case .probability, .nonresponse: true
        default: false
        }
    }
}
