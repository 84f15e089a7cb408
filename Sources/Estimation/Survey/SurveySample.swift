internal import Figures
internal import Responses
internal import Units
internal import Weighting

/// A weighted sample as a design, with the rows of each unit at hand.
struct SurveySample {
    let responses: ResponseTable
    let design: SurveyDesign
    /// The rows of each unit, by its place in the registry.
    let rowsOfUnit: [[Int]]
    let weights: [Double]

    init(_ sample: WeightedSample, units: UnitRegistry, lonely: LonelyPSUPolicy) throws(EstimationError) {
        responses = sample.responses
        weights = sample.weights
        // A row without a unit cannot be among accepted responses; a stratum of its own keeps it harmless.
        let strata = sample.strata.cells.map { $0 < 0 ? Int32(sample.strata.names.count) : $0 }
        design = try SurveyDesign(
            weights: sample.weights, strata: strata, clusters: sample.clusters,
            populations: sample.populations + [nil], calibration: sample.calibration, lonely: lonely)
        var rows = [[Int]](repeating: [], count: units.count)
        for row in 0..<sample.responses.rowCount {
            if let unit = sample.responses.unit(row) { rows[unit].append(row) }
        }
        rowsOfUnit = rows
    }
}
