import Estimation
import Figures
import Questionnaires
import Statistics
import Testing
import Units
import Weighting

/// Each number of precision that is not there says why, by itself; what is there has no reason.
@Suite struct AbsenceReasonTests {
    private let one = ToySurvey.index(items: 1, formula: .topLevels)

    private func forms(_ unit: Int, satisfied: Int, of all: Int) -> [ToySurvey.Form] {
        (0..<all).map { .init(unit, .level($0 < satisfied ? 4 : 0)) }
    }

    private func isComplete(_ estimate: Estimate) -> Bool {
        (estimate.standardError == nil) == (estimate.standardErrorAbsence != nil)
            && (estimate.interval == nil) == (estimate.intervalAbsence != nil)
            && (estimate.designEffect == nil) == (estimate.designEffectAbsence != nil)
    }

    @Test("Everybody satisfied: there is an interval, and no reason beside it; the error has its own")
    func extremes() throws {
        for satisfied in [0, 40] {
            let survey = try ToySurvey(forms(0, satisfied: satisfied, of: 40), index: one)
            let estimate = try survey.estimate("index", .unit(0))
            #expect(estimate.interval != nil && estimate.intervalAbsence == nil)
            #expect(estimate.standardErrorAbsence == .noVariance && estimate.designEffectAbsence == .noVariance)
            #expect(estimate.effectiveSampleSize == 40 && isComplete(estimate))
        }
    }

    @Test("One form, nobody, nobody who answered, and everybody different")
    func others() throws {
        let survey = try ToySurvey(
            forms(0, satisfied: 3, of: 9) + forms(1, satisfied: 1, of: 1) + [.init(2, .missing(.blank))], index: one,
            units: (0..<4).map { Unit(code: "X\($0)", name: "Xã \($0)", block: "A", population: 100) })
        let found = try survey.estimator().estimates(.init(scopes: (0..<4).map { .unit($0) }, nodes: ["index"]))
        #expect(found.map(\.standardErrorAbsence) == [nil, .onePSU, .noAnswers, .noResponses])
        #expect(found.map(\.intervalAbsence) == [nil, .onePSU, .noAnswers, .noResponses])
        #expect(found.map(\.designEffectAbsence) == [nil, .onePSU, .noAnswers, .noResponses])
        #expect(found.allSatisfy(isComplete))
    }

    @Test("A mean score at the end of its scale has the one-sided limit, with the setting `mean` too")
    func meanScores() throws {
        for formula in [IndexDefinition.Formula.meanRescaled, .meanOfHighest] {
            let survey = try ToySurvey(
                forms(0, satisfied: 33, of: 33), index: ToySurvey.index(items: 1, formula: formula))
            let logit = try survey.estimate("index", .unit(0))
            let mean = try survey.estimate("index", .unit(0), settings: .init(interval: .mean))
            let interval = try #require(mean.interval)
            #expect(interval == logit.interval && interval.high == 100 && mean.intervalAbsence == nil)
            // The scale begins at 1 of 5 for a share of the highest score: the limit is moved there.
            let share = 0.025.pow(1.0 / 33)
            let expected = formula == .meanRescaled ? share : 0.2 + 0.8 * share
            #expect(isClose(interval.low, 100 * expected, 1e-9))
        }
        // In between, `mean` is figure ± t·se as before.
        let survey = try ToySurvey(
            forms(0, satisfied: 20, of: 33), index: ToySurvey.index(items: 1, formula: .meanRescaled))
        let mean = try survey.estimate("index", .unit(0), settings: .init(interval: .mean))
        let t = try StudentDistribution(degreesOfFreedom: 32).quantile(0.975)
        let interval = try #require(mean.interval)
        #expect(isClose(interval.high - interval.low, 2 * t * (try #require(mean.standardError)), 1e-9))
    }

