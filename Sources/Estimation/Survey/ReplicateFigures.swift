internal import Figures
internal import Statistics

/// The figures of domains in every replicate, and the variances that follow.
///
/// Replicates are gone through one by one on each processor, so that the weights of as many as there are processors are in memory at a
/// time, whatever their number. Each draws from a stream of its own, and what is summed over them is summed in their order: who is
/// first changes nothing.
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
        let used = (0..<replicates.count).filter { replicates.scales[$0] > 0 }
        let scales = used.map { replicates.scales[$0] }
        let found = try onAllProcessors(used.count) { number throws(EstimationError) in
            Self.shares(jobs, weights: try replicates.weights(used[number]))
        }
        var sums = jobs.map { job in job.nodes.map { _ in [Double]() } }
        for shares in found {
            for (place, values) in shares.enumerated() {
                for (column, value) in values.enumerated() { sums[place][column].append(value) }
            }
        }
        variances = jobs.enumerated().map { place, job in
            job.nodes.enumerated().map { column, node in
                replicates.variance(job.figures.share(node), sums[place][column], scales: scales)
            }
        }
    }

    /// The shares asked for, by job and node.
    private static func shares(_ jobs: [Job], weights: [Double]) -> [[Double]] {
        jobs.map { job in
            let shares = job.figures.shares(weights: weights)
            return job.nodes.map { shares[$0] }
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
