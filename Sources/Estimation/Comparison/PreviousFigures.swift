public import Figures
public import Tables
public import Units

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
    /// - Throws: `PreviousFigureProblems` with every problem, each with file and line.
    public init(_ table: Table, units: UnitRegistry, isMethodBreak: Bool) throws(PreviousFigureProblems) {
        var problems: [LocalizedText] = []
        func fault(_ row: TableRow, vi: String, en: String) {
            problems.append(
                LocalizedText(
                    vi: "\(table.file), dòng \(row.line): \(vi)", en: "\(table.file), line \(row.line): \(en)"))
        }
        for name in ["unit", "percent"] where !table.columns.contains(name) {
            let present = table.columns.joined(separator: ", ")
            problems.append(
                LocalizedText(
                    vi: "\(table.file): thiếu cột «\(name)» (có: \(present)).",
                    en: "\(table.file): column “\(name)” is missing (there are: \(present))."))
        }
        guard problems.isEmpty else { throw PreviousFigureProblems(texts: problems) }
        var figures: [Int: Figure] = [:]
        for row in table.rows {
            let code = row["unit"] ?? ""
            guard let unit = units.index(ofCode: code) else {
                fault(row, vi: "không có đơn vị mã «\(code)».", en: "there is no unit with code “\(code)”.")
                continue
            }
            if figures[unit] != nil { fault(row, vi: "đơn vị \(code) lặp lại.", en: "unit \(code) is repeated.") }
            let text = row["percent"] ?? ""
            guard let exact = try? Ratio(decimal: text), exact >= .zero, exact <= Ratio(100),
                let percent = try? exact.rounded(Rounding(.halfUp, decimals: Self.decimals(text)))
            else {
                fault(
                    row, vi: "percent «\(text)» không phải là số từ 0 đến 100.",
                    en: "percent “\(text)” is not a number from 0 to 100.")
                continue
            }
            var figure = Figure(percent: percent)
            if let text = row["respondents"], !text.isEmpty {
                figure.respondents = Int(text).flatMap { $0 >= 0 ? $0 : nil }
                if figure.respondents == nil {
                    fault(
                        row, vi: "respondents «\(text)» không phải là số nguyên không âm.",
                        en: "respondents “\(text)” is not a whole number of 0 or more.")
                }
            }
            if let text = row["standard_error"], !text.isEmpty {
                figure.standardError = (try? Ratio(decimal: text)).flatMap { $0 >= .zero ? $0.double : nil }
                if figure.standardError == nil {
                    fault(
                        row, vi: "standard_error «\(text)» không phải là số không âm.",
                        en: "standard_error “\(text)” is not a number of 0 or more.")
                }
            }
            figures[unit] = figure
        }
        guard problems.isEmpty else { throw PreviousFigureProblems(texts: problems) }
        self.init(figures: figures, isMethodBreak: isMethodBreak)
    }

    private static func decimals(_ text: String) -> Int {
        text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }.dropFirst().first?.count ?? 0
    }
}

/// Everything that is wrong with a table of last year's figures.
public struct PreviousFigureProblems: Error, Sendable, Equatable {
    /// The problems, each with file and line.
    public let texts: [LocalizedText]
}
