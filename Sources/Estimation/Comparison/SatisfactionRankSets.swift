internal import Figures
internal import Statistics
public import Units

/// Which ranks units may have in truth, given the sampling error of their figures.
///
/// Units are strata, so their figures are independent of each other (but for what a margin over all units shares among
/// them). Units without a figure, and those that are not ranked, have none.
public enum SatisfactionRankSets {
    /// The largest block that sets are made for: work grows with the square of the units.
    public static let limit = 5_000

    /// The sets of each block that has two units to be ranked.
    ///
    /// - Parameter overall: the overall figure of each unit, by its place in the registry.
    public static func sets(
        _ overall: [Int: Estimate], units: UnitRegistry, seed: UInt64 = 1
    ) -> [BlockRanks] {
        units.blocks.compactMap { block in
            let members = block.units.filter { unit in
                units.units[unit].isRanked && overall[unit]?.percent.double != nil
            }
            guard members.count > 1, members.count <= limit,
                let level = members.first.flatMap({ overall[$0]?.confidence })
            else { return nil }
            let figures = members.compactMap { unit in overall[unit].map(figure) }
            guard
                let sets = try? RankSets(
                    figures, level: level, draws: RankSets.draws(figures: members.count), seed: seed)
            else { return nil }
            return BlockRanks(
                block: block.name, confidence: level, units: members, marginal: sets.marginal,
                simultaneous: sets.simultaneous, groups: sets.groups.map { $0.map { members[$0] } })
        }
    }

    /// The sampling error of a figure, in points, with its degrees of freedom; nil where nothing is known of it. At 0 and 100 %,
    /// where there is no standard error, the one-sided interval over the t quantile stands for it.
    public static func error(of estimate: Estimate) -> (standardError: Double, degreesOfFreedom: Double)? {
        guard let value = estimate.percent.double else { return nil }
        let freedom = estimate.degreesOfFreedom.flatMap { $0 > 0 ? $0 : nil }
        if let error = estimate.standardError { return (error, freedom ?? .infinity) }
        guard let interval = estimate.interval, let freedom,
            let quantile = try? StudentDistribution(degreesOfFreedom: freedom).quantile(
                1 - (1 - estimate.confidence) / 2)
        else { return nil }
        return (max(value - interval.low, interval.high - value) / quantile, freedom)
    }

    /// A unit's figure with its error; one of which nothing is known cannot be told from any other.
    private static func figure(_ estimate: Estimate) -> RankSets.Figure {
        let value = estimate.percent.double ?? 0
        guard let error = error(of: estimate) else { return RankSets.Figure(value: value, standardError: 1e9) }
        return RankSets.Figure(
            value: value, standardError: error.standardError, degreesOfFreedom: error.degreesOfFreedom)
    }
}
