/// What a stratum adds to a variance where only one of its clusters was sampled, as in R `survey`
/// (`survey.lonely.psu`, `survey.adjust.domain.lonely`).
public struct LonelyPSUPolicy: Sendable, Hashable {
    /// The ways to treat a lonely cluster.
    public enum Treatment: String, Sendable, Hashable, CaseIterable {
        /// No variance: the estimate says `onePSU` instead.
        case fail
        /// The stratum adds nothing.
        case remove
        /// The cluster was certain to be chosen: the stratum adds nothing.
        case certainty
        /// The cluster deviates from the mean of all clusters instead of its stratum's: an overestimate on the safe side.
        case adjust
        /// The stratum adds what the others add on average.
        case average
    }

    /// The treatment.
    public var treatment: Treatment
    /// Whether `adjust` and `average` also hold for strata of which a domain has one cluster only, though more were
    /// sampled (`survey.adjust.domain.lonely`).
    public var appliesToDomains: Bool

    /// Makes a policy.
    public init(_ treatment: Treatment, appliesToDomains: Bool = false) {
        self.treatment = treatment
        self.appliesToDomains = appliesToDomains
    }

    /// R's default: a lonely cluster leaves no variance.
    public static let fail = LonelyPSUPolicy(.fail)
}
