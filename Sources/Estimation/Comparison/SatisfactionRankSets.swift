internal import Figures
internal import Statistics
public import Units

/// Which ranks units may have in truth, given the sampling error of their figures.
///
/// Units are strata, so their figures are independent of each other (but for what a margin over all units shares among
/// them). Units without a figure, and those that are not ranked, have none.
public enum SatisfactionRankSets {
    /// The ranks that one unit may have.
    public struct Ranks: Sendable, Hashable {
        /// Holds with the level's probability for this unit by itself.
        public let marginal: ClosedRange<Int>

        /// Makes the ranks of a unit.
        public init(marginal: ClosedRange<Int>) { self.marginal = marginal }
    }

    /// The largest block that sets are made for: work grows with the square of the units.
    public static let limit = 5_000

    /// The sets of each unit, by its place in the registry.
    ///
    /// - Parameter overall: the overall figure of each unit, by its place in the registry.
    public static func sets(
        _ overall: [Int: Estimate], units: UnitRegistry, seed: UInt64 = 1
    ) -> [Int: Ranks] {
        var ranks: [Int: Ranks] = [:]
        for block in units.blocks {
            let members = block.units.filter { unit in
                units.units[unit].isRanked && overall[unit]?.percent.double != nil
            }
            guard members.count > 1, members.count <= limit else { continue }
            let figures = members.compactMap { overall[$0].map(figure) }
            guard let level = members.first.flatMap({ overall[$0]?.confidence }),
                let sets = try? RankSets(
                    figures, level: level, draws: RankSets.draws(figures: members.count), seed: seed,
                    includesSimultaneous: false)
            else { continue }
            for (place, unit) in members.enumerated() {
                ranks[unit] = Ranks(marginal: sets.marginal[place])
            }
        }
        return ranks
    }

    /// A unit's figure with its error. At 0 and 100 %, where there is no standard error, the one-sided interval over the t
    /// quantile stands for it; a figure of which nothing is known cannot be told from any other.
    private static func figure(_ estimate: Estimate) -> RankSets.Figure {
        let value = estimate.percent.double ?? 0
        let freedom = estimate.degreesOfFreedom.flatMap { $0 > 0 ? $0 : nil }
        if let error = estimate.standardError {
            return RankSets.Figure(value: value, standardError: error, degreesOfFreedom: freedom ?? .infinity)
        }
        if let interval = estimate.interval, let freedom,
            let quantile = try? StudentDistribution(degreesOfFreedom: freedom).quantile(
                1 - (1 - estimate.confidence) / 2)
        {
            let reach = max(value - interval.low, interval.high - value)
            return RankSets.Figure(value: value, standardError: reach / quantile, degreesOfFreedom: freedom)
        }
        return RankSets.Figure(value: value, standardError: 1e9)
    }
}
