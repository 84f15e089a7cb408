internal import Figures
public import Tables
public import Units

/// What is known of the population of each stratum of each unit.
///
/// Columns: `unit` (mã đơn vị), `stratum` (tầng; as it stands in the forms), `population` (N persons), `psus` (number of
/// primary sampling units; only needed for the finite-population correction where respondents were drawn in clusters).
public struct StrataTable: Sendable, Hashable {
    /// One stratum of one unit.
    public struct Stratum: Sendable, Hashable {
        /// The persons that it has.
        public var population: Int?
        /// The primary sampling units that it has.
        public var psus: Int?

        /// Makes a stratum; nil for what is not known.
        public init(population: Int? = nil, psus: Int? = nil) {
            self.population = population
            self.psus = psus
        }
    }

    private var strata: [Key: Stratum] = [:]

    /// Strata are told apart as people do: case, spaces, composed and decomposed letters make no difference.
    private struct Key: Hashable {
        var unit: Int
        var stratum: FoldedText
    }

    /// Makes an empty table.
    public init() {}

    /// The stratum of a unit by its text in the forms; nil if the table does not have it.
    public subscript(unit unit: Int, stratum stratum: String) -> Stratum? {
        get { strata[Key(unit: unit, stratum: FoldedText(stratum))] }
        set { strata[Key(unit: unit, stratum: FoldedText(stratum))] = newValue }
    }

    /// Reads a table.
    ///
    /// - Throws: `TableRowProblems` with every problem, each with file and line.
    public init(_ table: Table, units: UnitRegistry) throws(TableRowProblems) {
        var problems = TableRowProblems()
        problems.require(["unit", "stratum", "population"], in: table)
        if !problems.isEmpty { throw problems }
        for row in table.rows {
            guard let unit = problems.unit(row, in: table, units: units) else { continue }
            let stratum = row["stratum"] ?? ""
            if self[unit: unit, stratum: stratum] != nil {
                let code = units.units[unit].code
                problems.add(
                    row, in: table, vi: "tầng «\(stratum)» của đơn vị \(code) lặp lại; chỉ giữ một dòng.",
                    en: "stratum “\(stratum)” of unit \(code) is repeated; keep one row.")
            }
            self[unit: unit, stratum: stratum] = Stratum(
                population: problems.count(row, "population", in: table), psus: problems.count(row, "psus", in: table))
        }
        if !problems.isEmpty { throw problems }
    }
}
