public import Figures
public import Tables
public import Units
public import Weighting

/// Last year's satisfaction figures of units.
///
/// Columns: `unit` (the unit's code), `percent` (as printed), and where known `respondents`, `standard_error` (points) and `population` (N of
/// that year, which units that were merged are weighted by). Units of that year that are no more are named by the codes that `ancestors` of
/// others name.
public struct PreviousFigures: Sendable {
    /// One unit's figure.
    public struct Figure: Sendable, Hashable {
        /// The figure as it was printed, in points of 0 to 100.
        public var percent: FixedDecimal
        /// The respondents, if known.
        public var respondents: Int?
        /// The standard error in points, if known.
        public var standardError: Double?
        /// The persons or transactions that the unit stood for, if known.
        public var population: Int?
        /// The earlier units that it is the figure of; empty for the unit's own.
        public var ancestors: [Ancestor] = []

        /// Makes a figure from its parts.
        public init(
            percent: FixedDecimal, respondents: Int? = nil, standardError: Double? = nil, population: Int? = nil
        ) {
            self.percent = percent
            self.respondents = respondents
            self.standardError = standardError
            self.population = population
        }
    }

    /// An earlier unit that a unit continues.
    public struct Ancestor: Sendable, Hashable {
        /// Its code.
        public var code: String
        /// Its figure as it was printed.
        public var percent: FixedDecimal
        /// Its N, which it counts by among several; nil where it is the only one.
        public var population: Int?

        /// Makes an ancestor.
        public init(code: String, percent: FixedDecimal, population: Int? = nil) {
            self.code = code
            self.percent = percent
            self.population = population
        }
    }

    /// The figures by the units' places in the registry.
    public let figures: [Int: Figure]
    /// Why units that continue earlier ones have no figure.
    public let absences: [Int: Absence]
    /// Whether the method changed since, so that no change is computed.
    public let isMethodBreak: Bool

    /// Makes figures from their parts.
    public init(figures: [Int: Figure], isMethodBreak: Bool, absences: [Int: Absence] = [:]) {
        self.figures = figures
        self.absences = absences
        self.isMethodBreak = isMethodBreak
    }

    /// Reads a table.
    ///
    /// - Throws: `TableRowProblems` with every problem, each with file and line.
    public init(_ table: Table, units: UnitRegistry, isMethodBreak: Bool) throws(TableRowProblems) {
        var problems = TableRowProblems()
        problems.require(["unit", "percent"], in: table)
        guard problems.isEmpty else { throw problems }
        var figures: [String: Figure] = [:]
        for row in table.rows {
            guard let code = Self.code(row, in: table, units: units, &problems) else { continue }
            if figures[code] != nil {
                problems.add(row, in: table, vi: "đơn vị \(code) lặp lại.", en: "unit \(code) is repeated.")
            }
            guard let percent = Self.percent(row, in: table, &problems) else { continue }
            figures[code] = Figure(
                percent: percent, respondents: problems.count(row, "respondents", in: table),
                standardError: Self.standardError(row, in: table, &problems),
                population: problems.count(row, "population", in: table))
        }
        guard problems.isEmpty else { throw problems }
        let look = EarlierUnits(units: units, figures: figures)
        var found: [Int: Figure] = [:]
        var absences: [Int: Absence] = [:]
        for unit in units.units.indices {
            switch look.figure(of: units.units[unit]) {
            case .success(let figure): found[unit] = figure
            case .failure(let absence): absences[unit] = absence
            }
        }
        self.init(figures: found, isMethodBreak: isMethodBreak, absences: absences)
    }

    /// The code of a unit of today, or of an earlier one that a unit of today continues.
    private static func code(
        _ row: TableRow, in table: Table, units: UnitRegistry, _ problems: inout TableRowProblems
    ) -> String? {
        let typed = row["unit"] ?? ""
        if units.index(ofCode: typed) == nil, !units.successors(ofCode: typed).isEmpty { return typed }
        return problems.unit(row, in: table, units: units).map { units.units[$0].code }
    }

    private static func percent(_ row: TableRow, in table: Table, _ problems: inout TableRowProblems) -> FixedDecimal? {
        var text = row["percent"] ?? ""
        if text.hasSuffix("%") { text.removeLast() }
        if let exact = try? Ratio(decimal: text), exact >= .zero, exact <= Ratio(100),
            let percent = try? exact.rounded(Rounding(.halfUp, decimals: decimals(text)))
        {
            return percent
        }
        problems.add(
            row, in: table, vi: "percent «\(text)» không phải là số từ 0 đến 100.",
            en: "percent “\(text)” is not a number from 0 to 100.")
        return nil
    }

    private static func standardError(
        _ row: TableRow, in table: Table, _ problems: inout TableRowProblems
    ) -> Double? {
        guard let text = row["standard_error"], !text.isEmpty else { return nil }
        if let error = try? Ratio(decimal: text), error >= .zero { return error.double }
        problems.add(
            row, in: table, vi: "standard_error «\(text)» không phải là số không âm.",
            en: "standard_error “\(text)” is not a number of 0 or more.")
        return nil
    }

    private static func decimals(_ text: String) -> Int {
        text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }.dropFirst().first?.count ?? 0
    }
}
