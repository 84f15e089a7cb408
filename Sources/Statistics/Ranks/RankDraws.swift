internal import CVectors

/// A figure with the others that it is compared with, and the directions that are open.
struct RankRow: Sendable {
    /// The place of the figure.
    let figure: Int
    /// By other figure, the `Direction`s that are open.
    var open: [UInt8]

    /// A row that is open towards all figures from a place on, itself left out.
    init(figure: Int, count: Int, from first: Int) {
        self.figure = figure
        open = (0..<count).map { $0 >= first && $0 != figure ? 3 : 0 }
    }
}

/// Draws of what the differences of figures would be if there were none.
///
/// Draws are made in pieces of 256, each from its own stream: errors of a piece lie in a core's second-level cache, and the result does
/// not depend on how many cores work. Those of few figures are kept for every pass of the stepdown, those of many, which would fill
/// memory, are made again. Squares of studentised differences are kept
/// in single precision, whose error is far below that of drawing.
struct RankDraws: Sendable {
    /// How many draws.
    let count: Int
    private let seed: UInt64
    private let errors: [Float]
    private let scales: PairScales
    /// By figure, the place of its table of chi-squared over its degrees of freedom; -1 where the error is as good as known.
    private let tableOf: [Int]
    private let tables: [[Float]]

    /// By piece the errors and the squares of the drawn standard errors; empty where they are made again in every pass.
    private var kept: [(drawn: [Float], squares: [Float])] = []

    private static let piece = 256
    /// The most errors that are kept: 64 MiB of them.
    private static let mostKept = 1 << 24
    /// Draws of chi-squared are the middles of so many equal probabilities.
    private static let tableBits = 12

    init(_ figures: [RankSets.Figure], scales: PairScales, count: Int, seed: UInt64) {
        self.scales = scales
        self.count = count
        self.seed = seed
        errors = figures.map { Float($0.standardError) }
        let freedoms = Set(figures.map(\.degreesOfFreedom).filter(\.isFinite)).sorted()
        let made = freedoms.map(Self.table)
        tables = made
        tableOf = figures.map { figure in
            guard let place = freedoms.firstIndex(of: figure.degreesOfFreedom), !made[place].isEmpty else { return -1 }
            return place
        }
        guard errors.count * count <= Self.mostKept else { return }
        let empty = self
        kept = onAllProcessors((count + Self.piece - 1) / Self.piece) { empty.filled(piece: $0) }
    }

    private func filled(piece: Int) -> (drawn: [Float], squares: [Float]) {
        var drawn = [Float](repeating: 0, count: errors.count * Self.piece)
        var squares = [Float](repeating: 0, count: tables.isEmpty ? 0 : errors.count * Self.piece)
        fill(&drawn, &squares, piece: piece)
        return (drawn, squares)
    }

    private static func table(_ freedom: Double) -> [Float] {
        guard let distribution = try? ChiSquaredDistribution(degreesOfFreedom: freedom) else { return [] }
        let size = 1 << tableBits
        let values = (0..<size).compactMap { place in
            (try? distribution.quantile((Double(place) + 0.5) / Double(size))).map { Float($0 / freedom) }
        }
        return values.count == size ? values : []
    }

    /// For each group of rows and each draw, the square of the largest studentised difference that is open in the group.
    func maxima(_ groups: [[RankRow]]) -> [[Float]] {
        guard !groups.isEmpty else { return [] }
        let pieces = (count + Self.piece - 1) / Self.piece
        let stripes = min(pieces, 8)
        let found = onAllProcessors(stripes) { stripe in
            maxima(groups, pieces: (stripe * pieces / stripes)..<((stripe + 1) * pieces / stripes))
        }
        return groups.indices.map { group in
            var all: [Float] = []
            all.reserveCapacity(pieces * Self.piece)
            for part in found {
                let width = part.count / groups.count
                all += part[(group * width)..<((group + 1) * width)]
            }
            all.removeLast(all.count - count)
            return all
        }
    }

    /// For each draw the largest of several families.
    func largest(_ families: [[Float]]) -> [Float] {
        var largest = [Float](repeating: 0, count: count)
        for family in families {
            for draw in largest.indices where family[draw] > largest[draw] { largest[draw] = family[draw] }
        }
        return largest
    }

    /// By group and draw of some pieces, the largest square.
    private func maxima(_ groups: [[RankRow]], pieces: Range<Int>) -> [Float] {
        let width = pieces.count * Self.piece
        var result = [Float](repeating: 0, count: groups.count * width)
        var made: (drawn: [Float], squares: [Float]) = kept.isEmpty ? filled(piece: pieces.lowerBound) : ([], [])
        for (place, piece) in pieces.enumerated() {
            if kept.isEmpty, place > 0 { fill(&made.drawn, &made.squares, piece: piece) }
            let (drawn, squares) = kept.isEmpty ? made : kept[piece]
            unsafe result.withUnsafeMutableBufferPointer { result in
                unsafe drawn.withUnsafeBufferPointer { drawn in
                    unsafe squares.withUnsafeBufferPointer { squares in
                        guard let result = result.baseAddress, let drawn = drawn.baseAddress else { return }
                        for (group, rows) in groups.enumerated() {
                            let most = unsafe result + (group * width + place * Self.piece)
                            // An empty array has an address, too.
                            let known = tables.isEmpty ? nil : squares.baseAddress
                            for row in rows { unsafe raise(most, row, drawn, known) }
                        }
                    }
                }
            }
        }
        return result
    }

    /// Raises the largest squares of a piece by what a row has open.
    private func raise(
        _ most: UnsafeMutablePointer<Float>, _ row: RankRow, _ drawn: UnsafePointer<Float>,
        _ squares: UnsafePointer<Float>?
    ) {
        let size = Self.piece
        let one = row.figure
        let first = unsafe drawn + one * size
        for other in row.open.indices where row.open[other] != 0 {
            let second = unsafe drawn + other * size
            // Only what is above zero counts where one direction is open: the pair is put in the order of that direction.
            let isBoth = row.open[other] == 3
            let isBelow = row.open[other] == Direction.below.rawValue
            let upper = unsafe isBelow ? second : first
            let lower = unsafe isBelow ? first : second
            if let squares = unsafe squares {
                let scale = scales.scale(one, other)
                unsafe hailong_raise_studentised(
                    most, upper, lower, squares + one * size, squares + other * size, Float(scale * scale), isBoth, size
                )
                continue
            }
            let sum = errors[one] * errors[one] + errors[other] * errors[other]
            guard sum > 0 else { continue }
            unsafe hailong_raise_squares(most, upper, lower, 1 / sum, isBoth, size)
        }
    }

    /// Draws the errors of a piece, and the squares of the drawn standard errors.
    private func fill(_ drawn: inout [Float], _ squares: inout [Float], piece: Int) {
        let size = Self.piece
        var generator = SeededGenerator(seed: seed, stream: UInt64(2 * piece))
        for (figure, error) in errors.enumerated() where error > 0 {
            for draw in 0..<size { drawn[figure * size + draw] = error * Float(generator.quickNormal()) }
        }
        guard !tables.isEmpty else { return }
        var spread = SeededGenerator(seed: seed, stream: UInt64(2 * piece + 1))
        for (figure, error) in errors.enumerated() {
            let square = error * error
            guard tableOf[figure] >= 0 else {
                for draw in 0..<size { squares[figure * size + draw] = square }
                continue
            }
            let table = tables[tableOf[figure]]
            for draw in 0..<size {
                squares[figure * size + draw] = square * table[Int(spread.next() &>> (64 - UInt64(Self.tableBits)))]
            }
        }
    }
}
