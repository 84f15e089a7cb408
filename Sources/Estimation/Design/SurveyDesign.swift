public import Weighting

/// How the respondents came to be there: weights, strata, clusters, population sizes, and what their weights agree with.
///
/// One value for every estimate of a campaign. A domain (a unit, women, a quarter) is a set of its rows: estimates of
/// a domain still count the clusters of the whole design, as theory asks for.
public struct SurveyDesign: Sendable {
    /// The weight of each row; 0 takes a row out.
    public let weights: [Double]
    /// What the weights were made to agree with; nil for weights from the design alone.
    public let calibration: Calibration?
    /// What a stratum with one cluster adds to a variance.
    public let lonely: LonelyPSUPolicy

    let stages: [DesignStage]
    let calibrationIndex: CalibrationIndex?

    /// Makes a design of one or more stages.
    ///
    /// - Throws: `EstimationError` naming the row, stage or stratum that is wrong.
    public init(
        weights: [Double], stages: [SamplingStage], calibration: Calibration? = nil,
        lonely: LonelyPSUPolicy = .fail
    ) throws(EstimationError) {
        guard !stages.isEmpty else { throw .noStage }
        for (row, weight) in weights.enumerated() {
            guard weight >= 0, weight.isFinite else { throw .weight(row: row, value: weight) }
        }
        for term in calibration?.steps.flatMap(\.terms) ?? [] {
            try Self.check(term, rows: weights.count)
        }
        var checked: [DesignStage] = []
        for (number, stage) in stages.enumerated() {
            checked.append(
                try DesignStage(stage, number: number, rows: weights.count, parent: checked.last))
        }
        self.stages = checked
        self.weights = weights
        self.calibration = calibration
        self.lonely = lonely
        calibrationIndex = calibration.map { CalibrationIndex($0, stages: checked, rowCount: weights.count) }
    }

    /// Sees that a term has what it must have of every row.
    private static func check(_ term: CalibrationTerm, rows: Int) throws(EstimationError) {
        let lengths =
            [term.metric.count, term.weights.count] + term.features.map(\.columns.count)
            + term.features.compactMap { $0.values?.count }
        if let found = lengths.first(where: { $0 != rows }) {
            throw .unequalLength(what: "calibration", expected: rows, found: found)
        }
        for feature in term.features {
            for (row, column) in feature.columns.enumerated() where Int(column) >= term.columnCount {
                throw .label(stage: 0, row: row, value: column)
            }
        }
    }

    /// Makes a design of one stage.
    ///
    /// - Parameters:
    ///   - strata: the stratum of each row; nil for one stratum.
    ///   - clusters: the primary sampling unit of each row; nil where each respondent was drawn by itself.
    ///   - populations: the number of primary sampling units of each stratum in the population.
    /// - Throws: `EstimationError` naming the row or stratum that is wrong.
    public init(
        weights: [Double], strata: [Int32]? = nil, clusters: [Int32]? = nil, populations: [Double?] = [],
        calibration: Calibration? = nil, lonely: LonelyPSUPolicy = .fail
    ) throws(EstimationError) {
        try self.init(
            weights: weights,
            stages: [SamplingStage(strata: strata, clusters: clusters, populations: populations)],
            calibration: calibration, lonely: lonely)
    }

    /// The same stages with other weights, which agree with nothing.
    func reweighted(_ weights: [Double], lonely: LonelyPSUPolicy? = nil) -> SurveyDesign {
        SurveyDesign(weights: weights, checked: stages, lonely: lonely ?? self.lonely)
    }

    private init(weights: [Double], checked: [DesignStage], lonely: LonelyPSUPolicy) {
        self.weights = weights
        stages = checked
        self.lonely = lonely
        calibration = nil
        calibrationIndex = nil
    }

    /// The number of rows.
    public var rowCount: Int { weights.count }
}
