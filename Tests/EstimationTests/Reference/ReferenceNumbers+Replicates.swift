import Estimation
import Figures
#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

extension ReferenceNumbers {
    /// The bootstrap that R drew for section I: how often each of the 15 districts was drawn, a replicate a line.
    private static let drawn = """
        100111121220111
        012120222101100
        102112001101203
        210120110112012
        012011102001132
        111002120022111
        001301011103121
        220110000111222
        111101321012001
        101110101021312
        002112312100101
        010103321010021
        041020001221101
        020102211020121
        210111120201111
        123102100200201
        030210110212002
        111121400101110
        120010301212020
        011030120012130
        031001011221111
        441110000011101
        131120120100201
        120112030001103
        220101000500022
        102100030230120
        020002121010222
        012010202320020
        012001221112011
        101014101201120
        112200002121111
        112100111122020
        220100021301210
        130100200002123
        012221020110111
        111130111200111
        111103012202100
        110230200101112
        111032111100111
        100011210023310
        302021201022000
        000013202201022
        020010111131211
        113000131101210
        021001120321110
        030400120110102
        021013001111310
        010221210012030
        211001200206000
        200001100231212
        """

    /// Section I: replicates of a design.
    mutating func addReplicates(_ name: String) throws {
        let sample = try ReferenceSample.named(name == "jknst" ? "dstrat" : name == "jk1" ? "dclus1" : "dclus1n")
        let replicates: ReplicateWeights
        switch name {
        case "bootc":
            let factors = Self.drawn.split(separator: "\n").map {
                $0.compactMap { $0.wholeNumberValue.map(Double.init) }
            }
            replicates = try ReplicateWeights(
                base: sample.design.weights, clusters: ReferenceSample.labels(sample.table.texts("dnum")),
                factors: factors, scale: 15.0 / 14 / 49, scales: factors.map { _ in 1 }, degreesOfFreedom: 14)
            add(name, Self.calls[name] ?? "", "mse=FALSE", "design", 1)
            // The program's own bootstrap is scaled alike.
            let own = try ReplicateWeights(sample.design, method: .bootstrap(replicates: 50, seed: 1))
            add(name, "D$scale", "scale", "scale", own.scale)
        default:
            replicates = try ReplicateWeights(sample.design, method: .jackknife)
            add(name, Self.calls[name] ?? "", "mse=FALSE", "design", 1)
            add(name, "D$scale", "scale", "scale", replicates.scale)
        }
        add(name, "ncol(weights(D,\"analysis\"))", "replicates", "n", Double(replicates.count))
        for (place, scale) in replicates.scales.enumerated() {
            add(name, "D$rscales", "r\(place + 1)", "rscales", scale)
        }
        add(name, "degf(D)", "degf", "degf", Double(replicates.degreesOfFreedom))
        try addFigures(name, sample, replicates)
        try addShare(name, sample, replicates)
    }

    private static let calls = [
        "jk1": "as.svrepdesign(dclus1, type = \"JK1\", compress = FALSE)",
        "jknst": "as.svrepdesign(dstrat, type = \"JKn\", compress = FALSE)",
        "bootc": "as.svrepdesign(dclus1n, type = \"bootstrap\", replicates = 50, compress = FALSE)",
    ]

