import Figures
import Testing
import Units

@testable import Scorecards

/// How firm a ranking is: draws of satisfaction, and other ways of counting.
@Suite struct FirmnessTests {
    private func units(_ codes: [String]) throws -> UnitRegistry {
        try UnitRegistry(codes.map { Unit(code: $0, name: "Xã \($0)", kind: "commune", block: "Xã") })
    }

    private static func card(rebasing: Rebasing = .none) -> Scorecard {
        ScorecardsTests.card(
            [
                criterion("1.1", "65", HandMarkRule(.appraised)), criterion("1.2", "5", HandMarkRule(.appraised)),
                criterion("2.1", "30", LinearRule(Rate(.index)), source: .satisfaction, questionnaire: "q"),
            ], maximum: "100", rebasing: rebasing)
    }

    private func inputs(_ units: UnitRegistry, _ marks: [(String, Ratio, Ratio?)]) throws -> ScoreInputs {
        var inputs = ScoreInputs()
        for (code, first, second) in marks {
            let unit = try #require(units.index(ofCode: code))
            inputs.add(ScoreEntry("appraised", first), unit: unit, criterion: "1.1")
            inputs.add(
                second.map { ScoreEntry("appraised", $0) } ?? ScoreEntry("applies", 0), unit: unit, criterion: "1.2")
        }
        return inputs
    }

    private func surveys(_ units: UnitRegistry, _ figures: [(String, Ratio, Double)]) throws -> SatisfactionFigures {
        var surveys = SatisfactionFigures()
        for (code, percent, error) in figures {
            let unit = try #require(units.index(ofCode: code))
            surveys[questionnaire: "q", unit: unit] = .exact(percent)
            if error > 0 { surveys[errorOf: "q", unit: unit] = .init(standardError: error) }
        }
        return surveys
    }

    private func firmness(
        _ codes: [String], _ card: Scorecard, marks: [(String, Ratio, Ratio?)], figures: [(String, Ratio, Double)],
        seed: UInt64 = 1
    ) throws -> (firmness: RankingFirmness, results: ScoreResults, units: UnitRegistry) {
        let units = try units(codes)
        let inputs = try inputs(units, marks)
        let surveys = try surveys(units, figures)
        let results = try card.score(units: units, inputs: inputs, surveys: surveys)
        return (
            try card.firmness(of: results, units: units, inputs: inputs, surveys: surveys, seed: seed), results, units
        )
    }

    @Test(
        "the spread of the index is that of satisfaction times its share, and a class bound at the mean is met in half of the draws"
    )
    func spread() throws {
        // 60 + 5 + 30 % of 50 = 80 exactly: the bound of class B.
        let found = try firmness(
            ["X"], Self.card(), marks: [("X", 60, 5)], figures: [("X", 50, 4)])
        let unit = try #require(found.firmness.units.first)
        #expect(found.firmness.draws == 10_000)
        #expect(abs(unit.standardError - 1.2) < 0.03)
        let interval = try #require(unit.indexInterval)
        #expect(abs(interval.lowerBound - (80 - 1.96 * 1.2)) < 0.1)
        #expect(abs(interval.upperBound - (80 + 1.96 * 1.2)) < 0.1)
        let best = try #require(found.results.sheets[0].scoreClass)
        #expect(abs((unit.share(of: best) ?? 0) - 0.5) < 0.03)
        #expect(abs(unit.classShares.reduce(0) { $0 + $1.share } - 1) < 1e-9)
    }

    @Test("two units whose indices differ by one standard error of the difference change places in 16 % of the draws")
    func places() throws {
        // Indices 80 and 81,697 (to hundredths): the error of the difference is 1,2 · sqrt 2 = 1,697.
        let found = try firmness(
            ["X", "Y"], Self.card(), marks: [("X", 60, 5), ("Y", r("61.7"), 5)],
            figures: [("X", 50, 4), ("Y", 50, 4)])
        let second = try #require(found.firmness.units.first { found.units.units[$0.unit].code == "X" })
        #expect(found.results.sheet(ofCode: "X")?.rank == 2)
        #expect(abs((second.placeShare ?? 0) - 0.841) < 0.02)
        #expect(second.places == 1...2)
    }

