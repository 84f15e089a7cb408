#if canImport(Glibc)
internal import Glibc
#endif

/// Joint confidence sets for ranks in closed form (Klein, Wright & Wieczorek 2020): from intervals that hold together, a figure is
/// above another one where its interval lies above the other's.
///
/// Needs no draws; wider than `RankSets`, as two intervals that overlap may still belong to figures that can be told apart. Kept as a
/// cross-check.
public struct ClosedFormRankSets: Sendable, Hashable {
    /// The ranks that each figure may have, all sets together holding with the level's probability. Rank 1 is the largest.
    public let simultaneous: [ClosedRange<Int>]

    /// Makes the sets of independent figures.
    ///
    /// - Throws: `StatisticsError` for a level outside 0 to 1 or figures that have no interval.
    public init(_ figures: [RankSets.Figure], level: Double = 0.95) throws(StatisticsError) {
        guard level > 0, level < 1 else { throw .probability(level) }
        guard !figures.isEmpty else {
            simultaneous = []
            return
        }
        // Independent intervals that each hold with level^(1/K) hold together with the level.
        let own = pow(level, 1 / Double(figures.count))
        var low: [Double] = []
        var high: [Double] = []
        for figure in figures {
            guard figure.value.isFinite, figure.standardError >= 0, figure.standardError.isFinite else {
                throw .parameter(name: "standardError", value: figure.standardError)
            }
            let quantile = try StudentDistribution(degreesOfFreedom: figure.degreesOfFreedom).quantile(0.5 + own / 2)
            low.append(figure.value - quantile * figure.standardError)
            high.append(figure.value + quantile * figure.standardError)
        }
        // By counting among sorted ends, so that thousands of figures take no time.
        let lows = low.sorted()
        let highs = high.sorted()
        simultaneous = figures.indices.map { place in
            let above = lows.count - Self.notAbove(lows, high[place])
            let below = Self.below(highs, low[place])
            return (1 + above)...max(1 + above, figures.count - below)
        }
    }

    /// How many of sorted numbers are at most a limit.
    private static func notAbove(_ sorted: [Double], _ limit: Double) -> Int {
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] <= limit { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// How many of sorted numbers are below a limit.
    private static func below(_ sorted: [Double], _ limit: Double) -> Int {
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < limit { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
