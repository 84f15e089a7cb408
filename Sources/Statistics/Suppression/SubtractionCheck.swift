/// Which hidden counts follow from the published ones by adding and subtracting.
///
/// The hidden cells are unknowns, each sum that holds one is an equation. A count follows if and only if the reduced row echelon form has a row
/// for it alone. The elimination is exact: it counts modulo the prime 2^31 - 1, in which what holds for whole numbers holds too, so
/// that no rounding hides a way to subtract (a row might vanish modulo the prime by chance, one time in two thousand million).
public struct SubtractionCheck {
    /// The hidden cells whose counts follow, ascending.
    public let determined: [Int]

    private static let prime: Int64 = 2_147_483_647

    private typealias Row = [Int32: Int64]

    /// Looks for counts that follow.
    public init(_ relations: CellRelations, hidden: [Bool]) {
        var rows: [Row] = []
        for sum in relations.sums {
            var row: Row = [:]
            for cell in sum.parts where hidden[cell] { row[Int32(truncatingIfNeeded: cell), default: 0] += 1 }
            if let whole = sum.whole, hidden[whole] {
                row[Int32(truncatingIfNeeded: whole), default: 0] += Self.prime - 1
            }
            if !row.isEmpty { rows.append(row) }
        }
        // Short rows first: each takes one unknown out of the long ones, and little fills in.
        rows.sort { $0.count < $1.count }
        determined = Self.single(Self.eliminated(rows))
    }

    /// Rows of which each has a first unknown of its own that no later row holds.
    private static func eliminated(_ rows: [Row]) -> [(pivot: Int32, row: Row)] {
        var pivots: [(pivot: Int32, row: Row)] = []
        var placeOfPivot: [Int32: Int] = [:]
        for given in rows {
            var row = given
            reduce(&row, pivots, placeOfPivot)
            guard let pivot = row.keys.min(), let lead = row[pivot] else { continue }
            let inverse = power(lead, prime - 2)
            for (cell, value) in row { row[cell] = value * inverse % prime }
            placeOfPivot[pivot] = pivots.count
            pivots.append((pivot, row))
        }
        // Backwards, so that rows taken away are in their final form.
        var final = placeOfPivot
        final.removeAll(keepingCapacity: true)
        for place in pivots.indices.reversed() {
            let pivot = pivots[place].pivot
            var row = pivots[place].row
            reduce(&row, pivots, final)
            pivots[place].row = row
            final[pivot] = place
        }
        return pivots
    }

    /// Takes from a row what makes its unknowns vanish that other rows begin with.
    private static func reduce(_ row: inout Row, _ pivots: [(pivot: Int32, row: Row)], _ places: [Int32: Int]) {
        var open = row.keys.filter { places[$0] != nil }
        while let cell = open.popLast() {
            guard let factor = row[cell], factor != 0, let place = places[cell] else { continue }
            for (other, value) in pivots[place].row {
                let left = ((row[other] ?? 0) + (prime - factor) * value) % prime
                if left == 0 {
                    row[other] = nil
                } else {
                    if row[other] == nil, places[other] != nil { open.append(other) }
                    row[other] = left
                }
            }
        }
    }

    private static func single(_ pivots: [(pivot: Int32, row: Row)]) -> [Int] {
        pivots.filter { $0.row.count == 1 }.map { Int($0.pivot) }.sorted()
    }

    private static func power(_ base: Int64, _ exponent: Int64) -> Int64 {
        var (result, factor, left) = (Int64(1), base % prime, exponent)
        while left > 0 {
            if left & 1 == 1 { result = result * factor % prime }
            factor = factor * factor % prime
            left >>= 1
        }
        return result
    }
}
