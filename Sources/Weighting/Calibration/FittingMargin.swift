internal import Statistics

/// A margin that weights are to be fitted to: the rows' levels, and the targets over all rows or in each unit.
public struct FittingMargin: Sendable {
    /// The name, for messages.
    public let name: String
    /// The level of each row.
    public let levels: CellAssignment
    /// The unit of each row; nil: one margin over all rows.
    public let units: CellAssignment?
    /// The margin of each unit, in the order of the units' names (nil: its rows are left alone); one over all rows.
    public let margins: [Margin?]
    /// Which levels may be put together.
    public let collapse: [MarginCells.CollapseRule]

    /// A margin over all rows.
    public init(levels: CellAssignment, margin: Margin, collapse: [MarginCells.CollapseRule] = []) {
        name = margin.name
        self.levels = levels
        units = nil
        margins = [margin]
        self.collapse = collapse
    }

    /// A margin in each unit.
    public init(
        name: String, levels: CellAssignment, units: CellAssignment, margins: [Margin?],
        collapse: [MarginCells.CollapseRule] = []
    ) {
        self.name = name
        self.levels = levels
        self.units = units
        self.margins = margins
        self.collapse = collapse
    }

    var scopeNames: [String?] { units.map { $0.names.map { $0 } } ?? [nil] }

    /// The scope of a row; -1 for none.
    func scope(_ row: Int) -> Int32 { units?.cells[row] ?? 0 }

    /// Whether a row has a target to be fitted to, if its level is known.
    func applies(to row: Int) -> Bool {
        let scope = scope(row)
        return scope >= 0 && Int(scope) < margins.count && margins[Int(scope)] != nil
    }
}

/// Margins matched with rows: what raking and calibration start from.
struct FittedMargins {
    /// The cells of each margin.
    private(set) var cells: [MarginCells] = []
    /// Whether each row takes part; those of unknown level may keep their weights instead.
    private(set) var takesPart: [Bool]

    /// - Parameters:
    ///   - populations: the total that the margins of each unit must have, where it is known.
    init(
        base: [Double], margins: [FittingMargin], unknownLevel: PostStratifiedWeights.UnknownLevel,
        populations: [WeightingError.NamedTotal?] = []
    ) throws(WeightingError) {
        for (row, weight) in base.enumerated() {
            guard weight >= 0, weight.isFinite else { throw .weight(row: row, value: weight) }
        }
        for margin in margins {
            for (what, found) in [("level", margin.levels.cells.count), ("unit", margin.units?.cells.count)] {
                if let found, found != base.count {
                    throw .unequalLength(what: what, expected: base.count, found: found)
                }
            }
            guard margin.margins.count == margin.scopeNames.count else {
                throw .unequalLength(
                    what: "margins", expected: margin.scopeNames.count, found: margin.margins.count)
            }
        }
        takesPart = [Bool](repeating: true, count: base.count)
        try Self.checkTotals(margins, populations, isUsed: base)
        for margin in margins { try markUnknown(margin, unknownLevel) }
        for margin in margins {
            let scopes = base.indices.map { takesPart[$0] ? margin.scope($0) : CellAssignment.none }
            var fitted = try MarginCells(
                name: margin.name, levels: margin.levels, scopes: (scopes, margin.scopeNames),
                margins: margin.margins, collapse: margin.collapse)
            if takesPart.contains(false) { fitted.setTargets(try remainders(margin, fitted, base)) }
            cells.append(fitted)
        }
        try checkWeights(base)
    }

