internal import Statistics
internal import Weighting

/// The rows and the weight of each post-stratum, so that a domain finds the rows that share one with its own.
struct CalibrationIndex: Sendable {
    /// The group of each row.
    let groups: [Int32]
    /// The sum of weights of each group.
    let totals: [Double]
    /// The rows by group: those of group g are `rows[starts[g]..<starts[g + 1]]`.
    let rows: [Int32]
    let starts: [Int]
    /// Rows that differ in nothing; nil where clusters or later stages tell rows apart.
    let alike: AlikeRows?

    /// - Parameter strata: the stratum of each row where each row was drawn by itself; nil for other designs.
    init(_ calibration: CalibrationGroups, weights: [Double], strata: [Int32]?) {
        groups = calibration.groups
        var counts = [Int](repeating: 0, count: calibration.count + 1)
        var sums = [CompensatedSum](repeating: CompensatedSum(), count: calibration.count)
        for (row, group) in groups.enumerated() where group >= 0 {
            counts[Int(group) + 1] += 1
            sums[Int(group)].add(weights[row])
        }
        for group in counts.indices.dropFirst() { counts[group] += counts[group - 1] }
        starts = counts
        totals = sums.map(\.value)
        var next = counts
        var sorted = [Int32](repeating: 0, count: counts.last ?? 0)
        for (row, group) in groups.enumerated() where group >= 0 {
            sorted[next[Int(group)]] = Int32(truncatingIfNeeded: row)
            next[Int(group)] += 1
        }
        rows = sorted
        alike = strata.map {
            AlikeRows(groups: calibration.groups, groupCount: calibration.count, strata: $0, weights: weights)
        }
    }
}

/// The rows of a design in cells of one post-stratum, stratum and weight: outside a domain, one of them stands for all.
struct AlikeRows: Sendable {
    private struct Key: Hashable {
        var group: Int32
        var stratum: Int32
        var weight: Double
    }

    /// The cell of each row; -1 for a row of no group.
    let cellOfRow: [Int32]
    /// The rows of each cell, ascending.
    let rowsOfCell: [[Int32]]
    /// The cells of each group.
    let cellsOfGroup: [[Int]]

    init(groups: [Int32], groupCount: Int, strata: [Int32], weights: [Double]) {
        var known: [Key: Int] = [:]
        var rowsOfCell: [[Int32]] = []
        var cellsOfGroup = [[Int]](repeating: [], count: groupCount)
        cellOfRow = groups.indices.map { row in
            guard groups[row] >= 0 else { return -1 }
            let key = Key(group: groups[row], stratum: strata[row], weight: weights[row])
            let cell: Int
            if let place = known[key] {
                cell = place
            } else {
                cell = rowsOfCell.count
                known[key] = cell
                rowsOfCell.append([])
                cellsOfGroup[Int(groups[row])].append(cell)
            }
            rowsOfCell[cell].append(Int32(truncatingIfNeeded: row))
            return Int32(truncatingIfNeeded: cell)
        }
        self.rowsOfCell = rowsOfCell
        self.cellsOfGroup = cellsOfGroup
    }

    /// One row for each cell of some groups with rows outside a domain, and how many it stands for.
    func carriers(for rows: [Int], groups: [Int32]) -> [(row: Int, count: Int)] {
        var inside: [Int: Int] = [:]
        for row in rows where cellOfRow[row] >= 0 { inside[Int(cellOfRow[row]), default: 0] += 1 }
        lazy var members = Set(rows)
        var carriers: [(row: Int, count: Int)] = []
        for group in groups {
            for cell in cellsOfGroup[Int(group)] {
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
