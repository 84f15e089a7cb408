internal import Figures
internal import Tables

/// A table that people keep, with headings in either language: each known column is spoken of by its English name.
struct KeptTable {
    /// A row by the names of the known columns.
    struct Row {
        /// The line of the file.
        let line: Int
        private let cells: [String]
        private let positions: [String: Int]

        init(line: Int, cells: [String], positions: [String: Int]) {
            self.line = line
            self.cells = cells
            self.positions = positions
        }

        /// The cell of a column without spaces around it; nil if the table has no such column.
        subscript(column: String) -> String? { positions[column].map { cells[$0].trimmedOfSpaces } }
    }

    /// The file.
    let file: String
    /// The rows.
    let rows: [Row]
    /// The columns that the table has, by their English names, with their places.
    let positions: [String: Int]
    /// The table as it was read.
    let table: Table

    /// Reads a table.
    ///
    /// - Parameters:
    ///   - columns: the other headings of each known column; case, diacritics and spacing do not count.
    ///   - required: the columns that must be there.
    init(_ file: String, columns: [String: [String]], required: [String]) throws(CampaignError) {
        self.file = file
        do { table = try Table.read(file: file) } catch { throw CampaignError(error) }
        var names: [FoldedText: String] = [:]
        for (column, others) in columns {
            for heading in [column] + others { names[Self.folded(heading)] = column }
        }
        var positions: [String: Int] = [:]
        for (place, heading) in table.columns.enumerated() {
            guard let column = names[Self.folded(heading)] else { continue }
            if let first = positions[column] {
                throw CampaignError(
                    .unusableInput,
                    vi: "\(file), dòng \(table.headerLine): cột «\(table.columns[first])» và cột «\(heading)» là một.",
                    en:
                        "\(file), line \(table.headerLine): columns “\(table.columns[first])” and “\(heading)” are the same."
                )
            }
            positions[column] = place
        }
        for column in required where positions[column] == nil {
            throw CampaignError(
                TableError.missingColumn(file: file, name: column, present: table.columns))
        }
        self.positions = positions
        rows = table.rows.map { Row(line: $0.line, cells: $0.cells, positions: positions) }
    }

    /// The table under the English names of its known columns.
    func inEnglish() throws(CampaignError) -> Table {
        var names = table.columns
        for (name, place) in positions { names[place] = name }
        do { return try table.renamed(names) } catch { throw CampaignError(error) }
    }

    /// How messages name the place of a row in either language; a number of a line needs no word of its own.
    func place(of row: Row) -> String { "\(file):\(row.line)" }

    private static func folded(_ heading: String) -> FoldedText {
        FoldedText(String(heading.map { $0 == "_" || $0 == "-" ? " " : $0 }), removingMarks: true)
    }
}

extension String {
    /// The text without white space at its ends.
    var trimmedOfSpaces: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
