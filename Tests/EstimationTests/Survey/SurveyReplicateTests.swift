import Estimation
import Figures
import Questionnaires
import Testing
import Weighting

@Suite("Replicates over response tables")
struct SurveyReplicateTests {
    @Test("The figures are the same, the variances those of the replicates fitted again", arguments: [false, true])
    func variances(isFitted: Bool) throws {
        let survey = try SurveyCrossChecks.made(seed: 11, clusters: true, aggregation: .hierarchical)
        let kind: SurveyCrossChecks.WeightingKind = isFitted ? .margins : .unit
        let method = ReplicationMethod.jackknife
        let estimates = try survey.estimator(kind.plan, settings: EstimationSettings(replication: method))
            .estimates(.init(scopes: [.unit(2)], nodes: ["a", "index"]))
        let linear = try survey.estimator(kind.plan).estimates(.init(scopes: [.unit(2)], nodes: ["a", "index"]))
        let weighted = try survey.sample(kind.plan)
        #expect((weighted.refit != nil) == isFitted)
        let design = try SurveyDesign(
            weights: weighted.baseWeights, strata: weighted.strata.cells, clusters: weighted.clusters)
        let replicates = try ReplicateWeights(design, method: method, recalibrate: weighted.refit)
        let rows = survey.forms.indices.filter { survey.forms[$0].unit == 2 }
        func share(_ w: [Double]) -> Double {
            var above = 0.0
            var below = 0.0
            for row in rows {
                guard case .level(let level) = survey.forms[row].answers[0] else { continue }
                above += w[row] * (level >= 3 ? 1 : 0)
                below += w[row]
            }
            return above / below
        }
        let value = share(weighted.weights)
        let variance = try replicates.covariances([value], replicates.values { [share($0)] }).get()[0, 0]
        #expect(
            isClose(try #require(estimates.first { $0.item == "a" }?.standardError), variance.squareRoot() * 100, 1e-10)
        )
        for (one, other) in zip(estimates, linear) {
            #expect(one.percent == other.percent && one.degreesOfFreedom == other.degreesOfFreedom)
            // Two ways to the same variance: near each other, and not the same.
            let ratio = try #require(one.standardError) / #require(other.standardError)
            #expect(ratio != 1 && abs(ratio - 1) < 0.2)
        }
    }

    @Test(
        "A stratum of one cluster takes the variance of its own figures only",
        arguments: [ReplicationMethod.jackknife, .bootstrap(replicates: 20, seed: 1)])
    func lonely(method: ReplicationMethod) throws {
        let survey = try ToySurvey(
            [.init(0, 3), .init(0, 4), .init(0, 1), .init(1, 1)], index: ToySurvey.index(items: 1, formula: .topLevels))
        let found = try survey.estimator(settings: EstimationSettings(replication: method)).estimates(
            .init(scopes: [.unit(0), .unit(1), .whole], nodes: ["index"]))
        #expect(found.count == 3 && (found[0].standardError ?? 0) > 0)
        for estimate in found.dropFirst() {
            #expect(estimate.standardError == nil && estimate.intervalAbsence == .onePSU)
        }
        let removed = EstimationSettings(
            lonely: LonelyPSUPolicy(.remove), replication: .bootstrap(replicates: 20, seed: 1))
        #expect(try survey.estimate("index", .unit(1), settings: removed).percent.double == 0)
    }

    @Test("Several tables at once are the same as one by one")
    func requestsTogether() throws {
        let survey = try SurveyCrossChecks.made(seed: 11, clusters: true, aggregation: .hierarchical)
        let settings = EstimationSettings(replication: .bootstrap(replicates: 30, seed: 5))
        let estimator = try survey.estimator(SurveyCrossChecks.WeightingKind.margins.plan, settings: settings)
        let requests = [
            SurveyEstimator.Request(scopes: [.unit(2), .whole]),
            SurveyEstimator.Request(scopes: [.whole], groups: ["sex"], nodes: ["index"]),
        ]
        let together = try estimator.estimates(requests)
        #expect(together.count == 2)
        for (request, found) in zip(requests, together) { #expect(try estimator.estimates(request) == found) }
    }

    @Test("Persons drawn within clusters: a sample that visits every cluster is no census for replicates")
    func everyClusterVisited() throws {
        // Two strata of four clusters each, all visited; five persons of twenty in each.
        let rows = 40
        let clusters = (0..<rows).map { Int32($0 / 5) }
        let strata = (0..<rows).map { Int32($0 / 20) }
        let design = try SurveyDesign(
            weights: [Double](repeating: 4, count: rows),
            stages: [
                SamplingStage(strata: strata, clusters: clusters, populations: [4, 4]),
                SamplingStage(populations: [Double?](repeating: 20, count: 8)),
            ])
        let values = (0..<rows).map { Double(($0 / 5 * 3 + $0 * 2) % 7 > $0 / 5 % 4 ? 1 : 0) }
        let all = SurveyDomain(design)
        let linear = try all.variance(try all.mean(values).get()).get()
        for method in [ReplicationMethod.jackknife, .bootstrap(replicates: 400, seed: 2)] {
            let replicates = try ReplicateWeights(design, method: method)
            func mean(_ weights: [Double]) -> Double {
                zip(weights, values).map { $0 * $1 }.reduce(0, +) / weights.reduce(0, +)
            }
            let variance = try replicates.covariances(
                [mean(design.weights)], replicates.values { [mean($0)] }
            ).get()[0, 0]
            // With replacement at the first stage: never far below what both stages give.
            #expect(linear > 0 && variance > 0.5 * linear)
        }
    }
}
