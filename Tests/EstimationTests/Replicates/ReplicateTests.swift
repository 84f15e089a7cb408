import Estimation
import Figures
import Testing
import Weighting

@Suite("Replicate weights")
struct ReplicateTests {
    private let weights: [Double] = [3, 3, 4, 4, 5, 5, 2, 2]
    private let strata: [Int32] = [0, 0, 0, 0, 1, 1, 1, 1]
    private let clusters: [Int32] = [0, 0, 1, 1, 2, 2, 3, 3]
    private let y: [Double] = [1, 2, 4, 3, 2, 5, 1, 1]

    private func design(lonely: LonelyPSUPolicy = .fail) throws -> SurveyDesign {
        try SurveyDesign(weights: weights, strata: strata, clusters: clusters, lonely: lonely)
    }

    private func total(_ weights: [Double]) -> Double { zip(weights, y).map { $0 * $1 }.reduce(0, +) }

    @Test(
        "A total's variance is that of linearisation, by jackknife and by half samples, whatever Fay's coefficient",
        arguments: [ReplicationMethod.jackknife, .balanced(), .balanced(rho: 0.3), .balanced(rho: 0.5)])
    func linear(method: ReplicationMethod) throws {
        let all = SurveyDomain(try design())
        let expected = try all.variance(try all.total(y).get()).get()
        let replicates = try ReplicateWeights(try design(), method: method)
        let variance = try replicates.covariances([total(weights)], replicates.values { [total($0)] }).get()[0, 0]
        #expect(isClose(variance, expected))
        #expect(replicates.degreesOfFreedom == 2)
    }

    @Test("Half samples are balanced: the replicates' mean is the figure, and about it the variance is the same")
    func balanced() throws {
        var replicates = try ReplicateWeights(try design(), method: .balanced())
        let values = try replicates.values { [total($0)] }
        #expect(isClose(values.map { $0[0] }.reduce(0, +) / Double(values.count), total(weights)))
        let aboutMean = try replicates.covariances([total(weights)], values).get()[0, 0]
        replicates.isAboutFigure = true
        #expect(isClose(try replicates.covariances([total(weights)], values).get()[0, 0], aboutMean))
    }

    @Test("Few replicates are told with what they cost: 1/√(2R)")
    func few() {
        let few = ReplicationMethod.bootstrap(replicates: 50, seed: 7).name
        #expect(few.vi == "bootstrap 50 mẫu lặp (hạt giống 7; ít mẫu lặp, sai số chuẩn có thể lệch khoảng 10%)")
        #expect(
            few.en == "a bootstrap of 50 replicates (seed 7; few replicates: standard errors may be off by about 10 %)")
        #expect(ReplicationMethod.rescaledBootstrap(replicates: 100, seed: 1).name.vi.hasSuffix("(hạt giống 1)"))
        #expect(ReplicationMethod.balanced(rho: 0.3).name.vi.contains("0,3"))
    }

    @Test("A bootstrap comes out the same again, and near the variance of linearisation")
    func bootstrap() throws {
        let clusters = (0..<400).map { Int32($0 / 2) }
        let y = (0..<400).map { Double(($0 * 7919) % 31) }
        let design = try SurveyDesign(weights: [Double](repeating: 2, count: 400), clusters: clusters)
        let all = SurveyDomain(design)
        let expected = try all.variance(try all.mean(y).get()).get()
        for method in [
            ReplicationMethod.bootstrap(replicates: 400, seed: 7), .rescaledBootstrap(replicates: 400, seed: 7),
        ] {
            let replicates = try ReplicateWeights(design, method: method)
            #expect(try replicates.weights(3) == (try ReplicateWeights(design, method: method).weights(3)))
            let variance = try all.ratio(y, y.map { _ in 1 }, replicates: replicates).get().variance.get()
            // 400 replicates: the standard error of a variance is about 7 %.
            #expect(abs(variance / expected - 1) < 0.3)
        }
        let first = try ReplicateWeights(design, method: .bootstrap(replicates: 2, seed: 1)).weights(0)
        #expect(first.reduce(0, +) == 800)
    }

    @Test("Without replacement from copies: no cluster is drawn more often than it has copies; a census does not move")
    func finite() throws {
        let design = try SurveyDesign(
            weights: [1, 1, 1, 1], clusters: [0, 1, 2, 3], populations: [4])
        let replicates = try ReplicateWeights(design, method: .bootstrap(replicates: 5, seed: 3))
        for replicate in 0..<5 { #expect(try replicates.weights(replicate) == [1, 1, 1, 1]) }
    }

    @Test("Replicates agree again with the margins")
    func recalibrated() throws {
        let sex = CellAssignment(["f", "m", "f", "m", "f", "m", "f", "m"])
        let margin = try Margin(name: "sex", levels: [.init(name: "f", target: 15), .init(name: "m", target: 13)])
        let replicates = try ReplicateWeights(try design(), method: .jackknife) {
            weights throws(WeightingError) in
            try PostStratifiedWeights(base: weights, levels: sex, margin: margin).weights
        }
        for replicate in 0..<replicates.count {
            let own = try replicates.weights(replicate)
            #expect(isClose([0, 2, 4, 6].map { own[$0] }.reduce(0, +), 15))
            #expect(isClose([1, 3, 5, 7].map { own[$0] }.reduce(0, +), 13))
        }
    }

    @Test("What cannot be drawn again is refused")
    func refusals() throws {
        let three = try SurveyDesign(weights: [1, 1, 1], clusters: [0, 1, 2])
        #expect(throws: EstimationError.notTwoClusters(stratum: 0, clusters: 3)) {
            try ReplicateWeights(three, method: .balanced())
        }
        #expect(throws: EstimationError.fayCoefficient(1)) {
            try ReplicateWeights(try design(), method: .balanced(rho: 1))
        }
        let lonely = try SurveyDesign(weights: [1, 1, 1], strata: [0, 0, 1], clusters: [0, 1, 2])
        #expect(throws: EstimationError.lonelyStratum(1)) { try ReplicateWeights(lonely, method: .jackknife) }
        #expect(throws: EstimationError.lonelyStratum(1)) {
            try ReplicateWeights(lonely, method: .bootstrap(replicates: 9, seed: 1))
        }
        #expect(throws: EstimationError.tooFewReplicates(1)) {
            try ReplicateWeights(three, method: .bootstrap(replicates: 1, seed: 1))
        }
        let removed = try SurveyDesign(
            weights: [1, 1, 1], strata: [0, 0, 1], clusters: [0, 1, 2], lonely: LonelyPSUPolicy(.remove))
        #expect(try ReplicateWeights(removed, method: .jackknife).count == 2)
    }
}
