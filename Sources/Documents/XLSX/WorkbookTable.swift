import Figures
import Tables

/// A table of a document as a sheet holds it: one row of headers, one row for each row, no merged cells. What other
/// formats say by place (groups of rows, depth, bases under figures, marks behind them) stands in columns of its own.
struct WorkbookTable {
    /// The name of the sheet.
    let sheet: String
    /// What the table shows.
    let caption: String
    private(set) var headers: [String] = []
    private(set) var rows: [[WorkbookCell]] = []
    /// The width of each column.
    private(set) var widths: [Double] = []
    /// The columns of words and codes, in which digits are no mistake.
    private(set) var textColumns: [Int] = []
    /// How many columns at the left stay in view.
    private(set) var frozenColumns = 0

    /// Where the names and the percentages stand, for a chart of them.
    private(set) var nameColumn = 0
    private(set) var percentColumns: [Int] = []
    /// The columns from which a chart's whiskers are drawn; none without intervals.
    private(set) var whiskers: WorkbookWhisker?
    /// The chart that the table is of, if it is one's.
    let chart: Chart?

    private let language: Language
    private let hasGroups: Bool
    private let hasDepths: Bool
    private let hasMarkers: Bool
    /// Whether each column of the table has a column of marks, one of bases, and two for the limits of intervals.
    private var marked: [Bool] = []
    private var based: [Bool] = []
    private var limited: [Bool] = []

    init(_ table: TableBlock, sheet: String, language: Language, chart: Chart? = nil) {
        self.chart = chart
        self.sheet = sheet
        self.language = language
        caption = WorkbookCollector.cut(table.caption)
        hasGroups = table.rows.contains { $0.kind == .group }
        hasDepths = table.rows.contains { $0.depth > 0 }
        hasMarkers = table.rows.contains { $0.marker != nil }
        addHeaders(table)
        addRows(table)
        if chart != nil { addReaches(of: table) }
        measure()
    }

    private mutating func addHeaders(_ table: TableBlock) {
        if hasGroups { addHeader(RendererWords.rowGroup.text(language), isText: true) }
        if hasDepths { addHeader(RendererWords.rowLevel.text(language), isText: false) }
        for (index, column) in table.columns.enumerated() {
            let name = column.group.map { "\($0) – \(column.header)" } ?? column.header
            let figures = table.rows.compactMap { row -> Figure? in
                guard row.kind != .group, case .figure(let figure) = row.cells[index] else { return nil }
                return figure
            }
            marked.append(figures.contains { $0.flag != nil })
            based.append(column.showsBase && figures.contains { $0.base != nil })
            if index == table.rowHeaderColumn { nameColumn = headers.count }
            if column.kind == .percent { percentColumns.append(headers.count) }
            limited.append(
                table.rows.contains { row in
                    if row.kind != .group, case .interval = row.cells[index] { true } else { false }
                })
            if limited[index] {
                for limit in [RendererWords.lowerLimit, RendererWords.upperLimit] {
                    addHeader("\(name) – \(limit.text(language))", isText: false)
                }
            } else {
                addHeader(name, isText: !column.isNumeric)
            }
            if index == table.rowHeaderColumn { frozenColumns = headers.count }
            if marked[index] { addHeader("\(name) – \(RendererWords.mark.text(language))", isText: true) }
            if based[index] {
                let isCounted = figures.allSatisfy { $0.base == nil || $0.respondents != nil }
                addHeader("\(name) – \(RendererWords.base.text(language))", isText: !isCounted)
            }
        }
        if hasMarkers { addHeader(RendererWords.rowMarker.text(language), isText: true) }
        // A table whose rows are named far to the right would leave no room to move.
        if frozenColumns > 4 { frozenColumns = 0 }
    }

    /// Adds how far the limits lie from the figures: what Excel draws whiskers from.
    private mutating func addReaches(of table: TableBlock) {
        let reaches = WorkbookReach.cells(of: table)
        guard !reaches.isEmpty else { return }
        whiskers = WorkbookWhisker(below: headers.count, above: headers.count + 1)
        addHeader(RendererWords.reachBelow.text(language), isText: false)
        addHeader(RendererWords.reachAbove.text(language), isText: false)
        for (index, cells) in reaches.enumerated() where rows.indices.contains(index) { rows[index] += cells }
    }

