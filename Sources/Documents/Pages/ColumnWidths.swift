/// How wide the columns of a table are on paper: each at least as wide as its longest word while there is room, the rest
/// shared out by the length of the texts.
enum ColumnWidths {
    /// The widths, which add to `width`.
    ///
    /// - Parameters:
    ///   - size: the size of the letters, in the unit of `width`.
    ///   - padding: the room beside the text of a cell, left and right together.
    static func widths(of table: TableBlock, size: Double, padding: Double, width: Double) -> [Double] {
        let (least, most) = bounds(of: table, size: size, padding: padding, width: width)
        let smallest = least.reduce(0, +)
        let largest = most.reduce(0, +)
        guard smallest > 0, largest > 0 else { return table.columns.map { _ in width / Double(table.columns.count) } }
        if largest <= width { return most.map { $0 * width / largest } }
        if smallest >= width { return least.map { $0 * width / smallest } }
        let share = (width - smallest) / (largest - smallest)
        return zip(least, most).map { $0 + ($1 - $0) * share }
    }

    /// Whether no word or number of a table has to be broken for want of width.
    static func fits(_ table: TableBlock, size: Double, padding: Double, width: Double) -> Bool {
        bounds(of: table, size: size, padding: padding, width: width).least.reduce(0, +) <= width
    }

    /// The least width of each column, and the width with which it needs no more lines.
    private static func bounds(
        of table: TableBlock, size: Double, padding: Double, width: Double
    ) -> (least: [Double], most: [Double]) {
        // Faces for print (Times and its like) are a sixth narrower than the table of widths, which is of a sans serif.
        let measure = TextMeasure(size: size * 0.86)
        let bold = TextMeasure(size: size * 0.9, isBold: true)
        var least = table.columns.map { bold.longestWord($0.header) }
        var most = zip(table.columns, least).map { column, word in
            max(word, min(bold.width(column.header), bold.width(column.header) / 2 + size))
        }
        for row in table.rows.prefix(1_000) where row.kind != .group {
            for (index, cell) in row.cells.enumerated() {
                let text = Self.beginning(of: Self.text(of: cell, in: table.columns[index]))
                let indent = index == table.rowHeaderColumn ? Double(min(row.depth, 4)) * size * 0.7 : 0
                let whole = measure.width(text) + indent
                let isWrapped = table.columns[index].kind == .text || isReason(cell)
                least[index] = max(least[index], isWrapped ? measure.longestWord(text) + indent : whole)
                most[index] = max(most[index], isWrapped ? min(whole, width * 0.45) : whole)
            }
        }
        least = least.map { min($0 + padding, width * 0.5) }
        most = zip(least, most).map { max($0, $1 + padding) }
        return (least, most)
    }

    /// What of a text is measured; letters are not counted where there cannot be too many.
    private static func beginning(of text: String) -> String {
        text.utf8.count <= 200 ? text : String(text.prefix(200))
    }

    /// The widest line of a cell.
    private static func text(of cell: TableCell, in column: TableColumn) -> String {
        guard case .figure(let figure) = cell else { return cell.plainText }
        let printed = figure.printed + (figure.flag?.mark ?? "")
        guard column.showsBase, let base = figure.base, base.utf8.count > printed.utf8.count else { return printed }
        return base
    }

    /// Reasons are words, which go on in a new line also in a column of numbers.
    private static func isReason(_ cell: TableCell) -> Bool {
        switch cell {
        case .figure(let figure): figure.absence != nil
        case .absent: true
        case .text, .notApplicable: false
        }
    }

    /// The size of letters, of `size`, with which so many columns can be read on a page of this width.
    static func size(for table: TableBlock, size: Double) -> Double {
        switch table.columns.count {
        case ...6: size
        case 7...9: size * 0.9
        default: size * 0.8
        }
    }

    /// Whether a table is so wide that its page is turned.
    static func isWide(_ table: TableBlock) -> Bool { table.columns.count > 9 }
}
