internal import Statistics

/// Newton's method for the factors of one part of the rows (R `survey`: `grake`).
struct CalibrationNewton {
    private let rows: [Int]
    private let method: CalibratedWeights.Method
    /// The columns of the part, by their places among all, and their targets and names.
    private let targets: [Double]
    private let names: [String]
    /// By feature: each row's column among the part's, -1 for none, and value.
    private let columns: [[Int32]]
    private let values: [[Double]?]
    private var weights: [Double]
    /// What base weights were multiplied by beforehand, because they are far from the totals.
    private var scale = 1.0

    /// The most steps.
    private static let limit = 200

    init(_ all: CalibrationColumns, rows: [Int], base: [Double], method: CalibratedWeights.Method) {
        self.rows = rows
        self.method = method
        weights = rows.map { base[$0] }
        var place: [Int32: Int32] = [:]
        var targets: [Double] = []
        var names: [String] = []
        columns = all.features.map { feature in
            rows.map { row in
                let column = feature.columns[row]
                guard column >= 0 else { return -1 }
                if let known = place[column] { return known }
                let new = Int32(truncatingIfNeeded: targets.count)
                place[column] = new
                targets.append(all.targets[Int(column)])
                names.append(all.names[Int(column)])
                return new
            }
        }
        values = all.features.map { feature in feature.values.map { values in rows.map { values[$0] } } }
        self.targets = targets
        self.names = names
    }

    /// The factor of each row.
    mutating func factors() throws(WeightingError) -> [Double] {
        let start = totals(weights)
        // Weights that stand for nobody yet are brought near the totals first, so that bounds mean something.
        let scales = zip(targets, start).map { $1 == 0 ? Double.infinity : $0 / $1 }
        if let least = scales.min(), least > 20, scales.allSatisfy(\.isFinite) {
            scale = scales.reduce(0, +) / Double(scales.count)
            for row in weights.indices { weights[row] *= scale }
        }
        let form = CalibrationFactor(distance: method.distance, bounds: method.bounds)
        var coefficients = [Double](repeating: 0, count: targets.count)
        var state = evaluate(coefficients, form)
        var previous = Double.infinity
        for _ in 0..<Self.limit {
            if state.error <= 1e-9, state.error <= 1e-14 || state.error > 0.5 * previous { break }
            previous = state.error
            var step = gram(state.slopes).solve(state.misfit)
            var next = evaluate(zip(coefficients, step).map { $0 + $1 }, form)
            // A step into numbers without end is halved, as often as it takes.
            for _ in 0..<60 where !next.error.isFinite {
                step = step.map { $0 / 2 }
                next = evaluate(zip(coefficients, step).map { $0 + $1 }, form)
            }
            guard next.error.isFinite else { break }
            coefficients = zip(coefficients, step).map { $0 + $1 }
            state = next
        }
        guard state.error <= 1e-9 else {
            let furthest = state.misfit.indices.max { error(state.misfit, $0) < error(state.misfit, $1) } ?? 0
            throw .marginNotReached(
                .init(name: names[furthest], total: targets[furthest]),
                reached: targets[furthest] - state.misfit[furthest])
        }
        return state.factors.map { $0 * scale }
    }

    private struct State {
        var factors: [Double]
        var slopes: [Double]
        var misfit: [Double]
        var error: Double
    }

    private func error(_ misfit: [Double], _ column: Int) -> Double {
        abs(misfit[column]) / (1 + abs(targets[column]))
    }

    private func evaluate(_ coefficients: [Double], _ form: CalibrationFactor) -> State {
        var factors = [Double](repeating: 1, count: rows.count)
        var slopes = factors
        for row in rows.indices {
            var predictor = 0.0
            for feature in columns.indices where columns[feature][row] >= 0 {
                predictor += coefficients[Int(columns[feature][row])] * (values[feature]?[row] ?? 1)
            }
            (factors[row], slopes[row]) = form.value(predictor)
        }
        let reached = totals(zip(weights, factors).map { $0 * $1 })
        let misfit = zip(targets, reached).map { $0 - $1 }
        let errors = misfit.indices.map { error(misfit, $0) }
        let worst = errors.contains { !$0.isFinite } || slopes.contains { !$0.isFinite } ? .infinity : errors.max() ?? 0
        return State(factors: factors, slopes: slopes, misfit: misfit, error: worst)
    }

    /// The totals that weights give.
    private func totals(_ weights: [Double]) -> [Double] {
        var sums = [CompensatedSum](repeating: CompensatedSum(), count: targets.count)
        for feature in columns.indices {
            for row in rows.indices where columns[feature][row] >= 0 {
                sums[Int(columns[feature][row])].add(weights[row] * (values[feature]?[row] ?? 1))
            }
        }
        return sums.map(\.value)
    }

    /// The matrix of a step: Σ d F'(u) x xᵀ.
    private func gram(_ slopes: [Double]) -> GramMatrix {
        let size = targets.count
        var matrix = [Double](repeating: 0, count: size * size)
        for row in rows.indices {
            let weight = weights[row] * slopes[row]
            guard weight != 0 else { continue }
            for first in columns.indices where columns[first][row] >= 0 {
                let one = Int(columns[first][row])
                let scaled = weight * (values[first]?[row] ?? 1)
                for second in columns.indices where columns[second][row] >= 0 {
                    let other = Int(columns[second][row])
                    if other <= one { matrix[one * size + other] += scaled * (values[second]?[row] ?? 1) }
                }
            }
        }
        return GramMatrix(size: size, values: matrix)
    }
}
