public import Tables
public import Units

/// What is known of the population of each stratum of each unit.
///
/// Columns: `unit` (mã đơn vị), `stratum` (tầng; as it stands in the forms), `population` (N persons), `psus` (number of
/// primary sampling units; only needed where respondents were drawn in clusters).
public struct StrataTable: Sendable, Hashable {
    /// One stratum of one unit.
    public struct Stratum: Sendable, Hashable {
        /// The persons that it has.
        public var population: Int?
        /// The primary sampling units that it has.
        public var psus: Int?
    }

    private var strata: [Key: Stratum] = [:]

    private struct Key: Hashable {
        var unit: Int
        var stratum: String
    }

    /// Makes an empty table.
    public init() {}

    /// The stratum of a unit by its text in the forms; nil if the table does not have it.
    public subscript(unit unit: Int, stratum stratum: String) -> Stratum? {
        get { strata[Key(unit: unit, stratum: stratum)] }
        set { strata[Key(unit: unit, stratum: stratum)] = newValue }
    }

    /// Reads a table.
    ///
    /// - Throws: `TableRowProblems` with every problem, each with file and line.
    public init(_ table: Table, units: UnitRegistry) throws(TableRowProblems) {
        var problems = TableRowProblems()
        for name in ["unit", "stratum", "population"] where !table.columns.contains(name) {
            problems.addMissingColumn(name, in: table)
        }
        if !problems.isEmpty { throw problems }
        for row in table.rows {
            guard let unit = units.index(ofCode: row["unit"] ?? "") else {
                problems.add(row, in: table, vi: "không có đơn vị mã «\(row["unit"] ?? "")».", en: "there is no unit with code “\(row["unit"] ?? "")”.")
                continue
            }
            let stratum = row["stratum"] ?? ""
            var entry = Stratum()
            entry.population = problems.count(row, "population", in: table)
            entry.psus = problems.count(row, "psus", in: table)
            if self[unit: unit, stratum: stratum] != nil {
                problems.add(row, in: table, vi: "tầng «\(stratum)» của \(row["unit"] ?? "") lặp lại.", en: "stratum “\(stratum)” of \(row["unit"] ?? "") is repeated.")
            }
            self[unit: unit, stratum: stratum] = entry
        }
        if !problems.isEmpty { throw problems }
    }
}
