import Estimation
import Figures
import Questionnaires
import Testing
import Units
import Weighting

@Suite("Standard errors by hand, from the response table on")
struct SurveyVarianceTests {
    private let one = ToySurvey.index(items: 1, formula: .topLevels)

    private func forms(_ unit: Int, satisfied: Int, of all: Int) -> [ToySurvey.Form] {
        (0..<all).map { .init(unit, .level($0 < satisfied ? 4 : 0)) }
    }

    private func units(_ populations: [Int]) -> [Unit] {
        populations.enumerated().map { Unit(code: "X\($0)", name: "Xã \($0)", block: "A", population: $1) }
    }

    @Test("Two units as strata, N/n: p = 0.6·1/2 + 0.4·2/3")
    func twoStrata() throws {
        // Unit 0: 2 of 4 of N = 60; unit 1: 2 of 3 of N = 40. s² = n/(n-1)·p·q: 1/3 and 1/3.
        let survey = try ToySurvey(
            forms(0, satisfied: 2, of: 4) + forms(1, satisfied: 2, of: 3), index: one, units: units([60, 40]))
        let plan = WeightingPlan(steps: [.populationByUnit])
        let estimate = try survey.estimate(plan: plan)
        #expect(isClose(try #require(estimate.percent.double), 100 * (0.6 / 2 + 0.4 * 2 / 3)))
        let variance = 0.36 / 3 / 4 + 0.16 / 3 / 3
        #expect(isClose(try #require(estimate.standardError), 100 * variance.squareRoot()))
        #expect(estimate.degreesOfFreedom == 5 && estimate.respondents == 7)
        #expect(isClose(estimate.weightedBase, 100))
        // The block is the whole here.
        let block = try survey.estimate("index", .block("A"), plan: plan)
        #expect(block.percent == estimate.percent && block.standardError == estimate.standardError)
        // With the finite population each part shrinks by 1 - n/N.
        var finite = plan
        finite.isFinitePopulation = true
        let corrected = try survey.estimate(plan: finite)
        let less = 0.36 / 3 / 4 * (1 - 4 / 60.0) + 0.16 / 3 / 3 * (1 - 3 / 40.0)
        #expect(isClose(try #require(corrected.standardError), 100 * less.squareRoot()))
        // Design effect: against a simple random sample of 7, p·q/(n - 1).
        let p = 0.6 / 2 + 0.4 * 2 / 3
        #expect(isClose(try #require(estimate.designEffect), variance / (p * (1 - p) / 6)))
        #expect(isClose(try #require(estimate.effectiveSampleSize), min(7, 7 / (variance / (p * (1 - p) / 6)))))
    }

    @Test("A unit inside the whole design: its own respondents, its own degrees of freedom")
    func unitAsDomain() throws {
        let survey = try ToySurvey(
            forms(0, satisfied: 2, of: 4) + forms(1, satisfied: 2, of: 3), index: one, units: units([60, 40]))
        let estimate = try survey.estimate("index", .unit(0), plan: WeightingPlan(steps: [.populationByUnit]))
        #expect(estimate.percent == .exact(50))
        #expect(isClose(try #require(estimate.standardError), 100 * (1.0 / 12).squareRoot()))
        #expect(estimate.degreesOfFreedom == 3 && estimate.weightedBase == 60)
        #expect(isClose(try #require(estimate.designEffect), 1))
    }

    @Test("Two primary sampling units: the answers of a PSU move together")
    func twoClusters() throws {
        // PSU p: 3 of 3 satisfied; q: 0 of 2 and the one without a PSU is its own: satisfied.
        var forms: [ToySurvey.Form] = []
        for _ in 0..<3 { forms.append(.init(0, 4, psu: "p")) }
        for _ in 0..<2 { forms.append(.init(0, 0, psu: "q")) }
        forms.append(.init(0, 4))
        let survey = try ToySurvey(forms, index: one)
        let estimate = try survey.estimate("index", .unit(0))
        #expect(try estimate.percent.exactRatio == fraction(200, 3))
        // Influences (y - 2/3)/6 by cluster: p 1/6, q -4/18, alone 1/18; mean 0; variance 3/2·Σz².
        let squares = 1.0 / 36 + 16.0 / 324 + 1.0 / 324
        #expect(isClose(try #require(estimate.standardError), 100 * (1.5 * squares).squareRoot()))
        #expect(estimate.degreesOfFreedom == 2)
        let two = try ToySurvey(Array(forms.prefix(5)), index: one).estimate("index", .unit(0))
        // z: p 3·(0.4)/5 = 0.24, q -0.24; 2/1·(2·0.24²).
        #expect(isClose(try #require(two.standardError), 100 * (4 * 0.24 * 0.24).squareRoot()))
        #expect(two.degreesOfFreedom == 1)
    }

