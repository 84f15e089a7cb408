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
    /// The class of each row where runs are short, as margins make them; empty where they are long.
    private(set) var kindOfRow: [Int32] = []
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

    /// Below so many rows a run on average, a look at each row's class costs less than beginning each run.
    private static let shortRun = 16

    /// Calls a closure with each row, by its place, and its class.
    @inline(__always)
    func forEachRow(_ body: (_ row: Int, _ kind: Int) -> Void) {
        guard kindOfRow.isEmpty else {
            let kinds = kindOfRow.span
            for row in kinds.indices { body(row, Int(kinds[row])) }
            return
        }
        for run in runs {
            for row in run.rows { body(row, run.kind) }
        }
    }

    init(_ rows: [Int], design: SurveyDesign) {
        let rowWeights = design.weights
        let rowStrata = design.stages[0].strata
        let rowCells = design.calibrationIndex?.alike?.cellOfRow
        var known: [Key: Int] = [:]
        // Rows of a cell are of one stratum and, unless a later step looked at something else, of one weight: looked up first.
        var classOfCell = [Int](repeating: -1, count: design.calibrationIndex?.alike?.rowsOfCell.count ?? 0)
        var last = Key(stratum: -1, weight: .nan, cell: -1)
        var start = 0
        var kind = 0
        for (place, row) in rows.enumerated() {
            let key = Key(stratum: rowStrata[row], weight: rowWeights[row], cell: rowCells?[row] ?? -1)
            guard key != last else { continue }
            if place > start { runs.append(Run(rows: start..<place, kind: kind)) }
            last = key
            start = place
            let ofCell = key.cell >= 0 ? classOfCell[Int(key.cell)] : -1
            if ofCell >= 0, weights[ofCell] == key.weight {
                kind = ofCell
                continue
            }
            if let old = known[key] {
                kind = old
                continue
            }
            kind = strata.count
            if key.cell >= 0, ofCell < 0 { classOfCell[Int(key.cell)] = kind } else { known[key] = kind }
            strata.append(key.stratum)
            weights.append(key.weight)
            firstRows.append(row)
        }
        if rows.count > start { runs.append(Run(rows: start..<rows.count, kind: kind)) }
        if runs.count * Self.shortRun > rows.count {
            kindOfRow.reserveCapacity(rows.count)
            for run in runs { kindOfRow.append(contentsOf: repeatElement(Int32(run.kind), count: run.rows.count)) }
        }
        isConstant = Set(weights).count <= 1
        areFew = strata.count <= 64 || strata.count * 16 <= rows.count
    }
}
