public import Tables
public import Units

/// The population by level of a question: over all units, or of each unit.
///
/// Columns: `level` (the level's code), `population` (N persons), and `unit` (the unit's code) where each unit has margins
/// of its own.
public struct MarginTable: Sendable {
    /// The margin over all units; nil where units have their own.
    public private(set) var whole: Margin?
    /// The margin of each unit, by its place in the registry.
    public private(set) var byUnit: [Int: Margin] = [:]

    /// Reads a table.
    ///
    /// - Throws: `TableRowProblems` with every problem, each with file and line.
    public init(_ table: Table, units: UnitRegistry) throws(TableRowProblems) {
        var problems = TableRowProblems()
        for name in ["level", "population"] where !table.columns.contains(name) {
            problems.addMissingColumn(name, in: table)
        }
        if !problems.isEmpty { throw problems }
        let hasUnits = table.columns.contains("unit")
        var levels: [Int: [Margin.Level]] = [:]
        for row in table.rows {
            var unit = -1
            if hasUnits {
                guard let place = units.index(ofCode: row["unit"] ?? "") else {
                    problems.add(row, in: table, vi: "không có đơn vị mã «\(row["unit"] ?? "")».", en: "there is no unit with code “\(row["unit"] ?? "")”.")
                    continue
                }
                unit = place
            }
            let level = row["level"] ?? ""
            guard let population = problems.count(row, "population", in: table) else {
                problems.add(row, in: table, vi: "mức «\(level)» không có population.", en: "level “\(level)” has no population.")
                continue
            }
            levels[unit, default: []].append(Margin.Level(name: level, target: Double(population)))
        }
        let name = table.file
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
