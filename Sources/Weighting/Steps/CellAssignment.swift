/// The cell that each respondent lies in: a unit, a stratum within a unit, or a level of a margin.
public struct CellAssignment: Sendable, Hashable {
    /// Marks a respondent that lies in no cell.
    public static let none: Int32 = -1

    /// The cell of each row: a place in `names`, or `none`.
    public let cells: [Int32]
    /// The name of each cell, as messages and tables have it.
    public let names: [String]

    /// Makes an assignment; numbers that are not a place in `names` become `none`.
    public init(cells: [Int32], names: [String]) {
        let limit = Int32(clamping: names.count)
        self.cells = cells.map { $0 >= 0 && $0 < limit ? $0 : Self.none }
        self.names = names
    }

    /// Makes an assignment from the name of each row's cell, nil for none; cells are numbered as their names first appear.
    public init(_ rowNames: [String?]) {
        var known: [String: Int32] = [:]
        var names: [String] = []
        cells = rowNames.map { name in
            guard let name else { return Self.none }
            if let cell = known[name] { return cell }
            let cell = Int32(truncatingIfNeeded: names.count)
            known[name] = cell
            names.append(name)
            return cell
        }
        self.names = names
    }

    /// The rows of each cell, ascending.
    func rowsByCell() -> [[Int]] {
        var rows = [[Int]](repeating: [], count: names.count)
        for (row, cell) in cells.enumerated() where cell >= 0 { rows[Int(cell)].append(row) }
        return rows
    }

    /// How many rows lie in no cell.
    var unassigned: Int { cells.count { $0 < 0 } }
}
