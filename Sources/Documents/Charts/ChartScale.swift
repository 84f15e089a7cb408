/// The scale under a chart's bars. It begins at 0, so that a bar twice as long is a figure twice as large; only that of ranks,
/// which are places and no lengths, begins at 1.
public struct ChartScale: Sendable, Hashable {
    /// The value at the left end.
    public private(set) var minimum = 0.0
    /// The value at the right end.
    public var maximum: Double
    /// How many equal steps the scale is divided into.
    public var steps: Int

    /// Makes a scale; a maximum that is not above 0 becomes 1.
    public init(maximum: Double, steps: Int) {
        self.maximum = maximum.isFinite && maximum > 0 ? maximum : 1
        self.steps = min(max(steps, 1), 20)
    }

    /// Percentages.
    public static let percent = ChartScale(maximum: 100, steps: 4)

    /// The scale that holds a greatest value: 1, 2, 2.5 or 5 times a power of ten for each step, at most six steps.
    public init(holding greatest: Double) {
        guard greatest.isFinite, greatest > 0, greatest < 1e15 else {
            self.init(maximum: 1, steps: 1)
            return
        }
        var power = 1.0
        while power * 10 <= greatest { power *= 10 }
        while power > greatest { power /= 10 }
        for step in [power / 5, power / 4, power / 2, power, power * 2, power * 2.5] {
            let steps = (greatest / step).rounded(.up)
            if steps <= 6 {
                self.init(maximum: steps * step, steps: Int(steps))
                return
            }
        }
        self.init(maximum: power * 10, steps: 5)
    }

    /// Ranks from 1 to the last, which stands at the right end.
    static func ranks(upTo last: Double) -> ChartScale {
        let span = Swift.max(last.isFinite ? last.rounded(.up) : 2, 2) - 1
        // As many steps as there are ranks between, up to eight of a width that divides the scale.
        let step = (1...).first { span / Double($0) <= 8 } ?? 1
        let steps = (span / Double(step)).rounded(.up)
        var scale = ChartScale(maximum: 1 + steps * Double(step), steps: Int(steps))
        scale.minimum = 1
        return scale
    }

    /// Counts from 0, whole numbers at the lines.
    static func counts(upTo most: Int) -> ChartScale {
        let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000].first { most <= $0 * 6 } ?? 0
        guard step > 0 else { return ChartScale(holding: Double(most)) }
        let steps = Swift.max((most + step - 1) / step, 1)
        return ChartScale(maximum: Double(steps * step), steps: steps)
    }

    /// Where a value lies, 0 at the left end and 1 at the right; what lies outside is drawn at the end.
    func share(_ value: Double) -> Double { min(max((value - minimum) / (maximum - minimum), 0), 1) }

    /// The values at the lines of the scale.
    var ticks: [Double] { (0...steps).map { minimum + (maximum - minimum) * Double($0) / Double(steps) } }
}
