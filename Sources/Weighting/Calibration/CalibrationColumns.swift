internal import Statistics

/// Every total that weights are calibrated to as a column, with the rows' values in it.
struct CalibrationColumns {
    /// What each row has.
    private(set) var features: [CalibrationTerm.Feature] = []
    /// The total of each column.
    private(set) var targets: [Double] = []
    /// The name of each column, for messages.
    private(set) var names: [String] = []
    /// The rows of each part that shared columns connect, ascending; rows without any column are in none.
    private(set) var parts: [[Int]] = []

    init(_ margins: FittedMargins, totals: [FittingTotal], rowCount: Int) throws(WeightingError) {
        for margin in margins.cells {
            let offset = Int32(truncatingIfNeeded: targets.count)
            features.append(
                .init(columns: margin.rows.map { $0 < 0 ? CellAssignment.none : $0 + offset }))
            for cell in margin.cells {
                targets.append(cell.target)
                names.append("\(margin.name)\(cell.scope.map { " (\($0))" } ?? "") «\(cell.level)»")
            }
        }
        for total in totals { try add(total, margins.takesPart) }
        let columns = try Self.partsOfColumns(features, count: targets.count)
        parts = [[Int]](repeating: [], count: columns.count)
        for row in 0..<rowCount {
            if let column = features.first(where: { $0.columns[row] >= 0 })?.columns[row] {
                parts[Int(columns.part[Int(column)])].append(row)
            }
        }
        parts = parts.filter { !$0.isEmpty }
    }

    private mutating func add(_ total: FittingTotal, _ takesPart: [Bool]) throws(WeightingError) {
        guard total.values.count == takesPart.count else {
            throw .unequalLength(what: total.name, expected: takesPart.count, found: total.values.count)
        }
        var columnOf = [Int32](repeating: CellAssignment.none, count: total.totals.count)
        for (scope, target) in total.totals.enumerated() {
            guard let target else { continue }
            guard target.isFinite else { throw .target(margin: total.name, level: "", value: target) }
            columnOf[scope] = Int32(truncatingIfNeeded: targets.count)
            targets.append(target)
            names.append("\(total.name)\((total.scopeNames[scope]).map { " (\($0))" } ?? "")")
        }
        var columns = [Int32](repeating: CellAssignment.none, count: takesPart.count)
        var values = [Double](repeating: 0, count: takesPart.count)
        var missing = 0
        for row in takesPart.indices where takesPart[row] {
            let scope = total.units?.cells[row] ?? 0
            guard scope >= 0, Int(scope) < columnOf.count, columnOf[Int(scope)] >= 0 else { continue }
            guard total.values[row].isFinite else {
                missing += 1
                continue
            }
            columns[row] = columnOf[Int(scope)]
            values[row] = total.values[row]
        }
        guard missing == 0 else { throw .respondentsWithoutCell(what: total.name, count: missing) }
        features.append(.init(columns: columns, values: values))
    }

    /// The part of each column: columns of one row belong together.
    private static func partsOfColumns(
        _ features: [CalibrationTerm.Feature], count: Int
    ) throws(WeightingError) -> (part: [Int32], count: Int) {
        var sets = DisjointSets(count: count)
        for row in (features.first?.columns ?? []).indices {
            var first: Int32 = -1
            for feature in features where feature.columns[row] >= 0 {
                if first < 0 { first = feature.columns[row] } else { sets.join(Int(first), Int(feature.columns[row])) }
            }
        }
        return sets.parts()
    }
}
