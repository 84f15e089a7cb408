import Statistics
import Testing

/// Systems of totals: solved by hand, and proofs that hold for every system without a solution.
@Suite struct NonnegativeSystemTests {
    @Test("a table with room for everybody, one without, one with zeros")
    func tables() {
        let square = [[0, 2], [0, 3], [1, 2], [1, 3]]
        #expect(NonnegativeSystem.answer(columns: square, totals: [60, 40, 50, 50]) == .positive)
        #expect(
            NonnegativeSystem.answer(columns: [[0, 2], [0, 3], [1, 3]], totals: [200, 200, 200, 200]) == .zeros([1]))
        guard
            case .impossible(let multipliers) = NonnegativeSystem.answer(
                columns: [[0, 2], [1, 2], [1, 3]], totals: [60, 40, 40, 60])
        else {
            Issue.record("60 of the first lie in the third of 40")
            return
        }
        #expect(zip(multipliers, [60, 40, 40, 60.0]).reduce(0) { $0 + $1.0 * $1.1 } > 0)
    }

    @Test("totals made from numbers have a solution; proofs hold where there is none", arguments: 1...40)
    func random(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let columns = (0..<8).map { _ in
            [Int(generator.below(2)), 2 + Int(generator.below(4)), 6 + Int(generator.below(3))]
        }
        var totals = [Double](repeating: 0, count: 9)
        for column in columns {
            let number = 1 + Double(generator.below(50))
            for row in column { totals[row] += number }
        }
        #expect(NonnegativeSystem.answer(columns: columns, totals: totals) == .positive)
        // Moved totals of the same sums.
        let moved = (0..<3).map { _ in Double(generator.below(40)) }
        for (place, rows) in [0..<2, 2..<6, 6..<9].enumerated() {
            let used = rows.filter { totals[$0] > 0 }
            guard used.count > 1, totals[used[1]] > moved[place] else { continue }
            totals[used[0]] += moved[place]
            totals[used[1]] -= moved[place]
        }
        if case .impossible(let multipliers) = NonnegativeSystem.answer(columns: columns, totals: totals) {
            #expect(columns.allSatisfy { $0.reduce(0) { $0 + multipliers[$1] } < 1e-7 })
            #expect(zip(multipliers, totals).reduce(0) { $0 + $1.0 * $1.1 } > 0)
        }
    }
}
