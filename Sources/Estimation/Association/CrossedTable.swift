internal import Statistics

/// A weighted table of two characteristics, without empty rows and columns.
struct CrossedTable {
    let rowLevels: [Int]
    let columnLevels: [Int]
    /// The cell of each row of the domain; -1 where either level is not known.
    let cellOfRow: [Int]
    /// The share of each cell, by row then column.
    let shares: [Double]

    init(_ first: [Int], _ second: [Int], weights: [Double]) {
        let known = first.indices.filter { first[$0] >= 0 && second[$0] >= 0 && weights[$0] > 0 }
        let rowLevels = Set(known.map { first[$0] }).sorted()
        let columnLevels = Set(known.map { second[$0] }).sorted()
        let rowPlaces = Dictionary(uniqueKeysWithValues: rowLevels.enumerated().map { ($1, $0) })
        let columnPlaces = Dictionary(uniqueKeysWithValues: columnLevels.enumerated().map { ($1, $0) })
        var cells = [Int](repeating: -1, count: first.count)
        var sums = [CompensatedSum](repeating: CompensatedSum(), count: rowLevels.count * columnLevels.count)
        for place in known {
            let cell = (rowPlaces[first[place]] ?? 0) * columnLevels.count + (columnPlaces[second[place]] ?? 0)
            cells[place] = cell
            sums[cell].add(weights[place])
        }
        let total = sums.map(\.value).compensatedSum()
        self.rowLevels = rowLevels
        self.columnLevels = columnLevels
        cellOfRow = cells
        shares = sums.map { $0.value / total }
    }

    /// Products of deviations of a row and of a column: a basis of what rows and columns do not explain.
    var contrasts: [[Double]] {
        let rows = rowLevels.count
        let columns = columnLevels.count
        return (0..<(rows - 1) * (columns - 1)).map { number in
            let (row, column) = (number / (columns - 1), number % (columns - 1))
            return (0..<rows * columns).map { cell in
                ((cell / columns == row ? 1 : 0) - 1 / Double(rows))
                    * ((cell % columns == column ? 1 : 0) - 1 / Double(columns))
            }
        }
    }

    /// The share of each cell if rows and columns had nothing to do with each other.
    var expectedShares: [Double] {
        let columns = columnLevels.count
        var rowShares = [Double](repeating: 0, count: rowLevels.count)
        var columnShares = [Double](repeating: 0, count: columns)
        for (cell, share) in shares.enumerated() {
            rowShares[cell / columns] += share
            columnShares[cell % columns] += share
        }
        return shares.indices.map { rowShares[$0 / columns] * columnShares[$0 % columns] }
    }

    /// Pearson's X² over the respondents.
    var pearsonShare: Double {
        zip(shares, expectedShares).reduce(0) { sum, cell in
            sum + (cell.0 - cell.1) * (cell.0 - cell.1) / cell.1
        }
    }
}
