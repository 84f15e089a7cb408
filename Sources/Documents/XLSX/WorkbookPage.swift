import Figures
import Tables

/// The printed page of a sheet with Excel's own bars under its table: the scale with which table and bars are as wide as
/// the page, and the bars in parts that each fit on one page.
struct WorkbookPage {
    /// A part of a chart and the row that its upper edge lies on.
    struct Part {
        var drawn: WorkbookBarChart
        var row: Int
        /// How many rows of the sheet it lies over.
        var span: Int
    }

    /// Whether the page lies on its side.
    let isLandscape: Bool
    /// Whether table and bars fit on one page, where the program that prints finds the scale.
    let isOne: Bool
    /// How large the sheet is printed otherwise, in percent.
    let scale: Int
    /// The width of the bars, and the height of a page, in units of 1/96 inch before scaling.
    private let width: Double
    private let height: Double

    /// A row of a sheet, and its three rows that every page repeats, in units of 1/96 inch.
    private static let rowHeight = 20.0
    private static let repeated = 110.0
    /// More rows, and as many bars, would be too small on one page.
    private static let mostRows = 40
    /// Title, scale and key of a chart.
    private static let frame = 110.0

    init(of table: WorkbookTable) {
        isLandscape = table.headers.count > 6
        isOne = table.rows.count <= Self.mostRows
        // A4 less Excel's margins. A column of width w is 7 w + 5 wide.
        let paper = isLandscape ? (width: 988.0, height: 650.0) : (width: 659.0, height: 978.0)
        let columns = table.widths.reduce(0) { $0 + $1 * 7 + 5 }
        width = min(max(columns, 600), 1_000)
        // Programs without Excel's own face have wider columns.
        let share = min(1, paper.width / max(columns, width) * 0.75)
        scale = max(10, Int(share * 100))
        height = paper.height / (Double(scale) / 100) - Self.repeated
    }

    /// The bars over the percentages of a chart's table; none where it has none.
    func charts(of table: WorkbookTable, language: Language) -> [Part] {
        guard let chart = table.chart, !table.rows.isEmpty, !table.percentColumns.isEmpty else { return [] }
        let isStacked: Bool = if case .answers = chart { true } else { false }
        let perRow = isStacked ? 26.0 : max(20, 15 * Double(table.percentColumns.count))
        let most = isOne ? table.rows.count : max(5, Int((height - Self.frame) / perRow))
        let parts = (table.rows.count + most - 1) / most
        // Parts of one size, not a last one of one row.
        let size = (table.rows.count + parts - 1) / parts
        var found: [Part] = []
        var place = table.rows.count + 4
        for first in stride(from: 0, to: table.rows.count, by: size) {
            let rows = first..<min(first + size, table.rows.count)
            let height = Self.frame + perRow * Double(rows.count)
            let bars = WorkbookBarChart(
                rows: 3 + rows.lowerBound...2 + rows.upperBound, names: table.nameColumn,
                values: table.percentColumns, isStacked: isStacked,
                whiskers: isStacked ? nil : table.whiskers,
                colours: (isStacked ? Ink.shades(table.percentColumns.count) : [.bar, .comparison]).map(\.code),
                title: parts == 1 ? table.caption : "\(table.caption) (\(found.count + 1)/\(parts))",
                description: chart.textAlternative(language), width: width, height: height)
            let span = Int((height / Self.rowHeight).rounded(.up)) + 1
            found.append(Part(drawn: bars, row: place, span: span))
            place += span
        }
        return found
    }

    /// The rows before which a new page begins, so that no part of a chart lies over two pages.
    func breaks(before parts: [Part], under table: WorkbookTable) -> [Int] {
        var used = 0.0
        for row in table.rows {
            used += (WorkbookTable.height(row, widths: table.widths) ?? 15) * 96 / 72
            if used > height { used = 20 }
        }
        var breaks: [Int] = []
        for part in parts {
            let needed = Double(part.span) * Self.rowHeight
            if used + needed + Self.rowHeight > height {
                breaks.append(part.row)
                used = 0
            }
            used += needed
        }
        return breaks
    }
}
