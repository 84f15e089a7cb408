/// The differences of figures, which of them are told, and which are still open.
///
/// Stepdown: what is told leaves the family, the critical value of what is left is found again, until nothing more is told. A pair
/// that is told in one direction stays in the family in the other.
struct DifferenceFamily {
    private let figures: [RankSets.Figure]
    private let level: Double
    private let draws: RankDraws
    private let scales: PairScales

    /// By figure, how many others are told to be above and below it, by itself; empty if not asked for.
    private(set) var marginal: [(above: Int, below: Int)] = []
    /// By figure and other figure, the `Direction` that is told by the family of all; empty if not asked for.
    private(set) var simultaneous: [[UInt8]] = []

    init(_ figures: [RankSets.Figure], level: Double, draws: Int, seed: UInt64) {
        self.figures = figures
        self.level = level
        scales = PairScales(figures, level: level)
        self.draws = RankDraws(figures, scales: scales, count: draws, seed: seed)
    }

    /// Tells what can be told.
    mutating func tell(marginal isMarginal: Bool, simultaneous isSimultaneous: Bool) {
        let count = figures.count
        var critical: Float?
        if isMarginal {
            var rows = figures.indices.map { RankRow(figure: $0, count: count, from: 0) }
            marginal = Array(repeating: (0, 0), count: count)
            let first = draws.maxima(rows.map { [$0] })
            // The family of all has the largest of what the families of each have.
            if isSimultaneous { critical = quantile(draws.largest(first)) }
            tellEach(&rows, limits: quantiles(first))
        }
        guard isSimultaneous else { return }
        simultaneous = Array(repeating: Array(repeating: 0, count: count), count: count)
        tellAll(critical)
    }

    private mutating func tellEach(_ given: inout [RankRow], limits: [Float]) {
        var rows = given
        var limits = limits
        while !rows.isEmpty {
            var left: [RankRow] = []
            for (place, limit) in limits.enumerated() {
                let told = tell(&rows[place], limit: limit)
                guard !told.isEmpty else { continue }
                let figure = rows[place].figure
                marginal[figure].below += told.count { $0.1 == .above }
                marginal[figure].above += told.count { $0.1 == .below }
                if rows[place].open.contains(where: { $0 != 0 }) { left.append(rows[place]) }
            }
            rows = left
            limits = quantiles(draws.maxima(rows.map { [$0] }))
        }
    }

    private mutating func tellAll(_ first: Float?) {
        // Each pair stands once, with its first figure.
        var rows = figures.indices.map { RankRow(figure: $0, count: figures.count, from: $0 + 1) }
        var limit = first
        while true {
            let critical = limit ?? draws.maxima([rows]).first.map(quantile) ?? .infinity
            limit = nil
            var isChanged = false
            for place in rows.indices {
                for (other, direction) in tell(&rows[place], limit: critical) {
                    simultaneous[place][other] = direction.rawValue
                    simultaneous[other][place] = (direction == .above ? Direction.below : .above).rawValue
                    isChanged = true
                }
            }
            guard isChanged, rows.contains(where: { $0.open.contains { $0 != 0 } }) else { return }
        }
    }

    /// What a limit tells of a row's figure, taken out of what is open.
    private func tell(_ row: inout RankRow, limit: Float) -> [(Int, Direction)] {
        let one = figures[row.figure]
        let critical = Double(limit).squareRoot()
        var told: [(Int, Direction)] = []
        for other in row.open.indices where row.open[other] != 0 {
            let open = Direction(rawValue: row.open[other])
            let difference = one.value - figures[other].value
            let square =
                one.standardError * one.standardError + figures[other].standardError * figures[other].standardError
            let statistic =
                square > 0
                ? difference / square.squareRoot() / scales.scale(row.figure, other)
                : difference == 0 ? 0 : difference * .infinity
            let direction: Direction = statistic > 0 ? .above : .below
            guard abs(statistic) > critical, open.contains(direction) else { continue }
            told.append((other, direction))
            row.open[other] &= ~direction.rawValue
        }
        return told
    }

    /// The quantile of each of several families.
    private func quantiles(_ families: [[Float]]) -> [Float] {
        onAllProcessors(families.count) { quantile(families[$0]) }
    }

    /// The smallest draw that at least the level's share of draws do not exceed.
    private func quantile(_ values: [Float]) -> Float {
        var values = values
        let place = min(values.count - 1, max(0, Int((level * Double(values.count)).rounded(.up)) - 1))
        return values.nthSmallest(place)
    }
}

extension [Float] {
    /// The value that would stand at a place if all were sorted (Hoare's selection); the order of the others is lost.
    mutating func nthSmallest(_ place: Int) -> Float {
        var low = 0
        var high = count - 1
        while low < high {
            let pivot = self[(low + high) / 2]
            var left = low
            var right = high
            while left <= right {
                while self[left] < pivot { left += 1 }
                while self[right] > pivot { right -= 1 }
                if left <= right {
                    swapAt(left, right)
                    left += 1
                    right -= 1
                }
            }
            if place <= right {
                high = right
            } else if place >= left {
                low = left
            } else {
                break
            }
        }
        return self[place]
    }
}
