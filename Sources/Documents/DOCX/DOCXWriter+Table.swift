import Figures

extension DOCXWriter {
    /// Writes a numbered table with its caption above it and its notes below.
    mutating func write(_ table: TableBlock) {
        tables += 1
        open("Caption")
        if let anchor = table.anchor { bookmark(name(of: anchor.name)) }
        run("\(word(RendererWords.table)) \(tables). ", DOCXRunLook(isBold: true))
        run(table.caption, DOCXRunLook())
        close()
        writeUnnumbered(table)
    }

    mutating func writeUnnumbered(_ table: TableBlock) {
        let points = ColumnWidths.size(for: table, size: isDense ? 9 : 11)
        let style = DOCXTableStyle(isSmall: points < (isDense ? 9 : 10.5))
        // The letters of the styles, which have no sizes between.
        let letters = isDense ? (style.isSmall ? 8.5 : 9) : (style.isSmall ? 9 : 11)
        let widths = ColumnWidths.widths(of: table, size: letters * 20, padding: 170, width: textWidth)
            .map { Int($0.rounded(.down)) }
        buffer.markup("<w:tbl><w:tblPr><w:tblStyle w:val=\"ReportTable\"/>")
        buffer.empty("w:tblW", [.number("w:w", widths.reduce(0, +)), .fixed("w:type", "dxa")])
        buffer.markup(
            "<w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"00A0\" w:firstRow=\"1\" w:firstColumn=\"1\" w:noVBand=\"1\"/>"
        )
        buffer.empty("w:tblCaption", [.words("w:val", String(table.caption.prefix(250)))])
        buffer.markup("</w:tblPr><w:tblGrid>")
        for width in widths { buffer.empty("w:gridCol", [.number("w:w", width)]) }
        buffer.markup("</w:tblGrid>")
        let notes = notes(of: table)
        // Of a table that ends the text only the last rows stay with the closing lines.
        let isEnd = keepsNext
        keepsNext = false
        defer { keepsNext = isEnd }
        for row in HeaderCell.rows(of: table) { write(row, widths, style) }
        if table.rows.isEmpty {
            writeWhole(table.emptyText ?? word(RendererWords.emptyTable), widths, style)
        }
        for (index, row) in table.rows.enumerated() {
            // The last rows stay with the notes under them, so that no note stands alone on a page.
            let isKept =
                (table.staysTogether && index + 1 < table.rows.count)
                || (index + 2 >= table.rows.count && (index + 1 < table.rows.count || isEnd || !notes.isEmpty))
            if row.kind == .group {
                writeWhole(row.cells[0].plainText, widths, style, isBold: true)
            } else {
                write(row, of: table, widths, style, isKept: isKept)
            }
        }
        buffer.markup("</w:tbl>")
        for (index, note) in notes.enumerated() {
            open("TableNote", isKept: isEnd || index + 1 < notes.count)
            write(note, DOCXRunLook())
            close()
        }
        // Two tables without a paragraph between them would become one.
        if notes.isEmpty {
            open("TableNote", isKept: isEnd)
            close()
        }
    }

    private mutating func write(_ row: [HeaderCell], _ widths: [Int], _ style: DOCXTableStyle) {
        buffer.markup("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
        for cell in row {
            openCell(
                widths[cell.column..<cell.column + cell.columns].reduce(0, +), span: cell.columns,
                merge: cell.rows == 0 ? "continue" : cell.rows > 1 ? "restart" : nil)
            open("TableHeader")
            run(cell.text, DOCXRunLook(isBold: true, isSmall: style.isSmall))
            closeCell()
        }
        buffer.markup("</w:tr>")
    }

    /// A row of one cell over the whole width.
    private mutating func writeWhole(
        _ text: String, _ widths: [Int], _ style: DOCXTableStyle, isBold: Bool = false
    ) {
        buffer.markup("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
        openCell(widths.reduce(0, +), span: widths.count, merge: nil)
        open("TableText", isKept: isBold)
        run(text, DOCXRunLook(isBold: isBold, isItalic: !isBold, isSmall: style.isSmall))
        closeCell()
        buffer.markup("</w:tr>")
    }

    private mutating func write(
        _ row: TableRow, of table: TableBlock, _ widths: [Int], _ style: DOCXTableStyle, isKept: Bool
    ) {
        buffer.markup("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
        for (index, cell) in row.cells.enumerated() {
            let column = table.columns[index]
            openCell(widths[index], span: 1, merge: nil)
            let isName = index == table.rowHeaderColumn
            open(column.isNumeric ? "TableNumber" : "TableText", isKept: isKept) { buffer in
                if isName, row.depth > 0 {
                    buffer.empty("w:ind", [.number("w:left", min(row.depth, 4) * 160)])
                }
            }
            let look = DOCXRunLook(
                isBold: row.kind == .total || row.marker != nil, isSmall: style.isSmall)
            write(cell, in: column, look)
            if isName, let marker = row.marker {
                run(" [\(marker)]", DOCXRunLook(isItalic: true, isSmall: style.isSmall))
            }
            closeCell()
        }
        buffer.markup("</w:tr>")
    }

    private mutating func write(_ cell: TableCell, in column: TableColumn, _ look: DOCXRunLook) {
        var quiet = look
        quiet.isItalic = true
        switch cell {
        case .text(let inlines): write(inlines, look)
        case .figure(let figure):
            write(figure, showingBase: false, look)
            if column.showsBase, let base = figure.base {
                buffer.markup("<w:r><w:br/></w:r>")
                quiet.isSmall = true
                quiet.isItalic = false
                run(base, quiet)
            }
        case .interval(let interval): run(interval.printed, look)
        case .absent(let reason): run(reason, quiet)
        case .notApplicable: run("–", look)
        }
    }

    /// The footnotes of a table and the meaning of the marks in it.
    private func notes(of table: TableBlock) -> [[Inline]] {
        var flags: [FigureFlag] = []
        for case .figure(let figure) in table.rows.flatMap(\.cells) {
            if let flag = figure.flag, !flags.contains(flag) { flags.append(flag) }
        }
        return table.footnotes + flags.map { [.text("\($0.mark) \($0.text)")] }
    }

    mutating func openCell(_ width: Int, span: Int, merge: StaticString?) {
        buffer.markup("<w:tc><w:tcPr>")
        buffer.empty("w:tcW", [.number("w:w", width), .fixed("w:type", "dxa")])
        if span > 1 { buffer.empty("w:gridSpan", [.number("w:val", span)]) }
        if let merge { buffer.empty("w:vMerge", [.fixed("w:val", merge)]) }
        buffer.markup("</w:tcPr>")
    }

    mutating func closeCell() { buffer.markup("</w:p></w:tc>") }
}

/// How the cells of a table look.
struct DOCXTableStyle {
    /// Whether letters are smaller than the style's, for tables of many columns.
    let isSmall: Bool
}
