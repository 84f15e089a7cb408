extension BarComposer {
    /// Draws a row with its name and figures beside the bar.
    func drawWide(_ placed: PlacedRow, top: Double, on pen: inout Pen) {
        let middle = top + placed.height / 2
        let lineHeight = BarMetrics.lineHeight(layout.textSize)
        let nameTop = middle - nameHeight(placed) / 2
        drawName(placed, top: nameTop, on: &pen)
        let plotTop = middle - plotHeight(placed) / 2
        drawMark(placed, top: plotTop, on: &pen)
        // The figures stand level with the bar, or with the reason that takes its place.
        let baseline =
            plotTop + (placed.absenceLines.isEmpty ? BarMetrics.barHeight : lineHeight) / 2 + layout.textSize * 0.36
        for (index, text) in placed.row.side.enumerated() where columns.sideEdges.indices.contains(index) {
            let isValue = index == 0 && firstSideIsValue
            let measure = TextMeasure(size: isValue ? layout.textSize : layout.smallSize, isBold: isValue)
            let line = measure.lines(text, within: columns.sideWidths[index], limit: 1)[0]
            pen.text(
                line, columns.sideEdges[index], baseline, .figure, alignment: .end, isSmall: !isValue, isBold: isValue,
                ink: isValue ? .text : .muted, title: line == text ? nil : text)
        }
    }

    /// Draws a row with its name and figure above the bar and the other figures under it.
    func drawNarrow(_ placed: PlacedRow, top: Double, on pen: inout Pen) {
        drawName(placed, top: top, on: &pen)
        if firstSideIsValue, let value = placed.row.side.first, let width = columns.sideWidths.first {
            let measure = TextMeasure(size: layout.textSize, isBold: true)
            let line = measure.lines(value, within: width, limit: 1)[0]
            pen.text(
                line, layout.width, top + layout.textSize, .figure, alignment: .end, isBold: true,
                title: line == value ? nil : value)
        }
        let plotTop = top + nameHeight(placed) + 3
        if placed.absenceLines.isEmpty {
            drawGrid(from: plotTop - 2, to: plotTop + BarMetrics.barHeight + 2, on: &pen)
        }
        drawMark(placed, top: plotTop, on: &pen)
        var baseline = plotTop + plotHeight(placed) + 3 + layout.smallSize
        for line in placed.detailLines {
            pen.text(line, 0, baseline, .figure, isSmall: true, ink: .muted)
            baseline += BarMetrics.lineHeight(layout.smallSize)
        }
    }

    private func plotHeight(_ placed: PlacedRow) -> Double {
        let small = BarMetrics.lineHeight(layout.smallSize)
        if !placed.absenceLines.isEmpty { return Double(placed.absenceLines.count) * small }
        let hasLabelsBelow = placed.partLabels.map { !$0.outside.isEmpty } ?? false
        return BarMetrics.barHeight + (hasLabelsBelow ? small + BarMetrics.leaderHeight : 0)
    }

    private func drawName(_ placed: PlacedRow, top: Double, on pen: inout Pen) {
        let isMarked = placed.row.marker != nil
        var baseline = top + layout.textSize
        if let lead = placed.row.lead {
            let measure = TextMeasure(size: layout.textSize, isBold: true)
            let line = measure.lines(lead, within: max(columns.lead - 8, 1), limit: 1)[0]
            pen.text(line, columns.lead - 8, baseline, alignment: .end, isBold: isMarked, ink: .muted)
        }
        let wasCut = placed.nameLines.last?.hasSuffix("…") == true && !placed.row.name.hasSuffix("…")
        for line in placed.nameLines {
            pen.text(line, columns.lead, baseline, isBold: isMarked, title: wasCut ? placed.row.name : nil)
            baseline += BarMetrics.lineHeight(layout.textSize)
        }
        if let marker = placed.row.marker {
            let line = TextMeasure(size: layout.smallSize).lines(marker, within: columns.name, limit: 1)[0]
            pen.text(line, columns.lead, baseline - 2, isSmall: true, isItalic: true, ink: .accent)
        }
    }

    private func drawMark(_ placed: PlacedRow, top: Double, on pen: inout Pen) {
        switch placed.row.mark {
        case .bar(let value, let interval, let comparison, let track):
            drawBar(
                value, interval: interval, comparison: comparison, track: track, isMarked: placed.row.marker != nil,
                top: top, on: &pen)
        case .dot(let value, let interval): drawDot(value, interval: interval, top: top, on: &pen)
        case .parts(let parts):
            if let labels = placed.partLabels { drawParts(parts, labels, top: top, on: &pen) }
        case .absent:
            var baseline = top + layout.smallSize
            for line in placed.absenceLines {
                pen.text(
                    line, columns.plot.lowerBound + (layout.isNarrow ? 0 : 6), baseline, .absence, isSmall: true,
                    isItalic: true, ink: .muted)
                baseline += BarMetrics.lineHeight(layout.smallSize)
            }
        }
    }

    private func drawBar(
        _ value: Double, interval: FigureInterval?, comparison: Double?, track: Double?, isMarked: Bool, top: Double,
        on pen: inout Pen
    ) {
        let start = columns.plot.lowerBound
        let middle = top + BarMetrics.barHeight / 2
        if let track {
            let end = columns.x(scale.share(track))
            pen.rectangle(start, top, max(end - start, 1), BarMetrics.barHeight, .track, fill: .track, outline: .axis)
        }
        // A figure of 0 still shows a line, so that it differs from one that is not there.
        let length = max(columns.x(scale.share(value)) - start, 1)
        pen.rectangle(start, top, length, BarMetrics.barHeight, .bar, fill: isMarked ? .accent : .bar)
        if let interval, interval.isDrawable {
            pen.whisker(columns.x(scale.share(interval.low)), columns.x(scale.share(interval.high)), middle, .whisker)
        }
        if let comparison { pen.diamond(columns.x(scale.share(comparison)), middle, .marker) }
    }

    private func drawDot(_ value: Double, interval: FigureInterval?, top: Double, on pen: inout Pen) {
        let middle = top + BarMetrics.barHeight / 2
        if let interval, interval.isDrawable {
            pen.whisker(columns.x(scale.share(interval.low)), columns.x(scale.share(interval.high)), middle, .whisker)
        }
        pen.dot(columns.x(scale.share(value)), middle, .marker, fill: .bar)
    }

    private func drawParts(_ parts: [BarRow.Part], _ labels: PartLabels, top: Double, on pen: inout Pen) {
        for (part, bounds) in zip(parts, labels.bounds) where part.value > 0 {
            pen.rectangle(
                bounds.lowerBound, top, bounds.upperBound - bounds.lowerBound, BarMetrics.barHeight, .segment,
                fill: part.ink, outline: .white)
        }
        pen.rectangle(
            columns.plot.lowerBound, top - 0.5, columns.plotWidth, BarMetrics.barHeight + 1, .axis, fill: nil,
            outline: .axis)
        let bottom = top + BarMetrics.barHeight
        for label in labels.inside {
            pen.text(
                label.text, label.x, top + BarMetrics.barHeight / 2 + layout.smallSize * 0.36, .figure,
                alignment: .middle,
                isSmall: true, ink: label.ink)
        }
        for label in labels.outside {
            let labelTop = bottom + BarMetrics.leaderHeight
            pen.line(label.partX, bottom - 2, label.x, labelTop, .axis, .muted, width: 0.75)
            pen.text(
                label.text, label.x, labelTop + layout.smallSize, .figure, alignment: .middle, isSmall: true)
        }
    }
}
