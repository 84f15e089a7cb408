import Estimation
import Figures
import Questionnaires
import Statistics
import Testing
import Units
import Weighting

/// A unit against the block that it is a part of.
@Suite struct BlockContrastTests {
    private func forms(_ unit: Int, satisfied: Int, of all: Int, psus: Int? = nil) -> [ToySurvey.Form] {
        (0..<all).map { place in
            var form = ToySurvey.Form(unit, .level(place % 7 < satisfied * 7 / all ? 4 : 0))
            form.psu = psus.map { "p\(unit).\(place % $0)" }
            form.sex = place % 2
            return form
        }
    }

    private func units(_ populations: [Int]) -> [Unit] {
        populations.enumerated().map { Unit(code: "X\($0)", name: "Xã \($0)", block: "A", population: $1) }
    }

    private let one = ToySurvey.index(items: 1, formula: .topLevels)

    @Test("On paper: d = 0.4·(p₁ - p₂), V = 0.4²·(V₁ + V₂)")
    func onPaper() throws {
        let survey = try ToySurvey(
            (0..<40).map { .init(0, .level($0 < 30 ? 4 : 0)) } + (0..<50).map { .init(1, .level($0 < 20 ? 4 : 0)) },
            index: one, units: units([600, 400]))
        let estimator = try survey.estimator(WeightingPlan(steps: [.populationByUnit]))
        let found = try estimator.blockContrasts(by: .none)
        try #require(found.count == 2)
        // p₁ = 0.75 of 40, p₂ = 0.4 of 50; the block is 0.6 p₁ + 0.4 p₂ = 0.61.
        let variance = 0.75 * 0.25 / 39 + 0.4 * 0.6 / 49
        #expect(isClose(found[0].difference, 14, 1e-9) && isClose(found[1].difference, -21, 1e-9))
        #expect(isClose(try #require(found[0].standardError), 40 * variance.squareRoot(), 1e-9))
        #expect(isClose(try #require(found[1].standardError), 60 * variance.squareRoot(), 1e-9))
        let t = 0.35 / variance.squareRoot()
        let p = 2 * (try StudentDistribution(degreesOfFreedom: 39).upperTail(t))
        #expect(isClose(try #require(found[0].pValue), p, 1e-9))
        #expect(found[0].isSignificant == true)
    }

    @Test("With and without the short cut: margins over all units that change nothing give the same errors")
    func bothWaysAgree() throws {
        let survey = try ToySurvey(
            forms(0, satisfied: 30, of: 42, psus: 14) + forms(1, satisfied: 18, of: 56, psus: 14)
                + forms(2, satisfied: 40, of: 70, psus: 10),
            index: one, units: units([500, 700, 900]))
        let short = try survey.estimator(WeightingPlan(steps: [.populationByUnit])).blockContrasts(by: .none)
        let long = try survey.estimator(
            WeightingPlan(steps: [.populationByUnit]), settings: EstimationSettings(lonely: .init(.adjust))
        ).blockContrasts(by: .none)
        #expect(short.count == 3)
        for (one, other) in zip(short, long) {
            #expect(isClose(try #require(one.standardError), try #require(other.standardError), 1e-9))
            #expect(one.difference == other.difference)
        }
    }

    @Test(
        "Margins of each unit take the short cut, a margin over all units the long way; both are the long way's errors")
    func calibrated() throws {
        let forms =
            forms(0, satisfied: 30, of: 42, psus: 14) + forms(1, satisfied: 18, of: 56, psus: 14)
            + forms(2, satisfied: 40, of: 70, psus: 10)
        let survey = try ToySurvey(forms, index: one, units: units([500, 700, 900]))
        func margin(_ first: Double, _ second: Double) throws -> Margin {
            try Margin(name: "sex.csv", levels: [.init(name: "1", target: first), .init(name: "2", target: second)])
        }
        let own = MarginTable(
            name: "sex.csv", byUnit: [0: try margin(200, 300), 1: try margin(400, 300), 2: try margin(450, 450)])
        let all = MarginTable(whole: try margin(1_000, 1_100))
        for (margins, isShort) in [(own, true), (all, false)] {
            let plan = WeightingPlan(steps: [.populationByUnit, .postStratify(question: "sex", margins: margins)])
            let found = try survey.estimator(plan).blockContrasts(by: .none)
            // Strata of one unit alone are adjusted in neither; asking for it only takes the short cut away.
            let long = try survey.estimator(plan, settings: EstimationSettings(lonely: .init(.adjust)))
                .blockContrasts(by: .none)
            #expect(found.count == 3)
            for (one, other) in zip(found, long) {
                let error = try #require(one.standardError)
                #expect(isClose(error, try #require(other.standardError), 1e-9), "\(isShort)")
                #expect(one.difference == other.difference)
            }
            // What margins explain is gone from the errors: without them they are others.
            let plain = try survey.estimator(WeightingPlan(steps: [.populationByUnit])).blockContrasts(by: .none)
            #expect(found[1].standardError != plain[1].standardError)
        }
    }

    @Test func fewOrEqualAnswersCarryNoTest() throws {
        let survey = try ToySurvey(
            (0..<20).map { .init(0, .level($0 < 15 ? 4 : 0)) } + (0..<50).map { .init(1, .level($0 < 20 ? 4 : 0)) }
                + (0..<40).map { _ in .init(2, .level(4)) },
            index: one, units: units([600, 400, 300]))
        let found = try survey.estimator(WeightingPlan(steps: [.populationByUnit])).blockContrasts(by: .holm)
        #expect(found.map { $0.pValue == nil } == [true, false, true])
        #expect(found[0].isSignificant == nil)
    }

    @Test("Holm raises p-values over the units of a block")
    func judgedTogether() throws {
        let survey = try ToySurvey(
            (0..<8).flatMap { unit in
                (0..<60).map { .init(unit, .level($0 < (unit == 0 ? 52 : 38 + unit % 3) ? 4 : 0)) }
            }, index: one, units: units([Int](repeating: 1000, count: 8)))
        let plan = WeightingPlan(steps: [.populationByUnit])
        let each = try survey.estimator(plan).blockContrasts(by: .none)
        let holm = try survey.estimator(plan).blockContrasts(by: .holm)
        let adjusted = MultipleTesting.holm.adjusted(each.compactMap(\.pValue))
        #expect(holm.compactMap(\.adjustedPValue) == adjusted && holm.count == 8)
    }

    @Test func quartilesOfANumberQuestion() throws {
        let survey = try ToySurvey(
            (0..<40).map { .init(0, .level($0 < 30 ? 4 : 0)) }, index: one, units: units([600]))
        let figures = try survey.estimator().numberFigures([.whole, .unit(0)])
        // The toy's only number: everybody is 40.
        #expect(figures.map(\.question) == ["age", "age"] && figures.map(\.respondents) == [40, 40])
        #expect(figures[0].quantiles.map(\.value) == [40, 40, 40])
        #expect(figures[0].quantiles.allSatisfy { $0.interval == nil })
    }
}
