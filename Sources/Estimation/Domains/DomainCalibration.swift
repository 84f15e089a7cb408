/// What the totals that weights agree with explain of a domain's figures, and where: rows outside the domain that share a
/// total with it carry a part of the residuals.
struct DomainCalibration: Sendable {
    private let index: CalibrationIndex
    /// The parts that the domain touches, with the place of their first columns among the domain's.
    private let parts: [(part: Int, start: Int)]
    private let columnCount: Int
    /// By term and feature, the place of the column of each row of the domain; -1 for none.
    private let columns: [[[Int32]]]
    private let rows: [Int]
    /// How many respondents each row stands for; nil: itself.
    private let counts: [Int]?
    /// The clusters from which something is taken.
    private let leaves: [Int32]
    /// What is taken from them, by columns of the domain, cluster after cluster.
    private let entries: [CalibratedClusters.Entry]
    /// Where the entries of each of the clusters end.
    private let ends: [Int]

    /// The rows outside a domain that stand for all that share a total with it, ascending, and how many rows each stands
    /// for: rows or, where clusters were drawn, one row of each.
    static func carriers(for rows: [Int], in index: CalibrationIndex) -> [(row: Int, count: Int)] {
        let touched = Set(rows.map { index.partOfRow[$0] }).filter { $0 >= 0 }.map(Int.init).sorted()
        if let alike = index.alike {
            return alike.carriers(for: rows, parts: touched).sorted { $0.row < $1.row }
        }
        let inside = Set(rows)
        var carriers: [(row: Int, count: Int)] = []
        for part in touched {
            if let clusters = index.clusters {
                carriers += clusters.rowsOfPart[part].filter { !inside.contains(Int($0)) }.map { (Int($0), 1) }
            } else {
                for row in index.rows[index.starts[part]..<index.starts[part + 1]] where !inside.contains(Int(row)) {
                    carriers.append((Int(row), 1))
                }
            }
        }
        return carriers.sorted { $0.row < $1.row }
    }

    /// - Parameters:
    ///   - counts: how many respondents each row stands for; nil: itself.
    ///   - carriers: the rows outside the domain.
    ///   - leaves: the clusters of the rows, then of the carriers.
    ///   - lastStage: the last-stage cluster of each row of the design; nil where rows were drawn by themselves.
    init(
        _ index: CalibrationIndex, rows: [Int], counts: [Int]?, carriers: [Int], leaves: [Int32], lastStage: [Int32]?
    ) {
        self.index = index
        self.rows = rows
        self.counts = counts
        var parts: [(part: Int, start: Int)] = []
        var place = [Int32](repeating: -1, count: index.columnCount)
        var count = 0
        for part in Set(rows.map { index.partOfRow[$0] }).filter({ $0 >= 0 }).map(Int.init).sorted() {
            parts.append((part, count))
            for range in index.parts[part].columns {
                for column in range {
                    place[column] = Int32(truncatingIfNeeded: count)
                    count += 1
                }
            }
        }
        self.parts = parts
        columnCount = count
        columns = index.terms.map { term in
            term.columns.map { column in rows.map { column[$0] < 0 ? -1 : place[Int(column[$0])] } }
        }
        var taken: [Int32] = []
        var entries: [CalibratedClusters.Entry] = []
        var ends: [Int] = []
        var isDone = [Bool](repeating: false, count: Int(leaves.max() ?? -1) + 1)
        for (member, row) in (rows + carriers).enumerated() {
            let leaf = leaves[member]
            if let lastStage, let clusters = index.clusters {
                guard !isDone[Int(leaf)] else { continue }
                isDone[Int(leaf)] = true
                for entry in clusters.entries[Int(lastStage[row])] where place[Int(entry.column)] >= 0 {
                    entries.append(CalibratedClusters.Entry(column: place[Int(entry.column)], sum: entry.sum))
                }
            } else if index.partOfRow[row] >= 0 {
                for term in index.terms {
                    for feature in term.columns.indices where term.columns[feature][row] >= 0 {
                        entries.append(
                            .init(
                                column: place[Int(term.columns[feature][row])],
                                sum: term.weights[row] * (term.values[feature]?[row] ?? 1)))
                    }
                }
            } else {
                continue
            }
            taken.append(leaf)
            ends.append(entries.count)
        }
        self.leaves = taken
        self.entries = entries
        self.ends = ends
    }

    /// Takes from influences by cluster what the totals explain, for every row that shares a total with the domain.
    ///
    /// - Parameter rowInfluences: weight times influence of each row of the domain.
    func removeExplained(from clusterInfluences: inout [Double], rowInfluences: [Double]) {
        var sums = [Double](repeating: 0, count: columnCount)
        for (place, term) in index.terms.enumerated() {
            for feature in columns[place].indices {
                let own = columns[place][feature]
                for row in own.indices where own[row] >= 0 {
                    let source = rows[row]
                    let times = counts.map { Double($0[row]) } ?? 1
                    sums[Int(own[row])] +=
                        times * term.pull[source] * (term.values[feature]?[source] ?? 1) * rowInfluences[row]
                }
            }
        }
        var explained = [Double](repeating: 0, count: columnCount)
        for (part, start) in parts {
            let width = index.parts[part].columns.reduce(0) { $0 + $1.count }
            let found = index.parts[part].coefficients(Array(sums[start..<(start + width)]), steps: index.steps)
            for place in found.indices { explained[start + place] = found[place] }
        }
        var next = 0
        for (place, leaf) in leaves.enumerated() {
            var part = 0.0
            while next < ends[place] {
                part += entries[next].sum * explained[Int(entries[next].column)]
                next += 1
            }
            clusterInfluences[Int(leaf)] -= part
        }
    }
}
