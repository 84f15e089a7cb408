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
    private let leaves: [Leaf]

    /// What is taken from one cluster: by columns of the domain.
    private struct Leaf: Sendable {
        var leaf: Int32
        var entries: [CalibratedClusters.Entry]
    }

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
    ///   - carriers: the rows outside the domain.
    ///   - leaves: the clusters of the rows, then of the carriers.
    ///   - lastStage: the last-stage cluster of each row of the design; nil where rows were drawn by themselves.
    init(_ index: CalibrationIndex, rows: [Int], carriers: [Int], leaves: [Int32], lastStage: [Int32]?) {
        self.index = index
        self.rows = rows
        var starts: [Int: Int] = [:]
        var parts: [(part: Int, start: Int)] = []
        var place = [Int32](repeating: -1, count: index.columnCount)
        var count = 0
        for part in Set(rows.map { index.partOfRow[$0] }).filter({ $0 >= 0 }).map(Int.init).sorted() {
            starts[part] = count
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
        var byLeaf: [Leaf] = []
        var isDone = [Bool](repeating: false, count: Int(leaves.max() ?? -1) + 1)
        for (member, row) in (rows + carriers).enumerated() {
            let leaf = leaves[member]
            if let lastStage, let clusters = index.clusters {
                guard !isDone[Int(leaf)] else { continue }
                isDone[Int(leaf)] = true
                let entries = clusters.entries[Int(lastStage[row])].compactMap { entry in
                    place[Int(entry.column)] < 0
                        ? nil : CalibratedClusters.Entry(column: place[Int(entry.column)], sum: entry.sum)
                }
                byLeaf.append(Leaf(leaf: leaf, entries: entries))
            } else if index.partOfRow[row] >= 0 {
                var entries: [CalibratedClusters.Entry] = []
                for term in index.terms {
                    for feature in term.columns.indices where term.columns[feature][row] >= 0 {
                        entries.append(
                            .init(
                                column: place[Int(term.columns[feature][row])],
                                sum: term.weights[row] * (term.values[feature]?[row] ?? 1)))
                    }
                }
                byLeaf.append(Leaf(leaf: leaf, entries: entries))
            }
        }
        self.leaves = byLeaf
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
                    sums[Int(own[row])] +=
                        term.pull[source] * (term.values[feature]?[source] ?? 1) * rowInfluences[row]
                }
            }
        }
        var explained = [Double](repeating: 0, count: columnCount)
        for (part, start) in parts {
            let width = index.parts[part].columns.reduce(0) { $0 + $1.count }
            let found = index.parts[part].coefficients(Array(sums[start..<(start + width)]), steps: index.steps)
            for place in found.indices { explained[start + place] = found[place] }
        }
        for leaf in leaves {
            var part = 0.0
            for entry in leaf.entries { part += entry.sum * explained[Int(entry.column)] }
            clusterInfluences[Int(leaf.leaf)] -= part
        }
    }
}
