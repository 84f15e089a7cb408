import Figures

extension PDFWriter {
    /// Writes a numbered table with its caption above it and its notes below.
    mutating func write(_ table: TableBlock) {
        tables += 1
        var caption = PDFText("\(word(RendererWords.table)) \(tables). ", PDFText.Look(isBold: true))
        caption.append(table.caption)
        let grid = PDFGrid(table, page: page, squeeze: isDense ? squeeze : nil)
        let header = headerRows(of: table, grid)
        let kept = table.rows.prefix(table.staysTogether ? table.rows.count : 1)
        let rows = kept.reduce(kept.isEmpty ? 16 : 0) { $0 + rowCells($1, of: table, grid).height }
        let wanted = 24 + header.reduce(0) { $0 + $1.height } + rows
        // A short table of very long texts is broken all the same.
        need(wanted > (page.bottom - page.top) / 2 ? 120 : max(wanted, 40))
        mark(table.anchor)
        write(caption, .caption, following: 20)
        write(table, grid, header: header)
    }

    mutating func writeUnnumbered(_ table: TableBlock) {
        let grid = PDFGrid(table, page: page, squeeze: isDense ? squeeze : nil)
        write(table, grid, header: headerRows(of: table, grid))
    }

    private mutating func write(_ table: TableBlock, _ grid: PDFGrid, header: [PDFRow]) {
        canvas.begin("Table")
        need(header.reduce(0) { $0 + $1.height } + 20)
        for row in header { draw(row, grid, isStructured: true) }
        if table.rows.isEmpty {
            let words = PDFText(table.emptyText ?? word(RendererWords.emptyTable), PDFText.Look(isItalic: true))
            write(wholeRow(words, grid, header: nil), grid, repeating: header, following: 0)
        }
        let notes = notes(of: table)
        // The last row stays with the notes under it, if they are no text of their own.
        let tail = notes.reduce(0) { $0 + layout($1, set(.note), width: page.textWidth).height + set(.note).before }
        for (index, row) in table.rows.enumerated() {
            var kept = row.kind == .group ? 20 : 0.0
            if index + 1 == table.rows.count { kept = min(tail, 120) }
            // Nor does the last row stand alone on a page.
            if index + 2 == table.rows.count, index > 0 {
                kept = min(rowCells(table.rows[index + 1], of: table, grid).height + tail, 160)
            }
            write(rowCells(row, of: table, grid), grid, repeating: header, following: kept)
        }
        canvas.end("Table")
        for note in notes { write(note, .note) }
        y += 6
    }

    /// The footnotes of a table and the meaning of the marks in it.
    private func notes(of table: TableBlock) -> [PDFText] {
        var flags: [FigureFlag] = []
        for case .figure(let figure) in table.rows.flatMap(\.cells) {
            if let flag = figure.flag, !flags.contains(flag) { flags.append(flag) }
        }
        return table.footnotes.map { PDFText($0) } + flags.map { PDFText("\($0.mark) \($0.text)") }
    }

    // MARK: Cells

    private func headerRows(of table: TableBlock, _ grid: PDFGrid) -> [PDFRow] {
        let style = PDFStyle(size: grid.size, isBold: true, alignment: .centre)
        var rows = HeaderCell.rows(of: table).map { row in
            PDFRow(
                cells: row.filter { $0.rows > 0 }.map { cell in
                    let columns = cell.column..<cell.column + cell.columns
                    return PDFCell(
                        layout: layout(PDFText(cell.text), style, width: grid.textWidth(columns)), columns: columns,
                        padding: grid.padding,
                        header: PDFHeaderCell(scope: .column, columns: cell.columns, rows: cell.rows))
                })
        }
        guard rows.count == 2 else { return rows }
        // A cell over both rows needs both heights together.
        let upper = rows[0].cells.filter { $0.header?.rows == 1 }.map(\.height).max() ?? 0
        let both = rows[0].cells.filter { $0.header?.rows == 2 }.map(\.height).max() ?? 0
        rows[0].height = upper
        rows[1].height = max(rows[1].height, both - upper)
        for index in rows[0].cells.indices where rows[0].cells[index].header?.rows == 2 {
            rows[0].cells[index].reach = rows[1].height
        }
        return rows
    }

