import Estimation
import Testing

@Suite(
    "Every number of R survey 4.5 whose method is in scope",
    .enabled(if: ReferenceFiles.folder != nil, "data/r-survey is not beside the repository"))
struct ReferenceTests {
    /// What of reference.csv belongs to which method that the program does not have (yet), by a text of the call.
    private static let outOfScope: [(text: String, reason: String)] = [
        ("method=\"likelihood\"", "likelihood interval"),
        ("svyciprop(~I(api00 > 950)", "no interval at 0 in R; ours is one-sided"),
        ("svyciprop(~I(api00 > 300)", "no interval at 1 in R; ours is one-sided"),
    ]

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
            if let other = Self.outOfScope.first(where: { call.contains($0.text) }) {
                reasons[other.reason, default: 0] += 1
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
        #expect(total == 2399)
    }
}
