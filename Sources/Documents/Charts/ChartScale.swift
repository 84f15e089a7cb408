/// The scale under a chart's bars. It always begins at 0, so that a bar twice as long is a figure twice as large.
public struct ChartScale: Sendable, Hashable {
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

    /// Where a value lies, 0 at the left end and 1 at the right; what lies outside is drawn at the end.
    func share(_ value: Double) -> Double { min(max(value / maximum, 0), 1) }

    /// The values at the lines of the scale.
    var ticks: [Double] { (0...steps).map { maximum * Double($0) / Double(steps) } }
}