    @Test("The same PSU name in two units is two clusters; fpc counts clusters, and persons within them")
    func clustersInStrata() throws {
        var forms: [ToySurvey.Form] = [
            .init(0, 4, psu: "p"), .init(0, 0, psu: "p"), .init(0, 4, psu: "q"), .init(0, 4, psu: "q"),
            .init(1, 4, psu: "p"), .init(1, 0, psu: "p"), .init(1, 4, psu: "q"), .init(1, 4, psu: "q"),
        ]
        let survey = try ToySurvey(forms, index: one)
        var strata = StrataTable()
        strata[unit: 0, stratum: ""] = .init(psus: 4)
        strata[unit: 1, stratum: ""] = .init(psus: 2)
        let plan = WeightingPlan(strata: strata, isFinitePopulation: true)
        #expect(try survey.sample(plan).populations == [4, 2])
        // z = (y - 3/4)/4: p 1/16, -3/16; q 1/16, 1/16. Between clusters: (1 - 2/4)·2/1·2·(1/8)² = 1/32;
        // within, times the sampled 2/4: 2/1·2·(1/8)²·2/4 = 1/32.
        let estimate = try survey.estimate("index", .unit(0), plan: plan)
        #expect(isClose(try #require(estimate.standardError), 25))
        // All clusters of the other unit are in, but not all their persons: no census, twice 1/32 from within.
        let all = try survey.estimate("index", .unit(1), plan: plan)
        #expect(isClose(try #require(all.standardError), 25) && all.interval != nil)
        // A cluster of one person tells nothing of the others in it: its stratum counts as drawn with replacement.
        forms.append(.init(0, 4, psu: "r"))
        let single = try ToySurvey(forms, index: one)
        let corrected = try single.estimate("index", .unit(0), plan: plan)
        let replaced = try single.estimate("index", .unit(0), plan: WeightingPlan(strata: strata))
        #expect(corrected.standardError != nil && corrected.standardError == replaced.standardError)
        let other = try single.estimate("index", .unit(1), plan: plan)
        #expect(isClose(try #require(other.standardError), 25))
    }

    @Test("A census: everybody of N answered")
    func census() throws {
        let survey = try ToySurvey(forms(0, satisfied: 2, of: 5), index: one, units: units([5]))
        let plan = WeightingPlan(steps: [.populationByUnit], isFinitePopulation: true)
        let estimate = try survey.estimate("index", .unit(0), plan: plan)
        #expect(estimate.percent == .exact(40) && estimate.standardError == 0)
        #expect(estimate.interval == PercentInterval(low: 40, high: 40) && estimate.designEffect == 0)
        #expect(estimate.effectiveSampleSize == 5)
    }

