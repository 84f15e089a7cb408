internal import CXLSXWriter

extension WorkbookWriter {
    /// Puts a chart of bars on a sheet, its upper left corner in a cell.
    public mutating func addChart(
        _ chart: WorkbookBarChart, to sheet: WorkbookSheet, row: Int, column: Int
    ) throws(TableError) {
        charts += 1
        if let columns = chart.whiskers {
            whiskers.charts[charts] = WorkbookWhiskers.Place(sheet: sheet.name, rows: chart.rows, columns: columns)
        }
        try chart.insert(
            into: library.book, sheets[sheet.index].pointer, named: sheet.name, row: row, column: column, file: file)
    }

    /// Makes a cell of the row that was written last a link to the beginning of another sheet.
    ///
    /// - Parameters:
    ///   - text: the words of the cell.
    ///   - target: the name of the sheet that it leads to, which may come later.
    public mutating func link(
        _ text: String, column: Int, of sheet: WorkbookSheet, to target: String, style: WorkbookStyle = WorkbookStyle()
    ) throws(TableError) {
        var style = style
        style.ink = style.ink ?? Self.linkInk
        let name = WorkbookText.allowed(target).split(separator: "'", omittingEmptySubsequences: false)
            .joined(separator: "''")
        let row = max(sheets[sheet.index].row - 1, 0)
        let code = worksheet_write_url_opt(
            sheets[sheet.index].pointer, lxw_row_t(row), lxw_col_t(column), "internal:'\(name)'!A1", format(style),
            WorkbookText.cut(text, to: 2_000), nil)
        guard code == LXW_NO_ERROR else {
            throw .workbook(file: file, problem: .library(String(cString: lxw_strerror(code))))
        }
    }

    /// The colour of links, as in text documents.
    private static let linkInk: UInt32 = 0x1F4E79
}

extension WorkbookBarChart {
    fileprivate func insert(
        into book: UnsafeMutablePointer<lxw_workbook>, _ pointer: UnsafeMutablePointer<lxw_worksheet>,
        named name: String,
        row: Int, column: Int, file: String
    ) throws(TableError) {
        let kind = isStacked ? LXW_CHART_BAR_STACKED : LXW_CHART_BAR
        guard let chart = workbook_add_chart(book, UInt8(kind.rawValue)) else {
            throw .workbook(file: file, problem: .library("workbook_add_chart"))
        }
        let (first, last) = (lxw_row_t(rows.lowerBound), lxw_row_t(rows.upperBound))
        for (number, value) in values.enumerated() {
            guard let series = chart_add_series(chart, nil, nil) else { continue }
            chart_series_set_categories(series, name, first, lxw_col_t(names), last, lxw_col_t(names))
            chart_series_set_values(series, name, first, lxw_col_t(value), last, lxw_col_t(value))
            chart_series_set_name_range(series, name, first - 1, lxw_col_t(value))
            if number < colours.count {
                // The library copies what it is given.
                var fill = lxw_chart_fill()
                fill.color = lxw_color_t(colours[number])
                chart_series_set_fill(series, &fill)
            }
            // Bars lie on their side: theirs are the error bars of x.
            if number == 0, whiskers != nil {
                chart_series_set_error_bars(
                    chart_series_get_error_bars(series, LXW_CHART_ERROR_BAR_AXIS_X),
                    UInt8(LXW_CHART_ERROR_BAR_TYPE_FIXED.rawValue), Double(WorkbookWhiskers.mark))
            }
        }
        // The library takes a text that begins with = for a formula.
        chart_title_set_name(chart, WorkbookText.cut(title.hasPrefix("=") ? " " + title : title, to: 250))
        // Of bars the names are the vertical axis: the rows of the sheet from the top.
        let nameAxis = chart_axis_get(chart, LXW_CHART_AXIS_TYPE_Y)
        chart_axis_set_reverse(nameAxis)
        chart_axis_set_interval_unit(nameAxis, 1)
        var letters = lxw_chart_font()
        letters.size = 9
        chart_axis_set_num_font(nameAxis, &letters)
        let shareAxis = chart_axis_get(chart, LXW_CHART_AXIS_TYPE_X)
        chart_axis_set_min(shareAxis, 0)
        chart_axis_set_max(shareAxis, 1)
        chart_axis_set_num_format(shareAxis, "0%")
        if values.count < 2 { chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_NONE.rawValue)) }
        var options = lxw_chart_options()
        // The library's own chart is 480 by 288.
        options.x_scale = width / 480
        options.y_scale = height / 288
        let code = WorkbookText.cut(description, to: 2_000).withCString { text in
            // The library copies the text.
            options.description = UnsafeMutablePointer(mutating: text)
            return worksheet_insert_chart_opt(pointer, lxw_row_t(row), lxw_col_t(column), chart, &options)
        }
        guard code == LXW_NO_ERROR else {
            throw .workbook(file: file, problem: .library(String(cString: lxw_strerror(code))))
        }
    }
}
