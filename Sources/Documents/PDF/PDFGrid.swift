/// The columns of a table on a page, and the size of its letters.
struct PDFGrid {
    /// The room above and below the text of a cell.
    let padding: Double
    /// The room beside it.
    static let side = 4.0

    let size: Double
    let widths: [Double]
    private let lefts: [Double]

    init(_ table: TableBlock, page: PDFPage, squeeze: Double?) {
        padding = squeeze == nil ? 2 : 1
        let wanted = ColumnWidths.size(for: table, size: squeeze.map { 9 * $0 } ?? 10.5)
        // Smaller letters before a number is broken in two.
        size =
            [1, 0.92, 0.85, 0.78].map { $0 * wanted }.first {
                ColumnWidths.fits(table, size: $0, padding: 2 * Self.side, width: page.textWidth)
            } ?? wanted * 0.78
        widths = ColumnWidths.widths(of: table, size: size, padding: 2 * Self.side, width: page.textWidth)
        var lefts = [0.0]
        for width in widths { lefts.append((lefts.last ?? 0) + width) }
        self.lefts = lefts
    }

    /// Where a column begins, from the left edge of the table.
    func left(_ column: Int) -> Double { lefts[column] }

    /// The width of neighbouring columns.
    func width(_ columns: Range<Int>) -> Double { lefts[columns.upperBound] - lefts[columns.lowerBound] }

    /// The room of a line in neighbouring columns.
    func textWidth(_ columns: Range<Int>) -> Double { width(columns) - 2 * Self.side }
}

/// What a cell of a table is the header of.
struct PDFHeaderCell {
    /// The names of the standard.
    enum Scope: String {
        case column = "/Column"
        case row = "/Row"
    }

    var scope: Scope
    /// How many columns and rows it lies over.
    var columns: Int
    var rows: Int
}

/// A cell of a row that is ready to be drawn.
struct PDFCell {
    let layout: PDFLayout
    var columns: Range<Int>
    /// How far its text stands in from the left.
    var indent = 0.0
    /// What it is the header of, if it is one.
    var header: PDFHeaderCell?
    /// The lines of its text that are drawn here.
    var lines: Range<Int>
    /// How far it reaches beyond its row.
    var reach = 0.0
    /// The room above and below its text.
    let padding: Double

    init(layout: PDFLayout, columns: Range<Int>, padding: Double, indent: Double = 0, header: PDFHeaderCell? = nil) {
        self.layout = layout
        self.columns = columns
        self.indent = indent
        self.header = header
        self.padding = padding
        lines = layout.lines.indices
    }

    /// The height of its text, with the room above and below.
    var height: Double { layout.lines[lines].reduce(2 * padding) { $0 + $1.height } }

    /// How many of its lines fit into a height.
    func count(within room: Double) -> Int {
        var left = room
        return layout.lines[lines].prefix { line in
            left -= line.height
            return left >= 0
        }.count
    }
}

/// A row of a table that is ready to be drawn.
struct PDFRow {
    var cells: [PDFCell]
    /// The height of its tallest cell, unless set otherwise.
    var height: Double

    init(cells: [PDFCell]) {
        self.cells = cells
        height = cells.map(\.height).max() ?? 0
    }

    /// What of the row fits into a height, and what is left; nothing is left where no line fits at all.
    func divided(at room: Double) -> (head: PDFRow, tail: PDFRow?) {
        guard cells.contains(where: { $0.count(within: room) > 0 }) else { return (self, nil) }
        var head = cells
        var tail = cells
        for index in cells.indices {
            let split = cells[index].lines.lowerBound + cells[index].count(within: room)
            head[index].lines = cells[index].lines.lowerBound..<split
            tail[index].lines = split..<cells[index].lines.upperBound
        }
        return (PDFRow(cells: head), PDFRow(cells: tail))
    }
}