    /// Sees that the margins of one scope, and its population, have one total.
    private static func checkTotals(
        _ margins: [FittingMargin], _ populations: [WeightingError.NamedTotal?], isUsed base: [Double]
    ) throws(WeightingError) {
        try Margin.checkTotals(margins.filter { $0.units == nil }.compactMap { $0.margins.first ?? nil })
        let byUnit = margins.filter { $0.units != nil }
        guard let units = byUnit.first?.units else { return }
        var isUsed = [Bool](repeating: false, count: units.names.count)
        for unit in units.cells where unit >= 0 { isUsed[Int(unit)] = true }
        for (unit, name) in units.names.enumerated() where isUsed[unit] {
            let own = byUnit.compactMap { unit < $0.margins.count ? $0.margins[unit] : nil }
            let population = unit < populations.count ? populations[unit] : nil
            guard !own.isEmpty else { continue }
            try Margin.checkTotals(own, population: population, scope: name)
        }
    }

    /// Finds the rows of unknown level: refused, or left out.
    private mutating func markUnknown(
        _ margin: FittingMargin, _ unknownLevel: PostStratifiedWeights.UnknownLevel
    ) throws(WeightingError) {
        var counts = [Int](repeating: 0, count: margin.scopeNames.count)
        for row in takesPart.indices where margin.levels.cells[row] < 0 && margin.applies(to: row) {
            counts[Int(margin.scope(row))] += 1
            takesPart[row] = false
        }
        guard unknownLevel == .refuse, let scope = counts.firstIndex(where: { $0 > 0 }) else { return }
        let place = margin.scopeNames[scope].map { "\(margin.name) (\($0))" } ?? margin.name
        throw .respondentsWithoutCell(what: place, count: counts[scope])
    }

    /// What the rows that keep their weights leave of each cell's target to the others: where their level of this margin is known, the
    /// target less their weights, so that the margin is met by all rows together; where it is not, the same part of every level.
    private func remainders(
        _ margin: FittingMargin, _ fitted: MarginCells, _ base: [Double]
    ) throws(WeightingError) -> [Double] {
        var unknown = [CompensatedSum](repeating: CompensatedSum(), count: margin.scopeNames.count)
        var known = [CompensatedSum](repeating: CompensatedSum(), count: fitted.cells.count)
        let scopes = Set(fitted.cells.map(\.scopePlace))
        for row in base.indices where !takesPart[row] && margin.applies(to: row) {
            let scope = margin.scope(row)
            let level = margin.levels.cells[row]
            guard level >= 0 else {
                unknown[Int(scope)].add(base[row])
                continue
            }
            guard scopes.contains(Int(scope)) else { continue }
            let cell = fitted.cell(ofLevel: level, scope: scope)
            guard cell >= 0 else {
                throw .zeroTargetWithRespondents(
                    margin: margin.name, scope: margin.scopeNames[Int(scope)], level: margin.levels.names[Int(level)],
                    respondents: 1)
            }
            known[Int(cell)].add(base[row])
        }
        var targets: [Double] = []
        for (cell, kept) in zip(fitted.cells, known) {
            let total = margin.margins[cell.scopePlace]?.total ?? 0
            let missing = unknown[cell.scopePlace].value
            guard missing < total else {
                throw .totalsDisagree(
                    scope: cell.scope,
                    totals: [.init(name: margin.name, total: total), .init(name: "missing", total: missing)])
            }
            let target = cell.target * ((total - missing) / total)
            guard kept.value < target else {
                throw .totalsDisagree(
                    scope: cell.scope,
                    totals: [
                        .init(name: "\(margin.name): \(cell.level)", total: target),
                        .init(name: "unknown=\"keep\": \(cell.level)", total: kept.value),
                    ])
            }
            targets.append(target - kept.value)
        }
        return targets
    }

    /// Sees that every cell has a weight to scale.
    private func checkWeights(_ base: [Double]) throws(WeightingError) {
        for margin in cells {
            var isCarried = [Bool](repeating: false, count: margin.cells.count)
            for (row, cell) in margin.rows.enumerated() where cell >= 0 && base[row] > 0 { isCarried[Int(cell)] = true }
            if let empty = isCarried.firstIndex(of: false) {
                let cell = margin.cells[empty]
                throw .levelWithoutRespondents(
                    margin: margin.name, scope: cell.scope, level: cell.level, target: cell.target)
            }
        }
    }
}
