/// The rows of a design in cells of one stratum, the same levels and the same weights: outside a domain, one of them
/// stands for all.
struct AlikeRows: Sendable {
    /// The cell of each row; -1 for a row that no total concerns.
    let cellOfRow: [Int32]
    /// The rows of each cell, ascending.
    let rowsOfCell: [[Int32]]
    /// The cells of each part.
    let cellsOfPart: [[Int]]

    init(_ terms: [CalibrationIndex.Term], partOfRow: [Int32], partCount: Int, strata: [Int32]) {
        var division = CellDivision(cells: strata, partOfRow: partOfRow)
        for (place, term) in terms.enumerated() {
            for columns in term.columns { division.divide { UInt64(UInt32(bitPattern: columns[$0])) } }
            let isKnown = terms[..<place].contains { $0.weights == term.weights && $0.pull == term.pull }
            if !isKnown {
                division.divide { term.weights[$0].bitPattern }
                division.divide { term.pull[$0].bitPattern }
            }
        }
        var cells = division.cells
        var rowsOfCell = [[Int32]](repeating: [], count: division.count)
        var cellsOfPart = [[Int]](repeating: [], count: partCount)
        for row in cells.indices {
            guard partOfRow[row] >= 0 else {
                cells[row] = -1
                continue
            }
            let cell = Int(cells[row])
            if rowsOfCell[cell].isEmpty { cellsOfPart[Int(partOfRow[row])].append(cell) }
            rowsOfCell[cell].append(Int32(truncatingIfNeeded: row))
        }
        cellOfRow = cells
        self.rowsOfCell = rowsOfCell
        self.cellsOfPart = cellsOfPart
    }

    /// One row for each cell of some parts with rows outside a domain, and how many it stands for.
    func carriers(for rows: [Int], parts: [Int]) -> [(row: Int, count: Int)] {
        var inside: [Int: Int] = [:]
        for row in rows where cellOfRow[row] >= 0 { inside[Int(cellOfRow[row]), default: 0] += 1 }
        lazy var members = Set(rows)
        var carriers: [(row: Int, count: Int)] = []
        for part in parts {
            for cell in cellsOfPart[part] {
                let count = rowsOfCell[cell].count - (inside[cell] ?? 0)
                guard count > 0 else { continue }
                let stand =
                    inside[cell] == nil ? rowsOfCell[cell].first : rowsOfCell[cell].first { !members.contains(Int($0)) }
                if let stand { carriers.append((Int(stand), count)) }
            }
        }
        return carriers
    }
}

/// Divides rows into cells, mark by mark: rows stay in one cell as long as all their marks are the same.
private struct CellDivision {
    /// The cell of each row.
    private(set) var cells: [Int32]
    private(set) var count = 0
    private let partOfRow: [Int32]
    private let most: Int

    private struct Key: Hashable {
        var cell: Int32
        var mark: UInt64
    }

    /// - Parameters:
    ///   - cells: the cells to begin with, not negative.
    ///   - partOfRow: negative for rows that are not divided.
    init(cells: [Int32], partOfRow: [Int32]) {
        self.cells = cells
        self.partOfRow = partOfRow
        most = Int(cells.max() ?? 0) + 1
    }

    mutating func divide(_ mark: (Int) -> UInt64) {
        var known: [Key: Int32] = [:]
        // Most cells hold a single mark, or the rows of one that follow each other: what a cell had last is looked at first.
        var lastMark = [UInt64](repeating: 0, count: max(count, most))
        var lastCell = [Int32](repeating: -1, count: max(count, most))
        var next: Int32 = 0
        for row in cells.indices where partOfRow[row] >= 0 {
            let old = Int(cells[row])
            let own = mark(row)
            if lastCell[old] < 0 || lastMark[old] != own {
                let key = Key(cell: cells[row], mark: own)
                lastMark[old] = own
                lastCell[old] = known[key] ?? next
                if lastCell[old] == next {
                    known[key] = next
                    next += 1
                }
            }
            cells[row] = lastCell[old]
        }
        count = Int(next)
    }
}

/// What the clusters of the last stage have of each column: the sums of weight times value over their rows.
struct CalibratedClusters: Sendable {
    /// A column with its sum.
    struct Entry: Sendable {
        let column: Int32
        let sum: Double
    }

    /// The columns of each cluster.
    let entries: [[Entry]]
    /// By part, one row of each cluster that has rows of the part.
    let rowsOfPart: [[Int32]]

    init(_ terms: [CalibrationIndex.Term], partOfRow: [Int32], partCount: Int, clusters: [Int32]) {
        let count = Int(clusters.max() ?? -1) + 1
        var rowsOfCluster = [[Int32]](repeating: [], count: count)
        for (row, cluster) in clusters.enumerated() where partOfRow[row] >= 0 {
            rowsOfCluster[Int(cluster)].append(Int32(truncatingIfNeeded: row))
        }
        var rowsOfPart = [[Int32]](repeating: [], count: partCount)
        entries = rowsOfCluster.map { rows in
            var sums: [Int32: Double] = [:]
            var seen: Set<Int32> = []
            for row in rows {
                if seen.insert(partOfRow[Int(row)]).inserted { rowsOfPart[Int(partOfRow[Int(row)])].append(row) }
                for term in terms {
                    for feature in term.columns.indices where term.columns[feature][Int(row)] >= 0 {
                        sums[term.columns[feature][Int(row)], default: 0] +=
                            term.weights[Int(row)] * (term.values[feature]?[Int(row)] ?? 1)
                    }
                }
            }
            return sums.sorted { $0.key < $1.key }.map { Entry(column: $0.key, sum: $0.value) }
        }
        self.rowsOfPart = rowsOfPart
    }
}
