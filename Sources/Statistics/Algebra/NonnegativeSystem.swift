/// Whether numbers not below 0 exist that sum to given totals, each number counted in some of the totals, and if not, why.
///
/// The simplex method on a dense table: a first phase that looks for any solution and whose prices prove that there is none
/// (Farkas' lemma; Chvátal 1983, ch. 16), a second that makes the smallest number as large as it can be. Bland's rule, so that it ends.
public struct NonnegativeSystem {
    /// What was found.
    public enum Answer: Sendable, Hashable {
        /// There is a solution with all numbers above 0.
        case positive
        /// There are solutions, and these numbers are 0 in all of them.
        case zeros([Int])
        /// There is none: the totals' multipliers sum to 0 or less over the totals of each number, and to more than 0 over the totals.
        case impossible([Double])
        /// Rounding, or the limit of steps, left it open.
        case undecided
    }

    private var table: [[Double]] = []
    private var costs: [Double] = []
    private var basis: [Int] = []
    private let columnCount: Int
    /// The place of the extra number that all the others exceed.
    private var least: Int { columnCount }
    private var firstArtificial: Int { columnCount + 1 }
    private var right: Int { firstArtificial + basis.count }

    private static let tolerance = 1e-9
    /// The largest table that is worked on.
    private static let mostCells = 4_000_000

    /// Looks at a system.
    ///
    /// - Parameters:
    ///   - columns: by number, the totals that it is counted in.
    ///   - totals: not negative.
    public static func answer(columns: [[Int]], totals: [Double]) -> Answer {
        let whole = totals.reduce(0, +)
        guard whole > 0, whole.isFinite, totals.allSatisfy({ $0 >= 0 }),
            totals.count * (columns.count + totals.count + 2) <= mostCells
        else { return .undecided }
        var system = NonnegativeSystem(columns: columns, totals: totals.map { $0 / whole })
        guard system.minimise(upTo: columns.count) else { return .undecided }
        let rest = -system.costs[system.right]
        if rest > 1e-8 {
            let multipliers = totals.indices.map { 1 - system.costs[system.firstArtificial + $0] }
            return proves(multipliers, columns, totals) ? .impossible(multipliers) : .undecided
        }
        return system.smallest()
    }

    /// Whether multipliers prove that there is no solution.
    private static func proves(_ multipliers: [Double], _ columns: [[Int]], _ totals: [Double]) -> Bool {
        let excess = zip(multipliers, totals).reduce(0) { $0 + $1.0 * $1.1 }
        return excess > 0
            && columns.allSatisfy { column in column.reduce(0) { $0 + multipliers[$1] } <= 1e-7 }
    }

    private init(columns: [[Int]], totals: [Double]) {
        columnCount = columns.count
        let width = columns.count + 1 + totals.count + 1
        table = totals.map { total in
            var row = [Double](repeating: 0, count: width)
            row[width - 1] = total
            return row
        }
        for (place, column) in columns.enumerated() {
            for row in column {
                table[row][place] = 1
                table[row][columns.count] += 1
            }
        }
        for row in totals.indices { table[row][columns.count + 1 + row] = 1 }
        basis = totals.indices.map { columns.count + 1 + $0 }
        // The sum of the artificial numbers, in terms of the others.
        costs = [Double](repeating: 0, count: width)
        for row in table.indices {
            for place in costs.indices where place <= columns.count || place == width - 1 {
                costs[place] -= table[row][place]
            }
        }
    }

    /// Makes the objective as small as it can be with the first numbers; false where the steps do not end.
    private mutating func minimise(upTo limit: Int) -> Bool {
        for _ in 0..<(50 * (columnCount + basis.count) + 1000) {
            guard let entering = (0..<limit).first(where: { costs[$0] < -Self.tolerance }) else { return true }
            var leaving: Int?
            var best = Double.infinity
            for row in table.indices where table[row][entering] > Self.tolerance {
                let ratio = table[row][right] / table[row][entering]
                let isTie = abs(ratio - best) <= 1e-12
                if ratio < best - 1e-12 || isTie && basis[row] < basis[leaving ?? row] {
                    best = min(ratio, best)
                    leaving = row
                }
            }
            guard let leaving else { return false }
            pivot(leaving, entering)
        }
        return false
    }

    private mutating func pivot(_ row: Int, _ column: Int) {
        let pivot = table[row][column]
        for place in table[row].indices { table[row][place] /= pivot }
        let line = table[row]
        for other in table.indices where other != row && table[other][column] != 0 {
            let factor = table[other][column]
            for place in line.indices { table[other][place] -= factor * line[place] }
        }
        let factor = costs[column]
        for place in line.indices { costs[place] -= factor * line[place] }
        basis[row] = column
    }

    /// How large the smallest number can be: above 0, or which numbers are 0 in every solution.
    private mutating func smallest() -> Answer {
        // What is left of the artificial numbers is 0; a total that follows from the others keeps its own and bothers nobody.
        for row in table.indices where basis[row] >= firstArtificial {
            guard let column = (0..<columnCount).first(where: { abs(table[row][$0]) > 1e-7 }) else { continue }
            pivot(row, column)
        }
        costs = [Double](repeating: 0, count: costs.count)
        costs[least] = -1
        guard minimise(upTo: columnCount + 1) else { return .undecided }
        if costs[right] > 1e-9 { return .positive }
        let zeros = (0..<columnCount).filter { costs[$0] > 1e-7 }
        return zeros.isEmpty ? .undecided : .zeros(zeros)
    }
}
