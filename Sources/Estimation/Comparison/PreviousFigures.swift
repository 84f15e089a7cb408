public import Figures
public import Tables
public import Units
public import Weighting

/// Last year's satisfaction figures of units.
///
/// Columns: `unit` (the unit's code), `percent` (as printed), and where known `respondents` and `standard_error` (points).
public struct PreviousFigures: Sendable {
    /// One unit's figure.
    public struct Figure: Sendable, Hashable {
        /// The figure as it was printed, in points of 0 to 100.
        public var percent: FixedDecimal
        /// The respondents, if known.
        public var respondents: Int?
        /// The standard error in points, if known.
        public var standardError: Double?

        /// Makes a figure from its parts.
        public init(percent: FixedDecimal, respondents: Int? = nil, standardError: Double? = nil) {
            self.percent = percent
            self.respondents = respondents
            self.standardError = standardError
        }
    }

    /// The figures by the units' places in the registry.
    public let figures: [Int: Figure]
    /// Whether the method changed since, so that no change is computed.
    public let isMethodBreak: Bool

    /// Makes figures from their parts.
    public init(figures: [Int: Figure], isMethodBreak: Bool) {
        self.figures = figures
        self.isMethodBreak = isMethodBreak
    }

    /// Reads a table.
    ///
    /// - Throws: `TableRowProblems` with every problem, each with file and line.
    public init(_ table: Table, units: UnitRegistry, isMethodBreak: Bool) throws(TableRowProblems) {
        var problems = TableRowProblems()
        problems.require(["unit", "percent"], in: table)
        guard problems.isEmpty else { throw problems }
        var figures: [Int: Figure] = [:]
        for row in table.rows {
            guard let unit = problems.unit(row, in: table, units: units) else { continue }
            if figures[unit] != nil {
                let code = row["unit"] ?? ""
                problems.add(row, in: table, vi: "đơn vị \(code) lặp lại.", en: "unit \(code) is repeated.")
            }
            guard let percent = Self.percent(row, in: table, &problems) else { continue }
            figures[unit] = Figure(
                percent: percent, respondents: problems.count(row, "respondents", in: table),
                standardError: Self.standardError(row, in: table, &problems))
        }
        guard problems.isEmpty else { throw problems }
        self.init(figures: figures, isMethodBreak: isMethodBreak)
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
