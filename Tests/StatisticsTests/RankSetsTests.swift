import Testing

@testable import Statistics

@Suite("Confidence sets for ranks")
struct RankSetsTests {
    private func figures(_ values: [Double], error: Double, df: Double = .infinity) -> [RankSets.Figure] {
        values.map { RankSets.Figure(value: $0, standardError: error, degreesOfFreedom: df) }
    }

    @Test("Figures far apart have their own ranks, figures alike may have any")
    func extremes() throws {
        let apart = try RankSets(figures([50, 90, 70], error: 0.1), draws: 500)
        #expect(apart.marginal == [3...3, 1...1, 2...2] && apart.simultaneous == apart.marginal)
        let alike = try RankSets(figures([50, 50, 50], error: 1), draws: 500)
        #expect(alike.simultaneous == [1...3, 1...3, 1...3])
        let exact = try RankSets(figures([50, 50, 60], error: 0), draws: 10)
        #expect(exact.marginal == [2...3, 2...3, 1...1])
        #expect(try RankSets([], draws: 10).marginal == [])
        #expect(try RankSets(figures([1], error: 1), draws: 10).simultaneous == [1...1])
    }

    @Test(
        "The critical value is Tukey's: differences just above it are told, just below not",
        arguments: [(2, 1.9599639845), (3, 2.3437005864), (5, 2.7277743709), (10, 3.1636835771)])
    func tukey(count: Int, critical: Double) throws {
        // One figure away from all others, which are alike: without a first rejection no stepdown begins.
        let unit = critical * 2.0.squareRoot()
        for (factor, isTold) in [(1.05, true), (0.95, false)] {
            var values = [Double](repeating: 0, count: count)
            // Only the pair of the first and the last is near the limit.
            for place in values.indices { values[place] = unit * factor / 2 }
            values[0] = unit * factor
            values[count - 1] = 0
            let sets = try RankSets(figures(values, error: 1), draws: 12_000)
            #expect(sets.simultaneous[count - 1].lowerBound == (isTold ? 2 : 1))
            #expect(sets.simultaneous[0].upperBound == (isTold ? count - 1 : count))
        }
    }

    @Test("A set by itself is never wider than one of all together; the seed fixes both")
    func nested() throws {
        var generator = SeededGenerator(seed: 5)
        let values = (0..<12).map { _ in
            RankSets.Figure(value: generator.unit() * 8, standardError: 1 + generator.unit())
        }
        let sets = try RankSets(values, draws: 2000, seed: 9)
        for (own, all) in zip(sets.marginal, sets.simultaneous) {
            #expect(own.lowerBound >= all.lowerBound && own.upperBound <= all.upperBound)
        }
        #expect(try RankSets(values, draws: 2000, seed: 9) == sets)
        // Other names, the same sets.
        let order = [3, 0, 11, 7, 1, 2, 10, 9, 8, 4, 5, 6]
        let permuted = try RankSets(order.map { values[$0] }, draws: 4_000, seed: 9)
        let straight = try RankSets(values, draws: 4_000, seed: 9)
        let far = order.enumerated().filter { place, unit in
            abs(permuted.simultaneous[place].lowerBound - straight.simultaneous[unit].lowerBound) > 1
        }
        #expect(far.isEmpty)
    }

    @Test("Few degrees of freedom make sets wider")
    func freedom() throws {
        let values = [0.0, 2.2, 4.4, 6.6, 8.8, 11]
        let known = try RankSets(figures(values, error: 1), draws: 2000)
        let few = try RankSets(figures(values, error: 1, df: 2), draws: 2000)
        func width(_ sets: RankSets) -> Int { sets.simultaneous.map { $0.upperBound - $0.lowerBound }.reduce(0, +) }
        #expect(width(few) > width(known))
        // Two figures, two degrees of freedom each: the limit is a t of four.
        for (factor, isTold) in [(1.08, true), (0.92, false)] {
            let pair = figures([2.7764451 * 2.0.squareRoot() * factor, 0], error: 1, df: 2)
            let sets = try RankSets(pair, draws: 12_000)
            #expect((sets.simultaneous[0] == 1...1) == isTold)
        }
    }

    @Test("All ranks are covered at least as often as promised, also with three sampled clusters a unit")
    func coverage() throws {
        let truth = [0.0, 0.5, 1, 1, 3]
        let ranks = [5, 4, 2...3, 2...3, 1] as [Any]
        func holds(_ range: ClosedRange<Int>, _ rank: Any) -> Bool {
            if let rank = rank as? Int { return range.contains(rank) }
            if let both = rank as? ClosedRange<Int> { return range.overlaps(both) }
            return false
        }
        var generator = SeededGenerator(seed: 21)
        var missed = 0
        let samples = 200
        for _ in 0..<samples {
            let drawn = truth.map { value in
                let clusters = (0..<3).map { _ in value + generator.normal() }
                let mean = clusters.reduce(0, +) / 3
                let square = clusters.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 2 / 3
                return RankSets.Figure(value: mean, standardError: square.squareRoot(), degreesOfFreedom: 2)
            }
            let sets = try RankSets(drawn, draws: 200, seed: generator.next())
            if !zip(sets.simultaneous, ranks).allSatisfy({ holds($0, $1) }) { missed += 1 }
        }
        // 5 % and three Monte-Carlo errors.
        #expect(Double(missed) / Double(samples) < 0.05 + 3 * (0.05 * 0.95 / Double(samples)).squareRoot())
    }

    @Test("A figure of which little is known leaves the others their ranks", arguments: [1.0, 2, 3])
    func littleKnown(freedom: Double) throws {
        let known = (0..<10).map {
            RankSets.Figure(value: 50 + 4 * Double($0), standardError: 1.2, degreesOfFreedom: 149)
        }
        let alone = try RankSets(known, draws: 20_000)
        let more = try RankSets(
            known + [RankSets.Figure(value: 62.5, standardError: 25, degreesOfFreedom: freedom)], draws: 20_000)
        for (place, ranks) in alone.simultaneous.enumerated() {
            // The other one may lie above or below; besides, a test more makes sets wider by a place at most.
            #expect(more.simultaneous[place].lowerBound >= ranks.lowerBound - 1)
            #expect(more.simultaneous[place].upperBound <= ranks.upperBound + 2)
        }
        #expect(more.simultaneous[10] == 1...11)
    }

    @Test("What is no figure is refused")
    func refusals() {
        #expect(throws: StatisticsError.probability(1)) { try RankSets(figures([1], error: 1), level: 1) }
        #expect(throws: StatisticsError.parameter(name: "standardError", value: -1)) {
            try RankSets(figures([1], error: -1))
        }
        #expect(throws: StatisticsError.parameter(name: "draws", value: 0)) {
            try RankSets(figures([1], error: 1), draws: 0)
        }
    }
}
