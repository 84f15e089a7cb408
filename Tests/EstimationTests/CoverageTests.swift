import Estimation
import Figures
import Statistics
import Testing

/// How often intervals hold the truth, each held to its own target less the error of the simulation. Populations, seeds and numbers of
/// samples are fixed, so that nothing here is left to luck.
@Suite struct CoverageTests {
    private static let samples = 2_000

    /// The share of samples whose interval holds p; a sample without one counts as not held.
    private func coverage(
        _ method: ProportionIntervalMethod, p: Double, strata: Int, clusters: Int, size: Int, spread: Double,
        seed: UInt64
    ) throws -> Double {
        var held = 0
        let rows = strata * clusters * size
        let stratumOfRow = (0..<rows).map { Int32($0 / (clusters * size)) }
        let clusterOfRow = (0..<rows).map { Int32($0 / size) }
        let weights = [Double](repeating: 1, count: rows)
        let design = try SurveyDesign(
            weights: weights, strata: stratumOfRow, clusters: size > 1 ? clusterOfRow : nil, populations: [])
        let all = SurveyDomain(design)
        for sample in 0..<Self.samples {
            var random = SeededGenerator(seed: seed, stream: UInt64(sample))
            var values: [Double] = []
            for _ in 0..<(strata * clusters) {
                // A cluster of its own share, p plus or minus the spread with equal chances: the mean is p.
                let own = p + (random.next() & 1 == 0 ? spread : -spread)
                for _ in 0..<size {
                    values.append(Double(random.next() >> 11) * 0x1p-53 < own ? 1 : 0)
                }
            }
            let estimate = all.estimate(try all.mean(values).get())
            if case .success(let interval) = estimate.proportionInterval(method),
                interval.lower <= p, interval.upper >= p
            {
                held += 1
            }
        }
        return Double(held) / Double(Self.samples)
    }

    /// Three standard errors of a share near 95 % from as many samples.
    private let error = 3 * (0.95 * 0.05 / Double(samples)).squareRoot()

    @Test("Korn-Graubard holds at least 95 %", arguments: [(0.5, 0.0), (0.9, 0.0), (0.97, 0.0)])
    func kornGraubardRespondents(p: Double, spread: Double) throws {
        let found = try coverage(.kornGraubard, p: p, strata: 1, clusters: 80, size: 1, spread: spread, seed: 11)
        #expect(found >= 0.95 - error, "\(found)")
    }

    @Test("Korn-Graubard holds at least 95 % in clusters", arguments: [(0.5, 0.15), (0.85, 0.1)])
    func kornGraubardClusters(p: Double, spread: Double) throws {
        let found = try coverage(.kornGraubard, p: p, strata: 2, clusters: 8, size: 10, spread: spread, seed: 12)
        #expect(found >= 0.95 - error, "\(found)")
    }

    @Test("Logit is near 95 %", arguments: [(0.5, 0.0), (0.8, 0.0)])
    func logitRespondents(p: Double, spread: Double) throws {
        let found = try coverage(.logit, p: p, strata: 1, clusters: 200, size: 1, spread: spread, seed: 13)
        #expect(abs(found - 0.95) <= error + 0.005, "\(found)")
    }

    @Test("Logit and likelihood are near 95 % in clusters", arguments: [ProportionIntervalMethod.logit, .likelihood])
    func clusters(method: ProportionIntervalMethod) throws {
        let found = try coverage(method, p: 0.7, strata: 2, clusters: 12, size: 8, spread: 0.15, seed: 14)
        #expect(abs(found - 0.95) <= error + 0.01, "\(found)")
    }

    @Test("Woodruff's interval of a median is near 95 %")
    func median() throws {
        let all = SurveyDomain(try SurveyDesign(weights: [Double](repeating: 1, count: 101)))
        var held = 0
        for sample in 0..<Self.samples {
            var random = SeededGenerator(seed: 15, stream: UInt64(sample))
            let values = (0..<101).map { _ in Double(random.next() >> 11) * 0x1p-53 }
            let interval = try all.quantile(values, share: 0.5).get().interval
            if let interval, interval.lower <= 0.5, interval.upper >= 0.5 { held += 1 }
        }
        let found = Double(held) / Double(Self.samples)
        #expect(abs(found - 0.95) <= error + 0.01, "\(found)")
    }

    @Test("The Rao-Scott test rejects about 5 % where nothing goes together")
    func raoScott() throws {
        let rows = 240
        let clusters = (0..<rows).map { Int32($0 / 12) }
        let all = SurveyDomain(
            try SurveyDesign(weights: [Double](repeating: 1, count: rows), clusters: clusters, populations: []))
        var rejected = 0
        let samples = 1_000
        for sample in 0..<samples {
            var random = SeededGenerator(seed: 16, stream: UInt64(sample))
            let first = (0..<rows).map { _ in Int(random.below(2)) }
            // Answers go together within clusters, whatever the group.
            var second: [Int] = []
            for _ in 0..<(rows / 12) {
                let own = random.below(2) == 0 ? UInt64(3) : 6
                for _ in 0..<12 { second.append(random.below(9) < own ? 0 : 1) }
            }
            if case .success(let test) = try all.independence(first, second), test.pValue < 0.05 { rejected += 1 }
        }
        let share = Double(rejected) / Double(samples)
        #expect(abs(share - 0.05) <= 3 * (0.05 * 0.95 / Double(samples)).squareRoot() + 0.01, "\(share)")
    }
}
