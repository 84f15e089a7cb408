public import Tables
public import Units

/// The total of a number over the population: over all units, or of each unit.
///
/// Columns: `total`, and `unit` (the unit's code) where each unit has a total of its own.
public struct TotalTable: Sendable, Hashable {
    /// The table's file, for messages.
    public let name: String
    /// The total over all units; nil where units have their own.
    public private(set) var whole: Double?
    /// The total of each unit, by its place in the registry.
    public private(set) var byUnit: [Int: Double] = [:]

    /// Makes a table of one total over all units.
    public init(name: String, whole: Double) {
        self.name = name
        self.whole = whole
    }

    /// Reads a table; a decimal comma is as good as a point.
    ///
    /// - Parameter given: what the table is called in messages and reports; the file's own name if nil.
    /// - Throws: `TableRowProblems` with every problem, each with file and line.
    public init(_ table: Table, units: UnitRegistry, name given: String? = nil) throws(TableRowProblems) {
        var problems = TableRowProblems()
        problems.require(["total"], in: table)
        if !problems.isEmpty { throw problems }
        name = given ?? table.file
        let hasUnits = table.columns.contains("unit")
        var seen: Set<Int> = []
        for row in table.rows {
            // A key of -1 is the whole.
            guard let unit = hasUnits ? problems.unit(row, in: table, units: units) : -1 else { continue }
            let text = (row["total"] ?? "").replacing(",", with: ".")
            guard let total = Double(text), total.isFinite else {
                problems.add(
                    row, in: table, vi: "total «\(row["total"] ?? "")» không phải là số.",
                    en: "total “\(row["total"] ?? "")” is no number.")
                continue
            }
            guard seen.insert(unit).inserted else {
                problems.add(
                    row, in: table, vi: "tổng này lặp lại; chỉ giữ một dòng.",
                    en: "this total is repeated; keep one row.")
                continue
            }
            if unit < 0 { whole = total } else { byUnit[unit] = total }
        }
        if problems.isEmpty && seen.isEmpty { problems.addNoRows(in: table) }
        if !problems.isEmpty { throw problems }
    }
}
