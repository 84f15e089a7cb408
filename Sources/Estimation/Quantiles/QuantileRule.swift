internal import Statistics

/// How a quantile lies between weighted values; the rules are those of `svyquantile` in R `survey` 4.1 and later.
///
/// `hf1` to `hf9` carry the nine definitions of Hyndman & Fan (1996) over to weights. R's `shahvaish` is left out: its 4.1 adds weights on
/// two scales, and its intervals do not hold their quantiles.
public enum QuantileRule: String, Sendable, Hashable, CaseIterable {
    /// The smallest value that at least the share p lies at or below (R's default; the same as `hf1`).
    case math
    /// The middle of two values where the share is met exactly, as at school (the same as `hf2`).
    case school
    /// Inverse of the empirical distribution.
    case hf1
    /// As `hf1`, with the average where the share is met exactly.
    case hf2
    /// The nearest even order statistic.
    case hf3
    /// Linear interpolation of the empirical distribution.
    case hf4
    /// Piecewise linear, with knots midway through the steps.
    case hf5
    /// Linear in the expectations of uniform order statistics.
    case hf6
    /// Linear in their modes.
    case hf7
    /// Linear in their medians, approximately, whatever the distribution.
    case hf8
    /// As `hf8`, for a normal distribution.
    case hf9
}

/// Values in order with the weights that lie at or below each.
struct WeightedOrder {
    private let values: [Double]
    private let weights: [Double]
    private let running: [Double]
    private let total: Double

    /// Nil without a value of a weight above 0.
    ///
    /// - Parameter merges: whether equal values are put together (R does for `hf3`).
    init?(_ values: [Double], weights: [Double], merges: Bool = false) {
        let order = values.indices.filter { weights[$0] != 0 }.sorted { (values[$0], $0) < (values[$1], $1) }
        guard !order.isEmpty else { return nil }
        var sorted: [Double] = []
        var own: [Double] = []
        for place in order {
            if merges, sorted.last == values[place] {
                own[own.count - 1] += weights[place]
            } else {
                sorted.append(values[place])
                own.append(weights[place])
            }
        }
        self.values = sorted
        self.weights = own
        var sum = CompensatedSum()
        running = own.map { weight in
            sum.add(weight)
            return sum.value
        }
        total = sum.value
    }

    /// The quantile of a share between 0 and 1.
    func quantile(_ share: Double, _ rule: QuantileRule) -> Double {
        let count = values.count
        switch rule {
        case .math, .hf1:
            let step = step(share)
            return step.below == 0 ? step.low : step.high
        case .school, .hf2:
            let step = step(share)
            return step.below == 0 ? (step.low + step.high) / 2 : step.high
        case .hf3:
            let step = step(share)
            return step.below == 0 && step.place % 2 == 0 ? step.low : step.high
        case .hf4:
            let step = step(share)
            guard step.below + step.above != 0 else { return step.high }
            let part = step.below / (step.above + step.below)
            return step.low * (1 - part) + step.high * part
        case .hf5: return line(values.indices.map { (running[$0] - weights[$0] / 2) / total }, share)
        case .hf6: return line(running.map { $0 / (total + (weights.last ?? 0)) }, share)
        case .hf7:
            guard count > 1 else { return values[0] }
            return line(values.indices.map { ($0 == 0 ? 0 : running[$0 - 1]) / running[count - 2] }, share)
        case .hf8: return line(knots(1.0 / 3), share)
        case .hf9: return line(knots(3.0 / 8), share)
        }
    }

    private func knots(_ part: Double) -> [Double] {
        let whole = total + (weights.last ?? 0) * (part == 1.0 / 3 ? 1.0 / 3 : 1.0 / 4)
        return values.indices.map { place in
            ((place == 0 ? 0 : running[place - 1]) * part + running[place] * (1 - part)) / whole
        }
    }

    /// The step of the distribution function that a share lies on, its two values, and the distances to its ends.
    ///
    /// Below the first value's weight R takes the second value; here it is the first.
    private func step(_ share: Double) -> (place: Int, low: Double, high: Double, below: Double, above: Double) {
        guard let place = running.lastIndex(where: { $0 <= share * total }) else {
            return (0, values[0], values[0], 0, 0)
        }
        let next = min(place + 1, values.count - 1)
        return (
            place + 1, values[place], values[next], share - running[place] / total, running[next] / total - share
        )
    }

    /// Linear interpolation between knots, the ends held; ties of knots take the mean of their values, as R's `approx`.
    private func line(_ knots: [Double], _ share: Double) -> Double {
        let (x, y) = merged(knots)
        guard let first = x.first, let end = x.last else { return .nan }
        if share <= first { return y[0] }
        if share >= end { return y[y.count - 1] }
        let upper = x.firstIndex { $0 > share } ?? x.count - 1
        let lower = upper - 1
        if x[lower] == share { return y[lower] }
        return y[lower] + (y[upper] - y[lower]) * ((share - x[lower]) / (x[upper] - x[lower]))
    }

    private func merged(_ knots: [Double]) -> ([Double], [Double]) {
        let pairs = zip(knots, values).sorted { $0.0 < $1.0 }
        var x: [Double] = []
        var y: [[Double]] = []
        for (knot, value) in pairs {
            if x.last == knot {
                y[y.count - 1].append(value)
            } else {
                x.append(knot)
                y.append([value])
            }
        }
        return (x, y.map { $0.reduce(0, +) / Double($0.count) })
    }
}
