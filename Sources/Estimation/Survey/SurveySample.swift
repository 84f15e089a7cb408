internal import Responses
internal import Units
internal import Weighting

/// A weighted sample as a design, with the rows of each unit at hand.
struct SurveySample {
    let responses: ResponseTable
    let design: SurveyDesign
    /// The rows of each unit, by its place in the registry.
    let rowsOfUnit: [[Int]]

    init(_ sample: WeightedSample, units: UnitRegistry, lonely: LonelyPSUPolicy) throws(EstimationError) {
        responses = sample.responses
        // A row without a unit cannot be among accepted responses; a stratum of its own keeps it harmless.
        let stray = Int32(clamping: sample.strata.names.count)
        let strata = sample.strata.cells.map { $0 < 0 ? stray : $0 }
        var populations = sample.populations + [nil]
        var stages: [SamplingStage] = []
        if let clusters = sample.clusters {
            // Where clusters were drawn without replacement, persons were drawn in each: a second stage, of unknown
            // size unless the campaign has a table of them.
            // Without it a survey that visited every hamlet would pass for a census. One person tells nothing of how
            // persons of a cluster differ: a stratum with such a cluster counts as drawn with replacement, on the safe side.
            for stratum in Self.strataWithSingles(strata, clusters, sample.clusterPopulations) {
                populations[Int(stratum)] = nil
            }
            if populations.contains(where: { $0 != nil }) {
                stages.append(SamplingStage(populations: sample.clusterPopulations))
            }
        }
        stages.insert(SamplingStage(strata: strata, clusters: sample.clusters, populations: populations), at: 0)
        design = try SurveyDesign(
            weights: sample.weights, stages: stages, calibration: sample.calibration, lonely: lonely)
        var rows = [[Int]](repeating: [], count: units.count)
        for row in 0..<sample.responses.rowCount {
            if let unit = sample.responses.unit(row), rows.indices.contains(unit) { rows[unit].append(row) }
        }
        rowsOfUnit = rows
    }

    /// The strata that hold a cluster of one respondent who is not all that the cluster has.
    private static func strataWithSingles(
        _ strata: [Int32], _ clusters: [Int32], _ populations: [Double?]
    ) -> Set<Int32> {
        var sizes: [Int32: Int] = [:]
        for cluster in clusters { sizes[cluster, default: 0] += 1 }
        var found: Set<Int32> = []
        for (row, cluster) in clusters.enumerated() where sizes[cluster] == 1 {
            let isAll = populations.indices.contains(Int(cluster)) && populations[Int(cluster)] == 1
            if !isAll { found.insert(strata[row]) }
        }
        return found
    }
}
