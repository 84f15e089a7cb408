/// Lays out rows of horizontal bars: names at the left, bars on a common scale, printed figures at the right; on narrow
/// layouts names and figures above their bar. All charts of this kit share it, so that they look alike.
struct BarComposer {
    let layout: ChartLayout
    let scale: ChartScale
    let nameHeader: String
    let sides: [SideColumn]
    let keys: [BarKey]
    let rows: [BarRow]
    /// Whether the first side column is the figure of the bar, which is printed bold and, on narrow layouts, beside the name.
    let firstSideIsValue: Bool
    let columns: BarColumns

    init(
        layout: ChartLayout, scale: ChartScale, nameHeader: String, sides: [SideColumn], keys: [BarKey],
        rows: [BarRow], firstSideIsValue: Bool = true
    ) {
        self.layout = layout
        self.scale = scale
        self.nameHeader = nameHeader
        self.sides = sides
        self.keys = keys
        self.rows = rows
        self.firstSideIsValue = firstSideIsValue
        columns = BarColumns(
            layout: layout, nameHeader: nameHeader, sides: sides, rows: rows, firstSideIsValue: firstSideIsValue)
    }

    /// The drawings, each no higher than the layout allows, but with one row at least.
    func drawings() -> [Drawing] {
        var drawings: [Drawing] = []
        var panel: [PlacedRow] = []
        let top = headHeight()
        var height = top
        var drawn = 0
        for row in rows {
            let placed = place(row)
            let limit = drawings.isEmpty ? layout.firstHeight ?? layout.height : layout.height
            if !panel.isEmpty, height + placed.height > limit {
                drawings.append(draw(panel, after: drawn, height: height))
                drawn += panel.count
                panel = []
                height = top
            }
            panel.append(placed)
            height += placed.height
        }
        if !panel.isEmpty { drawings.append(draw(panel, after: drawn, height: height)) }
        return drawings
    }

    private func draw(_ panel: [PlacedRow], after drawn: Int, height: Double) -> Drawing {
        var canvas = Pen(layout: layout)
        let y = drawHead(on: &canvas)
        // Where names stand above their bars the lines of the scale run behind the bars only, not through the names.
        if !layout.isNarrow { drawGrid(from: y, to: height, on: &canvas) }
        var top = y
        for row in panel {
            if layout.isNarrow {
                drawNarrow(row, top: top, on: &canvas)
            } else {
                drawWide(row, top: top, on: &canvas)
            }
            top += row.height
        }
        return Drawing(
            width: layout.width, height: height + 4, elements: canvas.elements, rows: drawn + 1...drawn + panel.count)
    }
}

/// A row with its texts broken into lines, and the room that it needs.
struct PlacedRow {
    var row: BarRow
    var nameLines: [String]
    var detailLines: [String]
    var absenceLines: [String]
    var partLabels: PartLabels?
    var height: Double
}

/// The heights that both layouts use.
enum BarMetrics {
    static let barHeight = 16.0
    static let rowPadding = 10.0
    static let gap = 16.0
    /// The height of the lines that lead from the parts of a bar to the labels under it.
    static let leaderHeight = 7.0

    /// The distance between lines of a size.
    static func lineHeight(_ size: Double) -> Double { (size * 1.3).rounded() }
}
