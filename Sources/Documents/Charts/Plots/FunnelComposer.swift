import Figures

/// Draws a funnel: points over the number of respondents, the centre as a line, the limits as curves, the outer ones in dashes.
struct FunnelComposer {
    let chart: FunnelChart
    let layout: ChartLayout

    private var step: Double { BarMetrics.lineHeight(layout.smallSize) }
    private var height: Double { layout.isNarrow ? 260 : 320 }

    func drawings() -> [Drawing] {
        let shown = chart.rows.filter { chart.limitsPassed($0) != nil }
        guard !shown.isEmpty, let centre = chart.centre.double else { return [] }
        let most = shown.map(\.respondents).max() ?? 1
        let least = shown.map(\.respondents).min() ?? 1
        // The limits of 95 % of the smallest unit are in sight; those of 99.8 % end at the edge.
        let widest = FunnelChart.quantiles[0] * chart.spread / Double(least).squareRoot()
        let scale = PlotScale(
            holding: shown.compactMap(\.figure.double) + [max(centre - widest, 0), min(centre + widest, 100)])
        let across = ChartScale(holding: Double(most))
        var pen = Pen(layout: layout)
        let top = drawKeys(on: &pen) + 6
        let left = (scale.ticks.map { TextMeasure(size: layout.smallSize).width(number($0)) }.max() ?? 0) + 8
        let frame = PlotFrame(
            left: left, right: layout.width - 14, top: top, bottom: top + height, across: across, upright: scale)
        drawAxes(frame, on: &pen)
        drawLimits(frame, centre: centre, from: least, to: across.maximum, on: &pen)
        for row in shown {
            guard let value = row.figure.double else { continue }
            let (x, y) = (frame.x(Double(row.respondents)), frame.y(value))
            switch chart.limitsPassed(row) ?? 0 {
            case 0: pen.dot(x, y, .marker, fill: .bar, title: row.name)
            default: pen.diamond(x, y, .marker, title: row.name)
            }
        }
        return [
            Drawing(
                width: layout.width, height: frame.bottom + 2 * step + 10, elements: pen.elements,
                rows: 1...chart.rows.count)
        ]
    }

    private func number(_ value: Double) -> String { ChartNumber.text(value, language: layout.language) }

    private func drawKeys(on pen: inout Pen) -> Double {
        let keys: [(BarKey.Sign, String)] = [
            (.dot, ChartWords.within.text(layout.language)), (.diamond, ChartWords.beyondFirst.text(layout.language)),
            (.line, chart.centreHeader), (.curve, ChartWords.firstLimit.text(layout.language)),
            (.dashes, ChartWords.secondLimit.text(layout.language)),
        ]
        return BarComposer(
            layout: layout, scale: .percent, nameHeader: "", sides: [], keys: keys.map { BarKey($0.0, $0.1) }, rows: []
        ).drawKeys(on: &pen)
    }

    private func drawAxes(_ frame: PlotFrame, on pen: inout Pen) {
        for tick in frame.upright.ticks {
            let y = frame.y(tick)
            pen.line(frame.left, y, frame.right, y, .axis, .grid)
            pen.text(
                number(tick), frame.left - 5, y + layout.smallSize * 0.36, .axis, alignment: .end, isSmall: true,
                ink: .muted)
        }
        pen.line(frame.left, frame.bottom, frame.right, frame.bottom, .axis, .axis)
        let ticks = frame.across.ticks
        for (index, tick) in ticks.enumerated() where !layout.isNarrow || index == 0 || index == ticks.count - 1 {
            let alignment: TextRun.Alignment =
                index == 0 ? .start : layout.isNarrow || index == ticks.count - 1 ? .end : .middle
            let x = index == 0 ? frame.left : index == ticks.count - 1 ? layout.width : frame.x(tick)
            pen.text(
                number(tick), x, frame.bottom + step, .axis, alignment: alignment, isSmall: true, ink: .muted)
        }
        let words = "\(chart.valueHeader) / \(ChartWords.base.text(layout.language))"
        let line = TextMeasure(size: layout.smallSize).lines(words, within: layout.width, limit: 1)[0]
        pen.text(line, 0, frame.bottom + 2 * step + 4, isSmall: true, ink: .muted)
    }

    private func drawLimits(_ frame: PlotFrame, centre: Double, from least: Int, to most: Double, on pen: inout Pen) {
        pen.line(frame.left, frame.y(centre), frame.right, frame.y(centre), .whisker, .text, width: 1.25)
        let pieces = 48
        let first = max(Double(least) * 0.8, 1)
        for (kind, quantile) in FunnelChart.quantiles.enumerated() {
            for side in [-1.0, 1] {
                var last: Point?
                for piece in 0...pieces {
                    // Closer where the curve bends.
                    let part = Double(piece) / Double(pieces)
                    let n = first + (most - first) * part * part
                    let value = centre + side * quantile * chart.spread / n.squareRoot()
                    let point = Point(frame.x(n), frame.y(value))
                    let isSeen = value >= frame.upright.low && value <= frame.upright.high
                    // Each second piece of the outer limits is left out.
                    if let last, isSeen, kind == 0 || piece % 2 == 0 {
                        pen.line(last.x, last.y, point.x, point.y, .axis, .muted, width: 1.25)
                    }
                    last = isSeen ? point : nil
                }
            }
        }
    }
}

/// Where the two scales of a plot lie.
struct PlotFrame {
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double
    var across: ChartScale
    var upright: PlotScale

    func x(_ value: Double) -> Double { left + across.share(value) * (right - left) }
    func y(_ value: Double) -> Double { bottom - upright.share(value) * (bottom - top) }
}

/// A scale of percentages for places, not lengths: it need not begin at 0.
struct PlotScale {
    let low: Double
    let high: Double
    let ticks: [Double]

    /// The scale of whole steps, six at most, that holds all values, within 0 to 100.
    init(holding values: [Double]) {
        let finite = values.filter(\.isFinite).map { min(max($0, 0), 100) }
        let (least, most) = (finite.min() ?? 0, finite.max() ?? 100)
        let step = [1.0, 2, 5, 10, 20].first { ((most / $0).rounded(.up) - (least / $0).rounded(.down)) <= 6 } ?? 20
        var low = (least / step).rounded(.down) * step
        var high = (most / step).rounded(.up) * step
        if low == high { if high < 100 { high += step } else { low -= step } }
        self.low = low
        self.high = high
        ticks = (0...Int(((high - low) / step).rounded())).map { low + Double($0) * step }
    }

    /// Where a value lies, 0 at the lower end and 1 at the upper.
    func share(_ value: Double) -> Double { min(max((value - low) / (high - low), 0), 1) }
}
