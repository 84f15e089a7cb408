import Estimation
import Figures
import Statistics

/// How often intervals of proportions hold the truth: every method on the same samples.
struct IntervalDesign: Sendable {
    var name: String
    /// The share of the population.
    var p: Double
    var strata = 1
    /// Sampling units of each stratum.
    var clusters: Int
    /// Persons of each sampling unit.
    var size = 1
    /// How far the sampling units' own shares lie from p, up or down with equal chances.
    var spread = 0.0
    /// Whether weights go from 1 to 5, whoever answers what.
    var isWeighted = false
    var seed: UInt64

    /// Simple samples, weighted ones, clusters with many and with few degrees of freedom.
    static let all: [IntervalDesign] = {
        var designs: [IntervalDesign] = []
        var seed: UInt64 = 100
        for n in [30, 100, 400] {
            for p in [0.5, 0.8, 0.95, 0.99] {
                designs.append(IntervalDesign(name: "simple, n = \(n), p = \(p)", p: p, clusters: n, seed: seed))
                seed += 1
            }
        }
        for p in [0.5, 0.8, 0.95] {
            designs.append(
                IntervalDesign(
                    name: "weights of 1 to 5, n = 200, p = \(p)", p: p, clusters: 200, isWeighted: true, seed: seed))
            seed += 1
        }
        for (clusters, size) in [(12, 8), (4, 10)] {
            for (p, spread) in [(0.5, 0.15), (0.8, 0.15)] {
                designs.append(
                    IntervalDesign(
                        name: "2 strata of \(clusters) units of \(size) persons, p = \(p) ± \(spread)", p: p, strata: 2,
                        clusters: clusters, size: size, spread: spread, seed: seed))
                seed += 1
            }
        }
        return designs
    }()

    private var rows: Int { strata * clusters * size }

    /// Whether the sample is large enough for methods that are right in large samples.
    private var isLarge: Bool {
        Double(rows) * p * (1 - p) >= 15 && strata * (clusters - 1) >= 20
    }

    /// Of a hundred persons whole numbers are satisfied, and how often an interval holds jumps by two points from one share to the next.
    private func target(_ method: ProportionIntervalMethod) -> Study.Target {
        switch method {
        case .kornGraubard: .atLeast
        case .logit, .wilson, .likelihood, .arcsine: isLarge ? .near(tolerance: rows < 150 ? 0.02 : 0.01) : .none
        case .mean: .none
        }
    }

    func studies(samples: Int) throws -> [Study] {
        let weights = (0..<rows).map { isWeighted ? Double(1 + $0 % 5) : 1 }
        let design = try SurveyDesign(
            weights: weights, strata: (0..<rows).map { Int32($0 / (clusters * size)) },
            clusters: size > 1 ? (0..<rows).map { Int32($0 / size) } : nil)
        let all = SurveyDomain(design)
        let methods = ProportionIntervalMethod.allCases
        var held = [Int](repeating: 0, count: methods.count)
        var values = [Double](repeating: 0, count: rows)
        for sample in 0..<samples {
            var random = SeededGenerator(seed: seed, stream: UInt64(sample))
            for cluster in 0..<(strata * clusters) {
                let own = spread == 0 ? p : p + (random.next() & 1 == 0 ? spread : -spread)
                for person in 0..<size { values[cluster * size + person] = random.share() < own ? 1 : 0 }
            }
            let estimate = all.estimate(try all.mean(values).get())
            for (place, method) in methods.enumerated() {
                if case .success(let interval) = estimate.proportionInterval(method), interval.lower <= p,
                    interval.upper >= p
                {
                    held[place] += 1
                }
            }
        }
        return methods.enumerated().map { place, method in
            Study(
                group: "intervals", what: method.rawValue, design: name, level: 0.95, target: target(method),
                held: held[place], samples: samples, seed: seed)
        }
    }
}

/// Woodruff's interval of a median, and the test of Rao and Scott.
enum OtherStudies {
    static func median(samples: Int) throws -> [Study] {
        try [31, 101, 401].map { n in
            let all = SurveyDomain(try SurveyDesign(weights: [Double](repeating: 1, count: n)))
            var held = 0
            for sample in 0..<samples {
                var random = SeededGenerator(seed: 15, stream: UInt64(sample))
                let values = (0..<n).map { _ in random.share() }
                if let interval = try all.quantile(values, share: 0.5).get().interval, interval.lower <= 0.5,
                    interval.upper >= 0.5
                {
                    held += 1
                }
            }
            return Study(
                group: "quantiles", what: "Woodruff, median", design: "simple, n = \(n)", level: 0.95,
                target: n > 100 ? .near(tolerance: 0.01) : .none, held: held, samples: samples, seed: 15)
        }
    }

    /// How often independence is rejected at 5 % where answers go together within sampling units and with nothing else.
    static func raoScott(samples: Int) throws -> [Study] {
        let rows = 240
        let all = SurveyDomain(
            try SurveyDesign(
                weights: [Double](repeating: 1, count: rows), clusters: (0..<rows).map { Int32($0 / 12) }))
        var rejected = 0
        for sample in 0..<samples {
            var random = SeededGenerator(seed: 16, stream: UInt64(sample))
            let first = (0..<rows).map { _ in Int(random.below(2)) }
            var second: [Int] = []
            for _ in 0..<(rows / 12) {
                let own = random.below(2) == 0 ? UInt64(3) : 6
                for _ in 0..<12 { second.append(random.below(9) < own ? 0 : 1) }
            }
            if case .success(let test) = try all.independence(first, second), test.pValue < 0.05 { rejected += 1 }
        }
        return [
            Study(
                group: "tests", what: "Rao-Scott, second order: rejected", design: "20 units of 12 persons",
                level: 0.05, target: .near(tolerance: 0.01), held: rejected, samples: samples, seed: 16)
        ]
    }
}
