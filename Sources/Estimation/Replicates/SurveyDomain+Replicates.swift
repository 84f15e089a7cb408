public import Figures
internal import Statistics

extension SurveyEstimate {
    /// The same figure with a variance from elsewhere, such as replicates.
    public func with(variance: Result<Double, Absence>) -> SurveyEstimate {
        SurveyEstimate(
            value: value, variance: variance, basis: basis, isCensus: isCensus, simpleRandom: simpleRandom)
    }
}

extension SurveyDomain {
    /// A ratio Σw·y / Σw·x as `ratio`, with its variance from replicates.
    ///
    /// - Throws: `EstimationError` as `ratio` does, and for replicates that cannot be calibrated again.
    public func ratio(
        _ numerators: [Double], _ denominators: [Double], replicates: ReplicateWeights
    ) throws(EstimationError) -> Result<SurveyEstimate, Absence> {
        let figure: LinearisedEstimate
        switch try ratio(numerators, denominators) {
        case .success(let known): figure = known
        case .failure(let absence): return .failure(absence)
        }
        let values = try replicates.values { weights in
            var above = CompensatedSum()
            var below = CompensatedSum()
            for (place, row) in rows.enumerated() {
                above.add(weights[row] * numerators[place])
                below.add(weights[row] * denominators[place])
            }
            return [below.value > 0 ? above.value / below.value : .nan]
        }
        let variance = replicates.covariances([figure.value], values).map { $0[0, 0] }
        return .success(estimate(figure).with(variance: variance))
    }
}