    @Test("neither the order of units nor the presence of others changes a unit's draws; the seed does")
    func order() throws {
        let marks: [(String, Ratio, Ratio?)] = [("X", 60, 5), ("Y", 50, 5), ("Z", 40, 3)]
        let figures: [(String, Ratio, Double)] = [("X", 50, 4), ("Y", 60, 3), ("Z", 70, 2)]
        let all = try firmness(["X", "Y", "Z"], Self.card(), marks: marks, figures: figures)
        let turned = try firmness(["Z", "Y", "X"], Self.card(), marks: marks.reversed(), figures: figures.reversed())
        let alone = try firmness(["X"], Self.card(), marks: [marks[0]], figures: [figures[0]])
        let other = try firmness(["X"], Self.card(), marks: [marks[0]], figures: [figures[0]], seed: 2)
        func of(_ code: String, _ found: (firmness: RankingFirmness, results: ScoreResults, units: UnitRegistry)) throws
            -> UnitFirmness
        {
            var unit = try #require(found.firmness.units.first { found.units.units[$0.unit].code == code })
            unit.unit = 0
            return unit
        }
        for code in ["X", "Y", "Z"] { #expect(try of(code, all) == of(code, turned)) }
        #expect(try of("X", all).classShares == of("X", alone).classShares)
        #expect(try of("X", all).indexInterval == of("X", alone).indexInterval)
        #expect(try of("X", other).standardError != of("X", alone).standardError)
    }

    @Test("without known errors there are no draws, but other ways of counting")
    func noErrors() throws {
        let found = try firmness(["X"], Self.card(), marks: [("X", 60, 5)], figures: [("X", 50, 0)])
        #expect(found.firmness.draws == 0)
        let unit = try #require(found.firmness.units.first)
        #expect(unit.classShares.isEmpty)
        #expect(unit.places == nil)
        #expect(!found.firmness.alternatives.isEmpty)
    }

    @Test("the three re-basings and none of 60 points of 70 with 5 that do not apply, and 28 of 30")
    func rebasings() throws {
        let found = try firmness(
            ["X"], Self.card(rebasing: .appliedPoints), marks: [("X", 60, nil)],
            figures: [("X", r(2_800, 30), 0)])
        func printed(_ kind: RankingFirmness.AlternativeKind) -> String? {
            found.firmness.alternatives.first { $0.kind == kind }?.results.first?.percent.map(FigureFormat(.vi).number)
        }
        // R2: 88/95; R3: 60/65 · 70 + 28; R1: 60/65; none: 88/100.
        #expect(found.results.sheets[0].percent.printed.map(FigureFormat(.vi).number) == "92,63")
        #expect(printed(.appraisedBlock) == "92,62")
        #expect(printed(.noSurvey) == "92,31")
        #expect(printed(.none) == "88,00")
        #expect(printed(.appliedPoints) == nil, "what the card does is no alternative")
    }

    @Test(
        "another way of counting gives what a card that counts so gives",
        arguments: [Rebasing.none, .noSurvey, .appliedPoints, .appraisedBlock])
    func alternatives(rebasing: Rebasing) throws {
        let card = Self.card(rebasing: rebasing)
        let marks: [(String, Ratio, Ratio?)] = [("X", r("60.125"), 5), ("Y", r(181, 3), nil), ("Z", 60, r("4.999"))]
        let figures: [(String, Ratio, Double)] = [("X", r(2_800, 30), 0), ("Y", r("93.335"), 0), ("Z", 91, 0)]
        let found = try firmness(["X", "Y", "Z"], card, marks: marks, figures: figures)
        let inputs = try inputs(found.units, marks)
        let surveys = try surveys(found.units, figures)
        var compared = 0
        for alternative in found.firmness.alternatives where alternative.kind != .none {
            let other = try #require(card.alternative(alternative.kind))
            let whole = try other.score(units: found.units, inputs: inputs, surveys: surveys)
            for result in alternative.results {
                let sheet = whole.sheets[result.unit]
                #expect(result.percent == sheet.percent.printed, "\(alternative.kind) \(result.unit)")
                #expect(result.rank == sheet.rank)
                #expect(result.scoreClass?.id == sheet.scoreClass?.id)
                compared += 1
            }
        }
        #expect(compared >= 15)
    }
}
