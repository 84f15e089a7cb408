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

    /// Where runs are long.
    private var runs: [Run] = []
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

    /// The runs of rows of one class.
    private static func runs(of kinds: [Int32]) -> [Run] {
        var runs: [Run] = []
        var start = 0
        for place in kinds.indices where place + 1 == kinds.count || kinds[place + 1] != kinds[place] {
            runs.append(Run(rows: start..<place + 1, kind: Int(kinds[place])))
            start = place + 1
        }
        return runs
    }

    init(_ rows: [Int], design: SurveyDesign) {
        let rowWeights = design.weights
        let rowStrata = design.stages[0].strata
        let rowCells = design.calibrationIndex?.alike?.cellOfRow
        var known: [Key: Int] = [:]
        // Rows of a cell are of one stratum and, unless a later step looked at something else, of one weight: looked up first.
        var classOfCell = [Int](repeating: -1, count: design.calibrationIndex?.alike?.rowsOfCell.count ?? 0)
        var last = Key(stratum: -1, weight: .nan, cell: -1)
        var kind = 0
        var runCount = 0
        var kinds: [Int32] = []
        kinds.reserveCapacity(rows.count)
        for row in rows {
            let key = Key(stratum: rowStrata[row], weight: rowWeights[row], cell: rowCells?[row] ?? -1)
            defer { kinds.append(Int32(truncatingIfNeeded: kind)) }
            guard key != last else { continue }
            last = key
            runCount += 1
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
        if runCount * Self.shortRun <= rows.count { runs = Self.runs(of: kinds) } else { kindOfRow = kinds }
        isConstant = Set(weights).count <= 1
        areFew = strata.count <= 64 || strata.count * 16 <= rows.count
    }
}
