import Estimation
import Figures
import Testing
import Weighting

/// Raked, calibrated and trimmed weights of the thirteen rows of `StagesTests`, with unequal base weights, in domains, with
/// one stage and two; numbers of R `survey` 4.1-1 at 15 digits.
@Suite("Calibrated weights against R")
struct CalibratedDesignTests {
    private let strata: [Int32] = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1]
    private let clusters: [Int32] = [0, 0, 1, 1, 1, 2, 3, 3, 3, 4, 4, 4, 4]
    private let satisfied: [Double] = [1, 0, 1, 1, 0, 1, 0, 0, 1, 1, 1, 0, 1]
    private let scores: [Double] = [3, 4, 5, 2, 4, 1, 5, 3, 3, 4, 2, 2, 5]
    private let sex = ["1", "2", "1", "1", "2", "2", "1", "2", "1", "2", "2", "1", "1"]
    private let age = ["y", "o", "m", "y", "o", "m", "m", "y", "o", "y", "m", "o", "y"]
    private let base: [Double] = [2, 3, 1.5, 4, 2, 5, 1, 2.5, 3, 2, 2, 4, 1]

    private func margin(_ name: String, _ labels: [String], _ targets: [(String, Double)]) throws -> FittingMargin {
        FittingMargin(
            levels: CellAssignment(labels),
            margin: try Margin(name: name, levels: targets.map { .init(name: $0.0, target: $0.1) }))
    }

    private func margins() throws -> [FittingMargin] {
        [
            try margin("sex", sex, [("1", 60), ("2", 44)]),
            try margin("age", age, [("m", 30), ("o", 40), ("y", 34)]),
        ]
    }

    private func raked() throws -> RakedWeights { try RakedWeights(base: base, margins: margins()) }

    private func error(_ domain: SurveyDomain, _ values: [Double]) throws -> Double {
        try domain.estimate(domain.mean(domain.rows.map { values[$0] }).get()).standardError.get()
    }

    @Test("Raking: weights, means, a covariance")
    func raking() throws {
        let raked = try raked()
        for (weight, expected) in zip(raked.weights, [6.67675149748631, 8.05835740171668, 6.03717925699540]) {
            #expect(isClose(weight, expected, 1e-9))
        }
        let design = try SurveyDesign(
            weights: raked.weights, strata: strata, clusters: clusters,
            calibration: Calibration(steps: [raked.calibration]))
        let all = SurveyDomain(design)
        #expect(isClose(try all.mean(scores).get().value, 2.829238689013, 1e-9))
        #expect(isClose(try error(all, scores), 0.328656739256616, 1e-9))
        let covariance = try all.covariance(all.mean(scores).get(), all.mean(satisfied).get()).get()
        #expect(isClose(covariance, -0.00960830462651955, 1e-9))
        #expect(isClose(try all.variance(all.mean(satisfied).get()).get(), 0.00215917564027682, 1e-9))
    }

    @Test("Raking: domains across and within the margins, respondents as clusters")
    func domains() throws {
        let raked = try raked()
        let calibration = Calibration(steps: [raked.calibration])
        let design = try SurveyDesign(
            weights: raked.weights, strata: strata, clusters: clusters, calibration: calibration)
        let part = SurveyDomain(design) { satisfied[$0] == 1 }
        #expect(isClose(try part.mean(part.rows.map { scores[$0] }).get().value, 2.63247209328111, 1e-9))
        #expect(isClose(try error(part, scores), 0.230160070799847, 1e-9))
        let total = part.estimate(try part.total(part.rows.map { scores[$0] }).get())
        #expect(isClose(try total.standardError.get(), 2.57595796960394, 1e-9))
        #expect(isClose(try error(SurveyDomain(design) { strata[$0] == 0 }, scores), 0.611769520848615, 1e-9))
        let single = try SurveyDesign(weights: raked.weights, strata: strata, calibration: calibration)
        #expect(isClose(try error(SurveyDomain(single) { clusters[$0] < 4 }, scores), 0.548255447265591, 1e-9))
    }

    @Test("Linear calibration to levels and a number, two stages with population sizes at both")
    func twoStages() throws {
        let drawn = [10.0 / 3, 10.0 / 3, 10.0 / 3, 10.0 / 3, 10.0 / 3, 5.0 / 3, 2, 2, 2, 4, 4, 4, 4]
        let fitted = try CalibratedWeights(
            base: drawn, margins: [margin("sex", sex, [("1", 25), ("2", 20)])],
            totals: [FittingTotal(name: "score", values: scores, total: 140)], method: .init(.linear))
        for (weight, expected) in zip(fitted.weights, [4.11989638583940, 3.10904156901443, 2.83088688787468]) {
            #expect(isClose(weight, expected, 1e-9))
        }
        let design = try SurveyDesign(
            weights: fitted.weights,
            stages: [
                SamplingStage(strata: strata, clusters: clusters, populations: [5, 4]),
                SamplingStage(populations: [4, 6, 1, 3, 8]),
            ], calibration: Calibration(steps: [fitted.calibration]))
        #expect(isClose(try error(SurveyDomain(design), satisfied), 0.0934635694256235, 1e-9))
        let women = SurveyDomain(design) { sex[$0] == "2" }
        #expect(isClose(try women.mean(women.rows.map { satisfied[$0] }).get().value, 0.576489453558653, 1e-9))
        #expect(isClose(try error(women, satisfied), 0.204117845299314, 1e-9))
    }

    @Test("Two calibrations, one after the other; trimming afterwards")
    func sequence() throws {
        let first = try PostStratifiedWeights(
            base: base, levels: CellAssignment(sex),
            margin: Margin(name: "sex", levels: [.init(name: "1", target: 60), .init(name: "2", target: 44)]))
        let second = try RakedWeights(base: first.weights, margins: margins())
        let both = try SurveyDesign(
            weights: second.weights, strata: strata, clusters: clusters,
            calibration: Calibration(steps: first.calibration.steps + [second.calibration]))
        #expect(isClose(try error(SurveyDomain(both), scores), 0.33028868269563, 1e-9))
        let raked = try raked()
        let trimmed = try TrimmedWeights(base: raked.weights, limits: .init(upper: 14))
        #expect(isClose(trimmed.weights[0], 6.80620331800917, 1e-9) && trimmed.cut == 2)
        let design = try SurveyDesign(
            weights: trimmed.weights, strata: strata, clusters: clusters,
            calibration: Calibration(steps: [raked.calibration]))
        #expect(isClose(try error(SurveyDomain(design) { satisfied[$0] == 1 }, scores), 0.225703581882321, 1e-9))
    }

    @Test("Many rows that are alike stand for each other: the same variance as row by row")
    func alike() throws {
        // The sample copied 200 times is long enough for the short way; a number besides the levels prevents it.
        func error(_ totals: [FittingTotal]) throws -> Double {
            let copies = 200
            func many<Value>(_ values: [Value]) -> [Value] { (0..<copies).flatMap { _ in values } }
            let fitted = try CalibratedWeights(
                base: many(base),
                margins: [
                    margin("sex", many(sex), [("1", 12000), ("2", 8800)]),
                    margin("age", many(age), [("m", 6000), ("o", 8000), ("y", 6800)]),
                ], totals: totals, method: .init(.raking))
            let design = try SurveyDesign(
                weights: fitted.weights, strata: many(strata), calibration: Calibration(steps: [fitted.calibration]))
            let domain = SurveyDomain(design) { $0 < 400 && clusters[$0 % 13] < 4 }
            return try domain.estimate(domain.mean(domain.rows.map { scores[$0 % 13] }).get()).standardError.get()
        }
        // A total that the levels imply changes nothing.
        let rows = 200 * 13
        let implied = FittingTotal(name: "n", values: [Double](repeating: 1, count: rows), total: 20800)
        #expect(isClose(try error([]), try error([implied]), 1e-10))
    }
}
