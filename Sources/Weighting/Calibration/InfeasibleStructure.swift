internal import Statistics

/// Why margins cannot be met by the crossings that there are: levels that ask for more than those have in which all their
/// respondents lie, or crossings whose respondents could only weigh 0.
struct InfeasibleStructure {
    /// By margin and cell, how often the level is counted in the proof: above 0 for those that ask, below 0 for those that limit.
    private let multipliers: [[Int32: Double]]?
    /// The crossings that could only weigh 0.
    let zeros: [Int]

    /// Nil where positive weights exist, or nothing could be proved.
    ///
    /// - Parameters:
    ///   - part: the crossings that a chain of cells connects.
    ///   - cells: by margin, the cells of the part.
    init?(_ part: [Int], crossed: CrossedCells, margins: [MarginCells], cells: [[Int32]]) {
        var places: [[Int32: Int]] = []
        var totals: [Double] = []
        for (margin, own) in zip(margins, cells) {
            var place: [Int32: Int] = [:]
            for cell in own {
                place[cell] = totals.count
                totals.append(margin.cells[Int(cell)].target)
            }
            places.append(place)
        }
        let columns = part.map { crossing in
            margins.indices.compactMap { places[$0][crossed.cells[$0][crossing]] }
        }
        switch NonnegativeSystem.answer(columns: columns, totals: totals) {
        case .positive, .undecided: return nil
        case .zeros(let numbers):
            zeros = numbers.map { part[$0] }
            multipliers = nil
        case .impossible(let found):
            zeros = []
            let byMargin = places.map { place in place.mapValues { found[$0] } }
            // A constant may move from one margin to another where every crossing has a cell in each.
            let isWhole = columns.allSatisfy { $0.count == margins.count }
            multipliers = Self.whole(isWhole ? Self.plain(byMargin) : byMargin)
        }
    }

    /// The levels that ask and those that limit, each as often as the proof counts it; nil where weights of 0 are the matter.
    func sides(_ named: (Int, Int32) -> WeightingError.NamedTotal) -> WeightingError? {
        guard let multipliers else { return nil }
        var needing: [WeightingError.NamedTotal] = []
        var limited: [WeightingError.NamedTotal] = []
        for (margin, values) in multipliers.enumerated() {
            for (cell, value) in values.sorted(by: { $0.key < $1.key }) where abs(value) > 1e-6 {
                var total = named(margin, cell)
                if abs(abs(value) - 1) > 1e-6 {
                    total = .init(
                        name: "\(WeightingError.number(abs(value)))×\(total.name)", total: abs(value) * total.total)
                }
                if value > 0 { needing.append(total) } else { limited.append(total) }
            }
        }
        return .infeasibleMargins(needing: needing, limitedTo: limited)
    }

    /// The multipliers with as many zeros as moving constants between margins gives.
    private static func plain(_ values: [[Int32: Double]]) -> [[Int32: Double]] {
        func rounded(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }
        let usual = values.map { own -> Double in
            var counts: [Double: Int] = [:]
            for value in own.values { counts[rounded(value), default: 0] += 1 }
            return counts.max { ($0.value, -abs($0.key), $0.key) < ($1.value, -abs($1.key), $1.key) }?.key ?? 0
        }
        let candidates = values.indices.map { carrier in
            let moved = usual.indices.reduce(0) { $1 == carrier ? $0 : $0 + usual[$1] }
            return values.enumerated().map { margin, own in
                own.mapValues { rounded(margin == carrier ? $0 + moved : $0 - usual[margin]) }
            }
        }
        func nonzero(_ candidate: [[Int32: Double]]) -> Int { candidate.reduce(0) { $0 + $1.values.count { $0 != 0 } } }
        return candidates.min { nonzero($0) < nonzero($1) } ?? values
    }

    /// The same proof in whole numbers, where small ones do.
    private static func whole(_ values: [[Int32: Double]]) -> [[Int32: Double]] {
        let sizes = values.flatMap(\.values).map { abs($0) }.filter { $0 > 1e-6 }
        guard let smallest = sizes.min() else { return values }
        for times in 1...12 {
            let factor = Double(times) / smallest
            guard sizes.allSatisfy({ abs(($0 * factor).rounded() - $0 * factor) < 1e-4 }) else { continue }
            return values.map { $0.mapValues { ($0 * factor).rounded() } }
        }
        return values
    }
}
