import Testing

@testable import Statistics

/// The draws behind rank sets, the closed form beside them, groups, and what both cover.
@Suite("Rank sets and their cross-check")
struct RankCrossCheckTests {
    private func figures(_ values: [Double], error: Double = 1, df: Double = .infinity) -> [RankSets.Figure] {
        values.map { RankSets.Figure(value: $0, standardError: error, degreesOfFreedom: df) }
    }

    @Test("the quick normal quantile agrees with Boost's to seven digits, in the middle and far out")
    func quickQuantile() throws {
        for step in 1..<2000 {
            let p = Double(step) / 2000
            let exact = try StandardNormal.quantile(p)
            #expect(abs(SeededGenerator.quickQuantile(p) - exact) <= 2e-7 * max(1, abs(exact)))
        }
        for power in 3...15 {
            var p = 1.0
            for _ in 0..<power { p /= 10 }
            let exact = try StandardNormal.quantile(p)
            #expect(abs(SeededGenerator.quickQuantile(p) - exact) <= 1e-6 * abs(exact))
        }
    }

    @Test("selection finds what sorting finds")
    func selection() {
        var generator = SeededGenerator(seed: 8)
        for count in [1, 2, 3, 50, 501] {
            let values = (0..<count).map { _ in Float(generator.below(40)) }
            let sorted = values.sorted()
            for place in [0, count / 2, count - 1] {
                var copy = values
                #expect(copy.nthSmallest(place) == sorted[place])
            }
        }
    }

    @Test("sets asked for alone are those of both together")
    func alone() throws {
        var generator = SeededGenerator(seed: 3)
        for df in [Double.infinity, 4] {
            let figures = (0..<9).map { _ in
                RankSets.Figure(
                    value: generator.unit() * 9, standardError: 0.4 + generator.unit(), degreesOfFreedom: df)
            }
            let both = try RankSets(figures, draws: 2_000, seed: 4)
            let one = try RankSets(figures, draws: 2_000, seed: 4, includesMarginal: false)
            #expect(one.marginal.isEmpty && one.simultaneous == both.simultaneous && one.groups == both.groups)
            let other = try RankSets(figures, draws: 2_000, seed: 4, includesSimultaneous: false)
            #expect(other.simultaneous.isEmpty && other.groups.isEmpty && other.marginal == both.marginal)
        }
    }

    @Test("groups by hand: runs of which no two are told apart, overlapping, none within another")
    func groups() throws {
        // Neighbours 3 apart are not told, the next but one 6 apart are (3.63 · √2 · … = 4.5 for five of them at most).
        let sets = try RankSets(figures([12, 9, 6, 3, 0]), draws: 4_000)
        #expect(sets.groups == [[0, 1], [1, 2], [2, 3], [3, 4]])
        #expect(try RankSets(figures([5, 5, 5]), draws: 500).groups == [[0, 1, 2]])
        #expect(try RankSets(figures([0, 100]), draws: 500).groups == [[1], [0]])
        #expect(try RankSets([], draws: 500).groups.isEmpty)
        let best = try RankSets(figures([100, 0, 50, 49]), draws: 500)
        #expect(
            best.mayBeAmongBest(1) == [0] && best.mayBeAmongBest(2) == [0, 2, 3] && best.areAmongBest(3) == [0, 2, 3])
    }

    @Test("Klein, Wright and Wieczorek by hand: intervals that hold together")
    func closedForm() throws {
        // Two figures: 0.95^(1/2) = 0.974679, z = 2.23648; told apart from 2 · 2.23648 on.
        #expect(try ClosedFormRankSets(figures([4.5, 0])).simultaneous == [1...1, 2...2])
        #expect(try ClosedFormRankSets(figures([4.4, 0])).simultaneous == [1...2, 1...2])
        // Their worked example's shape: one far above, two alike, one far below.
        #expect(try ClosedFormRankSets(figures([50, 10, 9, -40])).simultaneous == [1...1, 2...3, 2...3, 4...4])
        #expect(try ClosedFormRankSets([]).simultaneous.isEmpty)
        #expect(try ClosedFormRankSets(figures([3, 3], error: 0)).simultaneous == [1...2, 1...2])
        #expect(throws: StatisticsError.probability(0)) { try ClosedFormRankSets(figures([1]), level: 0) }
    }

    @Test("the closed form is never narrower where errors are equal, and hardly ever where they are not")
    func nested() throws {
        var generator = SeededGenerator(seed: 12)
        var narrower = 0
        var compared = 0
        for round in 0..<12 {
            let isEqual = round % 2 == 0
            let figures = (0..<15).map { _ in
                RankSets.Figure(
                    value: generator.unit() * 14, standardError: isEqual ? 1 : 0.5 + generator.unit())
            }
            let drawn = try RankSets(figures, draws: 3_000, seed: 6, includesMarginal: false).simultaneous
            let closed = try ClosedFormRankSets(figures).simultaneous
            for (one, other) in zip(drawn, closed) {
                let isWithin = one.lowerBound >= other.lowerBound && one.upperBound <= other.upperBound
                if isEqual { #expect(isWithin) }
                compared += 1
                narrower += isWithin ? 0 : 1
            }
        }
        #expect(narrower * 50 <= compared)
    }

    @Test("figures without sampling error keep their order, however the others err")
    func exactParts() throws {
        let mixed = [
            RankSets.Figure(value: 70, standardError: 0), RankSets.Figure(value: 69, standardError: 0),
            RankSets.Figure(value: 69.5, standardError: 5, degreesOfFreedom: 3),
            RankSets.Figure(value: 20, standardError: 5, degreesOfFreedom: 3),
        ]
        let sets = try RankSets(mixed, draws: 3_000)
        #expect(sets.simultaneous[0].lowerBound == 1 && sets.simultaneous[0].upperBound <= 2)
        #expect(sets.simultaneous[1].lowerBound >= 2 && sets.simultaneous[2] == 1...3)
        #expect(sets.simultaneous[3] == 4...4)
    }

    @Test(
        "with two and three sampled clusters a unit: together and by themselves at least as often as promised",
        arguments: [2, 3])
    func coverage(clusters: Int) throws {
        let truth = [0.0, 0, 1, 2, 6]
        let ranks = [4...5, 4...5, 3...3, 2...2, 1...1]
        var generator = SeededGenerator(seed: UInt64(clusters))
        var missed = 0
        var missedOne = 0
        let samples = 400
        for _ in 0..<samples {
            let drawn = truth.map { value in
                let values = (0..<clusters).map { _ in value + generator.normal() }
                let mean = values.reduce(0, +) / Double(clusters)
                let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double((clusters - 1) * clusters)
                return RankSets.Figure(
                    value: mean, standardError: square.squareRoot(), degreesOfFreedom: Double(clusters - 1))
            }
            let sets = try RankSets(drawn, draws: 512, seed: generator.next())
            if !zip(sets.simultaneous, ranks).allSatisfy({ $0.overlaps($1) }) { missed += 1 }
            if !sets.marginal[2].overlaps(ranks[2]) { missedOne += 1 }
        }
        let most = 0.05 + 3 * (0.05 * 0.95 / Double(samples)).squareRoot()
        #expect(Double(missed) / Double(samples) <= most)
        #expect(Double(missedOne) / Double(samples) <= most)
    }
}
