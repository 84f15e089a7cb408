/// How samples are drawn again from a sample, to see how much its figures move.
public enum ReplicationMethod: Sendable, Hashable {
    /// One cluster is left out at a time: JK1 without strata, JKn with (Wolter 2007, ch. 4; R `survey`: `jk1weights`,
    /// `jknweights`).
    case jackknife
    /// Half of each stratum of two clusters, balanced by a Hadamard matrix; `rho` 0 is McCarthy's BRR, above 0 Fay's, which
    /// leaves the other half the weight `rho` (Judkins 1990).
    case balanced(rho: Double = 0)
    /// As many clusters as were sampled are drawn again in each stratum: with replacement, or, where its size is known,
    /// without from a population made of copies (Canty & Davison 1999; R: `bootweights`).
    case bootstrap(replicates: Int, seed: UInt64)
    /// One cluster less than were sampled is drawn with replacement, and weights are scaled up (Rao & Wu 1988; R:
    /// `subbootweights`).
    case rescaledBootstrap(replicates: Int, seed: UInt64)
}
