internal import Statistics

/// Weights scaled within post-strata, so that each sums to the number of persons that the population has of it
/// (Holt & Smith 1979).
public struct PostStratifiedWeights: Sendable, Hashable {
    /// What becomes of respondents whose level is not known.
    public enum UnknownLevel: String, Sendable, Hashable, CaseIterable {
        /// The weights are refused, with their number.
        case refuse
        /// They keep their base weights, and all targets shrink by as much, so that the weights still sum to the
        /// population: their levels are taken to be spread as the known ones.
        case keep
    }

    /// The weight of each row.
    public let weights: [Double]
    /// What each row's base weight was multiplied by; 1 for a row that kept it.
    public let factors: [Double]
    /// The post-strata, for the variance.
    public let groups: CalibrationGroups

    /// What a variance must know.
    public var calibration: Calibration { Calibration(groups, weights: weights) }

    /// Scales weights to one margin over all rows.
    ///
    /// - Parameters:
    ///   - base: the weights before.
    ///   - levels: the level of each row, by name.
    ///   - population: the total that the margin must have, if it is known.
    /// - Throws: `WeightingError` naming what does not fit.
    public init(
        base: [Double], levels: CellAssignment, margin: Margin, population: WeightingError.NamedTotal? = nil,
        unknownLevel: UnknownLevel = .refuse
    ) throws(WeightingError) {
        let whole = CellAssignment(cells: [Int32](repeating: 0, count: base.count), names: [""])
        try self.init(
            base: base, units: whole, levels: levels, margins: [margin], populations: [population],
            unknownLevel: unknownLevel, scopes: [nil])
    }

    /// Scales weights to one margin within each unit.
    ///
    /// - Parameters:
    ///   - units: the unit of each row.
    ///   - margins: the margin of each unit, in the order of the units' names; nil leaves a unit's weights alone.
    ///   - populations: the total that each unit's margin must have, if it is known; empty for none.
    /// - Throws: `WeightingError` naming the unit and level that do not fit.
    public init(
        base: [Double], units: CellAssignment, levels: CellAssignment, margins: [Margin?],
        populations: [WeightingError.NamedTotal?] = [], unknownLevel: UnknownLevel = .refuse
    ) throws(WeightingError) {
        try self.init(
            base: base, units: units, levels: levels, margins: margins, populations: populations,
            unknownLevel: unknownLevel, scopes: units.names)
    }

    private init(
        base: [Double], units: CellAssignment, levels: CellAssignment, margins: [Margin?],
        populations: [WeightingError.NamedTotal?], unknownLevel: UnknownLevel, scopes: [String?]
    ) throws(WeightingError) {
        for (what, found) in [("unit", units.cells.count), ("level", levels.cells.count)] where found != base.count {
            throw .unequalLength(what: what, expected: base.count, found: found)
        }
        guard margins.count == units.names.count else {
            throw .unequalLength(what: "margins", expected: units.names.count, found: margins.count)
        }
        for (row, weight) in base.enumerated() {
            guard weight >= 0, weight.isFinite else { throw .weight(row: row, value: weight) }
        }
        var factors = [Double](repeating: 1, count: base.count)
        var groups = [Int32](repeating: CalibrationGroups.none, count: base.count)
        var groupCount = 0
        for (unit, rows) in units.rowsByCell().enumerated() {
            // A unit without responses stands for nobody; it is reported as such, not refused.
            guard let margin = margins[unit], !rows.isEmpty else { continue }
            let scope = scopes[unit]
            let population = unit < populations.count ? populations[unit] : nil
            try Margin.checkTotals([margin], population: population, scope: scope)
            let fit = MarginFit(base: base, rows: rows, levels: levels, margin: margin, scope: scope)
            let levelFactors = try fit.factors(unknownLevel: unknownLevel)
            for row in rows where levels.cells[row] >= 0 {
                let place = fit.placeOfLevel[Int(levels.cells[row])]
                factors[row] = levelFactors[place]
                groups[row] = Int32(truncatingIfNeeded: groupCount + place)
            }
            groupCount += margin.levels.count
        }
        weights = zip(base, factors).map { $0 * $1 }
        self.factors = factors
        self.groups = CalibrationGroups(groups: groups, count: groupCount)
    }
}
