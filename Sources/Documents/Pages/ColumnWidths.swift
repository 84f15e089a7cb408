/// How wide the columns of a table are on paper: each at least as wide as its longest word while there is room, the rest
/// shared out by the length of the texts.
enum ColumnWidths {
    /// The widths, which add to `width`.
    ///
    /// - Parameters:
    ///   - size: the size of the letters, in the unit of `width`.
    ///   - padding: the room beside the text of a cell, left and right together.
    static func widths(of table: TableBlock, size: Double, padding: Double, width: Double) -> [Double] {
        let bounds = bounds(of: table, size: size, padding: padding, width: width)
        let (least, most) = (bounds.least, bounds.most)
        let smallest = least.reduce(0, +)
        let largest = most.reduce(0, +)
        guard smallest > 0, largest > 0 else { return table.columns.map { _ in width / Double(table.columns.count) } }
        if largest <= width { return most.map { $0 * width / largest } }
        if smallest >= width { return narrow(bounds, width) }
        let share = (width - smallest) / (largest - smallest)
        return zip(least, most).map { $0 + ($1 - $0) * share }
    }

    /// Where not every word has its width figures have theirs, so that no number is broken; words share the rest.
    private static func narrow(_ bounds: Bounds, _ width: Double) -> [Double] {
        let smallest = bounds.least.reduce(0, +)
        let figures = bounds.figures.reduce(0, +)
        guard figures < width, figures < smallest else { return bounds.least.map { $0 * width / smallest } }
        let share = (width - figures) / (smallest - figures)
        return zip(bounds.figures, bounds.least).map { $0 + ($1 - $0) * share }
    }

    /// Whether no word or number of a table has to be broken for want of width.
    static func fits(_ table: TableBlock, size: Double, padding: Double, width: Double) -> Bool {
        bounds(of: table, size: size, padding: padding, width: width).least.reduce(0, +) <= width
    }

    /// The widths that a column may have.
    private struct Bounds {
        /// The width of what is never broken: figures and codes, but not their headers.
        var figures: [Double]
        /// The least width without a broken word.
        var least: [Double]
        /// The width with which it needs no more lines.
        var most: [Double]
    }

    private static func bounds(of table: TableBlock, size: Double, padding: Double, width: Double) -> Bounds {
        // Faces for print (Times and its like) are a sixth narrower than the table of widths, which is of a sans serif;
        // their digits and percent signs are a tenth narrower at most.
        let measure = TextMeasure(size: size * 0.86)
        let digits = TextMeasure(size: size * 0.95)
        let bold = TextMeasure(size: size * 0.9, isBold: true)
        var figures = table.columns.map { _ in size * 2 }
        var least = table.columns.map { bold.longestWord($0.header) }
        var most = zip(table.columns, least).map { column, word in
            max(word, min(bold.width(column.header), bold.width(column.header) / 2 + size))
        }
        for row in table.rows.prefix(1_000) where row.kind != .group {
            for (index, cell) in row.cells.enumerated() {
                let text = Self.beginning(of: Self.text(of: cell, in: table.columns[index]))
                let indent = index == table.rowHeaderColumn ? Double(min(row.depth, 4)) * size * 0.7 : 0
                if table.columns[index].kind == .text || isReason(cell) {
                    least[index] = max(least[index], measure.longestWord(text) + indent)
                    most[index] = max(most[index], min(measure.width(text) + indent, width * 0.45))
                } else {
                    let whole = digits.width(text) + indent
                    figures[index] = max(figures[index], whole)
                    least[index] = max(least[index], whole)
                    most[index] = max(most[index], whole)
                }
            }
        }
        least = least.map { min($0 + padding, width * 0.5) }
        figures = zip(figures, least).map { min($0 + padding, $1) }
        most = zip(least, most).map { max($0, $1 + padding) }
        return Bounds(figures: figures, least: least, most: most)
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
        case .text, .interval, .notApplicable: false
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
