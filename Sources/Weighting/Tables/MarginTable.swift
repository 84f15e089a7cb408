public import Tables
public import Units

/// The population by level of a question: over all units, or of each unit.
///
/// Columns: `level` (the level's code), `population` (N persons, which may be estimated and not whole), and `unit` (the unit's code) where each unit has margins
/// of its own.
public struct MarginTable: Sendable, Hashable {
    /// The table's file, for messages.
    public let name: String
    /// The margin over all units; nil where units have their own.
    public private(set) var whole: Margin?
    /// The margin of each unit, by its place in the registry.
    public private(set) var byUnit: [Int: Margin] = [:]

    /// The levels of all its margins.
    var levelNames: Set<String> {
        Set(([whole].compactMap { $0 } + byUnit.values).flatMap { $0.levels.map(\.name) })
    }

    /// Makes a table of one margin over all units.
    public init(whole: Margin) {
        name = whole.name
        self.whole = whole
    }

    /// Makes a table of margins of units, by their places in the registry.
    public init(name: String, byUnit: [Int: Margin]) {
        self.name = name
        self.byUnit = byUnit
    }

    /// Reads a table.
    ///
    /// - Parameter given: what the table is called in messages and reports; the file's own name if nil.
    /// - Throws: `TableRowProblems` with every problem, each with file and line.
    public init(_ table: Table, units: UnitRegistry, name given: String? = nil) throws(TableRowProblems) {
        var problems = TableRowProblems()
        problems.require(["level", "population"], in: table)
        if !problems.isEmpty { throw problems }
        name = given ?? table.file
        let hasUnits = table.columns.contains("unit")
        var levels: [Int: [Margin.Level]] = [:]
        for row in table.rows {
            // A key of -1 is the whole.
            guard let unit = hasUnits ? problems.unit(row, in: table, units: units) : -1 else { continue }
            let level = row["level"] ?? ""
            if levels[unit]?.contains(where: { $0.name == level }) ?? false {
                problems.add(
                    row, in: table, vi: "mức «\(level)» lặp lại; chỉ giữ một dòng.",
                    en: "level “\(level)” is repeated; keep one row.")
                continue
            }
            guard let population = problems.requiredNumber(row, "population", in: table) else { continue }
            levels[unit, default: []].append(Margin.Level(name: level, target: population))
        }
        if problems.isEmpty && levels.isEmpty { problems.addNoRows(in: table) }
        for unit in levels.keys.sorted() {
            do {
                let margin = try Margin(name: name, levels: levels[unit] ?? [])
                if unit < 0 { whole = margin } else { byUnit[unit] = margin }
            } catch {
                problems.add(error.message)
            }
        }
        if !problems.isEmpty { throw problems }
    }
}
