import Estimation
import Figures
import Testing

@Suite("Nobody, one person, one cluster, everybody")
struct EdgeCasesTests {
    @Test("No rows, no weight, no valid answer: each has its reason")
    func absences() throws {
        let design = try SurveyDesign(weights: [1, 1, 0])
        let nobody = SurveyDomain(design) { _ in false }
        #expect(try nobody.mean([]).absence == .noResponses)
        #expect(try nobody.total([]).absence == .noResponses)
        let weightless = try SurveyDomain(design, rows: [2])
        #expect(try weightless.mean([1]).absence == .noResponses)
        let all = SurveyDomain(design)
        #expect(try all.mean([1, 1, 1], valid: [false, false, true]).absence == .noAnswers)
        #expect(try all.ratio([0, 0, 0], [0, 0, 0]).absence == .noAnswers)
    }

    @Test("One respondent: a figure, but neither variance nor interval")
    func onePerson() throws {
        let all = SurveyDomain(try SurveyDesign(weights: [3]))
        let estimate = all.estimate(try all.mean([1]).get())
        #expect(estimate.value == 1)
        #expect(estimate.variance == .failure(.onePSU))
        #expect(estimate.proportionInterval().absence == .onePSU)
        #expect(estimate.interval().absence == .onePSU)
    }

    @Test("One respondent of a domain in a larger sample: no degrees of freedom are left")
    func onePersonOfMany() throws {
        let part = try SurveyDomain(try SurveyDesign(weights: [3, 3, 3]), rows: [1])
        let estimate = part.estimate(try part.mean([1]).get())
        #expect(estimate.proportionInterval().absence == .noDegreesOfFreedom)
        #expect(estimate.degreesOfFreedom == 0)
    }

    @Test("One cluster of many respondents leaves no variance; a policy may say otherwise")
    func oneCluster() throws {
        let clusters: [Int32] = [0, 0, 0, 0]
        let all = SurveyDomain(try SurveyDesign(weights: [1, 1, 1, 1], clusters: clusters))
        let estimate = all.estimate(try all.mean([1, 0, 1, 1]).get())
        #expect(estimate.variance == .failure(.onePSU))
        #expect(estimate.proportionInterval(.kornGraubard).absence == .onePSU)
        let certain = SurveyDomain(
            try SurveyDesign(weights: [1, 1, 1, 1], clusters: clusters, lonely: LonelyPSUPolicy(.certainty)))
        #expect(certain.estimate(try certain.mean([1, 0, 1, 1]).get()).variance == .success(0))
        let average = SurveyDomain(
            try SurveyDesign(weights: [1, 1, 1, 1], clusters: clusters, lonely: LonelyPSUPolicy(.average)))
        #expect(average.estimate(try average.mean([1, 0, 1, 1]).get()).variance == .failure(.onePSU))
    }

    @Test("A lonely stratum outside the domain does not touch it")
    func lonelyElsewhere() throws {
        let design = try SurveyDesign(weights: [1, 1, 1, 1], strata: [0, 0, 0, 1])
        let part = try SurveyDomain(design, rows: [0, 1, 2])
        #expect(throws: Never.self) { try part.variance(part.mean([1, 0, 1]).get()).get() }
        let all = SurveyDomain(design)
        #expect(all.variance(try all.mean([1, 0, 1, 1]).get()) == .failure(.onePSU))
    }

    @Test("145 of 145 satisfied: a lower limit of 97.5 %, for every method, respondents counted and not answers")
    func allSatisfied() throws {
        let all = SurveyDomain(try SurveyDesign(weights: [Double](repeating: 20, count: 145)))
        let answers = [Double](repeating: 39, count: 145)
        let estimate = all.estimate(try all.ratio(answers, answers).get())
        #expect(estimate.value == 1)
        for method in [ProportionIntervalMethod.logit, .wilson, .kornGraubard, .mean] {
            let interval = try estimate.proportionInterval(method).get()
            #expect(isClose(interval.lower, 0.97488033586819789))
            #expect(interval.upper == 1)
        }
        let nobody = all.estimate(try all.ratio(answers.map { _ in 0 }, answers).get())
        let interval = try nobody.proportionInterval().get()
        #expect(interval.lower == 0)
        #expect(isClose(interval.upper, 1 - 0.97488033586819789))
    }

    @Test("With unequal weights, the respondents shrink by Kish's design effect: 3 of weights 1, 1, 2 are 16/6")
    func allSatisfiedWeighted() throws {
        let all = SurveyDomain(try SurveyDesign(weights: [1, 1, 2]))
        let estimate = all.estimate(try all.mean([1, 1, 1]).get())
        // The exact limit for n of n is the n-th root of α/2.
        let limit = try estimate.proportionInterval(level: ConfidenceLevel(0.9)).get().lower
        #expect(isClose(power(limit, 8), power(0.05, 3)))
    }

    private func power(_ base: Double, _ exponent: Int) -> Double {
        (0..<exponent).reduce(1) { product, _ in product * base }
    }

    @Test("Everybody answered: the interval is the figure")
    func census() throws {
        let all = SurveyDomain(try SurveyDesign(weights: [1, 1, 1, 1], populations: [4]))
        for values in [[1.0, 0, 1, 1], [1, 1, 1, 1]] {
            let estimate = all.estimate(try all.mean(values).get())
            #expect(estimate.isCensus)
            #expect(try estimate.variance.get() == 0)
            let interval = try estimate.proportionInterval(.wilson).get()
            #expect(interval == ConfidenceInterval(lower: estimate.value, upper: estimate.value))
            #expect(try estimate.interval().get().width == 0)
        }
    }

    @Test("Scores that do not differ have no variance, whatever rounding the weights bring")
    func equalScores() throws {
        let weights = (1...50).map { 0.1 * Double($0) }
        let all = SurveyDomain(try SurveyDesign(weights: weights))
        let estimate = all.estimate(try all.mean([Double](repeating: 3, count: 50)).get())
        #expect(try estimate.variance.get() == 0)
        #expect(estimate.interval().absence == .noVariance)
        #expect(estimate.designEffect(.withReplacement) == .failure(.noVariance))
    }

    @Test("A mean score's interval stays on its scale, at its ends too")
    func scores() throws {
        let all = SurveyDomain(try SurveyDesign(weights: [1, 1, 1, 1]))
        let estimate = all.estimate(try all.mean([5, 5, 5, 4]).get())
        let interval = try estimate.scoreInterval(on: 1...5).get()
        #expect(interval.lower > 1 && interval.lower < 4.75 && interval.upper > 4.75 && interval.upper < 5)
        #expect(try estimate.interval().get().upper > 5)
        // The same as for a share of 15/16 with the variance of the score over 4².
        let share = all.estimate(try all.mean([1, 1, 1, 0.75]).get())
        #expect(isClose(try share.proportionInterval().get().lower * 4 + 1, interval.lower))
        let best = all.estimate(try all.mean([5, 5, 5, 5]).get())
        #expect(try best.scoreInterval(on: 1...5).get().upper == 5)
        #expect(estimate.scoreInterval(on: 5...5).absence == .notApplicable)
        #expect(estimate.proportionInterval().absence == .notApplicable)
    }

    @Test("Levels must lie between 0 and 1")
    func levels() {
        for level in [0, 1, -0.5, 95, Double.nan] {
            #expect(throws: EstimationError.self) { try ConfidenceLevel(level) }
        }
        #expect(ConfidenceLevel.standard.probability == 0.95)
    }
}
