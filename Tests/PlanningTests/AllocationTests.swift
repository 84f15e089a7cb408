import Statistics
import Testing

@testable import Planning

/// Sharing out a number of forms.
@Suite struct AllocationTests {
    private func counts(_ total: Int, _ weights: [Int128], _ bounds: [ClosedRange<Int>]? = nil) throws -> [Int] {
        try Allocation(total: total, weights: weights, bounds: bounds ?? weights.map { _ in 0...1_000_000 }).counts
    }

    @Test("by hand: largest remainders, the first of equal ones")
    func byHand() throws {
        // 10 by 5:3:1 is 5.56, 3.33, 1.11.
        #expect(try counts(10, [5, 3, 1]) == [6, 3, 1])
        #expect(try counts(10, [1, 1, 1]) == [4, 3, 3])
        #expect(try counts(0, [1, 2]) == [0, 0])
        #expect(try counts(7, [1, 0]) == [7, 0])
    }

    @Test("who may not have more leaves the rest to the others, and who must have some takes it from them")
    func bounds() throws {
        #expect(try counts(100, [90, 5, 5], [0...40, 0...100, 0...100]) == [40, 30, 30])
        #expect(try counts(100, [90, 9, 1], [0...100, 10...100, 10...100]) == [80, 10, 10])
        // Both at once: 60 to the first is too many, 3 to the last too few.
        #expect(try counts(100, [60, 37, 3], [0...50, 0...100, 10...100]) == [50, 40, 10])
    }

    @Test("what cannot be is refused with its numbers")
    func impossible() {
        #expect(throws: PlanningError.totalBelowMinimum(total: 5, needed: 6)) {
            try counts(5, [1, 1], [3...9, 3...9])
        }
        #expect(throws: PlanningError.totalAboveMaximum(total: 19, possible: 18)) {
            try counts(19, [1, 1], [3...9, 3...9])
        }
        #expect(throws: PlanningError.nothingToShareBy) { try counts(5, [0, 0], [0...9, 0...9]) }
        #expect(throws: PlanningError.overflow) { try counts(1_000_000, [.max / 2, .max / 2]) }
    }

    @Test("any shares add up, keep their bounds and lie within one of the exact ones that bounds leave")
    func properties() throws {
        var generator = SeededGenerator(seed: 41)
        for _ in 0..<400 {
            let units = 1 + Int(generator.below(30))
            let weights = (0..<units).map { _ in Int128(generator.below(100_000)) + 1 }
            let bounds = weights.map { weight -> ClosedRange<Int> in
                let low = Int(generator.below(20))
                return low...(low + Int(generator.below(UInt64(weight % 500) + 1)))
            }
            let least = bounds.reduce(0) { $0 + $1.lowerBound }
            let most = bounds.reduce(0) { $0 + $1.upperBound }
            let total = least + Int(generator.below(UInt64(most - least + 1)))
            let shares = try counts(total, weights, bounds)
            #expect(shares.reduce(0, +) == total)
            #expect(zip(shares, bounds).allSatisfy { $1.contains($0) })
            // One rate serves all whom no bound holds: share / weight lies within one form of it.
            let free = shares.indices.filter {
                shares[$0] > bounds[$0].lowerBound && shares[$0] < bounds[$0].upperBound
            }
            for one in free {
                for other in free {
                    #expect(
                        Double(shares[one] - 1) / Double(weights[one]) < Double(shares[other] + 1)
                            / Double(weights[other]))
                }
            }
        }
    }

    @Test("plans: proportional, Neyman, equal and targets by hand")
    func plans() throws {
        let units = [
            SamplePlan.Candidate(unit: 0, code: "A", population: 600, target: 30, expected: 0.5),
            SamplePlan.Candidate(unit: 1, code: "B", population: 300, expected: 0.9),
            SamplePlan.Candidate(unit: 2, code: "C", population: 10, target: 12, expected: 0.5),
        ]
        func forms(_ goal: SamplePlan.Goal, minimum: Int = 1, maximum: Int? = nil) throws -> [Int] {
            let settings = try SamplePlan.Settings(
                size: try SampleSize(), goal: goal, minimum: minimum, maximum: maximum)
            return try SamplePlan(units, settings: settings).units.map(\.forms)
        }
        #expect(try forms(.total(91, .proportional)) == [60, 30, 1])
        // 600 · 0.5 = 300, 300 · 0.3 = 90, 10 · 0.5 = 5: of 79 60, 18, 1.
        #expect(try forms(.total(79, .neyman)) == [60, 18, 1])
        #expect(try forms(.total(60, .equal)) == [25, 25, 10])
        #expect(try forms(.total(91, .proportional), minimum: 20) == [54, 27, 10])
        #expect(try forms(.targets, minimum: 5) == [30, 5, 10])
        #expect(try forms(.margin, maximum: 100) == [100, 95, 10])
        #expect(throws: PlanningError.totalAboveMaximum(total: 911, possible: 910)) {
            try forms(.total(911, .proportional))
        }
        let plan = try SamplePlan(
            units, settings: try SamplePlan.Settings(size: try SampleSize(), goal: .margin, maximum: 100))
        #expect(plan.units[0].remarks == [.cut, .marginNotReached] && plan.units[2].remarks == [.everybody])
    }

    @Test("units without N cannot share a total, but have a size of their own")
    func unknownPopulation() throws {
        let unit = SamplePlan.Candidate(unit: 0, code: "A", population: nil)
        let size = try SampleSize()
        #expect(throws: PlanningError.unitWithoutPopulation(code: "A")) {
            try SamplePlan([unit], settings: try SamplePlan.Settings(size: size, goal: .total(9, .proportional)))
        }
        let plan = try SamplePlan([unit], settings: try SamplePlan.Settings(size: size, goal: .margin))
        #expect(plan.units[0].forms == 385 && plan.units[0].remarks == [.populationUnknown])
    }
}
