internal import Statistics
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The rounds of raking over crossed cells, and the proof where there is no end.
struct ProportionalFit {
    private let crossed: CrossedCells
    private let margins: [MarginCells]
    /// By margin and cell, the logarithm of the product of its factors: where it grows without end, the cell asks for more
    /// than there is.
    private var logarithms: [[Double]]
    private var sums: [[Double]]

    /// What the base weights of each crossing are multiplied by.
    private(set) var factors: [Double]
    /// The same after each margin of the last round.
    private(set) var factorsAfter: [[Double]]
    /// The most rounds that a part took.
    private(set) var mostCycles = 0

    /// The most rounds; then the margins are taken to be out of reach.
    static let limit = 4096

    init(_ crossed: CrossedCells, margins: [MarginCells]) {
        self.crossed = crossed
        self.margins = margins
        factors = [Double](repeating: 1, count: crossed.weights.count)
        factorsAfter = margins.map { _ in [Double](repeating: 1, count: crossed.weights.count) }
        logarithms = margins.map { [Double](repeating: 0, count: $0.cells.count) }
        sums = logarithms
    }

    /// Rakes one part.
    ///
    /// - Parameter exactCycles: so many rounds and no check of anything.
    mutating func run(_ part: [Int], exactCycles: Int?) throws(WeightingError) {
        let cells = crossed.cells.map { column in Set(part.map { column[$0] }).filter { $0 >= 0 }.sorted() }
        if exactCycles == nil { try checkTotals(part, cells) }
        if let exactCycles {
            for _ in 0..<exactCycles { _ = round(part, cells, keepsEach: true) }
            mostCycles = max(mostCycles, exactCycles)
            return
        }
        var previous = Double.infinity
        var earlier = logarithms
        for cycle in 1...Self.limit {
            let error = round(part, cells, keepsEach: false)
            mostCycles = max(mostCycles, cycle)
            // Good enough, and only rounding changes from here on, or the rounds creep.
            if error <= RakedWeights.tolerance, error <= 1e-13 || error > 0.9 * previous { return }
            previous = error
            guard !error.isFinite || (cycle >= 32 && cycle & (cycle - 1) == 0) else { continue }
            try checkFeasible(part, cells, since: earlier)
            guard error.isFinite else { break }
            earlier = logarithms
        }
        throw reason(part, cells)
    }

    /// Why the rounds did not end: a proof that no weights, or only weights of 0, will do; else the level furthest away.
    private func reason(_ part: [Int], _ cells: [[Int32]]) -> WeightingError {
        guard let structure = InfeasibleStructure(part, crossed: crossed, margins: margins, cells: cells) else {
            return worst(part, cells)
        }
        if let proof = structure.sides(named) { return proof }
        return .weightsOfZero(
            structure.zeros.map { crossing in
                margins.indices.compactMap { margin in
                    let cell = crossed.cells[margin][crossing]
                    return cell < 0 ? nil : named(margin, cell).name
                }.joined(separator: " × ")
            })
    }

    /// Scales to each margin in turn; returns the largest relative error that a margin had before its turn.
    private mutating func round(_ part: [Int], _ cells: [[Int32]], keepsEach: Bool) -> Double {
        var error = 0.0
        for margin in margins.indices {
            let column = crossed.cells[margin]
            for cell in cells[margin] { sums[margin][Int(cell)] = 0 }
            for place in part where column[place] >= 0 {
                sums[margin][Int(column[place])] += crossed.weights[place] * factors[place]
            }
            for cell in cells[margin] {
                let target = margins[margin].cells[Int(cell)].target
                let sum = sums[margin][Int(cell)]
                error = max(error, abs(sum - target) / target)
                guard sum > 0, sum.isFinite else { return .infinity }
                sums[margin][Int(cell)] = target / sum
                logarithms[margin][Int(cell)] += log(target / sum)
            }
            for place in part where column[place] >= 0 { factors[place] *= sums[margin][Int(column[place])] }
            if keepsEach { for place in part { factorsAfter[margin][place] = factors[place] } }
        }
        return error.isNaN ? .infinity : error
    }

