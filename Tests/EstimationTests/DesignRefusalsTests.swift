import Estimation
import Figures
import Testing
import Weighting

@Suite("Designs and requests that are refused")
struct DesignRefusalsTests {
    @Test("Weights, labels, nesting, population sizes")
    func designs() {
        #expect(throws: EstimationError.weight(row: 1, value: -1)) { try SurveyDesign(weights: [1, -1]) }
        #expect(throws: EstimationError.self) { try SurveyDesign(weights: [.nan]) }
        #expect(throws: EstimationError.unequalLength(what: "strata", expected: 2, found: 1)) {
            try SurveyDesign(weights: [1, 1], strata: [0])
        }
        #expect(throws: EstimationError.unequalLength(what: "clusters", expected: 2, found: 3)) {
            try SurveyDesign(weights: [1, 1], clusters: [0, 1, 2])
        }
        #expect(throws: EstimationError.label(stage: 0, row: 0, value: -1)) {
            try SurveyDesign(weights: [1, 1], strata: [-1, 0])
        }
        #expect(throws: EstimationError.label(stage: 0, row: 1, value: 1_000_000)) {
            try SurveyDesign(weights: [1, 1], clusters: [0, 1_000_000])
        }
        #expect(throws: EstimationError.notNested(stage: 0, row: 1, cluster: 0)) {
            try SurveyDesign(weights: [1, 1], strata: [0, 1], clusters: [0, 0])
        }
        #expect(
            throws: EstimationError.populationBelowSample(stage: 0, stratum: 1, sampled: 2, population: 1)
        ) {
            try SurveyDesign(weights: [1, 1, 1], strata: [0, 1, 1], populations: [5, 1])
        }
        #expect(throws: EstimationError.self) { try SurveyDesign(weights: [1, 1], populations: [.nan]) }
        #expect(throws: EstimationError.noStage) { try SurveyDesign(weights: [1], stages: []) }
        #expect(throws: EstimationError.notNested(stage: 1, row: 2, cluster: 1)) {
            try SurveyDesign(
                weights: [1, 1, 1],
                stages: [SamplingStage(clusters: [0, 0, 1]), SamplingStage(strata: [0, 1, 0])])
        }
        #expect(throws: EstimationError.unequalLength(what: "calibration", expected: 1, found: 2)) {
            try SurveyDesign(
                weights: [1], calibration: Calibration(CalibrationGroups(groups: [0, 0], count: 1), weights: [1, 1]))
        }
    }

    @Test("Rows, columns and values of a request")
    func requests() throws {
        let design = try SurveyDesign(weights: [1, 1, 1])
        #expect(throws: EstimationError.domainRow(3)) { try SurveyDomain(design, rows: [0, 3]) }
        #expect(throws: EstimationError.domainRow(-1)) { try SurveyDomain(design, rows: [-1]) }
        #expect(throws: EstimationError.domainRow(1)) { try SurveyDomain(design, rows: [1, 0, 1]) }
        let all = SurveyDomain(design)
        #expect(throws: EstimationError.unequalLength(what: "numerators", expected: 3, found: 2)) {
            try all.mean([1, 2])
        }
        #expect(throws: EstimationError.notFinite(row: 2)) { try all.mean([1, 2, .infinity]) }
        #expect(throws: EstimationError.negativeDenominator(row: 1)) { try all.ratio([1, 1, 1], [1, -1, 1]) }
        #expect(throws: EstimationError.notFinite(row: 0)) { try all.total([.nan, 1, 1]) }
        // A value that is not valid is not looked at.
        #expect(try all.mean([.nan, 1, 1], valid: [false, true, true]).get().value == 1)
    }

    @Test("Sums that do not fit")
    func totals() throws {
        var totals = ClusterTotals(figures: 1)
        #expect(throws: EstimationError.unequalFigures(1, 2)) { try totals.merge(ClusterTotals(figures: 2)) }
        let strata = try StratumCounts(sampled: [2], populations: [nil])
        let place = totals.place(of: .init(stratum: 4, cluster: 0))
        totals.add(at: place, figure: 0, weight: 1, numerator: 1, denominator: 1)
        #expect(throws: EstimationError.label(stage: 0, row: 0, value: 4)) { try totals.finish(strata: strata) }
        #expect(throws: EstimationError.populationBelowSample(stage: 0, stratum: 0, sampled: 2, population: 1)) {
            try StratumCounts(sampled: [2], populations: [1])
        }
        let empty = try ClusterTotals(figures: 1).finish(strata: strata)
        #expect(empty.figures[0].absence == .noResponses)
    }

    @Test("Messages name the place in both languages")
    func messages() {
        let error = EstimationError.populationBelowSample(stage: 0, stratum: 1, sampled: 2, population: 1)
        #expect(error.message.vi.contains("tầng 2") && error.message.en.contains("stratum 2"))
        #expect(EstimationError.weight(row: 4, value: -1).message.en.contains("row 5"))
    }
}
