internal import Responses
internal import Units
internal import Weighting

/// A weighted sample as a design, with the rows of each unit at hand.
struct SurveySample {
    let responses: ResponseTable
    let design: SurveyDesign
    /// What a variance knows of the design's strata.
    let strata: StratumCounts
    /// The rows of each unit, by its place in the registry.
    let rowsOfUnit: [[Int]]
    /// Whether each respondent was drawn by itself and weighs what the design says, so that respondents of one stratum and
    /// weight differ by their answers only.
    let drewRespondents: Bool

    init(_ sample: WeightedSample, units: UnitRegistry, lonely: LonelyPSUPolicy) throws(EstimationError) {
        responses = sample.responses
        // A row without a unit cannot be among accepted responses; a stratum of its own keeps it harmless.
        let stray = Int32(clamping: sample.strata.names.count)
        let first = SamplingStage(
            strata: sample.strata.cells.map { $0 < 0 ? stray : $0 }, clusters: sample.clusters,
            populations: sample.populations + [nil])
        // Where clusters were drawn without replacement, persons were drawn in each: a second stage, of unknown size. Without
        // it a survey that visited every hamlet would pass for a census.
        let isCorrected = sample.clusters != nil && sample.populations.contains { $0 != nil }
        design = try SurveyDesign(
            weights: sample.weights, stages: isCorrected ? [first, SamplingStage()] : [first],
            calibration: sample.calibration, lonely: lonely)
        strata = StratumCounts(design)
        drewRespondents = sample.clusters == nil && sample.calibration == nil
        var rows = [[Int]](repeating: [], count: units.count)
        for row in 0..<sample.responses.rowCount {
            if let unit = sample.responses.unit(row), rows.indices.contains(unit) { rows[unit].append(row) }
        }
        rowsOfUnit = rows
    }
}
