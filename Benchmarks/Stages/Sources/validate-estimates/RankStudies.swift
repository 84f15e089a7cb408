import Statistics

/// How often possible ranks hold the true ones: those of all units together, and of each by itself.
struct RankStudy: Sendable {
    let name: String
    /// The units' true figures in errors of one sampling unit; two that are alike may have either's rank.
    let truth: [Double]
    /// Sampling units of each unit; nil: the errors are known.
    let clusters: Int?
    let seed: UInt64

    private static let ten = [0.0, 0, 0.5, 1, 1.5, 2, 2.5, 3, 3, 6]

    /// So close that a test tells the wrong order nearly as often as the right one: the hardest case.
    private static let close = (0..<10).map { Double($0) / 1_000 }

    static let all: [RankStudy] = {
        var studies: [RankStudy] = []
        for (truth, name) in [(ten, "10 units"), (close, "10 units 0.001 errors apart")] {
            for clusters: Int? in [2, 3, 5, 15, nil] {
                let sampled = clusters.map { "\($0) sampling units each" } ?? "known errors"
                studies.append(
                    RankStudy(
                        name: "\(name), \(sampled)", truth: truth, clusters: clusters,
                        seed: UInt64(400 + studies.count)))
            }
        }
        return studies
    }()

    func studies(samples: Int) throws -> [Study] {
        let ranks = truth.map { own in (1 + truth.count { $0 > own })...(truth.count - truth.count { $0 < own }) }
        var together = 0
        var alone = [Int](repeating: 0, count: truth.count)
        for sample in 0..<samples {
            var random = SeededGenerator(seed: seed, stream: UInt64(sample))
            let figures = truth.map { own in
                guard let clusters else { return RankSets.Figure(value: own + random.normal(), standardError: 1) }
                let values = (0..<clusters).map { _ in own + random.normal() }
                let mean = values.reduce(0, +) / Double(clusters)
                let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double((clusters - 1) * clusters)
                return RankSets.Figure(
                    value: mean, standardError: square.squareRoot(), degreesOfFreedom: Double(clusters - 1))
            }
            let sets = try RankSets(figures, draws: 1_000, seed: random.next())
            if zip(sets.simultaneous, ranks).allSatisfy({ $0.overlaps($1) }) { together += 1 }
            for (place, pair) in zip(sets.marginal, ranks).enumerated() where pair.0.overlaps(pair.1) {
                alone[place] += 1
            }
        }
        let worst = alone.min() ?? 0
        return [
            Study(
                group: "ranks", what: "all units together", design: name, level: 0.95, target: .atLeast, held: together,
                samples: samples, seed: seed),
            Study(
                group: "ranks", what: "the unit held least often, by itself", design: name, level: 0.95,
                target: .atLeast, held: worst, samples: samples, seed: seed),
        ]
    }
}
