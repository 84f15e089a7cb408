extension BarComposer {
    /// Breaks a row's texts into lines and adds up its height.
    func place(_ row: BarRow) -> PlacedRow {
        let measure = TextMeasure(size: layout.textSize, isBold: row.marker != nil)
        let small = TextMeasure(size: layout.smallSize)
        let nameLines = measure.lines(row.name, within: columns.name, limit: 3)
        var placed = PlacedRow(
            row: row, nameLines: nameLines, detailLines: [], absenceLines: [], partLabels: nil, height: 0)
        var plotHeight = BarMetrics.barHeight
        switch row.mark {
        case .bar, .dot: break
        case .parts(let parts):
            let labels = PartLabels(parts, columns: columns, measure: small)
            if !labels.outside.isEmpty {
                plotHeight += BarMetrics.lineHeight(layout.smallSize) + BarMetrics.leaderHeight
            }
            placed.partLabels = labels
        case .absent(let reason):
            placed.absenceLines = small.lines(reason, within: columns.plotWidth, limit: 2)
            plotHeight = Double(placed.absenceLines.count) * BarMetrics.lineHeight(layout.smallSize)
        }
        let nameHeight = nameHeight(placed)
        if layout.isNarrow {
            let details = narrowDetails(row)
            if !details.isEmpty { placed.detailLines = small.lines(details, within: layout.width, limit: 3) }
            let detailHeight = Double(placed.detailLines.count) * BarMetrics.lineHeight(layout.smallSize)
            placed.height =
                nameHeight + 3 + plotHeight + (detailHeight > 0 ? detailHeight + 3 : 0) + BarMetrics.rowPadding + 4
        } else {
            placed.height = max(nameHeight, plotHeight) + BarMetrics.rowPadding
        }
        return placed
    }

    /// The height of the name and its marker.
    func nameHeight(_ placed: PlacedRow) -> Double {
        Double(placed.nameLines.count) * BarMetrics.lineHeight(layout.textSize)
            + (placed.row.marker == nil ? 0 : BarMetrics.lineHeight(layout.smallSize))
    }

    /// The side texts in one line, each after what it is.
    private func narrowDetails(_ row: BarRow) -> String {
        zip(sides, row.side).dropFirst(firstSideIsValue ? 1 : 0).compactMap { column, text in
            if text.isEmpty { return nil }
            return column.namesItself ? text : "\(column.header): \(text)"
        }.joined(separator: " · ")
    }
}
