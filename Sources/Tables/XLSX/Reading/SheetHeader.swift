/// The row of a sheet that names the columns.
struct SheetHeader {
    /// Rows at the top of a sheet among which the header is looked for.
    static let reach = 60

    /// Its place among the rows that were looked at.
    let place: Int
    /// Its number in the sheet, from 1.
    let line: Int
    /// The names, from left to right; columns without a name are left out.
    let names: [String]
    /// For each column of the sheet its place among the names, or -1.
    let places: [Int]

    /// Finds the header among the first rows of a sheet: the first row that is nearly as wide as the widest, mostly of words.
    ///
    /// Titles and notes above a table stand in one or two cells; a header has a cell for each column.
    ///
    /// - Parameter line: the number of the row that is known to be the header; nil to find it.
    init?(_ rows: SheetRows, line: Int?) {
        let filled = rows.rows.prefix(max(Self.reach, line ?? 0)).map { rows.filled($0) }
        let widest = filled.map(\.count).max() ?? 0
        guard widest > 0 else { return nil }
        func isWide(_ cells: [SheetRows.Cell]) -> Bool { cells.count * 5 >= widest * 3 }
        func isWords(_ cells: [SheetRows.Cell]) -> Bool {
            cells.count { $0.kind == .text && !Self.isNumber(rows.content($0)) } * 2 >= cells.count
        }
        let found =
            if let line {
                rows.rows.firstIndex { $0.number == line }
            } else {
                filled.firstIndex { isWide($0) && isWords($0) } ?? filled.firstIndex(where: isWide)
            }
        guard let found, filled.indices.contains(found), !filled[found].isEmpty else { return nil }
        place = found
        self.line = rows.rows[found].number
        var names: [String] = []
        var places: [Int] = []
        for cell in filled[found] {
            while places.count < Int(cell.column) { places.append(-1) }
            places.append(names.count)
            names.append(String(decoding: rows.content(cell), as: UTF8.self))
        }
        self.names = names
        self.places = places
    }

    private static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
        CSVCell.isNumber(String(decoding: text, as: UTF8.self))
    }
}
