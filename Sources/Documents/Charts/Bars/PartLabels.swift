/// The printed percentages of a stacked bar: inside a part where it is wide enough, otherwise under it, moved aside until
/// none meets another.
struct PartLabels {
    struct Label {
        var text: String
        /// The middle of the text.
        var x: Double
        /// The middle of the part.
        var partX: Double
        var ink: Ink
    }

    private(set) var bounds: [ClosedRange<Double>] = []
    private(set) var inside: [Label] = []
    private(set) var outside: [Label] = []

    /// The space between two labels.
    private static let gap = 6.0

    init(_ parts: [BarRow.Part], columns: BarColumns, measure: TextMeasure) {
        let total = parts.reduce(0) { $0 + $1.value }
        // Rounded percentages add to 99.9 or 100.1: the bar is full all the same. Where levels are withheld it is not.
        let whole = total > 99 ? total : 100
        var under: [(part: BarRow.Part, middle: Double)] = []
        var sum = 0.0
        for part in parts {
            let start = columns.x(sum / whole)
            sum += part.value
            let end = max(columns.x(min(sum / whole, 1)), start)
            bounds.append(start...end)
            guard part.value > 0 else { continue }
            let middle = (start + end) / 2
            if measure.width(part.printed) + 6 <= end - start {
                inside.append(Label(text: part.printed, x: middle, partX: middle, ink: part.ink.legibleText))
            } else {
                under.append((part, middle))
            }
        }
        spread(under, columns: columns, measure: measure)
    }

    /// Places the labels under the bar. Where the bar is too short for all of them the smallest parts go without; the
    /// table beside the chart holds every figure.
    private mutating func spread(
        _ under: [(part: BarRow.Part, middle: Double)], columns: BarColumns, measure: TextMeasure
    ) {
        var kept = under
        func needed() -> Double { kept.reduce(-Self.gap) { $0 + measure.width($1.part.printed) + Self.gap } }
        while needed() > columns.plotWidth,
            let least = kept.indices.min(by: { kept[$0].part.value < kept[$1].part.value })
        {
            kept.remove(at: least)
        }
        let widths = kept.map { measure.width($0.part.printed) }
        var lefts = zip(kept, widths).map { max($0.middle - $1 / 2, columns.plot.lowerBound) }
        for index in lefts.indices.dropFirst() {
            lefts[index] = max(lefts[index], lefts[index - 1] + widths[index - 1] + Self.gap)
        }
        var limit = columns.plot.upperBound
        for index in lefts.indices.reversed() {
            lefts[index] = min(lefts[index], limit - widths[index])
            limit = lefts[index] - Self.gap
        }
        outside = kept.indices.map {
            Label(text: kept[$0].part.printed, x: lefts[$0] + widths[$0] / 2, partX: kept[$0].middle, ink: .text)
        }
    }
}
