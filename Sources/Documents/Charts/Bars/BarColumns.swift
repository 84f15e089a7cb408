/// Where the columns of a chart of bars lie.
struct BarColumns {
    /// The width of the ranks, with the space after them.
    var lead: Double
    /// The width of the names.
    var name: Double
    /// The ends of the scale.
    var plot: ClosedRange<Double>
    /// The right edges of the side columns.
    var sideEdges: [Double]
    /// The widths of the side columns.
    var sideWidths: [Double]

    init(layout: ChartLayout, nameHeader: String, sides: [SideColumn], rows: [BarRow], firstSideIsValue: Bool) {
        let small = TextMeasure(size: layout.smallSize)
        let smallBold = TextMeasure(size: layout.smallSize, isBold: true)
        let bold = TextMeasure(size: layout.textSize, isBold: true)
        let widestLead = rows.compactMap(\.lead).map { bold.width($0) }.max()
        lead = widestLead.map { min($0, layout.width / 8) + 8 } ?? 0

        // A side column is as wide as its widest text or its header on two lines, within reason.
        let widest = layout.isNarrow ? layout.width / 2.5 : layout.width / 5
        sideWidths = sides.indices.map { index in
            let measure = index == 0 && firstSideIsValue ? bold : small
            let texts = rows.map { $0.side.indices.contains(index) ? measure.width($0.side[index]) : 0 }.max() ?? 0
            return min(max(texts, Self.width(ofHeader: sides[index].header, measure: smallBold), 36), widest)
        }

        if layout.isNarrow {
            let value = firstSideIsValue ? (sideWidths.first ?? 0) + BarMetrics.gap : 0
            name = layout.width - lead - value
            plot = 1...(layout.width - 1)
            sideEdges = sides.indices.map { _ in layout.width }
            return
        }
        let sideTotal = sideWidths.reduce(0) { $0 + $1 + BarMetrics.gap }
        let plain = TextMeasure(size: layout.textSize)
        let widestName =
            rows.map { row in
                row.marker.map { max(bold.width(row.name), small.width($0)) } ?? plain.width(row.name)
            }.max() ?? 0
        let room = max(layout.width - lead - sideTotal - BarMetrics.gap, 0)
        name = min(max(widestName, smallBold.width(nameHeader)), room * 0.5, layout.width * 0.36)
        let start = lead + name + BarMetrics.gap
        let end = max(layout.width - sideTotal, start + 1)
        plot = start...end
        var edge = end
        sideEdges = sideWidths.map { width in
            edge += width + BarMetrics.gap
            return min(edge, layout.width)
        }
    }

    /// The least width at which a header takes two lines at most, unless that is very wide.
    private static func width(ofHeader header: String, measure: TextMeasure) -> Double {
        var width = measure.longestWord(header)
        while width < 96, measure.lines(header, within: width, limit: 3).count > 2 { width += 4 }
        return width
    }

    /// Where a share of the scale lies.
    func x(_ share: Double) -> Double { plot.lowerBound + (plot.upperBound - plot.lowerBound) * share }

    /// The length of the scale.
    var plotWidth: Double { plot.upperBound - plot.lowerBound }
}
