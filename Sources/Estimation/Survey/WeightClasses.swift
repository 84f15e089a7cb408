/// The rows of a domain by stratum and weight: rows of one class differ by their answers only.
///
/// In canonical order a unit's stratum is one run of rows of one class; margins make runs short, but classes stay few.
struct WeightClasses {
    private struct Key: Hashable {
        var stratum: Int32
        var weight: Double
    }

    /// A run of rows of one class.
    struct Run {
        var rows: Range<Int>
        var kind: Int
    }

    private(set) var runs: [Run] = []
    /// By class.
    private(set) var strata: [Int32] = []
    /// By class.
    private(set) var weights: [Double] = []
    /// Whether all rows weigh the same.
    let isConstant: Bool
    /// Whether counts by class take much less room than the rows.
    let areFew: Bool

    var count: Int { strata.count }

    init(_ rows: [Int], design: SurveyDesign) {
        let rowWeights = design.weights
        let rowStrata = design.stages[0].strata
        var known: [Key: Int] = [:]
        var weight = Double.nan
        var stratum: Int32 = -1
        var start = 0
        var kind = 0
        for (place, row) in rows.enumerated() where rowWeights[row] != weight || rowStrata[row] != stratum {
            if place > start { runs.append(Run(rows: start..<place, kind: kind)) }
            weight = rowWeights[row]
            stratum = rowStrata[row]
            start = place
            let key = Key(stratum: stratum, weight: weight)
            if let old = known[key] {
                kind = old
            } else {
                kind = strata.count
                known[key] = kind
                strata.append(stratum)
                weights.append(weight)
            }
        }
        if rows.count > start { runs.append(Run(rows: start..<rows.count, kind: kind)) }
        isConstant = Set(weights).count <= 1
        areFew = strata.count <= 64 || strata.count * 16 <= rows.count
    }
}