    private mutating func addHeader(_ name: String, isText: Bool) {
        if isText { textColumns.append(headers.count) }
        headers.append(WorkbookCollector.cut(name))
    }

    private mutating func addRows(_ table: TableBlock) {
        var group = ""
        for row in table.rows {
            if row.kind == .group {
                group = WorkbookCollector.cut(row.cells[0].plainText)
                continue
            }
            var cells: [WorkbookCell] = []
            if hasGroups { cells.append(.text(group)) }
            if hasDepths { cells.append(.number(Double(row.depth + 1))) }
            // What stands beside a withheld figure is left out for the same cause, and has the same mark.
            let isWithheld = row.cells.contains { cell in
                if case .figure(let figure) = cell { figure.quantity.absence == .suppressed } else { false }
            }
            for (index, cell) in row.cells.enumerated() {
                cells += self.cells(cell, isLimited: limited[index], isWithheld: isWithheld)
                let figure: Figure? = if case .figure(let figure) = cell { figure } else { nil }
                if marked[index] { cells.append(.text(figure?.flag?.workbookMark ?? "")) }
                if based[index] { cells.append(WorkbookFigure.base(figure)) }
            }
            if hasMarkers { cells.append(.text(WorkbookCollector.cut(row.marker ?? ""))) }
            if row.kind == .total { for index in cells.indices { cells[index].embolden() } }
            rows.append(cells)
        }
    }

    /// A cell of the table: two for the limits of an interval, each with the mark of what is not there.
    private func cells(_ cell: TableCell, isLimited: Bool, isWithheld: Bool) -> [WorkbookCell] {
        if case .interval(let interval) = cell { return WorkbookFigure.limits(interval) }
        let one: WorkbookCell =
            if isWithheld, case .absent = cell { WorkbookFigure.withheld } else {
                WorkbookFigure.cell(cell)
            }
        return isLimited ? [one, one] : [one]
    }

    /// Columns as wide as their texts, within what a screen holds; longer texts go on in new lines.
    private mutating func measure() {
        var longest = headers.map { min($0.count, 16) }
        for row in rows.prefix(500) {
            for (index, cell) in row.enumerated() {
                if case .text(let text) = cell.value {
                    longest[index] = max(longest[index], text.utf8.prefix(200).count)
                }
            }
        }
        widths = longest.map { min(max(Double($0) * 0.95 + 2, 10), 56) }
        for row in rows.indices {
            for index in rows[row].indices {
                if case .text(let text) = rows[row][index].value, Double(text.count) > widths[index] * 0.88 {
                    rows[row][index].wrap()
                }
            }
        }
    }
}

extension WorkbookTable {
    /// The height that wrapped texts need, in points: not every program finds it when it opens a file. None for one line.
    static func height(_ cells: [WorkbookCell], widths: [Double]) -> Double? {
        var lines = 1
        for (cell, width) in zip(cells, widths) {
            guard case .text(let text) = cell.value else { continue }
            // Words that do not fit leave the end of a line empty: an eighth of it on average.
            var count = 0
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
                count += max(1, Int((Double(line.count) / (width * 0.88)).rounded(.up)))
            }
            lines = max(lines, count)
        }
        // Excel's rows are no higher than 409 points.
        return lines > 1 ? min(Double(lines) * 15, 405) : nil
    }
}

extension FigureFlag {
    /// How the mark stands in the column beside its figure: there a reader filters by it.
    var workbookMark: String {
        switch kind {
        case .unreliable: "[u]"
        case .significant: "[s]"
        case .withinError: "[n]"
        }
    }
}

extension WorkbookCell {
    fileprivate mutating func embolden() {
        var look = style ?? WorkbookStyle()
        look.isBold = true
        style = look
    }

    fileprivate mutating func wrap() {
        var look = style ?? WorkbookStyle()
        look.wraps = true
        style = look
    }
}
