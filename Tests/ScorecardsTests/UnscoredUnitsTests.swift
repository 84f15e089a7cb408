import Figures
import Testing
import Units

@testable import Scorecards

/// Units without a score, drafts, validity, and what does not depend on order.
@Suite struct UnscoredUnitsTests {
    private let two = [
        criterion("a", "70", HandMarkRule(.appraised)),
        criterion("s", "30", LinearRule(Rate(.index)), source: .satisfaction, questionnaire: "q"),
    ]

    @Test func aUnitWithoutResponsesIsNeitherZeroNorLast() throws {
        let units = try communes(3)
        let toy = card(two, maximum: "100")
        let inputs = ScoreInputs(
            [("U1", "a", "appraised", "50"), ("U2", "a", "appraised", "70"), ("U3", "a", "appraised", "40")],
            units: units)
        var surveys = SatisfactionFigures()
        surveys[questionnaire: "q", unit: 0] = .exact(80)
        surveys[questionnaire: "q", unit: 1] = .absent(.noResponses)
        surveys[questionnaire: "q", unit: 2] = .exact(100)
        let results = try toy.score(units: units, inputs: inputs, surveys: surveys)
        #expect(results.sheets.map(\.rank) == [1, nil, 2])
        #expect(results.sheets[1].unrankedReason == .noResponses)
        #expect(results.sheets[1].total.shown == "[noResponses]")
        #expect(results.sheets[1].scoreClass == nil)
        #expect(results.sheets[1].source(.appraised)?.points.shown == "70,00")
        #expect(results.blocks[0].unranked == [1])
        #expect(results.unrankable.map(\.unitCode) == ["U2"])
    }

    @Test func missingAppraisalsAreListed() throws {
        let units = try communes(2)
        let toy = card(
            [criterion("a", "5", LinearRule()), criterion("b", "5", FullOrNothingRule())], maximum: "10")
        let inputs = ScoreInputs(
            [
                ("U1", "a", "numerator", "1"), ("U1", "b", "met", "1"), ("U2", "a", "numerator", "1"),
                ("U2", "a", "denominator", "1"), ("U2", "b", "appraised", "3"),
            ], units: units)
        let results = try toy.score(units: units, inputs: inputs)
        #expect(results.missing.map(\.unitCode) == ["U1"])
        #expect(results.missing.map(\.inputs) == [["denominator"]])
        #expect(results.missing[0].text.vi == "U1, tiêu chí a “criterion a”: thiếu denominator")
        #expect(results.sheets[0].unrankedReason == .missingInput)
        #expect(results.sheets[1].total.shown == "8,00")
    }

    @Test func aUnitOutsideTheRankingIsScoredAllTheSame() throws {
        let units = try UnitRegistry([
            Unit(code: "A", name: "A", block: "xã"), Unit(code: "B", name: "B", block: "xã", isRanked: false),
        ])
        let toy = card([criterion("a", "10", HandMarkRule(.appraised))], maximum: "10")
        let inputs = ScoreInputs([("A", "a", "appraised", "5"), ("B", "a", "appraised", "9")], units: units)
        let results = try toy.score(units: units, inputs: inputs)
        #expect(results.sheets.map(\.rank) == [1, nil])
        #expect(results.sheets[1].unrankedReason == .notRanked)
        #expect(results.sheets[1].percent.shown == "90,00")
        #expect(results.unrankable.isEmpty)
    }

    @Test func aCardScoresOnlyItsKindsOfUnits() throws {
        let units = try UnitRegistry([
            Unit(code: "A", name: "A", kind: "commune", block: "xã"),
            Unit(code: "B", name: "B", kind: "district-centre", block: "trung tâm"),
        ])
        var toy = card([criterion("a", "10", HandMarkRule(.appraised))], maximum: "10")
        toy.unitKinds = ["commune"]
        #expect(try toy.score(units: units, inputs: ScoreInputs()).sheets.map(\.unitCode) == ["A"])
    }

    @Test func draftsAndCardsOutsideTheirValidityScoreNothing() throws {
        let units = try communes(1)
        let draft = card(two, maximum: "100", isDraft: true)
        #expect { try draft.score(units: units, inputs: ScoreInputs()) } throws: {
            ($0 as? ScorecardsError)?.problems.map(\.kind) == [.draft]
        }
        let day = try CalendarDate(iso: "2024-01-01")
        #expect { try card(two, maximum: "100").score(units: units, inputs: ScoreInputs(), on: day) } throws: {
            ($0 as? ScorecardsError)?.problems.map(\.kind) == [.outsideValidity]
        }
    }

    @Test func impossiblePercentagesAreRefused() throws {
        let units = try communes(1)
        var surveys = SatisfactionFigures()
        surveys[questionnaire: "q", unit: 0] = .exact(101)
        #expect { try card(two, maximum: "100").score(units: units, inputs: ScoreInputs(), surveys: surveys) } throws: {
            ($0 as? ScorecardsError)?.problems.map(\.kind) == [.outOfRange]
        }
        surveys[questionnaire: "q", unit: 0] = .measured(.nan)
        #expect(throws: ScorecardsError.self) {
            try card(two, maximum: "100").score(units: units, inputs: ScoreInputs(), surveys: surveys)
        }
    }

    @Test func orderOfUnitsAndRowsDoesNotMatter() throws {
        let toy = card([criterion("a", "10", LinearRule()), criterion("b", "5", PenaltyRule(each: 1))], maximum: "15")
        var rows: [(String, String, String, String)] = []
        for unit in 1...9 {
            rows.append(("U\(unit)", "a", "numerator", "\(unit * 7 % 10)"))
            rows.append(("U\(unit)", "a", "denominator", "11"))
            rows.append(("U\(unit)", "b", "events", "\(unit % 4)"))
        }
        let units = try communes(9)
        let backwards = try UnitRegistry(units.units.reversed())
        func figures(_ rows: [(String, String, String, String)], _ units: UnitRegistry) throws -> [String] {
            try toy.score(units: units, inputs: ScoreInputs(rows, units: units)).sheets
                .map { "\($0.unitCode) \($0.total.shown) \($0.percent.shown) \($0.rank ?? 0)" }
        }
        let expected = try figures(rows, units)
        #expect(try figures(rows.reversed(), units) == expected)
        #expect(try figures(rows, backwards) == expected)
        #expect(Set(expected).count == 9)
    }

    @Test func hugeNumbersAreAnErrorNotACrash() throws {
        let units = try communes(1)
        let toy = card([criterion("a", "10", LinearRule())], maximum: "10")
        var inputs = ScoreInputs()
        let huge = try Ratio(Int128.max, over: 1)
        inputs.add(ScoreEntry("numerator", huge), unit: 0, criterion: "a")
        inputs.add(ScoreEntry("denominator", try Ratio(Int128.max - 1, over: 3)), unit: 0, criterion: "a")
        #expect { try toy.score(units: units, inputs: inputs) } throws: {
            ($0 as? ScorecardsError)?.problems.first?.kind == .arithmetic
        }
    }
}
