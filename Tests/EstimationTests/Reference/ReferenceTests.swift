import Estimation
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

@Suite(
    "Every number of R survey 4.5 whose method is in scope",
    .enabled(if: ReferenceFiles.folder != nil, "data/r-survey is not beside the repository"))
struct ReferenceTests {
    /// Shares of 0 and 1, at which R has no interval (a NaN, an error) or one that is the figure itself.
    private static let extremes = [("svyciprop(~I(api00 > 950)", 0.0), ("svyciprop(~I(api00 > 300)", 1.0)]

    /// The share itself agrees; of the limits only that R's say nothing can be told.
    private static func checkExtreme(_ row: Int, share: Double, _ table: ReferenceTable) -> Bool {
        let value = Double(table.texts("value")[row]) ?? .nan
        // R's logistic regressions stop three steps of e⁻⁸ off.
        let tolerance = table.texts("call")[row].contains("method=\"logit\"") ? 1e-11 : 0
        if table.texts("stat")[row] == "estimate" {
            #expect(abs(value - share) <= tolerance, "\(table.texts("call")[row])")
            return true
        }
        #expect(value.isNaN || abs(value - share) <= tolerance, "\(table.texts("call")[row])")
        return false
    }

    private static let designs: Set<String> = [
        "dsrs", "dsrsw", "dstrat", "dstratn", "dclus1", "dclus1n", "dfpc0", "dfpc1", "ps1", "pss", "rk1", "rk1t", "rks",
        "cl1", "clb", "crk", "clg", "trim", "trimS", "caltrim", "jk1", "jknst", "bootc",
    ]

    private static func computed() throws -> ReferenceNumbers {
        var numbers = ReferenceNumbers()
        for name in ["dsrs", "dsrsw", "dstrat", "dstratn", "dclus1", "dclus1n"] { try numbers.addWholeSample(name) }
        for name in ["dfpc0", "dfpc1"] { try numbers.addToy(name) }
        for name in ["dsrs", "dstrat", "dclus1"] {
            try numbers.addProportions(name)
            try numbers.addIteratedLogit(name)
        }
        for name in ["dstrat", "dclus1"] {
            try numbers.addDomains(name)
            try numbers.addLevels(name)
            try numbers.addLikert(name)
        }
        for name in ["ps1", "pss"] + ReferenceSample.calibrated.keys.sorted() { try numbers.addPostStratified(name) }
        for name in ["jk1", "jknst", "bootc"] { try numbers.addReplicates(name) }
        try numbers.addLonely()
        return numbers
    }

    @Test("Estimates, standard errors, intervals, design effects agree to 1e-9")
    func walk() throws {
        let table = try ReferenceFiles.table("reference.csv")
        let ours = try Self.computed()
        var matched: [String: Int] = [:]
        var reasons: [String: Int] = [:]
        var missing: [String] = []
        for row in 0..<table.rowCount {
            let design = table.texts("design")[row]
            let call = table.texts("call")[row]
            let section = table.texts("section")[row]
            guard Self.designs.contains(design) || design.hasPrefix("lonely[") else { continue }
            if let extreme = Self.extremes.first(where: { call.contains($0.0) }) {
                if Self.checkExtreme(row, share: extreme.1, table) {
                    matched[section, default: 0] += 1
                } else {
                    reasons["R has no interval at 0 and 1", default: 0] += 1
                }
                continue
            }
            let stat = table.texts("stat")[row]
            if section == "D" || section == "F" { continue }
            // Where R stops for a lonely cluster, the program says onePSU.
            let name = stat == "error" && section == "H" ? "onePSU" : table.texts("name")[row]
            let key = ReferenceNumbers.Key(design: design, call: call, name: name, stat: stat)
            guard let number = ours.numbers[key] else {
                missing.append("\(table.texts("id")[row]) \(design) \(call) \(name) \(stat)")
                continue
            }
            let reference = Double(table.texts("value")[row]) ?? .nan
            // R's own rounding of what is mathematically 0 is compared against the size of the figure.
            let tolerance = 1e-9 * max(abs(reference), abs(reference) < 1e-9 * number.scale ? number.scale : 0)
            let agrees = reference.isNaN ? number.value.isNaN : abs(number.value - reference) <= tolerance
            #expect(agrees, "\(design) \(call) \(name) \(stat): \(number.value), R \(reference)")
            matched[section, default: 0] += 1
        }
        #expect(missing == [])
        let total = matched.values.reduce(0, +)
        print("reference.csv: \(total) numbers agree:", matched.sorted { $0.key < $1.key }, "not compared:", reasons)
        // So that a change of names cannot silently shrink the comparison.
        #expect(total == 2462)
        #expect(reasons.values.reduce(0, +) == 26)
    }

    @Test("At 0 and 1, where R has no interval, ours is the exact binomial limit for the effective respondents")
    func extremes() throws {
        let sample = try ReferenceSample.named("dstrat")
        let all = sample.domain()
        let scores = sample.table.numbers("api00").map { $0 ?? 0 }
        let weights = sample.design.weights
        let sum = weights.reduce(0, +)
        let kish = 200 * weights.map { $0 * $0 }.reduce(0, +) / (sum * sum)
        for method in ProportionIntervalMethod.allCases {
            let none = all.estimate(try sample.share(all) { scores[$0] > 950 }.get())
            let every = all.estimate(try sample.share(all) { scores[$0] > 300 }.get())
            let low = try none.proportionInterval(method).get()
            let high = try every.proportionInterval(method).get()
            #expect(low.lower == 0 && high.upper == 1)
            // 0.025^(1/n*), n* = 200 / Kish's design effect, with the quantiles of 199 and 197 degrees of freedom (R: qt).
            let ratio = 1.97195654429994 / 1.97207903274876
            let limit = exp(log(0.025) / (200 / kish * ratio * ratio))
            #expect(isClose(1 - low.upper, limit, 1e-7) && isClose(high.lower, limit, 1e-7))
        }
    }
}
