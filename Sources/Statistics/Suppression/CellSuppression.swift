/// Hides cells so that no hidden count can be got from the printed ones.
///
/// Primary cells are given. Complementary ones are added until (1) no sum has a single hidden cell, (2) what a published whole leaves
/// for its hidden parts is at least the smallest group that may be published, and (3) no hidden count follows from all sums
/// together (`SubtractionCheck`). Of the cells that would do, the one is taken that hides the fewest respondents, those included whom
/// its own other sums will cost.
///
/// Source: complementary suppression as in Hundepool et al., Statistical Disclosure Control (2012), chapter 4. The least pattern is
/// a problem of integers; this is the usual greedy one, always safe and not always the smallest.
public struct CellSuppression {
    private let relations: CellRelations
    private let smallest: Int
    /// Which cells are hidden.
    public private(set) var hidden: [Bool]
    private var hiddenInSum: [Int]
    private var waiting: [Int] = []
    private var isWaiting: [Bool]

    /// Finds the cells to hide.
    ///
    /// - Parameters:
    ///   - relations: the cells and their sums.
    ///   - primary: the cells that are hidden for themselves.
    ///   - smallest: the fewest respondents that a published whole may leave for its hidden parts.
    public init(_ relations: CellRelations, primary: [Bool], smallest: Int) {
        self.relations = relations
        self.smallest = smallest
        hidden = [Bool](repeating: false, count: relations.counts.count)
        hiddenInSum = [Int](repeating: 0, count: relations.sums.count)
        isWaiting = [Bool](repeating: false, count: relations.sums.count)
        for cell in relations.counts.indices where primary.indices.contains(cell) && primary[cell] { hide(cell) }
        settleSums()
        while protectDetermined() || protectFromAfar() { settleSums() }
    }

    private mutating func hide(_ cell: Int) {
        guard !hidden[cell] else { return }
        hidden[cell] = true
        for sum in relations.sumsOfCell[cell] {
            hiddenInSum[sum] += 1
            if !isWaiting[sum] {
                isWaiting[sum] = true
                waiting.append(sum)
            }
        }
    }

    /// Adds cells until no sum by itself gives one away.
    private mutating func settleSums() {
        var next = 0
        while next < waiting.count {
            let sum = waiting[next]
            next += 1
            isWaiting[sum] = false
            while needsAnother(sum), let cell = partner(in: sum) { hide(cell) }
        }
        waiting = []
    }

    private func needsAnother(_ place: Int) -> Bool {
        guard hiddenInSum[place] > 0 else { return false }
        if hiddenInSum[place] == 1 { return true }
        let sum = relations.sums[place]
        guard sum.countsPersons, !(sum.whole.map { hidden[$0] } ?? false) else { return false }
        var left = 0
        for cell in sum.parts where hidden[cell] { left += relations.counts[cell] }
        return left < smallest
    }

    /// The visible cell of a sum that is cheapest to hide; nil where none may be.
    private func partner(in place: Int) -> Int? {
        var best: (cost: (Int, Int, Int), cell: Int)?
        for cell in relations.sums[place].members where !hidden[cell] && relations.standings[cell] != .fixed {
            let cost = cost(of: cell, besides: place)
            if best.map({ cost < $0.cost }) ?? true { best = (cost, cell) }
        }
        return best?.cell
    }

    /// Cells of nobody last, as they protect nobody well; before them those of whoever did not say; then by respondents.
    private func cost(of cell: Int, besides place: Int) -> (Int, Int, Int) {
        var respondents = relations.counts[cell]
        for other in relations.sumsOfCell[cell] where other != place && hiddenInSum[other] == 0 {
            var least = Int.max
            for member in relations.sums[other].members
            where member != cell && relations.standings[member] != .fixed && relations.counts[member] > 0 {
                least = min(least, relations.counts[member])
            }
            respondents += least == .max ? relations.counts[cell] : least
        }
        let kind = relations.counts[cell] == 0 ? 2 : relations.standings[cell] == .reserve ? 1 : 0
        return (kind, respondents, cell)
    }

    /// Adds a cell for the first of those whose counts still follow though their own sums have no cell left to hide: it follows through
    /// sums further away, and the nearest of these that has a cell breaks the chain. Returns whether there was one.
    private mutating func protectFromAfar() -> Bool {
        for cell in SubtractionCheck(relations, hidden: hidden).determined {
            var ring = [cell]
            var seen: Set<Int> = [cell]
            var seenSums: Set<Int> = []
            while !ring.isEmpty {
                let sums = Set(ring.flatMap { relations.sumsOfCell[$0] }).subtracting(seenSums).sorted()
                seenSums.formUnion(sums)
                var best: (cost: (Int, Int, Int), cell: Int)?
                for place in sums {
                    guard let other = partner(in: place) else { continue }
                    let cost = cost(of: other, besides: place)
                    if best.map({ cost < $0.cost }) ?? true { best = (cost, other) }
                }
                if let best {
                    hide(best.cell)
                    return true
                }
                // What is printed is known and carries nothing on; what is hidden does.
                ring = Set(sums.flatMap { relations.sums[$0].members }).filter { hidden[$0] && !seen.contains($0) }
                    .sorted()
                seen.formUnion(ring)
            }
        }
        return false
    }

    /// Adds cells beside those whose counts all sums together give away; one a sum, as one often protects several. Returns
    /// whether there were any.
    private mutating func protectDetermined() -> Bool {
        var touched: Set<Int> = []
        var hasAdded = false
        for cell in SubtractionCheck(relations, hidden: hidden).determined
        where touched.isDisjoint(with: relations.sumsOfCell[cell]) {
            var best: (cost: (Int, Int, Int), cell: Int)?
            for place in relations.sumsOfCell[cell] {
                guard let other = partner(in: place) else { continue }
                let cost = cost(of: other, besides: place)
                if best.map({ cost < $0.cost }) ?? true { best = (cost, other) }
            }
            guard let best else { continue }
            hide(best.cell)
            touched.formUnion(relations.sumsOfCell[best.cell])
            hasAdded = true
        }
        return hasAdded
    }
}
