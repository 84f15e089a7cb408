/// The header of a table as rows of cells that may lie over several columns or rows: one row, or two where columns are
/// grouped.
struct HeaderCell {
    /// What it says; empty where it goes on from the row above.
    var text: String
    /// The first column under it.
    var column: Int
    /// How many columns it lies over.
    var columns: Int
    /// How many rows it lies over; 0 where it goes on from the row above.
    var rows: Int
    /// Whether it names a group of columns.
    var isGroup = false

    /// The header's rows.
    static func rows(of table: TableBlock) -> [[HeaderCell]] {
        guard table.columns.contains(where: { $0.group != nil }) else {
            return [
                table.columns.enumerated().map { HeaderCell(text: $1.header, column: $0, columns: 1, rows: 1) }
            ]
        }
        var upper: [HeaderCell] = []
        var lower: [HeaderCell] = []
        var index = 0
        while index < table.columns.count {
            let column = table.columns[index]
            guard let group = column.group else {
                upper.append(HeaderCell(text: column.header, column: index, columns: 1, rows: 2))
                lower.append(HeaderCell(text: "", column: index, columns: 1, rows: 0))
                index += 1
                continue
            }
            let count = table.columns[index...].prefix { $0.group == group }.count
            upper.append(HeaderCell(text: group, column: index, columns: count, rows: 1, isGroup: true))
            for place in index..<index + count {
                lower.append(HeaderCell(text: table.columns[place].header, column: place, columns: 1, rows: 1))
            }
            index += count
        }
        return [upper, lower]
    }
}
