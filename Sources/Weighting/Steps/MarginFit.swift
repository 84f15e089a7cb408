internal import Statistics

/// One margin against the respondents of one unit: finds what does not fit, then the factors.
struct MarginFit {
    let base: [Double]
    let rows: [Int]
    let levels: CellAssignment
    let margin: Margin
    let scope: String?
    /// The place in the margin of each of the respondents' levels; -1 for one that it does not list.
    let placeOfLevel: [Int]

    init(base: [Double], rows: [Int], levels: CellAssignment, margin: Margin, scope: String?) {
        self.base = base
        self.rows = rows
        self.levels = levels
        self.margin = margin
        self.scope = scope
        var places: [String: Int] = [:]
        for (place, level) in margin.levels.enumerated() { places[level.name] = place }
        placeOfLevel = levels.names.map { places[$0] ?? -1 }
    }

    /// What the weights of each of the margin's levels are multiplied by.
    func factors(unknownLevel: PostStratifiedWeights.UnknownLevel) throws(WeightingError) -> [Double] {
        let unknown = rows.filter { levels.cells[$0] < 0 }
        if unknownLevel == .refuse, !unknown.isEmpty {
            throw .respondentsWithoutCell(what: place, count: unknown.count)
        }
        var counts = [Int](repeating: 0, count: levels.names.count)
        var sums = [CompensatedSum](repeating: CompensatedSum(), count: margin.levels.count)
        for row in rows where levels.cells[row] >= 0 {
            let level = Int(levels.cells[row])
            counts[level] += 1
            if placeOfLevel[level] >= 0 { sums[placeOfLevel[level]].add(base[row]) }
        }
        let respondents = try counted(counts)
        let kept = unknown.map { base[$0] }.compensatedSum()
        let total = margin.total
        guard kept < total || total == 0 else {
            throw .totalsDisagree(
                scope: scope,
                totals: [.init(name: margin.name, total: total), .init(name: "missing", total: kept)])
        }
        let shrink = kept > 0 ? (total - kept) / total : 1
        var factors = [Double](repeating: 1, count: margin.levels.count)
        for (place, level) in margin.levels.enumerated() where level.target > 0 || respondents[place] > 0 {
            let sum = sums[place].value
            guard sum > 0 else {
                throw .levelWithoutRespondents(
                    margin: margin.name, scope: scope, level: level.name, target: level.target)
            }
            factors[place] = level.target * shrink / sum
        }
        return factors
    }

    /// The respondents of each of the margin's levels, once every level of the respondents has a target.
    private func counted(_ counts: [Int]) throws(WeightingError) -> [Int] {
        var respondents = [Int](repeating: 0, count: margin.levels.count)
        for (level, count) in counts.enumerated() where count > 0 {
            let place = placeOfLevel[level]
            guard place >= 0 else {
                throw .levelWithoutTarget(
                    margin: margin.name, scope: scope, level: levels.names[level], respondents: count)
            }
            guard margin.levels[place].target > 0 else {
                throw .zeroTargetWithRespondents(
                    margin: margin.name, scope: scope, level: levels.names[level], respondents: count)
            }
            respondents[place] += count
        }
        return respondents
    }

    private var place: String {
        scope.map { "\(margin.name) (\($0))" } ?? margin.name
    }
}
