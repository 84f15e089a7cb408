internal import Figures
public import Tables
public import Units

/// How many persons each primary sampling unit has.
///
/// Columns: `unit` (mã đơn vị), `psu` (as it stands in the forms), `population` (N persons), and `stratum` (tầng) where one
/// name stands for several in a unit.
public struct ClusterTable: Sendable, Hashable {
    private struct Key: Hashable {
        var unit: Int
        var stratum: FoldedText
        var psu: FoldedText
    }

    private var sizes: [Key: Int] = [:]
    private let hasStrata: Bool

    /// The persons of a primary sampling unit; nil if the table does not have it.
    public func population(unit: Int, stratum: String, psu: String) -> Int? {
        sizes[Key(unit: unit, stratum: FoldedText(hasStrata ? stratum : ""), psu: FoldedText(psu))]
    }

    /// Reads a table.
    ///
    /// - Throws: `TableRowProblems` with every problem, each with file and line.
    public init(_ table: Table, units: UnitRegistry) throws(TableRowProblems) {
        var problems = TableRowProblems()
        problems.require(["unit", "psu", "population"], in: table)
        if !problems.isEmpty { throw problems }
        hasStrata = table.columns.contains("stratum")
        for row in table.rows {
            guard let unit = problems.unit(row, in: table, units: units),
                let population = problems.requiredCount(row, "population", in: table)
            else { continue }
            let psu = row["psu"] ?? ""
            let key = Key(
                unit: unit, stratum: FoldedText(hasStrata ? row["stratum"] ?? "" : ""), psu: FoldedText(psu))
            if sizes.updateValue(population, forKey: key) != nil {
                let code = units.units[unit].code
                problems.add(
                    row, in: table, vi: "đơn vị mẫu sơ cấp «\(psu)» của \(code) lặp lại; chỉ giữ một dòng.",
                    en: "primary sampling unit “\(psu)” of \(code) is repeated; keep one row.")
            }
        }
        if problems.isEmpty && sizes.isEmpty { problems.addNoRows(in: table) }
        if !problems.isEmpty { throw problems }
    }
}