    @Test("A unit with one form: its own figure has no error, and lonely-PSU policies decide about the whole")
    func lonely() throws {
        let survey = try ToySurvey(
            forms(0, satisfied: 2, of: 4) + forms(1, satisfied: 1, of: 1), index: one, units: units([60, 40]))
        let plan = WeightingPlan(steps: [.populationByUnit])
        let alone = try survey.estimate("index", .unit(1), plan: plan)
        #expect(alone.percent == .exact(100) && alone.standardError == nil && alone.intervalAbsence == .onePSU)
        let whole = try survey.estimate(plan: plan)
        #expect(
            whole.standardError == nil && whole.intervalAbsence == .onePSU && isClose(whole.percent.double ?? 0, 70))
        #expect(try survey.estimate("index", .unit(0), plan: plan).standardError != nil)
        let removed = try survey.estimate(plan: plan, settings: .init(lonely: .init(.remove)))
        #expect(isClose(try #require(removed.standardError), 100 * (0.36 / 12).squareRoot()))
        let average = try survey.estimate(plan: plan, settings: .init(lonely: .init(.average)))
        #expect(isClose(try #require(average.standardError), 100 * (2 * 0.36 / 12).squareRoot()))
        let adjusted = try survey.estimate(plan: plan, settings: .init(lonely: .init(.adjust)))
        #expect(try #require(adjusted.standardError) > #require(removed.standardError))
    }

    @Test("A factor: a respondent's answers are one cluster")
    func respondentIsCluster() throws {
        // Two items, always answered alike: the error is that of one item, not of twice as many answers.
        let forms: [ToySurvey.Form] = [.init(0, 4, 4), .init(0, 0, 0), .init(0, 4, 4), .init(0, 3, 3)]
        let survey = try ToySurvey(
            forms, scales: [ToySurvey.five, ToySurvey.five], index: ToySurvey.index(items: 2, formula: .topLevels))
        let both = try survey.estimate("index", .unit(0))
        let first = try survey.estimate("a", .unit(0))
        #expect(isClose(try #require(both.standardError), try #require(first.standardError)))
        #expect(both.respondents == 4 && both.answers == 8 && both.effectiveSampleSize == first.effectiveSampleSize)
    }

    @Test("A mean of items: the error of the respondents' own means")
    func hierarchicalError() throws {
        // Complete answers: the index is the mean of each respondent's mean share 1, 0, 1/2, 1/2.
        let forms: [ToySurvey.Form] = [.init(0, 4, 4), .init(0, 0, 0), .init(0, 4, 0), .init(0, 0, 4)]
        let survey = try ToySurvey(
            forms, scales: [ToySurvey.five, ToySurvey.five],
            index: ToySurvey.index(items: 2, formula: .topLevels, aggregation: .hierarchical))
        let estimate = try survey.estimate("index", .unit(0))
        #expect(estimate.percent == .exact(50))
        #expect(isClose(try #require(estimate.standardError), 100 * (0.5 / 3 / 4).squareRoot()))
    }

    @Test("Post-strata take from the error what they explain")
    func postStratified() throws {
        // Sex 0 always satisfied, sex 1 never: with known numbers of each nothing is left to chance.
        let forms: [ToySurvey.Form] = [
            .init(0, 4, sex: 0), .init(0, 4, sex: 0), .init(0, 0, sex: 1), .init(0, 0, sex: 1), .init(0, 0, sex: 1),
        ]
        let survey = try ToySurvey(forms, index: one, units: units([100]))
        let margin = try Margin(name: "sex.csv", levels: [.init(name: "1", target: 50), .init(name: "2", target: 50)])
        for margins in [MarginTable(whole: margin), MarginTable(name: "sex.csv", byUnit: [0: margin])] {
            let plan = WeightingPlan(steps: [.populationByUnit, .postStratify(question: "sex", margins: margins)])
            let estimate = try survey.estimate("index", .unit(0), plan: plan)
            #expect(isClose(estimate.percent.double ?? 0, 50))
            #expect(estimate.standardError == nil && estimate.intervalAbsence == .noVariance)
        }
        // One answer against its group: residuals within sex 0 are (1/2, -1/2) of weight 25 each over 100.
        var mixed = forms
        mixed[1].answers = [0]
        let plan = WeightingPlan(steps: [
            .populationByUnit, .postStratify(question: "sex", margins: MarginTable(whole: margin)),
        ])
        let estimate = try ToySurvey(mixed, index: one, units: units([100])).estimate("index", .unit(0), plan: plan)
        #expect(isClose(estimate.percent.double ?? 0, 25))
        #expect(isClose(try #require(estimate.standardError), 100 * (5.0 / 4 * 2 * 0.125 * 0.125).squareRoot()))
    }

    @Test("Intervals follow the formula and the settings")
    func intervals() throws {
        let survey = try ToySurvey(forms(0, satisfied: 30, of: 40), index: one)
        var seen: Set<Double> = []
        for method in ProportionIntervalMethod.allCases {
            let estimate = try survey.estimate("index", .unit(0), settings: .init(interval: method))
            let interval = try #require(estimate.interval)
            #expect(interval.low < 75 && interval.high > 75 && seen.insert(interval.low).inserted)
        }
        let narrow = try survey.estimate("index", .unit(0), settings: .init(confidence: ConfidenceLevel(0.5)))
        let usual = try survey.estimate("index", .unit(0))
        #expect(try #require(narrow.interval).low > #require(usual.interval).low && narrow.confidence == 0.5)
        // A mean of scores over 5 cannot be below 1/5, and stays above it.
        let low = try ToySurvey(
            (0..<9).map { .init(0, .level($0 == 0 ? 1 : 0)) }, index: ToySurvey.index(items: 1, formula: .meanOfHighest)
        ).estimate("index", .unit(0))
        #expect(try #require(low.interval).low > 20)
        let mean = try ToySurvey(
            (0..<9).map { .init(0, .level($0 == 0 ? 1 : 0)) }, index: ToySurvey.index(items: 1, formula: .meanOfHighest)
        ).estimate("index", .unit(0), settings: .init(interval: .mean))
        #expect(
            isClose(
                try #require(mean.interval).low + #require(mean.interval).high, 2 * (mean.percent.double ?? 0), 1e-12))
    }

    @Test("Flags mark small samples, wide intervals and few clusters")
    func flags() throws {
        let few = try ToySurvey(forms(0, satisfied: 3, of: 6), index: one).estimate("index", .unit(0))
        #expect(few.flags == [.smallSample, .wideInterval, .wideRelativeInterval, .fewDegreesOfFreedom])
        let many = try ToySurvey(forms(0, satisfied: 450, of: 500), index: one).estimate("index", .unit(0))
        #expect(many.flags.isEmpty)
        let rare = try ToySurvey(forms(0, satisfied: 2, of: 60), index: one).estimate("index", .unit(0))
        #expect(rare.flags == [.wideRelativeInterval])
        // The campaign's own limits.
        var settings = EstimationSettings()
        settings.precision.respondents = 5
        settings.precision.wideInterval = 100
        settings.precision.narrowInterval = 95
        settings.precision.degreesOfFreedom = 6
        let own = try ToySurvey(forms(0, satisfied: 3, of: 6), index: one).estimate(
            "index", .unit(0), settings: settings)
        #expect(own.flags == [.fewDegreesOfFreedom])
        settings.precision.relativeWidth = 20
        let wide = try ToySurvey(forms(0, satisfied: 2, of: 60), index: one).estimate(
            "index", .unit(0), settings: settings)
        #expect(wide.flags.isEmpty)
    }
}
