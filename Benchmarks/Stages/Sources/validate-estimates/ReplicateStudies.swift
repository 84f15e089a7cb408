import Estimation
import Figures
import Statistics
import Weighting

/// Post-stratified proportions of cluster samples: how often the interval holds the truth with the linearised variance of residuals, and
/// with that of replicates that are each post-stratified again.
struct ReplicateStudy: Sendable {
    let name: String
    let strata: Int
    let clusters: Int
    let size: Int
    /// Nil: linearisation.
    let method: ReplicationMethod?
    let seed: UInt64

    static let all: [ReplicateStudy] = {
        let many: [(String, ReplicationMethod?)] = [
            ("linearisation", nil), ("jackknife", .jackknife), ("bootstrap, 200", .bootstrap(replicates: 200, seed: 1)),
            ("rescaled bootstrap, 200", .rescaledBootstrap(replicates: 200, seed: 1)),
        ]
        let pairs: [(String, ReplicationMethod?)] = [
            ("linearisation", nil), ("balanced half samples", .balanced()), ("Fay, 0.3", .balanced(rho: 0.3)),
        ]
        return many.map { ReplicateStudy(name: $0.0, strata: 1, clusters: 30, size: 8, method: $0.1, seed: 301) }
            + pairs.map { ReplicateStudy(name: $0.0, strata: 20, clusters: 2, size: 6, method: $0.1, seed: 302) }
    }()

    /// The share of the population: women 0.6, men 0.8, as many of each; sampling units lie 0.12 above or below.
    private static let truth = 0.7

    func study(samples: Int) throws -> Study {
        let rows = strata * clusters * size
        let base = [Double](repeating: 10, count: rows)
        let stratumOfRow = (0..<rows).map { Int32($0 / (clusters * size)) }
        let clusterOfRow = (0..<rows).map { Int32($0 / size) }
        let half = Double(rows) * 5
        let margin = try Margin(name: "sex", levels: [.init(name: "1", target: half), .init(name: "2", target: half)])
        var held = 0
        for sample in 0..<samples {
            var random = SeededGenerator(seed: seed, stream: UInt64(sample))
            var sexes: [Int32] = []
            var values: [Double] = []
            for _ in 0..<(strata * clusters) {
                let effect = random.next() & 1 == 0 ? 0.12 : -0.12
                let women = random.next() & 1 == 0 ? 0.3 : 0.7
                for _ in 0..<size {
                    let isWoman = random.share() < women
                    sexes.append(isWoman ? 0 : 1)
                    values.append(random.share() < (isWoman ? 0.6 : 0.8) + effect ? 1 : 0)
                }
            }
            let levels = CellAssignment(cells: sexes, names: ["1", "2"])
            let fitted = try PostStratifiedWeights(base: base, levels: levels, margin: margin)
            let design = try SurveyDesign(
                weights: fitted.weights, strata: stratumOfRow, clusters: clusterOfRow, calibration: fitted.calibration)
            let all = SurveyDomain(design)
            let estimate: SurveyEstimate
            if let method {
                let plain = try SurveyDesign(weights: base, strata: stratumOfRow, clusters: clusterOfRow)
                let replicates = try ReplicateWeights(plain, method: method) {
                    (weights: [Double]) throws(WeightingError) -> [Double] in
                    try PostStratifiedWeights(base: weights, levels: levels, margin: margin).weights
                }
                estimate = try all.ratio(values, values.map { _ in 1 }, replicates: replicates).get()
            } else {
                estimate = all.estimate(try all.mean(values).get())
            }
            if case .success(let interval) = estimate.proportionInterval(.logit), interval.lower <= Self.truth,
                interval.upper >= Self.truth
            {
                held += 1
            }
        }
        return Study(
            group: "calibrated", what: name,
            design: "\(strata) strata of \(clusters) units of \(size) persons, post-stratified", level: 0.95,
            target: .near(tolerance: 0.015), held: held, samples: samples, seed: seed)
    }
}
