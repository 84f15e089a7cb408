/// What the studentised difference of each pair of figures is divided by, so that pairs with few degrees of freedom do not set the
/// critical value of all others.
///
/// The difference of two figures with few degrees of freedom has far tails; undivided, one such figure would make the largest of all
/// differences large in most draws, and nothing could be told of any pair. Each pair is put on the scale of Student's t with its own
/// degrees of freedom (Welch 1947; Satterthwaite 1946) at the family's Bonferroni tail: the balance of Beran 1988. Critical values
/// come from draws of what was divided, so that sets hold with their level whatever the scales are.
struct PairScales: Sendable {
    private let squares: [Double]
    private let inverseFreedoms: [Double]
    /// By the inverse of the degrees of freedom in steps, the scale; empty where all errors are as good as known.
    private let scales: [Double]

    private static let steps = 256

    init(_ figures: [RankSets.Figure], level: Double) {
        squares = figures.map { $0.standardError * $0.standardError }
        inverseFreedoms = figures.map { $0.degreesOfFreedom.isFinite ? 1 / max(1, $0.degreesOfFreedom) : 0 }
        let pairs = Double(max(1, figures.count * (figures.count - 1)))
        let tail = (1 - level) / pairs
        guard inverseFreedoms.contains(where: { $0 > 0 }), figures.count > 2,
            let known = try? StandardNormal.quantile(1 - tail), known > 0
        else {
            scales = []
            return
        }
        scales = (0...Self.steps).map { step in
            guard step > 0,
                let t = try? StudentDistribution(degreesOfFreedom: Double(Self.steps) / Double(step)),
                let quantile = try? t.quantile(1 - tail)
            else { return 1 }
            return max(1, quantile / known)
        }
    }

    /// The scale of a pair: 1 where both errors are as good as known.
    func scale(_ one: Int, _ other: Int) -> Double {
        guard !scales.isEmpty else { return 1 }
        let sum = squares[one] + squares[other]
        guard sum > 0 else { return 1 }
        let (a, b) = (squares[one] / sum, squares[other] / sum)
        let inverse = a * a * inverseFreedoms[one] + b * b * inverseFreedoms[other]
        let place = min(1, inverse) * Double(Self.steps)
        let step = min(Self.steps - 1, Int(place))
        let share = place - Double(step)
        return scales[step] * (1 - share) + scales[step + 1] * share
    }
}
