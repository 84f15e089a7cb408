/// Draws the figures of two years: points on two upright lines, names and figures beside them, pushed apart where they
/// would meet.
struct SlopeComposer {
    let chart: SlopeChart
    let layout: ChartLayout

    /// A unit with both figures.
    private struct Line {
        var row: SlopeChart.Row
        var before: Double
        var now: Double
    }

    /// More lines than this are not told from each other.
    private static let mostLines = 20
    private var step: Double { BarMetrics.lineHeight(layout.smallSize) }

    func drawings() -> [Drawing] {
        let lines = chart.rows.compactMap { row -> Line? in
            guard let before = row.before.double, let now = row.now.double else { return nil }
            return Line(row: row, before: before, now: now)
        }
        guard !lines.isEmpty else { return [] }
        let room = Int((layout.height - Self.head - 2 * step) / (step * 1.4))
        let most = max(min(Self.mostLines, room), 1)
        let scale = PlotScale(holding: lines.flatMap { [$0.before, $0.now] })
        return stride(from: 0, to: lines.count, by: most).map { first in
            let part = Array(lines[first..<min(first + most, lines.count)])
            return draw(part, scale: scale, rows: first + 1...first + part.count)
        }
    }

    private static let head = 44.0

    private func draw(_ lines: [Line], scale: PlotScale, rows: ClosedRange<Int>) -> Drawing {
        var pen = Pen(layout: layout)
        let value =
            lines.map { line in
                TextMeasure(size: layout.smallSize).width(line.row.before.printed)
            }.max() ?? 0
        let side = min(value + 8, layout.width / 4)
        let left = side + 10
        let right = layout.width * (layout.isNarrow ? 0.5 : 0.55)
        // Labels need a line each, whatever the figures are.
        let height = max(Double(lines.count) * step * 1.4, layout.isNarrow ? 160 : 220)
        let bottom = Self.head + height
        func y(_ value: Double) -> Double { bottom - scale.share(value) * height }

        drawHeads(left: left, right: right, on: &pen)
        for x in [left, right] { pen.line(x, Self.head, x, bottom, .axis, .axis) }
        for line in lines {
            pen.line(
                left, y(line.before), right, y(line.now), .bar, line.now < line.before ? .text : .bar, width: 1.5,
                isDashed: line.now < line.before)
            pen.dot(left, y(line.before), .marker, fill: .white)
            pen.dot(right, y(line.now), .marker, fill: .bar)
        }
        label(lines.map { y($0.before) }, to: bottom) { line, top, place in
            pen.line(left - 9, top, left - 5, place, .axis, .axis)
            write(lines[line].row.before.printed, .figure, left - 11, top, within: side, alignment: .end, on: &pen)
        }
        let widest = lines.map { TextMeasure(size: layout.smallSize).width($0.row.now.printed) }.max() ?? 0
        label(lines.map { y($0.now) }, to: bottom) { line, top, place in
            pen.line(right + 5, place, right + 9, top, .axis, .axis)
            let row = lines[line].row
            write(row.now.printed, .figure, right + 11, top, within: widest + 1, alignment: .start, on: &pen)
            let start = right + 19 + widest
            write(row.name, .label, start, top, within: layout.width - start - 1, alignment: .start, on: &pen)
        }
        return Drawing(width: layout.width, height: bottom + step, elements: pen.elements, rows: rows)
    }

    private func drawHeads(left: Double, right: Double, on pen: inout Pen) {
        let measure = TextMeasure(size: layout.smallSize, isBold: true)
        let half = (left + right) / 2
        for (text, x, width, alignment) in [
            (chart.beforeHeader, 0, half - 8, TextRun.Alignment.start),
            (chart.nowHeader, half, layout.width - half - 1, .start),
        ] {
            var baseline = layout.smallSize + 1
            for line in measure.lines(text, within: width, limit: 2) {
                pen.text(line, x, baseline, alignment: alignment, isSmall: true, isBold: true, ink: .muted)
                baseline += step
            }
        }
    }

    /// Gives each label a line of its own as near to its place as there is room, in the order of the places.
    private func label(_ places: [Double], to bottom: Double, _ write: (Int, Double, Double) -> Void) {
        let order = places.indices.sorted { (places[$0], $0) < (places[$1], $1) }
        // Pushed down from the first, pushed up from the last: the middle of both keeps the lines apart, too.
        var down = order.map { places[$0] }
        for index in down.indices.dropFirst() { down[index] = max(down[index], down[index - 1] + step) }
        var up = order.map { places[$0] }
        for index in up.indices.dropLast().reversed() { up[index] = min(up[index], up[index + 1] - step) }
        var tops = zip(down, up).map { ($0 + $1) / 2 }
        var limit = Self.head
        for index in tops.indices {
            tops[index] = max(tops[index], limit)
            limit = tops[index] + step
        }
        limit = bottom
        for index in tops.indices.reversed() {
            tops[index] = min(tops[index], limit)
            limit = tops[index] - step
        }
        for (top, index) in zip(tops, order) { write(index, top, places[index]) }
    }

    private func write(
        _ text: String, _ role: DrawingElement.Role, _ x: Double, _ middle: Double, within width: Double,
        alignment: TextRun.Alignment,
        on pen: inout Pen
    ) {
        let line = TextMeasure(size: layout.smallSize).lines(text, within: max(width, 1), limit: 1)[0]
        pen.text(
            line, x, middle + layout.smallSize * 0.36, role, alignment: alignment, isSmall: true,
            title: line == text ? nil : text)
    }
}
