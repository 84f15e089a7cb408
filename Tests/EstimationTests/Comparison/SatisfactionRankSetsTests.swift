import Estimation
import Figures
import Questionnaires
import Testing
import Units

@Suite("The ranks that units may have")
struct SatisfactionRankSetsTests {
    private func estimate(
        _ percent: Double, error: Double?, interval: PercentInterval? = nil, freedom: Double? = 100
    ) -> Estimate {
        var estimate = Estimate(
            scope: .unit(0), item: "index", kind: .overall, group: [], respondents: 100, answers: 100, missing: [:],
            levelCounts: [], weightedBase: 100, percent: .measured(percent), confidence: 0.95)
        estimate.standardError = error
        estimate.interval = interval
        estimate.degreesOfFreedom = freedom
        return estimate
    }

    @Test("Within blocks, among those ranked with a figure; what is not known is told from nothing")
    func sets() throws {
        let units = try UnitRegistry([
            Unit(code: "A", name: "A", block: "X"), Unit(code: "B", name: "B", block: "X"),
            Unit(code: "C", name: "C", block: "X"), Unit(code: "D", name: "D", block: "X"),
            Unit(code: "E", name: "E", block: "Y"),
        ])
        let overall = [
            0: estimate(80, error: 1), 1: estimate(90, error: 1), 2: estimate(70, error: nil),
            3: estimate(100, error: nil, interval: PercentInterval(low: 97.5, high: 100)), 4: estimate(50, error: 1),
        ]
        let sets = SatisfactionRankSets.sets(overall, units: units)
        let block = try #require(sets.first)
        #expect(sets.count == 1 && block.block == "X" && block.units == [0, 1, 2, 3])
        #expect(block.marginal(of: 0) == 3...4 && block.marginal(of: 1) == 2...3)
        #expect(block.marginal(of: 3) == 1...2 && block.marginal(of: 2) == 1...4)
        #expect(block.mayBeAmongBest(1) == [2, 3] && block.areAmongBest(3) == [1, 3])
        #expect(block.groups == [[3], [1], [0, 2]] && block.marginal(of: 4) == nil)
        #expect(SatisfactionRankSets.sets(overall, units: units) == sets)
    }
}
