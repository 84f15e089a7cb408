/// One stage at which clusters, or at the last stage respondents, were drawn.
public struct SamplingStage: Sendable, Hashable {
    /// The stratum of each row, counted from 0; nil: one stratum (in later stages, one in each cluster of the stage
    /// before).
    public let strata: [Int32]?
    /// The cluster of each row, counted from 0, each inside one stratum; nil: each row was drawn by itself.
    public let clusters: [Int32]?
    /// The number of clusters that each stratum has in the population (fpc), by stratum number; empty, or nil for a
    /// stratum: drawn with replacement, or so few that it makes no difference.
    ///
    /// In a later stage without strata of its own, by the number of the cluster of the stage before.
    public let populations: [Double?]

    /// Makes a stage.
    public init(strata: [Int32]? = nil, clusters: [Int32]? = nil, populations: [Double?] = []) {
        self.strata = strata
        self.clusters = clusters
        self.populations = populations
    }
}
