extension BarComposer {
    /// The height of keys, headers and the numbers of the scale.
    func headHeight() -> Double {
        var scratch = Pen(layout: layout)
        return drawHead(on: &scratch)
    }

    /// Draws keys, column headers and the numbers of the scale; returns where the rows begin.
    func drawHead(on pen: inout Pen) -> Double {
        var y = drawKeys(on: &pen)
        y = drawColumnHeaders(top: y, on: &pen)
        let baseline = y + layout.smallSize
        let ticks = scale.ticks
        for (index, tick) in ticks.enumerated() {
            let x = columns.x(scale.share(tick))
            // At the edges of a narrow drawing the numbers are set inwards.
            var alignment = TextRun.Alignment.middle
            if layout.isNarrow, index == 0 { alignment = .start }
            if layout.isNarrow, index == ticks.count - 1 { alignment = .end }
            pen.text(
                ChartNumber.text(tick, language: layout.language), x, baseline, .axis, alignment: alignment,
                isSmall: true, ink: .muted)
        }
        return y + BarMetrics.lineHeight(layout.smallSize) + (layout.isNarrow ? 8 : 4)
    }

    /// Draws the lines of the scale behind the rows.
    func drawGrid(from top: Double, to bottom: Double, on pen: inout Pen) {
        for (index, tick) in scale.ticks.enumerated() {
            let x = columns.x(scale.share(tick))
            pen.line(x, top, x, bottom, .axis, index == 0 ? .axis : .grid)
        }
    }

    private func drawColumnHeaders(top: Double, on pen: inout Pen) -> Double {
        let measure = TextMeasure(size: layout.smallSize, isBold: true)
        let lineHeight = BarMetrics.lineHeight(layout.smallSize)
        var headers: [(lines: [String], x: Double, alignment: TextRun.Alignment)] = []
        if layout.isNarrow {
            let half = (layout.width - BarMetrics.gap) / 2
            headers.append((measure.lines(nameHeader, within: half, limit: 2), 0, .start))
            if firstSideIsValue, let value = sides.first {
                headers.append((measure.lines(value.header, within: half, limit: 3), layout.width, .end))
            }
        } else {
            let width = columns.plot.lowerBound - BarMetrics.gap
            headers.append((measure.lines(nameHeader, within: width, limit: 2), 0, .start))
            for (index, side) in sides.enumerated() {
                let lines = measure.lines(side.header, within: columns.sideWidths[index], limit: 4)
                headers.append((lines, columns.sideEdges[index], .end))
            }
        }
        let height = Double(headers.map(\.lines.count).max() ?? 0) * lineHeight
        for header in headers {
            // Headers stand on the line above the scale.
            var baseline = top + height - Double(header.lines.count) * lineHeight + layout.smallSize
            for line in header.lines {
                pen.text(
                    line, header.x, baseline, alignment: header.alignment, isSmall: true, isBold: true, ink: .muted)
                baseline += lineHeight
            }
        }
        return top + height + 2
    }

    func drawKeys(on pen: inout Pen) -> Double {
        guard !keys.isEmpty else { return 0 }
        let measure = TextMeasure(size: layout.smallSize)
        let swatch = 22.0
        let lineHeight = 20.0
        var x = 0.0
        var y = 0.0
        for key in keys {
            let text = measure.lines(key.text, within: layout.width - swatch, limit: 1)[0]
            let width = swatch + measure.width(text)
            if x > 0, x + width > layout.width {
                x = 0
                y += lineHeight
            }
            drawSign(key.sign, x: x, y: y + lineHeight / 2, on: &pen)
            pen.text(
                text, x + swatch, y + lineHeight / 2 + layout.smallSize * 0.36, isSmall: true,
                title: text == key.text ? nil : key.text)
            x += width + 18
        }
        return y + lineHeight + 8
    }

    private func drawSign(_ sign: BarKey.Sign, x: Double, y: Double, on pen: inout Pen) {
        switch sign {
        case .bar(let ink): pen.rectangle(x, y - 6, 15, 12, .label, fill: ink, outline: .axis)
        case .track: pen.rectangle(x, y - 6, 15, 12, .label, fill: .track, outline: .axis)
        case .diamond: pen.diamond(x + 7.5, y, .label)
        case .dot: pen.dot(x + 7.5, y, .label, fill: .bar)
        case .line: pen.line(x, y, x + 16, y, .label, .text, width: 1.25)
        case .curve: pen.line(x, y, x + 16, y, .label, .muted, width: 1.25)
        case .dashes:
            for part in [0.0, 6, 12] { pen.line(x + part, y, x + part + 4, y, .label, .muted, width: 1.25) }
        case .whisker: pen.whisker(x, x + 15, y, .label)
        }
    }
}
