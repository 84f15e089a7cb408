/// A figure with its linearised influences: how much each sampled cluster moved it.
///
/// Variances and covariances of figures, and of anything that is a linear combination of them, follow from the
/// influences alone (Taylor linearisation; Woodruff 1971).
public struct LinearisedEstimate: Sendable {
    /// The figure.
    public let value: Double
    /// What the figure rests on.
    public let basis: EstimateBasis

    /// Weight times influence by last-stage cluster, without what post-strata explain.
    let clusterInfluences: [Double]
    /// Weight times influence by row of the domain, as it is; empty where the estimate comes from cluster sums.
    let rowInfluences: [Double]
    /// Whether each row of the domain has a part in the figure; empty where the estimate comes from cluster sums.
    let rowPresence: [Bool]
    /// Whether each last-stage cluster holds a row that has a part in the figure.
    let clusterPresence: [Bool]
    /// For the design effect; nil where it cannot be told.
    let simpleRandom: SimpleRandomSums?
    /// The size of the terms that the figure was computed from, below whose rounding a standard error means nothing.
    let scale: Double
}