    private func rowCells(_ row: TableRow, of table: TableBlock, _ grid: PDFGrid) -> PDFRow {
        if row.kind == .group {
            return wholeRow(
                PDFText(row.cells.first?.plainText ?? "", PDFText.Look(isBold: true)), grid,
                header: PDFHeaderCell(scope: .row, columns: table.columns.count, rows: 1))
        }
        let isBold = row.kind == .total || row.marker != nil
        return PDFRow(
            cells: row.cells.enumerated().map { index, cell in
                let column = table.columns[index]
                let isName = index == table.rowHeaderColumn
                var text = PDFText()
                append(cell, in: column, isBold: isBold, to: &text)
                if isName, let marker = row.marker { text.append(" [\(marker)]", PDFText.Look(isItalic: true)) }
                let indent = isName ? Double(min(row.depth, 4)) * 8 : 0
                let style = PDFStyle(size: grid.size, alignment: column.isNumeric ? .right : .left)
                return PDFCell(
                    layout: layout(text, style, width: grid.textWidth(index..<index + 1) - indent),
                    columns: index..<index + 1, padding: grid.padding, indent: indent,
                    header: isName ? PDFHeaderCell(scope: .row, columns: 1, rows: 1) : nil)
            })
    }

    private func wholeRow(_ text: PDFText, _ grid: PDFGrid, header: PDFHeaderCell?) -> PDFRow {
        let columns = 0..<grid.widths.count
        let words = layout(text, PDFStyle(size: grid.size), width: grid.textWidth(columns))
        return PDFRow(cells: [PDFCell(layout: words, columns: columns, padding: grid.padding, header: header)])
    }

    private func append(_ cell: TableCell, in column: TableColumn, isBold: Bool, to text: inout PDFText) {
        let look = PDFText.Look(isBold: isBold)
        switch cell {
        case .text(let inlines): text.append(inlines, look)
        case .figure(let figure):
            text.append(figure, showingBase: false, look)
            if column.showsBase, let base = figure.base {
                text.append([.lineBreak])
                text.append(base, PDFText.Look(scale: 0.85))
            }
        case .interval(let interval): text.append(interval.printed, look)
        case .absent(let reason): text.append(reason, PDFText.Look(isItalic: true))
        case .notApplicable: text.append("–", look)
        }
    }

    // MARK: Drawing

    /// Writes a row on this page or, below the header once more, on the next; one taller than a page is broken between lines.
    private mutating func write(_ row: PDFRow, _ grid: PDFGrid, repeating header: [PDFRow], following: Double) {
        if y + row.height + following > page.bottom { breakPage(repeating: header, grid) }
        var rest = row
        while y + rest.height > page.bottom {
            let room = page.bottom - y - 2 * grid.padding
            let (head, tail) = rest.divided(at: room)
            // Not even a line fits: a page lower than a line cannot be helped.
            guard let tail else { break }
            draw(head, grid, isStructured: true)
            breakPage(repeating: header, grid)
            rest = tail
        }
        draw(rest, grid, isStructured: true)
    }

    private mutating func breakPage(repeating header: [PDFRow], _ grid: PDFGrid) {
        newPage()
        for row in header { draw(row, grid, isStructured: false) }
    }

    /// Draws a row here. What is repeated from another page is no part of the structure.
    private mutating func draw(_ row: PDFRow, _ grid: PDFGrid, isStructured: Bool) {
        if isStructured { canvas.begin("TR") }
        drawBoxes(of: row, grid)
        for cell in row.cells {
            let left = page.left + grid.left(cell.columns.lowerBound)
            let height = row.height + cell.reach
            let tag = cell.header == nil ? "TD" : "TH"
            if isStructured {
                if let header = cell.header { headers.append(header) }
                canvas.begin(tag)
            }
            // Headers stand in the middle of their height.
            let slack = cell.header?.scope == .column ? (height - cell.height) / 2 : 0
            var top = y + grid.padding + max(slack, 0)
            for line in cell.lines {
                cell.layout.draw(
                    cell.layout.lines[line], at: Point(left + PDFGrid.side + cell.indent, top), on: canvas,
                    isStructured: isStructured)
                top += cell.layout.lines[line].height
            }
            if isStructured { canvas.end(tag) }
        }
        if isStructured { canvas.end("TR") }
        y += row.height
    }

    /// Draws the boxes of a row's cells, neighbours that are alike together.
    private func drawBoxes(of row: PDFRow, _ grid: PDFGrid) {
        var rest = row.cells[...]
        while let first = rest.first {
            var edges = [first.columns.lowerBound, first.columns.upperBound]
            rest.removeFirst()
            while let next = rest.first, next.columns.lowerBound == edges[edges.count - 1], next.reach == first.reach,
                (next.header?.scope == .column) == (first.header?.scope == .column)
            {
                edges.append(next.columns.upperBound)
                rest.removeFirst()
            }
            canvas.boxes(
                edges.map { page.left + grid.left($0) }, top: y, height: row.height + first.reach,
                fill: first.header?.scope == .column ? Ink(0xF2F2F2) : nil, stroke: Stroke(Ink(0), width: 0.5))
        }
    }
}