    @Test("A unit against its block: few respondents, few degrees of freedom, one form, answers that do not vary")
    func contrasts() throws {
        var clustered = forms(3, satisfied: 23, of: 40)
        for place in clustered.indices { clustered[place].psu = "p\(place % 4)" }
        let survey = try ToySurvey(
            forms(0, satisfied: 3, of: 12) + forms(1, satisfied: 1, of: 1) + forms(2, satisfied: 40, of: 40)
                + clustered + forms(4, satisfied: 20, of: 40), index: one,
            units: (0..<5).map { Unit(code: "X\($0)", name: "Xã \($0)", block: "A", population: 100) })
        let found = try survey.estimator(settings: .init(lonely: .init(.remove))).blockContrasts(by: .none)
        #expect(
            found.map(\.absence) == [.tooFewRespondents, .tooFewRespondents, .noVariance, .fewDegreesOfFreedom, nil])
        #expect(found.allSatisfy { ($0.pValue == nil) == ($0.absence != nil) })
        let strict = try survey.estimator().blockContrasts(by: .none)
        #expect(strict[1].absence == .onePSU && strict[1].standardError == nil)
    }

    @Test("Quantiles: one form in a stratum, an end beyond the values, numbers that do not vary")
    func quantiles() throws {
        let lonely = SurveyDomain(try SurveyDesign(weights: [1, 1, 1], strata: [0, 0, 1]))
        let one = try lonely.quantile([1, 2, 3], share: 0.5).get()
        #expect(one.interval == nil && one.intervalAbsence == .onePSU && one.standardError == nil)
        let small = SurveyDomain(try SurveyDesign(weights: [1, 1, 1, 1]))
        #expect(try small.quantile([1, 2, 3, 4], share: 0.75).get().intervalAbsence == .beyondValues)
        #expect(try small.quantile([2, 2, 2, 2], share: 0.5).get().intervalAbsence == .noVariance)
        let large = SurveyDomain(try SurveyDesign(weights: [Double](repeating: 1, count: 60)))
        let found = try large.quantile((0..<60).map(Double.init), share: 0.5).get()
        #expect(found.interval != nil && found.intervalAbsence == nil && found.standardError != nil)
    }

    @Test("p-values of factors are judged as one family")
    func drivers() throws {
        let all = SurveyDomain(try SurveyDesign(weights: [Double](repeating: 1, count: 60)))
        func column(_ step: Int, _ width: Int) -> [Double] { (0..<60).map { Double(($0 * step) % width) } }
        let target = zip(column(7, 5), column(3, 4)).map { $0 + 0.2 * $1 }
        let found = try all.drivers(
            of: target, factors: [("a", column(7, 5)), ("b", column(3, 4)), ("c", column(11, 6))]
        ).get()
        let holm = found.adjusted(by: .holm)
        let raised = MultipleTesting.holm.adjusted(found.drivers.compactMap(\.pValue))
        #expect(holm.drivers.map(\.adjustedPValue) == raised.map { $0 })
        #expect(found.adjusted(by: .none).drivers.map(\.adjustedPValue) == found.drivers.map(\.pValue))
        #expect(holm.drivers.map(\.pValue) == found.drivers.map(\.pValue))
    }

    @Test("A table of few persons is told: 15 persons in 5 by 2 cells, 200 in 2 by 2 are enough")
    func smallTables() throws {
        let few = SurveyDomain(try SurveyDesign(weights: [Double](repeating: 1, count: 15)))
        let small = try few.independence((0..<15).map { $0 % 5 }, (0..<15).map { $0 % 7 < 2 ? 1 : 0 }).get()
        // Five of 15 persons at the second level, a fifth of them expected in each row: 15·(1/5)·(5/15) = 1.
        #expect(isClose(small.smallestExpected, 1, 1e-9) && small.isSmallTable)
        let many = SurveyDomain(try SurveyDesign(weights: [Double](repeating: 1, count: 200)))
        let large = try many.independence((0..<200).map { $0 % 2 }, (0..<200).map { $0 % 3 == 0 ? 1 : 0 }).get()
        #expect(large.smallestExpected > 30 && !large.isSmallTable)
    }
}

extension Double {
    fileprivate func pow(_ exponent: Double) -> Double {
        // x^(1/n) by Newton's method: the test needs no library for one root.
        let n = (1 / exponent).rounded()
        var root = 0.9
        for _ in 0..<200 {
            var power = 1.0
            for _ in 0..<Int(n - 1) { power *= root }
            root -= (root * power - self) / (n * power)
        }
        return root
    }
}
