/// The rows of a domain by stratum, weight and the levels of totals that weights agree with: rows of one class differ by their
/// answers only.
///
/// In canonical order a unit's stratum is one run of rows of one class; margins make runs short, but classes stay few.
struct WeightClasses {
    private struct Key: Hashable {
        var stratum: Int32
        var weight: Double
        /// Rows of the same levels; -1 where no total concerns them, or where they were not told apart by levels.
        var cell: Int32
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
    /// By class, the first of its rows, as a row of the design.
    private(set) var firstRows: [Int] = []
    /// Whether all rows weigh the same.
    let isConstant: Bool
    /// Whether counts by class take much less room than the rows.
    let areFew: Bool

    var count: Int { strata.count }

    init(_ rows: [Int], design: SurveyDesign) {
        let rowWeights = design.weights
        let rowStrata = design.stages[0].strata
        let rowCells = design.calibrationIndex?.alike?.cellOfRow
        var known: [Key: Int] = [:]
        var last = Key(stratum: -1, weight: .nan, cell: -1)
        var start = 0
        var kind = 0
        for (place, row) in rows.enumerated() {
            let key = Key(stratum: rowStrata[row], weight: rowWeights[row], cell: rowCells?[row] ?? -1)
            guard key != last else { continue }
            if place > start { runs.append(Run(rows: start..<place, kind: kind)) }
            last = key
            start = place
            if let old = known[key] {
                kind = old
            } else {
                kind = strata.count
                known[key] = kind
                strata.append(key.stratum)
                weights.append(key.weight)
                firstRows.append(row)
            }
        }
        if rows.count > start { runs.append(Run(rows: start..<rows.count, kind: kind)) }
        isConstant = Set(weights).count <= 1
        areFew = strata.count <= 64 || strata.count * 16 <= rows.count
    }
}
