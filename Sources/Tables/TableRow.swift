/// One row of a `Table`.
public struct TableRow: Sendable, Hashable {
    /// What all rows of a table have in common; held once.
    struct Heading: Sendable, Hashable {
        let file: String
        let columns: [String]
        let positions: [String: Int]
    }

    /// The physical line that it begins on, from 1.
    public let line: Int
    /// Its cells, one for each column.
    public let cells: [String]
    private let heading: Heading

    init(line: Int, cells: [String], heading: Heading) {
        self.line = line
        self.cells = cells
        self.heading = heading
    }

    /// The file that the row stands in, as it was given.
    public var file: String { heading.file }

    /// The cell under a heading, or nil if the table has no such column.
    public subscript(_ column: String) -> String? {
        heading.positions[column].map { cells[$0] }
    }

    /// The cell under a heading that must be there.
    ///
    /// - Throws: `missingColumn`.
    public func text(_ column: String) throws(TableError) -> String {
        guard let cell = self[column] else {
            throw .missingColumn(file: heading.file, name: column, present: heading.columns)
        }
        return cell
    }

    /// Whether line and cells are the same.
    public static func == (a: TableRow, b: TableRow) -> Bool { a.line == b.line && a.cells == b.cells }

    /// Hashes line and cells.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(line)
        hasher.combine(cells)
    }
}
