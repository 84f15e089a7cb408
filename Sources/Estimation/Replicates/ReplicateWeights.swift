public import Figures
internal import Statistics
public import Weighting

/// Weights of samples drawn again from a design's clusters, one set of factors a replicate.
///
/// Any figure that can be computed from weights gets a variance from them: it is computed again with the weights of each
/// replicate, calibrated again if the sample's were. Factors are kept by cluster, or drawn again when asked for; weights
/// by row are made one replicate at a time.
public struct ReplicateWeights: Sendable {
    /// Weights of each row before they were calibrated, which factors apply to.
    public let base: [Double]
    /// The number of replicates.
    public let count: Int
    /// What the sum of squared deviations is multiplied by.
    public let scale: Double
    /// What each replicate's squared deviation is multiplied by; replicates with 0 are left out.
    public let scales: [Double]
    /// The degrees of freedom of the variance.
    public let degreesOfFreedom: Int
    /// Whether deviations are taken from the figure itself (mean square error) instead of from the replicates' mean.
    public var isAboutFigure: Bool

    /// The cluster of each row.
    let clusterOfRow: [Int32]
    let factors: @Sendable (Int) -> [Double]
    /// Makes weights agree again with the totals that the sample's agree with.
    let recalibrate: (@Sendable ([Double]) throws(WeightingError) -> [Double])?

    /// The most replicates: a jackknife of more clusters is refused.
    public static let limit = 100_000

    init(
        base: [Double], clusterOfRow: [Int32], count: Int, scale: Double, scales: [Double], degreesOfFreedom: Int,
        recalibrate: (@Sendable ([Double]) throws(WeightingError) -> [Double])?,
        factors: @escaping @Sendable (Int) -> [Double]
    ) {
        self.base = base
        self.clusterOfRow = clusterOfRow
        self.count = count
        self.scale = scale
        self.scales = scales
        self.degreesOfFreedom = degreesOfFreedom
        self.recalibrate = recalibrate
        self.factors = factors
        isAboutFigure = false
    }

    /// Takes replicates that somebody else made.
    ///
    /// - Parameters:
    ///   - clusters: the cluster of each row, which factors are given by.
    ///   - factors: by replicate, the factor of each cluster.
    ///   - scales: by replicate.
    /// - Throws: `EstimationError` for columns of unequal length.
    public init(
        base: [Double], clusters: [Int32], factors: [[Double]], scale: Double, scales: [Double], degreesOfFreedom: Int,
        recalibrate: (@Sendable ([Double]) throws(WeightingError) -> [Double])? = nil
    ) throws(EstimationError) {
        guard clusters.count == base.count else {
            throw .unequalLength(what: "clusters", expected: base.count, found: clusters.count)
        }
        guard scales.count == factors.count else {
            throw .unequalLength(what: "scales", expected: factors.count, found: scales.count)
        }
        let clusterCount = Int(clusters.max() ?? -1) + 1
        for own in factors where own.count != clusterCount {
            throw .unequalLength(what: "factors", expected: clusterCount, found: own.count)
        }
        if let wrong = clusters.firstIndex(where: { $0 < 0 }) {
            throw .label(stage: 0, row: wrong, value: clusters[wrong])
        }
        self.init(
            base: base, clusterOfRow: clusters, count: factors.count, scale: scale, scales: scales,
            degreesOfFreedom: degreesOfFreedom, recalibrate: recalibrate
        ) { factors[$0] }
    }

    /// The weights of each row in a replicate.
    ///
    /// - Throws: `EstimationError.replicate` where they cannot be calibrated again.
    public func weights(_ replicate: Int) throws(EstimationError) -> [Double] {
        let byCluster = factors(replicate)
        let drawn = base.indices.map { base[$0] * byCluster[Int(clusterOfRow[$0])] }
        guard let recalibrate else { return drawn }
        do { return try recalibrate(drawn) } catch { throw .replicate(replicate, error.message) }
    }

    /// Computes figures in every replicate.
    ///
    /// - Parameter figures: the figures from weights by row; NaN for one that is not there.
    /// - Returns: by replicate, the figures.
    public func values(_ figures: ([Double]) -> [Double]) throws(EstimationError) -> [[Double]] {
        var values: [[Double]] = []
        for replicate in 0..<count where scales[replicate] > 0 { values.append(figures(try weights(replicate))) }
        return values
    }

    /// The covariances of figures from their values in the replicates (R `survey`: `svrVar`). Replicates without one of the
    /// figures are left out.
    ///
    /// - Parameters:
    ///   - figures: the figures of the sample.
    ///   - values: what `values(_:)` gave.
    /// - Returns: the covariances; `noVariance` where fewer than two replicates have the figures.
    public func covariances(_ figures: [Double], _ values: [[Double]]) -> Result<CovarianceMatrix, Absence> {
        let used = scales.filter { $0 > 0 }
        let rows = values.indices.filter { row in values[row].allSatisfy(\.isFinite) }
        guard rows.count > 1 else { return .failure(.noVariance) }
        let centre =
            isAboutFigure
            ? figures
            : figures.indices.map { figure in
                rows.map { values[$0][figure] }.compensatedSum() / Double(rows.count)
            }
        let size = figures.count
        var matrix = [Double](repeating: 0, count: size * size)
        for first in 0..<size {
            for second in 0...first {
                let sum = rows.map { row in
                    used[row] * (values[row][first] - centre[first]) * (values[row][second] - centre[second])
                }.compensatedSum()
                matrix[first * size + second] = scale * sum
                matrix[second * size + first] = scale * sum
            }
        }
        return .success(CovarianceMatrix(size: size, values: matrix))
    }
}
