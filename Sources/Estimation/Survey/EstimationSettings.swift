public import Questionnaires

/// How figures are estimated in a campaign.
public struct EstimationSettings: Sendable {
    /// The confidence level of intervals.
    public var confidence: ConfidenceLevel
    /// How intervals of shares are made.
    public var interval: ProportionIntervalMethod
    /// What a stratum with a single sampling unit adds to a variance.
    public var lonely: LonelyPSUPolicy
    /// A formula that takes the place of the questionnaire's own.
    public var formula: IndexDefinition.Formula?
    /// How samples are drawn again for variances; nil: variances by linearisation.
    public var replication: ReplicationMethod?
    /// The limits from which figures are flagged as not precise.
    public var precision = PrecisionThresholds()

    /// Makes settings from their parts.
    public init(
        confidence: ConfidenceLevel = .standard, interval: ProportionIntervalMethod = .logit,
        lonely: LonelyPSUPolicy = .fail, formula: IndexDefinition.Formula? = nil,
        replication: ReplicationMethod? = nil
    ) {
        self.confidence = confidence
        self.interval = interval
        self.lonely = lonely
        self.formula = formula
        self.replication = replication
    }
}
