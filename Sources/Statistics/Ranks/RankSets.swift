/// Which ranks figures may have in truth, where each was estimated with an error of its own: confidence sets for ranks
/// (Mogstad, Romano, Shaikh & Wilhelm 2024; R package `csranks`), by stepdown.
///
/// A figure is told to be above another one if a test says so whose critical value is the quantile of the largest
/// studentised difference of the whole family. Its set of ranks runs from one more than the number of figures told to be
/// above it to the number of figures less those told to be below it. Differences are drawn from normal distributions
/// with the figures' standard errors; with few degrees of freedom the standard errors are drawn as well.
public struct RankSets: Sendable, Hashable {
    /// The ranks that each figure may have, each set holding with the level's probability by itself. Rank 1 is the
    /// largest figure. Empty if not asked for.
    public let marginal: [ClosedRange<Int>]
    /// The ranks that each figure may have, all sets together holding with the level's probability; empty if not asked for.
    public let simultaneous: [ClosedRange<Int>]
    /// The groups of figures that cannot be told apart: figures that follow one another in order, of which no two were told apart by
    /// the simultaneous sets, as many as possible; a figure may be in several. By the places of the figures, the largest
    /// first; empty without simultaneous sets.
    public let groups: [[Int]]

    /// A figure with what is known of its error.
    public struct Figure: Sendable, Hashable {
        /// The figure.
        public var value: Double
        /// Its standard error, not negative; 0 for one without sampling error.
        public var standardError: Double
        /// The degrees of freedom of the standard error; infinite where it is as good as known.
        public var degreesOfFreedom: Double

        /// Makes a figure.
        public init(value: Double, standardError: Double, degreesOfFreedom: Double = .infinity) {
            self.value = value
            self.standardError = standardError
            self.degreesOfFreedom = degreesOfFreedom
        }
    }

    /// How many draws a family of so many figures is given where nothing else is asked for: 100,000 up to 200 figures, whose
    /// critical values then have a standard error of about 0.005; fewer for more, as the work grows with the square.
    public static func draws(figures: Int) -> Int {
        min(100_000, max(1_000, 4_000_000_000 / max(1, figures * figures)))
    }

    /// Makes the sets.
    ///
    /// - Parameters:
    ///   - figures: independent of each other, as those of units that are strata are.
    ///   - level: the probability, such as 0.95.
    ///   - draws: how many draws critical values are taken from; their error is about 1/√draws of a probability.
    ///   - seed: the same seed gives the same sets on every machine, whatever the number of its cores.
    ///   - includesMarginal: whether the sets that each hold by itself are made.
    ///   - includesSimultaneous: whether the sets that hold together are made.
    /// - Throws: `StatisticsError` for a level outside 0 to 1, figures that are not finite, errors that are negative, or
    ///   no draws.
    public init(
        _ figures: [Figure], level: Double = 0.95, draws: Int = 10_000, seed: UInt64 = 1,
        includesMarginal: Bool = true, includesSimultaneous: Bool = true
    ) throws(StatisticsError) {
        guard level > 0, level < 1 else { throw .probability(level) }
        guard draws > 0 else { throw .parameter(name: "draws", value: Double(draws)) }
        for figure in figures {
            guard figure.value.isFinite else { throw .parameter(name: "figure", value: figure.value) }
            guard figure.standardError >= 0, figure.standardError.isFinite else {
                throw .parameter(name: "standardError", value: figure.standardError)
            }
            guard figure.degreesOfFreedom > 0 else {
                throw .parameter(name: "degreesOfFreedom", value: figure.degreesOfFreedom)
            }
        }
        var family = DifferenceFamily(figures, level: level, draws: draws, seed: seed)
        family.tell(marginal: includesMarginal, simultaneous: includesSimultaneous)
        let count = figures.count
        marginal = family.marginal.map { Self.range(above: $0.above, below: $0.below, count: count) }
        simultaneous = family.simultaneous.map { row in
            Self.range(
                above: row.count { $0 == Direction.below.rawValue },
                below: row.count { $0 == Direction.above.rawValue }, count: count)
        }
        groups = Self.groups(figures, told: family.simultaneous)
    }

    private static func range(above: Int, below: Int, count: Int) -> ClosedRange<Int> {
        (1 + above)...max(1 + above, count - below)
    }

    /// The figures that may be among the best so many: all of them together miss nobody with the level's probability.
    public func mayBeAmongBest(_ count: Int) -> [Int] {
        simultaneous.indices.filter { simultaneous[$0].lowerBound <= count }
    }

    /// The figures that are among the best so many for certain: with the level's probability none of them is not.
    public func areAmongBest(_ count: Int) -> [Int] {
        simultaneous.indices.filter { simultaneous[$0].upperBound <= count }
    }

    /// Runs of figures in order of which no two were told apart, none within another.
    private static func groups(_ figures: [Figure], told: [[UInt8]]) -> [[Int]] {
        guard !told.isEmpty else { return [] }
        let order = figures.indices.sorted { (figures[$1].value, $0) < (figures[$0].value, $1) }
        var groups: [[Int]] = []
        var start = 0
        for end in order.indices {
            // The first place from which on nobody is told apart from the figure that comes in.
            var first = end
            while first > start, told[order[first - 1]][order[end]] == 0 { first -= 1 }
            if first > start {
                groups.append(order[start..<end].map { $0 })
                start = first
            }
        }
        groups.append(order[start...].map { $0 })
        return groups
    }
}

/// In which direction two figures are, or may still be, told apart.
struct Direction: OptionSet {
    let rawValue: UInt8

    /// The first above the second.
    static let above = Direction(rawValue: 1)
    /// The first below the second.
    static let below = Direction(rawValue: 2)
}
