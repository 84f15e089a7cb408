import Statistics
import Testing

@Suite("The hypergeometric distribution")
struct HypergeometricTests {
    @Test(
        "Probabilities against R's dhyper and phyper",
        arguments: [
            // population, marked, drawn, k, P(X = k), P(X >= k)
            (10, 4, 3, 0, 1.0 / 6, 1.0), (10, 4, 3, 2, 0.3, 1.0 / 3), (10, 4, 3, 3, 1.0 / 30, 1.0 / 30),
            (8, 4, 4, 3, 16.0 / 70, 17.0 / 70), (8, 4, 4, 4, 1.0 / 70, 1.0 / 70), (5, 5, 2, 2, 1.0, 1.0),
        ] as [(Int, Int, Int, Int, Double, Double)])
    func exact(_ population: Int, _ marked: Int, _ drawn: Int, _ k: Int, point: Double, tail: Double) throws {
        let distribution = try HypergeometricDistribution(population: population, marked: marked, drawn: drawn)
        #expect((distribution.probability(k) - point).magnitude < 1e-12)
        #expect((distribution.upperTail(k) - tail).magnitude < 1e-12)
    }

    @Test("Tails are sums of points, and far tails keep their digits")
    func tails() throws {
        let distribution = try HypergeometricDistribution(population: 200, marked: 60, drawn: 40)
        for k in -1...41 {
            let sum = (max(k, 0)...41).reduce(0.0) { $0 + distribution.probability($1) }
            #expect((distribution.upperTail(k) - sum).magnitude < 1e-10)
        }
        // All two of two drawn from a thousand: 1 / C(1000, 2).
        let rare = try HypergeometricDistribution(population: 1_000, marked: 2, drawn: 2)
        #expect((rare.upperTail(2) * 499_500 - 1).magnitude < 1e-9)
    }

    @Test("What cannot be is refused", arguments: [(-1, 0, 0), (10, 11, 0), (10, 0, 11), (10, -1, 2), (10, 2, -1)])
    func refused(_ population: Int, _ marked: Int, _ drawn: Int) {
        #expect(throws: StatisticsError.self) {
            try HypergeometricDistribution(population: population, marked: marked, drawn: drawn)
        }
    }

    @Test("Nothing drawn, nothing marked, nobody there")
    func empty() throws {
        #expect(try HypergeometricDistribution(population: 0, marked: 0, drawn: 0).upperTail(0) == 1)
        #expect(try HypergeometricDistribution(population: 5, marked: 0, drawn: 3).upperTail(1) == 0)
        #expect(try HypergeometricDistribution(population: 5, marked: 3, drawn: 0).probability(0) == 1)
    }
}
