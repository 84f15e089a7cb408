/// Which ranks figures may have in truth, where each was estimated with an error of its own: confidence sets for ranks
/// (Mogstad, Romano, Shaikh & Wilhelm 2024; R package `csranks`), by stepdown.
///
/// A figure is told to be above another one if a test says so whose critical value is the quantile of the largest
/// studentised difference of the whole family. Its set of ranks runs from one more than the number of figures told to be
/// above it to the number of figures less those told to be below it. Differences are drawn from normal distributions
/// with the figures' standard errors; with few degrees of freedom the standard errors are drawn as well.
public struct RankSets: Sendable, Hashable {
    /// The ranks that each figure may have, each set holding with the level's probability by itself. Rank 1 is the
    /// largest figure.
    public let marginal: [ClosedRange<Int>]
    /// The ranks that each figure may have, all sets together holding with the level's probability; empty if not asked for.
    public let simultaneous: [ClosedRange<Int>]

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

    /// Makes the sets.
    ///
    /// - Parameters:
    ///   - figures: independent of each other, as those of units that are strata are.
    ///   - level: the probability, such as 0.95.
    ///   - draws: how many draws critical values are taken from; their error is about 1/√draws of a probability.
    ///   - seed: the same seed gives the same sets on every machine.
    ///   - includesSimultaneous: whether the sets that hold together are made as well.
    /// - Throws: `StatisticsError` for a level outside 0 to 1, figures that are not finite, errors that are negative, or
    ///   no draws.
    public init(
        _ figures: [Figure], level: Double = 0.95, draws: Int = 10_000, seed: UInt64 = 1,
        includesSimultaneous: Bool = true
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
        let family = DifferenceFamily(figures, draws: draws, seed: seed)
        var marginal: [ClosedRange<Int>] = []
        for figure in figures.indices {
            let told = family.told(of: [figure], level: level)
            marginal.append(Self.range(figure, told, count: figures.count))
        }
        self.marginal = marginal
        guard includesSimultaneous else {
            simultaneous = []
            return
        }
        let told = family.told(of: Array(figures.indices), level: level)
        simultaneous = figures.indices.map { Self.range($0, told, count: figures.count) }
    }

    private static func range(_ figure: Int, _ told: Set<DifferenceFamily.Pair>, count: Int) -> ClosedRange<Int> {
        let above = told.count { $0.below == figure }
        let below = told.count { $0.above == figure }
        return (1 + above)...max(1 + above, count - below)
    }

    /// The figures that may be among the best so many: all of them together miss nobody with the level's probability.
    public func mayBeAmongBest(_ count: Int) -> [Int] {
        simultaneous.indices.filter { simultaneous[$0].lowerBound <= count }
    }
}

/// The differences of figures, and draws of what they would be if there were none.
struct DifferenceFamily {
    /// One figure above another.
    struct Pair: Hashable {
        var above: Int
        var below: Int
    }

    private let figures: [RankSets.Figure]
    private let draws: Int
    /// By draw and figure, an error.
    private let errors: [Double]
    /// By draw and figure, the square of a drawn standard error; empty where all are as good as known.
    private let squares: [Double]

    init(_ figures: [RankSets.Figure], draws: Int, seed: UInt64) {
        self.figures = figures
        self.draws = draws
        var generator = SeededGenerator(seed: seed)
        var errors: [Double] = []
        errors.reserveCapacity(draws * figures.count)
        for _ in 0..<draws {
            for figure in figures {
                errors.append(figure.standardError == 0 ? 0 : figure.standardError * generator.normal())
            }
        }
        self.errors = errors
        guard figures.contains(where: { $0.degreesOfFreedom.isFinite }) else {
            squares = []
            return
        }
        var spread = SeededGenerator(seed: seed, stream: 1)
        let tables = Self.chiSquaredTables(figures)
        var squares: [Double] = []
        squares.reserveCapacity(draws * figures.count)
        for _ in 0..<draws {
            for figure in figures {
                let square = figure.standardError * figure.standardError
                let table = tables[figure.degreesOfFreedom] ?? []
                squares.append(table.isEmpty ? square : square * table[Int(spread.below(UInt64(table.count)))])
            }
        }
        self.squares = squares
    }

