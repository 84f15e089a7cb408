internal import Statistics

/// Rows put together by their cells in every margin: what raking runs over, however many rows there are.
struct CrossedCells {
    /// The crossing of each row; -1 for a row that takes no part.
    let crossingOfRow: [Int32]
    /// By margin, the cell of each crossing; -1 for none.
    let cells: [[Int32]]
    /// The base weights of each crossing.
    private(set) var weights: [Double]
    /// The crossings that a chain of cells connects, part by part.
    let parts: [[Int]]

    init(_ margins: FittedMargins, base: [Double]) {
        var crossing = margins.takesPart.map { $0 ? Int32(0) : -1 }
        var keys: [[Int32]] = [[]]
        for margin in margins.cells {
            let width = margin.cells.count + 1
            var places = [Int32](repeating: -1, count: keys.count * width)
            var next: [[Int32]] = []
            for row in crossing.indices where crossing[row] >= 0 {
                let cell = margin.rows[row]
                let place = Int(crossing[row]) * width + Int(cell) + 1
                if places[place] < 0 {
                    places[place] = Int32(truncatingIfNeeded: next.count)
                    next.append(keys[Int(crossing[row])] + [cell])
                }
                crossing[row] = places[place]
            }
            keys = next
        }
        // Rows in no cell of any margin have nothing to be fitted to.
        for row in crossing.indices where crossing[row] >= 0 {
            if keys[Int(crossing[row])].allSatisfy({ $0 < 0 }) { crossing[row] = -1 }
        }
        crossingOfRow = crossing
        let columns = margins.cells.indices.map { margin in keys.map { $0[margin] } }
        cells = columns
        weights = Self.sums(base, crossing, count: keys.count)
        parts = Self.parts(columns, count: keys.count)
    }

    /// The same rows with other base weights.
    func reweighted(_ base: [Double]) -> CrossedCells {
        var other = self
        other.weights = Self.sums(base, crossingOfRow, count: weights.count)
        return other
    }

    private static func sums(_ base: [Double], _ crossings: [Int32], count: Int) -> [Double] {
        var sums = [CompensatedSum](repeating: CompensatedSum(), count: count)
        for (row, place) in crossings.enumerated() where place >= 0 { sums[Int(place)].add(base[row]) }
        return sums.map(\.value)
    }

    private static func parts(_ columns: [[Int32]], count: Int) -> [[Int]] {
        var sets = DisjointSets(count: count)
        for column in columns {
            var first = [Int](repeating: -1, count: Int(column.max() ?? -1) + 1)
            for (place, cell) in column.enumerated() where cell >= 0 {
                if first[Int(cell)] < 0 { first[Int(cell)] = place } else { sets.join(first[Int(cell)], place) }
            }
        }
        let (part, partCount) = sets.parts()
        var members = [[Int]](repeating: [], count: partCount)
        for place in 0..<count where columns.contains(where: { $0[place] >= 0 }) {
            members[Int(part[place])].append(place)
        }
        return members.filter { !$0.isEmpty }
    }
}
