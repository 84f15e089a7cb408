internal import Figures
internal import Statistics

/// The figures of domains in every replicate, and the variances that follow.
///
/// Replicates are gone through one by one, so that the weights of one are in memory at a time, whatever their number.
struct ReplicateFigures {
    /// The nodes asked for of a domain.
    struct Job {
        let figures: DomainFigures
        let nodes: [Int]
    }

    /// By job and node asked for, the variance.
    let variances: [[Result<Double, Absence>]]

    /// - Throws: `EstimationError.replicate` where a replicate cannot be calibrated again.
    init(_ jobs: [Job], replicates: ReplicateWeights) throws(EstimationError) {
        var sums = jobs.map { job in job.nodes.map { _ in [Double]() } }
        var scales: [Double] = []
        for replicate in 0..<replicates.count where replicates.scales[replicate] > 0 {
            let weights = try replicates.weights(replicate)
            scales.append(replicates.scales[replicate])
            for (place, job) in jobs.enumerated() {
                let shares = job.figures.shares(weights: weights)
                for (column, node) in job.nodes.enumerated() { sums[place][column].append(shares[node]) }
            }
        }
        variances = jobs.enumerated().map { place, job in
            job.nodes.enumerated().map { column, node in
                replicates.variance(job.figures.share(node), sums[place][column], scales: scales)
            }
        }
    }
}

extension ReplicateWeights {
    /// The variance of one figure from its values in the replicates with a scale above 0; those without the figure are
    /// left out.
    func variance(_ figure: Double?, _ values: [Double], scales: [Double]) -> Result<Double, Absence> {
        let places = values.indices.filter { values[$0].isFinite }
        guard let figure, places.count > 1 else { return .failure(.noVariance) }
        let mean = places.map { values[$0] }.compensatedSum() / Double(places.count)
        let centre = isAboutFigure ? figure : mean
        let sum = places.map { scales[$0] * (values[$0] - centre) * (values[$0] - centre) }.compensatedSum()
        let rounding = 1e-13 * abs(figure)
        let variance = scale * sum
        return .success(variance <= rounding * rounding ? 0 : variance)
    }
}
