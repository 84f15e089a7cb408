import Estimation
import Figures
import Testing

/// Samples small enough to be worked out on paper.
@Suite("Estimates by hand")
struct HandExamplesTests {
    @Test("Four people, three satisfied: p = 3/4, variance (4/3)(3/4)/16 = 1/16")
    func simple() throws {
        let all = SurveyDomain(try SurveyDesign(weights: [1, 1, 1, 1]))
        let estimate = all.estimate(try all.mean([1, 0, 1, 1]).get())
        #expect(estimate.value == 0.75)
        #expect(isClose(try estimate.variance.get(), 1.0 / 16))
        #expect(estimate.degreesOfFreedom == 3)
        #expect(estimate.basis == EstimateBasis(respondents: 4, weight: 4, weightSquares: 4, clusters: 4, strata: 1))
        #expect(isClose(try estimate.coefficientOfVariation.get(), 1.0 / 3))
    }

    @Test("Two strata with population sizes: 0.25·0.5 + 0.75·2/3 = 0.625, variance 0.0125 + 0.05625")
    func stratified() throws {
        let design = try SurveyDesign(weights: [5, 5, 10, 10, 10], strata: [0, 0, 1, 1, 1], populations: [10, 30])
        let all = SurveyDomain(design)
        let estimate = all.estimate(try all.mean([1, 0, 1, 1, 0]).get())
        #expect(isClose(estimate.value, 0.625))
        #expect(isClose(try estimate.variance.get(), 0.06875))
        #expect(estimate.degreesOfFreedom == 3)
    }

    @Test("Two clusters of two: totals deviate by 1/8 each, variance 2(1/64 + 1/64) = 1/16")
    func clustered() throws {
        let all = SurveyDomain(try SurveyDesign(weights: [1, 1, 1, 1], clusters: [0, 0, 1, 1]))
        let estimate = all.estimate(try all.mean([1, 1, 1, 0]).get())
        #expect(isClose(try estimate.variance.get(), 1.0 / 16))
        #expect(estimate.degreesOfFreedom == 1)
        // As many people drawn one by one would give (4/3)(3/4)(1/4)/4 = 1/16.
        #expect(isClose(try estimate.designEffect(.withReplacement).get(), 1))
    }

    @Test("Answers of one person are one cluster: 2 of 3, 1 of 1, 0 of 2 give 3/6 and a variance of 1/16")
    func pooledShare() throws {
        let all = SurveyDomain(try SurveyDesign(weights: [1, 1, 1]))
        let estimate = all.estimate(try all.ratio([2, 1, 0], [3, 1, 2]).get())
        #expect(estimate.value == 0.5)
        #expect(isClose(try estimate.variance.get(), 1.0 / 16))
        #expect(estimate.basis.respondents == 3)
    }

    @Test("A domain counts the clusters outside with zero: 2 of 4 people in it, both satisfied but one")
    func domain() throws {
        let design = try SurveyDesign(weights: [1, 1, 1, 1])
        let part = try SurveyDomain(design, rows: [1, 3])
        let estimate = part.estimate(try part.mean([1, 0]).get())
        // Influences 0, 1/4, 0, -1/4: variance (4/3)(2/16).
        #expect(isClose(try estimate.variance.get(), 1.0 / 6))
        #expect(estimate.degreesOfFreedom == 1)
    }

    @Test("A total and its variance: weights 2, values 1, 2, 3")
    func total() throws {
        let all = SurveyDomain(try SurveyDesign(weights: [2, 2, 2], populations: [6]))
        let estimate = all.estimate(try all.total([1, 2, 3]).get())
        #expect(estimate.value == 12)
        // N²(1 - n/N)s²/n = 36 · 1/2 · 1 / 3.
        #expect(isClose(try estimate.variance.get(), 6))
        // Against a simple random sample of 3 of 6 it is exactly one.
        #expect(isClose(try estimate.designEffect(.withoutReplacement).get(), 1))
    }

    @Test("The mean of two shares: variance of the mean influence, not of independent shares")
    func combination() throws {
        let all = SurveyDomain(try SurveyDesign(weights: [1, 1, 1, 1]))
        let first = try all.mean([1, 0, 1, 1]).get()
        let second = try all.mean([1, 0, 0, 0], valid: [true, true, false, true]).get()
        let index = try #require(all.combination([(0.5, first), (0.5, second)]))
        let estimate = all.estimate(index)
        #expect(isClose(estimate.value, (0.75 + 1.0 / 3) / 2))
        // z1 = 1/16, -3/16, 1/16, 1/16; z2 = 2/9, -1/9, 0, -1/9.
        let means: [Double] = [41.0 / 288, -43.0 / 288, 9.0 / 288, -7.0 / 288]
        #expect(isClose(try estimate.variance.get(), 4.0 / 3 * means.map { $0 * $0 }.reduce(0, +)))
        #expect(estimate.basis.respondents == 4)
        let matrix = try all.covariances([first, second]).get()
        #expect(isClose(try matrix.variance(of: [0.5, 0.5]), try estimate.variance.get()))
        #expect(matrix[0, 1] == matrix[1, 0])
        #expect(throws: EstimationError.unequalLength(what: "coefficients", expected: 2, found: 1)) {
            try matrix.variance(of: [1])
        }
        #expect(all.combination([]) == nil)
    }

    @Test("Kish's design effect of weights 1, 1, 2: 3·6/16")
    func kish() throws {
        let all = SurveyDomain(try SurveyDesign(weights: [1, 1, 2]))
        let estimate = all.estimate(try all.mean([1, 1, 1]).get())
        #expect(isClose(estimate.basis.kishDesignEffect, 18.0 / 16))
        // Where nobody differs, effective respondents are those of the weights.
        #expect(isClose(estimate.effectiveSampleSize, 16.0 / 6))
        #expect(estimate.designEffect(.withReplacement) == .failure(.noVariance))
    }

    @Test("Effective respondents never exceed the respondents, however well the strata are chosen")
    func effectiveSampleSize() throws {
        let all = SurveyDomain(try SurveyDesign(weights: [1, 1, 1, 1], strata: [0, 0, 1, 1]))
        let estimate = all.estimate(try all.mean([1, 1, 0, 0]).get())
        #expect(try estimate.variance.get() == 0)
        #expect(try estimate.designEffect(.withReplacement).get() == 0)
        #expect(estimate.effectiveSampleSize == 4)
    }
}
