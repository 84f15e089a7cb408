/// What a variance must know of each stratum besides sums: how many clusters were sampled in it, of how many.
public struct StratumCounts: Sendable, Hashable {
    /// The clusters sampled in each stratum, over the whole sample.
    public let sampled: [Int]
    /// The clusters that each stratum has in the population; nil: no correction.
    public let populations: [Double?]

    /// Makes the counts.
    ///
    /// - Throws: `EstimationError.unequalLength`, or `.populationBelowSample` naming the stratum.
    public init(sampled: [Int], populations: [Double?]) throws(EstimationError) {
        guard sampled.count == populations.count else {
            throw .unequalLength(what: "populations", expected: sampled.count, found: populations.count)
        }
        for stratum in sampled.indices {
            guard let population = populations[stratum] else { continue }
            guard population >= Double(sampled[stratum]) else {
                throw .populationBelowSample(
                    stage: 0, stratum: stratum, sampled: sampled[stratum], population: population)
            }
        }
        self.sampled = sampled
        self.populations = populations
    }

    /// The counts of a design's first stage.
    public init(_ design: SurveyDesign) {
        sampled = design.stages[0].sampled
        populations = design.stages[0].populations
    }

    var sizes: [(sampled: Int, population: Double?)] { zip(sampled, populations).map { ($0, $1) } }
}
