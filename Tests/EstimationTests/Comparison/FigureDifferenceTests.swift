import Estimation
import Figures
import Questionnaires
import Statistics
import Testing
import Units
import Weighting

/// Units, and groups of respondents, against each other.
@Suite struct FigureDifferenceTests {
    private let one = ToySurvey.index(items: 1, formula: .topLevels)

    private func units(_ populations: [Int]) -> [Unit] {
        populations.enumerated().map { Unit(code: "X\($0)", name: "Xã \($0)", block: "A", population: $1) }
    }

    private func forms(_ unit: Int, satisfied: Int, of all: Int, sex: Int? = nil, psus: Int? = nil) -> [ToySurvey.Form]
    {
        (0..<all).map { place in
            var form = ToySurvey.Form(unit, .level(place < satisfied ? 4 : 0))
            form.sex = sex
            form.psu = psus.map { "p\(unit).\(place % $0)" }
            return form
        }
    }

    @Test("On paper, two units: V = V₁ + V₂, n₁ + n₂ - 3 degrees of freedom")
    func units() throws {
        let survey = try ToySurvey(
            forms(0, satisfied: 30, of: 40) + forms(1, satisfied: 20, of: 50) + forms(2, satisfied: 31, of: 60),
            index: one, units: units([600, 400, 500]))
        var found = try survey.estimator(WeightingPlan(steps: [.populationByUnit])).differences(
            .init(scopes: [.unit(0), .unit(1), .unit(2)], items: ["index", "a"]))
        // Three pairs of two figures, which are the same share.
        try #require(found.count == 6)
        let variance = 0.75 * 0.25 / 39 + 0.4 * 0.6 / 49
        #expect(isClose(try #require(found[0].difference), 35, 1e-9))
        #expect(isClose(try #require(found[0].standardError), 100 * variance.squareRoot(), 1e-9))
        #expect(found[0].degreesOfFreedom == 87)
        let p = 2 * (try StudentDistribution(degreesOfFreedom: 87).upperTail(0.35 / variance.squareRoot()))
        #expect(isClose(try #require(found[0].pValue), p, 1e-9))
        #expect(found[0].first.respondents == 40 && found[0].second.respondents == 50)
        #expect(isClose(try #require(found[0].first.value), 75, 1e-9))
        for place in 0..<3 { #expect(found[place].pValue == found[place + 3].pValue) }

        FigureDifference.adjust(&found)
        let values = found.compactMap(\.pValue)
        #expect(found.compactMap(\.holm) == MultipleTesting.holm.adjusted(values))
        #expect(found.compactMap(\.benjaminiHochberg) == MultipleTesting.benjaminiHochberg.adjusted(values))
        #expect(found[0].isSignificant == true)
    }

    @Test("On paper, two groups of one simple random sample: V = n/(n - 1)·(p₁q₁/n₁ + p₂q₂/n₂)")
    func groups() throws {
        let survey = try ToySurvey(
            forms(0, satisfied: 30, of: 40, sex: 0) + forms(0, satisfied: 20, of: 50, sex: 1)
                + forms(0, satisfied: 5, of: 7), index: one, units: units([1_000]))
        let found = try survey.estimator(WeightingPlan()).differences(
            .init(scopes: [.unit(0), .whole], group: "sex", items: ["index"]))
        try #require(found.count == 2)
        // The seven whose sex is not known are neither side; they stay in the design, as theory asks for a domain.
        let variance = 97.0 / 96 * (0.75 * 0.25 / 40 + 0.4 * 0.6 / 50)
        #expect(isClose(try #require(found[0].standardError), 100 * variance.squareRoot(), 1e-9))
        #expect(found[0].degreesOfFreedom == 88)
        #expect(found[0].first.group.first?.level == "1" && found[0].second.group.first?.level == "2")
        #expect(found[0].pValue == found[1].pValue)
    }

    @Test("Groups within the same primary sampling units: what both share is taken out")
    func clusters() throws {
        func level(_ place: Int) -> Int { (place * place * 3 + place / 7) % 11 % 5 }
        var all: [ToySurvey.Form] = []
        for place in 0..<120 {
            var form = ToySurvey.Form(0, .level(level(place)))
            form.sex = place % 2
            form.psu = "p\(place / 12)"
            all.append(form)
        }
        let survey = try ToySurvey(all, index: one, units: units([1_000]))
        let found = try survey.estimator(WeightingPlan()).differences(
            .init(scopes: [.unit(0)], group: "sex", items: ["a"]))
        // By hand: influences of both groups added up within the ten sampling units.
        let y = (0..<120).map { level($0) >= 3 ? 1.0 : 0 }
        func mean(_ sex: Int) -> Double {
            let own = y.indices.filter { $0 % 2 == sex }
            return own.reduce(0) { $0 + y[$1] } / Double(own.count)
        }
        let means = [mean(0), mean(1)]
        var totals = [Double](repeating: 0, count: 10)
        for (place, value) in y.enumerated() {
            totals[place / 12] += (value - means[place % 2]) / 60 * (place % 2 == 0 ? 1 : -1)
        }
        let variance = 10.0 / 9 * totals.reduce(0) { $0 + $1 * $1 }
        #expect(isClose(try #require(found[0].difference), 100 * (means[0] - means[1]), 1e-9))
        #expect(isClose(try #require(found[0].standardError), 100 * variance.squareRoot(), 1e-9))
        #expect(found[0].degreesOfFreedom == 8)
    }

    @Test("No test where a side tells little, and none of parts that share respondents")
    func noTest() throws {
        let survey = try ToySurvey(
            forms(0, satisfied: 30, of: 40) + forms(1, satisfied: 9, of: 20) + forms(2, satisfied: 40, of: 40),
            index: one, units: units([600, 400, 500]))
        let estimator = try survey.estimator(WeightingPlan())
        let found = try estimator.differences(.init(scopes: [.unit(0), .unit(1), .unit(2)], items: ["a"]))
        #expect(found.allSatisfy { $0.pValue == nil && $0.difference != nil })
        // The second unit has 20 respondents, the third's are all satisfied.
        #expect(found.map(\.absence) == [.tooFewRespondents, .noVariance, .tooFewRespondents])
        #expect(found[0].standardError != nil)
        let shared = try estimator.differences(.init(scopes: [.unit(0), .whole], items: ["a"]))
        #expect(shared.first?.absence == .notComparable && shared.first?.pValue == nil)
        #expect(isClose(try #require(shared.first?.difference), 75 - 7_900.0 / 100, 1e-9))
    }

    @Test("A difference that is withheld keeps no number")
    func withheld() throws {
        let survey = try ToySurvey(
            forms(0, satisfied: 30, of: 40) + forms(1, satisfied: 20, of: 50), index: one, units: units([600, 400]))
        let found = try survey.estimator(WeightingPlan()).differences(
            .init(scopes: [.unit(0), .unit(1)], items: ["a"]))
        let bare = found[0].withheld()
        #expect(bare.difference == nil && bare.standardError == nil && bare.pValue == nil && bare.holm == nil)
        #expect(bare.first.value == nil && bare.first.respondents == 0 && bare.absence == .suppressed)
    }
}
