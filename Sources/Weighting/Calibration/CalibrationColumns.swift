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

    init(_ margins: FittedMargins, totals: [FittingTotal], base: [Double]) throws(WeightingError) {
        let rowCount = base.count
        for margin in margins.cells {
            let offset = Int32(truncatingIfNeeded: targets.count)
            features.append(
                .init(columns: margin.rows.map { $0 < 0 ? CellAssignment.none : $0 + offset }))
            for cell in margin.cells {
                targets.append(cell.target)
                names.append("\(margin.name)\(cell.scope.map { " (\($0))" } ?? "") «\(cell.level)»")
            }
        }
        for total in totals { try add(total, margins.takesPart, base) }
        let columns = try Self.partsOfColumns(features, count: targets.count)
        parts = [[Int]](repeating: [], count: columns.count)
        for row in 0..<rowCount {
            if let column = features.first(where: { $0.columns[row] >= 0 })?.columns[row] {
                parts[Int(columns.part[Int(column)])].append(row)
            }
        }
        parts = parts.filter { !$0.isEmpty }
    }

    /// Adds a total; what rows that keep their weights have in it is taken off: their own number, or where it is not known, the part of
    /// the total that their weight is.
    private mutating func add(
        _ total: FittingTotal, _ takesPart: [Bool], _ base: [Double]
    ) throws(WeightingError) {
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
        try takeOff(total, columnOf, takesPart, base)
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

    private mutating func takeOff(
        _ total: FittingTotal, _ columnOf: [Int32], _ takesPart: [Bool], _ base: [Double]
    ) throws(WeightingError) {
        guard takesPart.contains(false) else { return }
        var all = [CompensatedSum](repeating: CompensatedSum(), count: columnOf.count)
        var unknown = all
        var kept = all
        for row in takesPart.indices {
            let scope = Int(total.units?.cells[row] ?? 0)
            guard columnOf.indices.contains(scope), columnOf[scope] >= 0 else { continue }
            all[scope].add(base[row])
            guard !takesPart[row] else { continue }
            if total.values[row].isFinite {
                kept[scope].add(base[row] * total.values[row])
            } else {
                unknown[scope].add(base[row])
            }
        }
        for (scope, column) in columnOf.enumerated() where column >= 0 && all[scope].value > 0 {
            let share = 1 - unknown[scope].value / all[scope].value
            targets[Int(column)] = targets[Int(column)] * share - kept[scope].value
        }
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
