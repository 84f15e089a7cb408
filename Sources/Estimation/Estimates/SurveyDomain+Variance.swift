public import Figures

extension SurveyDomain {
    /// A figure of this domain with its variance.
    public func estimate(_ figure: LinearisedEstimate) -> SurveyEstimate {
        frame.estimate(figure)
    }

    /// The variance of a figure of this domain.
    public func variance(_ figure: LinearisedEstimate) -> Result<Double, Absence> {
        frame.variance(figure)
    }

    /// The covariance of two figures of this domain, which may be about different parts of it.
    public func covariance(_ first: LinearisedEstimate, _ second: LinearisedEstimate) -> Result<Double, Absence> {
        frame.covariance(first, second)
    }

    /// The covariances of a set of figures of this domain.
    public func covariances(_ figures: [LinearisedEstimate]) -> Result<CovarianceMatrix, Absence> {
        frame.covariances(figures)
    }
}

extension ClusterFrame {
    func estimate(_ figure: LinearisedEstimate) -> SurveyEstimate {
        SurveyEstimate(
            value: figure.value, variance: variance(figure), basis: figure.basis, isCensus: isCensus,
            simpleRandom: figure.simpleRandom)
    }

    /// The variance; one that is only the rounding of a figure that does not vary is 0.
    func variance(_ figure: LinearisedEstimate) -> Result<Double, Absence> {
        let influences = figure.clusterInfluences
        return covariance(influences, influences, present: figure.clusterPresence).map { variance in
            let rounding = 1e-13 * figure.scale
            return variance <= rounding * rounding ? 0 : variance
        }
    }

    func covariance(_ first: LinearisedEstimate, _ second: LinearisedEstimate) -> Result<Double, Absence> {
        var present = first.clusterPresence
        for cluster in present.indices where second.clusterPresence[cluster] { present[cluster] = true }
        return covariance(first.clusterInfluences, second.clusterInfluences, present: present)
    }

    func covariances(_ figures: [LinearisedEstimate]) -> Result<CovarianceMatrix, Absence> {
        var values = [Double](repeating: 0, count: figures.count * figures.count)
        for row in figures.indices {
            for column in 0...row {
                let part = row == column ? variance(figures[row]) : covariance(figures[row], figures[column])
                switch part {
                case .success(let value):
                    values[row * figures.count + column] = value
                    values[column * figures.count + row] = value
                case .failure(let absence): return .failure(absence)
                }
            }
        }
        return .success(CovarianceMatrix(size: figures.count, values: values))
    }
}