    /// Sees that the margins have one total within a part: cells that no respondent connects cannot lend to each other.
    private func checkTotals(_ part: [Int], _ cells: [[Int32]]) throws(WeightingError) {
        let whole = margins.indices.filter { margin in part.allSatisfy { crossed.cells[margin][$0] >= 0 } }
        func total(_ margin: Int) -> Double {
            cells[margin].map { margins[margin].cells[Int($0)].target }.compensatedSum()
        }
        guard let most = whole.max(by: { total($0) < total($1) }), let least = whole.min(by: { total($0) < total($1) }),
            total(most) - total(least) > Margin.tolerance * total(most)
        else { return }
        throw .infeasibleMargins(
            needing: cells[most].map { named(most, $0) }, limitedTo: cells[least].map { named(least, $0) })
    }

    /// Looks for a proof that no weights can agree with the margins: levels whose factors grow without end while others'
    /// shrink, such that every respondent of the growing levels lies in a shrinking one, and these have fewer persons
    /// (Farkas' lemma; the factors of a raking that does not end drift along such a proof).
    private func checkFeasible(
        _ part: [Int], _ cells: [[Int32]], since earlier: [[Double]]
    ) throws(WeightingError) {
        var drift = logarithms
        for margin in drift.indices {
            for cell in cells[margin] { drift[margin][Int(cell)] -= earlier[margin][Int(cell)] }
        }
        // A constant may move from one margin to the next without any change: leave it with the last.
        for margin in drift.indices.dropLast() {
            let least = cells[margin].map { drift[margin][Int($0)] }.min() ?? 0
            for cell in cells[margin] { drift[margin][Int(cell)] -= least }
            if let last = drift.indices.last { for cell in cells[last] { drift[last][Int(cell)] += least } }
        }
        let largest = zip(drift, cells).flatMap { values, cells in cells.map { abs(values[Int($0)]) } }.max() ?? 0
        guard largest > 0, largest.isFinite else { return }
        for share in [0.5, 0.25, 0.1, 0.02] {
            let signs = drift.map { $0.map { $0 > share * largest ? 1 : $0 < -share * largest ? -1 : 0 } }
            let isProof = part.allSatisfy { place in
                margins.indices.reduce(0) { sum, margin in
                    let cell = crossed.cells[margin][place]
                    return cell < 0 ? sum : sum + signs[margin][Int(cell)]
                } <= 0
            }
            var needing: [WeightingError.NamedTotal] = []
            var limited: [WeightingError.NamedTotal] = []
            for margin in margins.indices {
                for cell in cells[margin] where signs[margin][Int(cell)] != 0 {
                    if signs[margin][Int(cell)] > 0 {
                        needing.append(named(margin, cell))
                    } else {
                        limited.append(named(margin, cell))
                    }
                }
            }
            let excess = needing.reduce(0) { $0 + $1.total } - limited.reduce(0) { $0 + $1.total }
            guard isProof, excess > Margin.tolerance * needing.reduce(0, { $0 + $1.total }) else { continue }
            throw .infeasibleMargins(needing: needing, limitedTo: limited)
        }
    }

    /// The level that is furthest from its target when the rounds are given up.
    private func worst(_ part: [Int], _ cells: [[Int32]]) -> WeightingError {
        var furthest = (error: -1.0, total: WeightingError.NamedTotal(name: "", total: 0), sum: 0.0)
        for margin in margins.indices {
            for cell in cells[margin] {
                let sum = part.filter { crossed.cells[margin][$0] == cell }
                    .map { crossed.weights[$0] * factors[$0] }.compensatedSum()
                let target = margins[margin].cells[Int(cell)].target
                let error = abs(sum - target) / target
                if error > furthest.error || error.isNaN { furthest = (error, named(margin, cell), sum) }
            }
        }
        return .rakingNotReached(furthest.total, reached: furthest.sum)
    }

    private func named(_ margin: Int, _ cell: Int32) -> WeightingError.NamedTotal {
        let cell = margins[margin].cells[Int(cell)]
        let scope = cell.scope.map { " (\($0))" } ?? ""
        return .init(name: "\(margins[margin].name)\(scope) «\(cell.level)»", total: cell.target)
    }
}
