extension HTMLWriter {
    /// Writes a numbered table.
    mutating func write(_ table: TableBlock) {
        tables += 1
        write(
            table, label: "\(word(RendererWords.table)) \(tables).",
            captionName: ElementName("table", tables, part: "caption"))
    }

    /// Writes a table in a region that scrolls sideways, by keyboard too, where the screen is narrower.
    mutating func write(_ table: TableBlock, label: String?, captionName: ElementName) {
        buffer.open(
            "div", .style("scroll"), .reference(.id, table.anchor.map { ElementName($0) }), .fixed("role", "region"),
            .reference(.labelledBy, captionName), .fixed("tabindex", "0"))
        buffer.markup("\n<table>\n")
        buffer.open("caption", .reference(.id, captionName))
        buffer.markup("<span>")
        if let label {
            buffer.element("span", .style("number"), text: label)
            buffer.markup(" ")
        }
        buffer.prose(table.caption)
        buffer.markup("</span></caption>\n")
        writeHeader(table)
        writeBody(table)
        buffer.markup("</table>\n</div>\n")
        writeFootnotes(table)
    }

    private mutating func writeHeader(_ table: TableBlock) {
        buffer.markup("<thead>\n")
        for row in HeaderCell.rows(of: table) {
            buffer.markup("<tr>")
            // What goes on from the row above is one cell over both.
            for cell in row where cell.rows > 0 { write(cell, isNumeric: table.columns[cell.column].isNumeric) }
            buffer.markup("</tr>\n")
        }
        buffer.markup("</thead>\n")
    }

    private mutating func write(_ cell: HeaderCell, isNumeric: Bool) {
        if cell.isGroup {
            buffer.open("th", .style("group"), .fixed("scope", "colgroup"), .number("colspan", cell.columns))
        } else if cell.rows > 1 {
            buffer.open(
                "th", .fixed("scope", "col"), .number("rowspan", cell.rows), .fixed("class", "n", if: isNumeric))
        } else {
            buffer.open("th", .fixed("scope", "col"), .fixed("class", "n", if: isNumeric))
        }
        buffer.prose(cell.text)
        buffer.close("th")
    }

    private mutating func writeBody(_ table: TableBlock) {
        buffer.markup("<tbody>\n")
        if table.rows.isEmpty {
            buffer.markup("<tr>")
            buffer.open("td", .style("absent"), .number("colspan", table.columns.count))
            buffer.prose(table.emptyText ?? word(RendererWords.emptyTable))
            buffer.markup("</td></tr>\n")
        }
        for (index, row) in table.rows.enumerated() {
            if row.kind == .group {
                if index > 0 { buffer.markup("</tbody>\n<tbody>\n") }
                buffer.markup("<tr class=\"group\">")
                buffer.open("th", .fixed("scope", "rowgroup"), .number("colspan", table.columns.count))
                if let cell = row.cells.first { writeContent(cell, showingBase: false) }
                buffer.markup("</th></tr>\n")
            } else {
                write(row, of: table)
            }
        }
        buffer.markup("</tbody>\n")
    }

    private mutating func write(_ row: TableRow, of table: TableBlock) {
        let style: StaticString =
            switch (row.kind, row.marker != nil) {
            case (.total, true): "total marked"
            case (.total, false): "total"
            default: "marked"
            }
        buffer.open("tr", .fixed("class", style, if: row.kind == .total || row.marker != nil))
        for (index, (column, cell)) in zip(table.columns, row.cells).enumerated() {
            if index == table.rowHeaderColumn {
                writeRowHeader(cell, row: row, column: column)
                continue
            }
            buffer.open("td", Self.style(of: cell, in: column))
            writeContent(cell, showingBase: column.showsBase)
            buffer.close("td")
        }
        buffer.markup("</tr>\n")
    }

    private mutating func writeRowHeader(_ cell: TableCell, row: TableRow, column: TableColumn) {
        let depth: StaticString =
            switch row.depth {
            // A number or a code as the head of a row needs no room for words.
            case ...0: "c"
            case 1: "d1"
            case 2: "d2"
            default: "d3"
            }
        buffer.open("th", .fixed("scope", "row"), .fixed("class", depth, if: row.depth > 0 || column.kind == .code))
        writeContent(cell, showingBase: column.showsBase)
        if let marker = row.marker {
            buffer.markup(" ")
            buffer.element("span", .style("marker"), text: marker)
        }
        buffer.close("th")
    }

    private static func style(of cell: TableCell, in column: TableColumn) -> HTMLAttribute {
        if case .figure(let figure) = cell, figure.absence != nil {
            return .style(column.isNumeric ? "n absent" : "absent")
        }
        if case .absent = cell { return .style(column.isNumeric ? "n absent" : "absent") }
        switch column.kind {
        case .text: return .fixed("class", "", if: false)
        case .code: return .style("c")
        case .count, .number, .percent: return .style("n")
        }
    }

    private mutating func writeContent(_ cell: TableCell, showingBase: Bool) {
        switch cell {
        case .text(let inlines): write(inlines)
        case .figure(let figure): write(figure, showingBase: showingBase)
        case .interval(let interval): buffer.prose(interval.printed)
        case .absent(let reason): buffer.prose(reason)
        case .notApplicable:
            buffer.markup("<span aria-hidden=\"true\">–</span><span class=\"heard\">")
            buffer.text(word(RendererWords.notApplicable))
            buffer.markup("</span>")
        }
    }

    private mutating func writeFootnotes(_ table: TableBlock) {
        var flags: [FigureFlag] = []
        for case .figure(let figure) in table.rows.flatMap(\.cells) {
            if let flag = figure.flag, !flags.contains(flag) { flags.append(flag) }
        }
        for footnote in table.footnotes {
            buffer.markup("<p class=\"footnote\">")
            write(footnote)
            buffer.markup("</p>\n")
        }
        for flag in flags {
            buffer.element("p", .style("footnote"), text: "\(flag.mark) \(flag.text)")
            buffer.markup("\n")
        }
    }
}
