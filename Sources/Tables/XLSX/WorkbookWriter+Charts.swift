internal import CXLSXWriter

/// A chart of horizontal bars over shares of 0 to 1 in the cells of a sheet, which Excel draws itself and changes with the cells.
///
/// Its axis runs from 0 to 100 %, so that a bar is as long as its share: left to itself a spreadsheet begins near the smallest value.
public struct WorkbookBarChart: Sendable, Hashable {
    /// The rows of the bars, the first at the top.
    public var rows: ClosedRange<Int>
    /// The column of their names.
    public var names: Int
    /// The columns of their values, each a series that is named by the cell above the rows.
    public var values: [Int]
    /// Whether the values of a row are parts of one bar.
    public var isStacked: Bool
    /// The colours of the series, as 0xRRGGBB; those without one have the program's own.
    public var colours: [UInt32]
    /// What stands above it.
    public var title: String
    /// What a reader who does not see it is told.
    public var description: String

    /// Makes a chart.
    public init(
        rows: ClosedRange<Int>, names: Int, values: [Int], isStacked: Bool, colours: [UInt32] = [], title: String,
        description: String
    ) {
        self.rows = rows
        self.names = names
        self.values = values
        self.isStacked = isStacked
        self.colours = colours
        self.title = title
        self.description = description
    }
}

extension WorkbookWriter {
    /// Puts a chart of bars on a sheet, its upper left corner in a cell.
    public mutating func addChart(
        _ chart: WorkbookBarChart, to sheet: WorkbookSheet, row: Int, column: Int
    ) throws(TableError) {
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
        }
        // The library takes a text that begins with = for a formula.
        chart_title_set_name(chart, WorkbookText.cut(title.hasPrefix("=") ? " " + title : title, to: 250))
        // Of bars the names are the vertical axis: the rows of the sheet from the top.
        let nameAxis = chart_axis_get(chart, LXW_CHART_AXIS_TYPE_Y)
        chart_axis_set_reverse(nameAxis)
        chart_axis_set_interval_unit(nameAxis, 1)
        let shareAxis = chart_axis_get(chart, LXW_CHART_AXIS_TYPE_X)
        chart_axis_set_min(shareAxis, 0)
        chart_axis_set_max(shareAxis, 1)
        chart_axis_set_num_format(shareAxis, "0%")
        if values.count < 2 { chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_NONE.rawValue)) }
        var options = lxw_chart_options()
        options.x_scale = 1.6
        options.y_scale = max(1, Double(rows.count * (isStacked ? 1 : values.count)) / 11)
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
