public import Figures
internal import Statistics

/// The figures of a domain, finished from sums by cluster.
public struct ClusterEstimates: Sendable {
    /// The ratio of each figure, or why there is none.
    public let figures: [Result<LinearisedEstimate, Absence>]
    let frame: ClusterFrame

    /// A figure with its variance.
    public func estimate(_ figure: LinearisedEstimate) -> SurveyEstimate {
        frame.estimate(figure)
    }

    /// The covariances of a set of these figures.
    public func covariances(_ figures: [LinearisedEstimate]) -> Result<CovarianceMatrix, Absence> {
        frame.covariances(figures)
    }

    /// A linear combination of figures. Sums by cluster do not tell who answered which of them, so the basis must be that
    /// of a figure made for it (y = x = 1 for each respondent with any answer); there is no design effect.
    public func combination(
        _ parts: [(coefficient: Double, estimate: LinearisedEstimate)], basis: LinearisedEstimate
    ) -> LinearisedEstimate {
        var value = CompensatedSum()
        var influences = [Double](repeating: 0, count: basis.clusterInfluences.count)
        for (coefficient, estimate) in parts {
            value.add(coefficient * estimate.value)
            for cluster in influences.indices {
                influences[cluster] += coefficient * estimate.clusterInfluences[cluster]
            }
        }
        return LinearisedEstimate(
            value: value.value, basis: basis.basis, clusterInfluences: influences, rowInfluences: [], rowPresence: [],
            clusterPresence: basis.clusterPresence, simpleRandom: nil,
            scale: parts.reduce(0) { $0 + abs($1.coefficient) * $1.estimate.scale })
    }
}

extension ClusterTotals {
    /// Estimates each figure from the sums.
    ///
    /// - Parameters:
    ///   - strata: the strata of the whole sample; keys name their places.
    ///   - groupTotals: the sum of weights of each post-stratum over the whole sample; the sums must then hold every
    ///     cluster of these post-strata. Empty: weights are not calibrated.
    /// - Throws: `EstimationError.label` for a key whose stratum or group is not there.
    public func finish(
        strata: StratumCounts, groupTotals: [Double] = [], lonely: LonelyPSUPolicy = .fail
    ) throws(EstimationError) -> ClusterEstimates {
        let order = keys.indices.sorted { keys[$0] < keys[$1] }
        let sorted = order.map { keys[$0] }
        for (row, key) in sorted.enumerated() {
            guard strata.sampled.indices.contains(Int(key.stratum)) else {
                throw .label(stage: 0, row: row, value: key.stratum)
            }
            guard Int(key.group) < max(groupTotals.count, 1) else { throw .label(stage: 0, row: row, value: key.group) }
        }
        let isCalibrated = !groupTotals.isEmpty
        let path = ClusterPath(
            labels: [sorted.map(\.stratum), sorted.map(\.cluster)], strata: [strata.sizes])
        let built = ClusterFrame.build(
            path, lonely: lonely, keepsAll: isCalibrated,
            absent: isCalibrated ? strata.absent(besides: sorted.map(\.stratum)) : .init())
        let calibration =
            isCalibrated
            ? GroupedCalibration(
                groups: sorted.map(\.group), leaves: built.leaves, weights: order.map { keyWeights[$0] },
                totals: groupTotals) : nil
        let finished = (0..<figures).map { figure in
            let column = order.map { sums[$0 * figures + figure] }
            return Self.ratio(column, leaves: built.leaves, frame: built.frame, calibration: calibration)
        }
        return ClusterEstimates(figures: finished, frame: built.frame)
    }

    private static func ratio(
        _ column: [Sums], leaves: [Int32], frame: ClusterFrame, calibration: GroupedCalibration?
    ) -> Result<LinearisedEstimate, Absence> {
        var total = Sums()
        for sums in column { total.add(sums) }
        // The two totals that the figure is made of carry no rounding from cluster to cluster.
        let above = column.map(\.numerator).compensatedSum()
        let below = column.map(\.denominator).compensatedSum()
        guard total.respondents > 0 else { return .failure(column.isEmpty ? .noResponses : .noAnswers) }
        guard below > 0 else { return .failure(.zeroDenominator) }
        let ratio = above / below
        let influences = column.map { ($0.numerator - ratio * $0.denominator) / below }
        var byCluster = [Double](repeating: 0, count: frame.leafCount)
        var presence = [Bool](repeating: false, count: frame.leafCount)
        for (place, leaf) in leaves.enumerated() {
            byCluster[Int(leaf)] += influences[place]
            if column[place].respondents > 0 { presence[Int(leaf)] = true }
        }
        calibration?.removeExplained(from: &byCluster, keyInfluences: influences)
        let counts = frame.firstStageCounts(presence)
        let squares =
            (total.numeratorSquares - 2 * ratio * total.products + ratio * ratio * total.denominatorSquares)
            / (below * below)
        return .success(
            LinearisedEstimate(
                value: ratio,
                basis: EstimateBasis(
                    respondents: total.respondents, weight: total.weight, weightSquares: total.weightSquares,
                    clusters: counts.clusters, strata: counts.strata),
                clusterInfluences: byCluster, rowInfluences: [], rowPresence: [], clusterPresence: presence,
                simpleRandom: SimpleRandomSums(
                    residuals: influences.compensatedSum(), squares: max(0, squares), weight: total.weight,
                    scale: abs(ratio)),
                scale: abs(ratio)))
    }
}

extension StratumCounts {
    /// The strata with sampled clusters that some labels do not name.
    func absent(besides labels: [Int32]) -> ClusterFrame.AbsentStrata {
        var isAtHand = [Bool](repeating: false, count: sampled.count)
        for label in labels { isAtHand[Int(label)] = true }
        var absent = ClusterFrame.AbsentStrata()
        for stratum in sampled.indices where !isAtHand[stratum] && sampled[stratum] > 0 {
            absent.count += 1
            absent.sampled += sampled[stratum]
            let fraction = SampledStratum.unsampledFraction(
                sampled: sampled[stratum], population: populations[stratum])
            if sampled[stratum] == 1, fraction >= 1e-7 { absent.lonelyFractions.append(fraction) }
        }
        return absent
    }
}