    /// By degrees of freedom, chi-squared over them at the middles of equal probabilities: a draw is one of these.
    private static func chiSquaredTables(_ figures: [RankSets.Figure]) -> [Double: [Double]] {
        var tables: [Double: [Double]] = [:]
        for freedom in Set(figures.map(\.degreesOfFreedom)) where freedom.isFinite {
            guard let distribution = try? ChiSquaredDistribution(degreesOfFreedom: freedom) else { continue }
            let size = 1024
            tables[freedom] = (0..<size).compactMap { place in
                (try? distribution.quantile((Double(place) + 0.5) / Double(size))).map { $0 / freedom }
            }
        }
        return tables
    }

    /// The pairs of which a figure of some is told to be above or below another one.
    func told(of some: [Int], level: Double) -> Set<Pair> {
        var open: [Comparison] = []
        for first in some {
            for second in figures.indices where first != second {
                // In the family of all figures each pair would stand twice.
                guard some.count < figures.count || first < second else { continue }
                open.append(Comparison(first: first, second: second, scale: scale(first, second)))
            }
        }
        var told: Set<Pair> = []
        while !open.isEmpty {
            let limit = criticalValue(open, level: level)
            var isChanged = false
            for place in open.indices {
                let one = open[place]
                let difference = figures[one.first].value - figures[one.second].value
                let statistic = one.scale > 0 ? difference * one.scale : difference == 0 ? 0 : difference * .infinity
                if one.mayBeAbove, statistic > limit {
                    told.insert(Pair(above: one.first, below: one.second))
                    open[place].mayBeAbove = false
                    isChanged = true
                }
                if one.mayBeBelow, -statistic > limit {
                    told.insert(Pair(above: one.second, below: one.first))
                    open[place].mayBeBelow = false
                    isChanged = true
                }
            }
            guard isChanged else { break }
            open.removeAll { !$0.mayBeAbove && !$0.mayBeBelow }
        }
        return told
    }

    /// Two figures, and what of them is not told yet.
    private struct Comparison {
        let first: Int
        let second: Int
        /// One over the standard error of the difference; 0 where there is none.
        let scale: Double
        var mayBeAbove = true
        var mayBeBelow = true
    }

    private func scale(_ first: Int, _ second: Int) -> Double {
        let one = figures[first].standardError
        let other = figures[second].standardError
        let square = one * one + other * other
        return square > 0 ? 1 / square.squareRoot() : 0
    }

    /// The quantile of the largest studentised difference of some comparisons, in the directions that are open.
    private func criticalValue(_ open: [Comparison], level: Double) -> Double {
        let width = figures.count
        var largest = [Double](repeating: 0, count: draws)
        let drawn = errors.span
        let drawnSquares = squares.span
        let isKnown = squares.isEmpty
        for draw in 0..<draws {
            let start = draw * width
            var most = 0.0
            for one in open {
                var difference = drawn[start + one.first] - drawn[start + one.second]
                if difference < 0, one.mayBeBelow {
                    difference = -difference
                } else if !one.mayBeAbove {
                    continue
                }
                if isKnown {
                    most = max(most, difference * one.scale)
                } else {
                    let square = drawnSquares[start + one.first] + drawnSquares[start + one.second]
                    if square > 0, difference * difference > most * most * square, difference > 0 {
                        most = difference / square.squareRoot()
                    }
                }
            }
            largest[draw] = most
        }
        largest.sort()
        // The smallest draw that at least the level's share of draws do not exceed.
        let place = min(draws - 1, max(0, Int((level * Double(draws)).rounded(.up)) - 1))
        return largest[place]
    }
}
