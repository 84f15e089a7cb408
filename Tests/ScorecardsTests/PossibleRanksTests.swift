import Figures
import Testing
import Units

@testable import Scorecards

/// Ranks on a card that sampling error leaves open: by hand.
@Suite struct PossibleRanksTests {
    /// 80 appraised points and 20 by satisfaction.
    private let toy = card(
        [
            criterion("a", "80", HandMarkRule(.appraised)),
            criterion("s", "20", LinearRule(Rate(.index)), source: .satisfaction, questionnaire: "q"),
        ], maximum: "100")

    private func ranks(
        errors: [SatisfactionFigures.SamplingError?], appraised: [String] = ["70", "60", "60", "10"]
    ) throws -> [BlockRanks] {
        let units = try communes(4)
        let inputs = ScoreInputs(
            appraised.enumerated().map { ("U\($0 + 1)", "a", "appraised", $1) }, units: units)
        var surveys = SatisfactionFigures()
        for (unit, percent) in [90, 90, 80, 90].enumerated() {
            surveys[questionnaire: "q", unit: unit] = .exact(Ratio(percent))
            surveys[errorOf: "q", unit: unit] = errors[unit]
        }
        let results = try toy.score(units: units, inputs: inputs, surveys: surveys)
        return try toy.possibleRanks(of: results, units: units, inputs: inputs, surveys: surveys)
    }

    @Test("a fifth of the satisfaction's error reaches the index: 78 and 76 differ by 3.5 or by 1.4 standard errors")
    func byHand() throws {
        let small = try ranks(errors: Array(repeating: .init(standardError: 2), count: 4))
        #expect(small.map(\.block) == ["xã"] && small[0].simultaneous == [1...1, 2...2, 3...3, 4...4])
        let large = try ranks(errors: Array(repeating: .init(standardError: 5), count: 4))
        #expect(large[0].simultaneous == [1...1, 2...3, 2...3, 4...4] && large[0].groups == [[0], [1, 2], [3]])
        #expect(large[0].mayBeAmongBest(2) == [0, 1, 2] && large[0].areAmongBest(3) == [0, 1, 2])
        // Two degrees of freedom each: 3.5 is no longer enough.
        let few = try ranks(errors: Array(repeating: .init(standardError: 2, degreesOfFreedom: 2), count: 4))
        #expect(few[0].simultaneous[1] == 2...3)
    }

    @Test("a unit whose error is not known is told from no other; without any error there is nothing to say")
    func unknown() throws {
        let error = SatisfactionFigures.SamplingError(standardError: 2)
        let one = try ranks(errors: [error, error, error, nil])
        #expect(one[0].marginal(of: 3) == 1...4 && one[0].marginal(of: 0) == 1...2)
        #expect(try ranks(errors: [nil, nil, nil, nil]).isEmpty)
        #expect(try ranks(errors: Array(repeating: .init(standardError: 0), count: 4)).isEmpty)
    }

    @Test("at the end of the scale the slope is that of the side that is left")
    func edge() throws {
        let units = try communes(2)
        let inputs = ScoreInputs([("U1", "a", "appraised", "50"), ("U2", "a", "appraised", "49")], units: units)
        var surveys = SatisfactionFigures()
        for unit in 0...1 {
            surveys[questionnaire: "q", unit: unit] = .exact(100)
            surveys[errorOf: "q", unit: unit] = .init(standardError: 1.6)
        }
        let results = try toy.score(units: units, inputs: inputs, surveys: surveys)
        // 0.32 each: one point is 2.2 standard errors of the difference; were the slope half, 4.4, were it double, 1.1.
        let ranks = try toy.possibleRanks(of: results, units: units, inputs: inputs, surveys: surveys)
        #expect(ranks[0].simultaneous == [1...1, 2...2])
        for unit in 0...1 { surveys[errorOf: "q", unit: unit] = .init(standardError: 2.1) }
        let wider = try toy.possibleRanks(of: results, units: units, inputs: inputs, surveys: surveys)
        #expect(wider[0].simultaneous == [1...2, 1...2])
    }
}
