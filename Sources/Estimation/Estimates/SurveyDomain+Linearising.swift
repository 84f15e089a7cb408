internal import Statistics

extension SurveyDomain {
    /// Puts a figure together from its influences by row.
    ///
    /// - Parameter presence: whether each row has a weight and a part in the figure; where not, its influence is 0.
    func linearised(
        _ value: Double, _ rowInfluences: [Double], presence: [Bool], scale: Double
    ) -> LinearisedEstimate {
        let clusterPresence = presenceByCluster(presence)
        let clusters = frame.firstStageCounts(clusterPresence)
        let sums = sums(rowInfluences, presence)
        return LinearisedEstimate(
            value: value,
            basis: EstimateBasis(
                respondents: sums.respondents, weight: sums.weight, weightSquares: sums.weightSquares,
                clusters: clusters.clusters, strata: clusters.strata),
            clusterInfluences: influencesByCluster(rowInfluences), rowInfluences: rowInfluences,
            rowPresence: presence, clusterPresence: clusterPresence,
            simpleRandom: SimpleRandomSums(
                residuals: sums.residuals, squares: sums.residualSquares, weight: sums.weight, scale: scale),
            scale: scale)
    }

    /// What a figure rests on, and weighted residuals, in one pass over the rows; the residual of a row is its influence
    /// over its weight. Sums whose terms have one sign need no compensation.
    private func sums(
        _ rowInfluences: [Double], _ presence: [Bool]
    ) -> (respondents: Int, weight: Double, weightSquares: Double, residuals: Double, residualSquares: Double) {
        let rowWeights = weights.span
        let influences = rowInfluences.span
        let present = presence.span
        var respondents = 0
        var weight = CompensatedSum()
        var weightSquares = 0.0
        var residuals = 0.0
        var residualSquares = 0.0
        for row in rowWeights.indices where present[row] {
            let count = counts?[row] ?? 1
            let times = Double(count)
            respondents += count
            weight.add(times * rowWeights[row])
            weightSquares += times * rowWeights[row] * rowWeights[row]
            residuals += times * influences[row]
            residualSquares += times * influences[row] * influences[row] / rowWeights[row]
        }
        return (respondents, weight.value, weightSquares, residuals, residualSquares)
    }

    /// Adds up influences within the clusters of the last stage, and takes out what post-strata explain.
    private func influencesByCluster(_ rowInfluences: [Double]) -> [Double] {
        guard leaves != nil || calibration != nil else { return rowInfluences }
        var sums = [Double](repeating: 0, count: frame.leafCount)
        if let leaves {
            for (row, leaf) in leaves.enumerated() { sums[Int(leaf)] += rowInfluences[row] }
        } else {
            sums = rowInfluences
        }
        calibration?.removeExplained(from: &sums, rowInfluences: rowInfluences)
        return sums
    }

    private func presenceByCluster(_ presence: [Bool]) -> [Bool] {
        guard let leaves else { return presence }
        var present = [Bool](repeating: false, count: frame.leafCount)
        for (row, leaf) in leaves.enumerated() where presence[row] { present[Int(leaf)] = true }
        return present
    }
}

extension ClusterFrame {
    /// How many clusters and strata of the first stage hold a last-stage cluster that is present.
    func firstStageCounts(_ present: [Bool]) -> (clusters: Int, strata: Int) {
        var present = present
        for stage in stages.indices.dropFirst().reversed() {
            var above = [Bool](repeating: false, count: stages[stage - 1].clusterCount)
            for (cluster, parent) in stages[stage].parents.enumerated() where present[cluster] {
                above[Int(parent)] = true
            }
            present = above
        }
        let strata = stages[0].strata.count { present[$0.clusters].contains(true) }
        return (count(present, in: 0..<present.count), strata)
    }
}
