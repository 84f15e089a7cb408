import Estimation
import Figures
import Testing
import Weighting

/// A sample of thirteen rows in five clusters and two strata; numbers of R `survey` 4.1-1 at 15 digits.
@Suite("Stages and post-strata against R")
struct StagesTests {
    private let strata: [Int32] = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1]
    private let clusters: [Int32] = [0, 0, 1, 1, 1, 2, 3, 3, 3, 4, 4, 4, 4]
    private let satisfied: [Double] = [1, 0, 1, 1, 0, 1, 0, 0, 1, 1, 1, 0, 1]
    private let scores: [Double] = [3, 4, 5, 2, 4, 1, 5, 3, 3, 4, 2, 2, 5]
    private let sex: [Int32] = [1, 2, 1, 1, 2, 2, 1, 2, 1, 2, 2, 1, 1]
    private let weights: [Double] = [2, 3, 1.5, 4, 2, 5, 1, 2.5, 3, 2, 2, 4, 1]

    private func twoStages() throws -> SurveyDesign {
        let weights = [10.0 / 3, 10.0 / 3, 10.0 / 3, 10.0 / 3, 10.0 / 3, 5.0 / 3, 2, 2, 2, 4, 4, 4, 4]
        return try SurveyDesign(
            weights: weights,
            stages: [
                SamplingStage(strata: strata, clusters: clusters, populations: [5, 4]),
                SamplingStage(populations: [4, 6, 1, 3, 8]),
            ])
    }

    @Test("Two stages, population sizes at both: means, their covariance, a total")
    func twoStageMeans() throws {
        let all = SurveyDomain(try twoStages())
        let first = try all.mean(satisfied).get()
        let second = try all.mean(scores).get()
        #expect(isClose(first.value, 0.636363636363636))
        #expect(isClose(try all.estimate(first).standardError.get(), 0.105334227908772))
        #expect(isClose(try all.estimate(second).standardError.get(), 0.228038585183022))
        #expect(isClose(try all.covariance(first, second).get(), -0.00388640300842025))
        let total = all.estimate(try all.total(scores).get())
        #expect(isClose(total.value, 135.666666666667))
        #expect(isClose(try total.standardError.get(), 29.7844105382516))
        #expect(first.basis.degreesOfFreedom == 3)
    }

    @Test("A domain of a two-stage sample")
    func twoStageDomain() throws {
        let women = SurveyDomain(try twoStages()) { sex[$0] == 2 }
        let estimate = women.estimate(try women.mean(women.rows.map { scores[$0] }).get())
        #expect(isClose(estimate.value, 3.18181818181818))
        #expect(isClose(try estimate.standardError.get(), 0.309033450265446))
        #expect(estimate.degreesOfFreedom == 3)
    }

    @Test("The same sample with its first stage only")
    func oneStage() throws {
        let design = try SurveyDesign(
            weights: twoStages().weights, strata: strata, clusters: clusters, populations: [5, 4])
        let all = SurveyDomain(design)
        #expect(isClose(try all.estimate(all.mean(scores).get()).standardError.get(), 0.116101840853986))
    }

    @Test("Without a first-stage population size, the later stage adds nothing")
    func withReplacement() throws {
        let stages = [SamplingStage(strata: strata, clusters: clusters), SamplingStage(populations: [4, 6, 1, 3, 8])]
        let two = SurveyDomain(try SurveyDesign(weights: weights, stages: stages))
        let one = SurveyDomain(try SurveyDesign(weights: weights, strata: strata, clusters: clusters))
        let expected = try one.variance(one.mean(scores).get()).get()
        #expect(isClose(try two.variance(two.mean(scores).get()).get(), expected))
    }

    private func postStratified(clusters: [Int32]?) throws -> SurveyDesign {
        let margin = try Margin(name: "sex", levels: [.init(name: "1", target: 60), .init(name: "2", target: 44)])
        let fitted = try PostStratifiedWeights(
            base: weights, levels: CellAssignment(sex.map { "\($0)" }), margin: margin)
        return try SurveyDesign(
            weights: fitted.weights, strata: strata, clusters: clusters, calibration: fitted.calibration)
    }

    @Test("Post-strata that cut across clusters, unequal base weights")
    func postStrata() throws {
        let all = SurveyDomain(try postStratified(clusters: clusters))
        let first = try all.mean(satisfied).get()
        let second = try all.mean(scores).get()
        #expect(isClose(first.value, 0.632867132867133))
        #expect(isClose(second.value, 2.83682983682984))
        #expect(isClose(try all.estimate(first).standardError.get(), 0.0705747063760168))
        #expect(isClose(try all.estimate(second).standardError.get(), 0.322004985043984))
        #expect(isClose(try all.covariance(first, second).get(), -0.0163318650864163))
    }

    @Test("A domain across post-strata, a stratum as domain, respondents as clusters")
    func postStrataDomains() throws {
        let design = try postStratified(clusters: clusters)
        let part = SurveyDomain(design) { satisfied[$0] == 1 }
        let mean = part.estimate(try part.mean(part.rows.map { scores[$0] }).get())
        #expect(isClose(mean.value, 2.65009208103131))
        #expect(isClose(try mean.standardError.get(), 0.311188292581233))
        #expect(isClose(try mean.designEffect(.withoutReplacement).get(), 0.475329625993595))
        #expect(mean.degreesOfFreedom == 3)
        let stratum = SurveyDomain(design) { strata[$0] == 0 }
        let total = stratum.estimate(try stratum.total(stratum.rows.map { scores[$0] }).get())
        #expect(isClose(total.value, 144.848484848485))
        #expect(isClose(try total.standardError.get(), 47.07588709586))
        let single = SurveyDomain(try postStratified(clusters: nil)) { clusters[$0] < 4 }
        let estimate = single.estimate(try single.mean(single.rows.map { scores[$0] }).get())
        #expect(isClose(estimate.value, 2.87096774193548))
        #expect(isClose(try estimate.standardError.get(), 0.468892588392131))
    }

    @Test("A ratio of two variables with its design effect")
    func ratio() throws {
        let all = SurveyDomain(try SurveyDesign(weights: weights, strata: strata, clusters: clusters))
        let estimate = all.estimate(try all.ratio(satisfied, scores).get())
        #expect(isClose(estimate.value, 0.220430107526882))
        #expect(isClose(try estimate.standardError.get(), 0.0566221734343344))
        #expect(isClose(try estimate.designEffect(.withReplacement).get(), 0.805720452865685))
    }
}
