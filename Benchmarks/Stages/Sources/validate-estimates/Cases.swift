import Estimation
import Figures
import Statistics
import Weighting

/// One sample with our figures of it, for other programs to compute again.
struct Cases {
    private var lines: [String] = []
    private(set) var figures: [(name: String, value: Double)] = []

    private var strata: [Int32] = []
    private var clusters: [Int32] = []
    private var base: [Double] = []
    private var y: [Double] = []
    private var x: [Double] = []
    private var domain: [Int] = []
    private var sex: [Int] = []
    private var age: [Int] = []

    /// The sample as CSV.
    var table: String { (["stratum,psu,weight,population,y,x,domain,sex,age"] + lines).joined(separator: "\n") + "\n" }

    /// Our figures as CSV, with all digits.
    var ours: String {
        (["figure,value"] + figures.map { "\($0.name),\($0.value)" }).joined(separator: "\n") + "\n"
    }

    /// The sampling units of each stratum in the population.
    private static let populations: [Double] = [40, 60, 25, 80]

    init(seed: UInt64) throws {
        draw(seed)
        try plain(withPopulations: false)
        try plain(withPopulations: true)
        try raked()
        try calibrated()
    }

    private mutating func draw(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for stratum in 0..<4 {
            for _ in 0..<(6 + stratum) {
                let cluster = (clusters.last ?? -1) + 1
                let effect = random.share() * 0.3 - 0.15
                for _ in 0..<(6 + Int(random.below(9))) {
                    strata.append(Int32(stratum))
                    clusters.append(cluster)
                    base.append(((1 + random.share() * 4) * 1000).rounded() / 1000)
                    y.append(random.share() < 0.7 + effect ? 1 : 0)
                    x.append(((1 + random.share() * 9) * 100).rounded() / 100)
                    domain.append(Int(random.below(3)))
                    sex.append(Int(random.below(2)))
                    age.append(Int(random.below(4)))
                    let row = base.count - 1
                    lines.append(
                        "s\(stratum),p\(cluster),\(base[row]),\(Self.populations[stratum]),\(y[row]),\(x[row]),d\(domain[row]),\(sex[row]),\(age[row])"
                    )
                }
            }
        }
    }

    private mutating func add(_ name: String, _ estimate: SurveyEstimate) throws {
        figures.append((name, estimate.value))
        figures.append((name + ".se", try estimate.standardError.get()))
    }

    private mutating func plain(withPopulations: Bool) throws {
        let design = try SurveyDesign(
            weights: base, strata: strata, clusters: clusters, populations: withPopulations ? Self.populations : [])
        let all = SurveyDomain(design)
        let prefix = withPopulations ? "fpc" : "plain"
        try add("\(prefix).mean.y", all.estimate(try all.mean(y).get()))
        try add("\(prefix).mean.x", all.estimate(try all.mean(x).get()))
        try add("\(prefix).total.y", all.estimate(try all.total(y).get()))
        try add("\(prefix).ratio", all.estimate(try all.ratio(y, x).get()))
        for level in 0..<3 {
            let part = SurveyDomain(design) { domain[$0] == level }
            try add("\(prefix).mean.y.d\(level)", part.estimate(try part.mean(part.rows.map { y[$0] }).get()))
        }
        guard !withPopulations else { return }
        let share = all.estimate(try all.mean(y).get())
        for method in [ProportionIntervalMethod.logit, .wilson, .kornGraubard] {
            let interval = try share.proportionInterval(method).get()
            figures.append(("\(prefix).\(method.rawValue).low", interval.lower))
            figures.append(("\(prefix).\(method.rawValue).high", interval.upper))
        }
        let replicates = try ReplicateWeights(design, method: .jackknife)
        let jackknife = try all.ratio(y, y.map { _ in 1 }, replicates: replicates).get()
        figures.append(("\(prefix).jackknife.se", try jackknife.standardError.get()))
    }

    private func margin(_ name: String, _ levels: [Int], _ targets: [Double]) throws -> FittingMargin {
        FittingMargin(
            levels: CellAssignment(cells: levels.map { Int32($0) }, names: targets.indices.map { "\($0)" }),
            margin: try Margin(name: name, levels: targets.enumerated().map { .init(name: "\($0)", target: $1) }))
    }

    /// Margins for 1,000 persons, which the peers' script has as well.
    static let sexTargets: [Double] = [520, 480]
    static let ageTargets: [Double] = [200, 300, 260, 240]

    private mutating func raked() throws {
        let raked = try RakedWeights(
            base: base, margins: [try margin("sex", sex, Self.sexTargets), try margin("age", age, Self.ageTargets)])
        for (row, weight) in raked.weights.enumerated() { figures.append(("raked.weight.\(row)", weight)) }
        let design = try SurveyDesign(
            weights: raked.weights, strata: strata, clusters: clusters,
            calibration: Calibration(steps: [raked.calibration]))
        let all = SurveyDomain(design)
        figures.append(("raked.mean.y", try all.mean(y).get().value))
        // weightipy knows no base weights.
        let equal = try RakedWeights(
            base: base.map { _ in 1 },
            margins: [try margin("sex", sex, Self.sexTargets), try margin("age", age, Self.ageTargets)])
        for (row, weight) in equal.weights.enumerated() { figures.append(("rakedEqual.weight.\(row)", weight)) }
        let fitted = try PostStratifiedWeights(
            base: base, levels: CellAssignment(cells: sex.map { Int32($0) }, names: ["0", "1"]),
            margin: try Margin(
                name: "sex", levels: Self.sexTargets.enumerated().map { .init(name: "\($0)", target: $1) }))
        for (row, weight) in fitted.weights.enumerated() { figures.append(("poststratified.weight.\(row)", weight)) }
    }

    private mutating func calibrated() throws {
        let fitted = try CalibratedWeights(
            base: base, margins: [try margin("sex", sex, Self.sexTargets)],
            totals: [FittingTotal(name: "x", values: x, total: 5_600)], method: .init(.linear))
        for (row, weight) in fitted.weights.enumerated() { figures.append(("calibrated.weight.\(row)", weight)) }
    }
}
