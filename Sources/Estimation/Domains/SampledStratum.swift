/// A stratum as a variance sees it: how many clusters were sampled in it, of how many, and which of them are at hand.
struct SampledStratum: Sendable {
    /// The clusters sampled in the whole design.
    let sampled: Int
    /// The clusters in the population; nil: no correction.
    let population: Double?
    /// The clusters at hand, as places in the frame's stage; sampled clusters that are not at hand have no influence.
    let clusters: Range<Int>
    /// The cluster of the stage before that holds the stratum; 0 at the first stage.
    let parent: Int

    /// The part of the stratum's clusters that was not sampled: 1 without a population size, 0 for a census.
    var unsampledFraction: Double {
        Self.unsampledFraction(sampled: sampled, population: population)
    }

    /// Whether all clusters were taken, so that the stratum adds nothing; the limit is that of R `survey`.
    var isCensus: Bool { unsampledFraction < 1e-7 }

    static func unsampledFraction(sampled: Int, population: Double?) -> Double {
        guard let population, population.isFinite else { return 1 }
        return (population - Double(sampled)) / population
    }
}
