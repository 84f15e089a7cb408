/// The clusters of a domain in their strata, stage by stage: all that a variance needs besides the influences.
///
/// Clusters are numbered so that those of a stratum, and the strata of a parent cluster, follow each other.
struct ClusterFrame: Sendable {
    /// One stage: its strata in order of their parents, and the parent of each cluster.
    struct Stage: Sendable {
        var strata: [SampledStratum] = []
        /// The cluster of the stage before that holds each cluster; 0 at the first stage.
        var parents: [Int32] = []
        /// The first-stage or parent cluster's strata: those of parent p are `strata[strataStarts[p]..<strataStarts[p + 1]]`.
        var strataStarts: [Int] = []

        var clusterCount: Int { parents.count }
    }

    /// The strata of the first stage of which no cluster is at hand, which still count where weights are calibrated.
    struct AbsentStrata: Sendable {
        /// How many there are.
        var count = 0
        /// The clusters sampled in them.
        var sampled = 0
        /// The unsampled fractions of those with a single sampled cluster.
        var lonelyFractions: [Double] = []
    }

    let stages: [Stage]
    let lonely: LonelyPSUPolicy
    /// Whether strata and clusters outside the domain are at hand as well and count as present (R keeps all rows of
    /// calibrated designs).
    let keepsAll: Bool
    let absent: AbsentStrata
    /// How many clusters with the same influence each cluster of a one-stage frame stands for; nil: one.
    var multiplicities: [Int]?

    /// The number of clusters of the last stage: the length of an influence.
    var leafCount: Int { stages.last?.clusterCount ?? 0 }

    /// How many of some clusters are present.
    func count(_ present: [Bool], in clusters: Range<Int>) -> Int {
        guard let multiplicities else { return present[clusters].count { $0 } }
        return clusters.reduce(0) { $0 + (present[$1] ? multiplicities[$1] : 0) }
    }

    /// Whether every cluster of every stratum was taken at each stage: then nothing is left to chance.
    var isCensus: Bool {
        stages.allSatisfy { $0.strata.allSatisfy(\.isCensus) } && absent.lonelyFractions.isEmpty
    }
}