    private mutating func addFigures(
        _ name: String, _ sample: ReferenceSample, _ replicates: ReplicateWeights
    ) throws {
        let table = sample.table
        let scores = table.numbers("api00").map { $0 ?? 0 }
        let enroll = table.numbers("enroll")
        let types = table.texts("stype")
        let rows = scores.indices
        func mean(_ w: [Double], _ value: (Int) -> Double, _ isIn: (Int) -> Bool = { _ in true }) -> Double {
            rows.filter(isIn).map { w[$0] * value($0) }.reduce(0, +) / rows.filter(isIn).map { w[$0] }.reduce(0, +)
        }
        try add(name, "svymean(~api00, D)", "api00", sample, replicates) { w in mean(w) { scores[$0] } }
        try add(name, "svytotal(~enroll, D, na.rm = TRUE)", "enroll", sample, replicates) { w in
            rows.map { w[$0] * (enroll[$0] ?? 0) }.reduce(0, +)
        }
        let students = table.numbers("api.stu")
        try add(name, "svyratio(~api.stu, ~enroll, D, na.rm = TRUE)", "api.stu/enroll", sample, replicates) { w in
            let known = rows.filter { students[$0] != nil && enroll[$0] != nil }
            return known.map { w[$0] * (students[$0] ?? 0) }.reduce(0, +)
                / known.map { w[$0] * (enroll[$0] ?? 0) }.reduce(0, +)
        }
        try add(name, "svyvar(~api00, D)", "1", sample, replicates) { w in
            let centre = mean(w) { scores[$0] }
            return Double(rows.count) / Double(rows.count - 1)
                * mean(w) { (scores[$0] - centre) * (scores[$0] - centre) }
        }
        for column in ["stype", "awards"] {
            for level in sample.levels(column) {
                try add(name, "svymean(~\(column), D)", column + level, sample, replicates) { w in
                    mean(w) { table.texts(column)[$0] == level ? 1 : 0 }
                }
            }
        }
        for type in sample.levels("stype") {
            try add(name, "svyby(~api00, ~stype, D, svymean)", type, sample, replicates) { w in
                mean(w, { scores[$0] }, { types[$0] == type })
            }
        }
    }

    private mutating func add(
        _ design: String, _ call: String, _ name: String, _ sample: ReferenceSample, _ replicates: ReplicateWeights,
        _ figure: ([Double]) -> Double
    ) throws {
        let value = figure(sample.design.weights)
        let variance = try replicates.covariances([value], replicates.values { [figure($0)] }).get()[0, 0]
        add(design, call, name, "estimate", value)
        add(design, call, name, "se", variance.squareRoot(), scale: abs(value))
    }

    private mutating func addShare(
        _ name: String, _ sample: ReferenceSample, _ replicates: ReplicateWeights
    ) throws {
        let awards = sample.table.texts("awards").map { $0 == "Yes" }
        let all = sample.domain()
        let share = try all.ratio(
            awards.map { $0 ? 1 : 0 }, awards.map { _ in 1 }, replicates: replicates
        ).get()
        try addIntervals(name, share, 0.95, degreesOfFreedom: Double(replicates.degreesOfFreedom)) {
            "svyciprop(~I(awards == \"Yes\"), D, method=\"\($0)\")"
        }
        // "logit": a logistic regression on a constant, begun anew from the sample's own in each replicate.
        let call = "svyciprop(~I(awards == \"Yes\"), D, method=\"logit\")"
        let iterated = try IteratedLogit(awards, all, level: .standard)
        let start = log(iterated.estimate / (1 - iterated.estimate))
        let values = try replicates.values { weights in [Self.logit(awards, weights, from: start)] }
        let error = try replicates.covariances([start], values).get()[0, 0].squareRoot()
        let mean = try share.interval(degreesOfFreedom: Double(replicates.degreesOfFreedom)).get()
        let margin = error * (mean.upper - mean.lower) / 2 / (try share.standardError.get())
        add(name, call, "p", "estimate", iterated.estimate)
        add(name, call, "p", "ci_lo", 1 / (1 + exp(-(start - margin))))
        add(name, call, "p", "ci_hi", 1 / (1 + exp(-(start + margin))))
    }

    /// `glm.fit` of a constant from a start, which stops when the deviance moves by less than 1e-8 of itself.
    private static func logit(_ isTrue: [Bool], _ weights: [Double], from start: Double) -> Double {
        let total = weights.reduce(0, +)
        let share = zip(isTrue, weights).map { $0 ? $1 : 0 }.reduce(0, +) / total
        func deviance(_ p: Double) -> Double { -2 * (share * log(p) + (1 - share) * log(1 - p)) }
        var constant = start
        var last = deviance(1 / (1 + exp(-start)))
        for _ in 0..<25 {
            let p = 1 / (1 + exp(-constant))
            constant += (share - p) / (p * (1 - p))
            let next = deviance(1 / (1 + exp(-constant)))
            if abs(next - last) / (abs(next) + 0.1) < 1e-8 { break }
            last = next
        }
        return constant
    }
}
