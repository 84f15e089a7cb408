internal import Statistics

extension SurveyDomain {
    /// Puts a figure together from its influences by row.
    func linearised(
        _ value: Double, _ rowInfluences: [Double], presence: [Bool], scale: Double
    ) -> LinearisedEstimate {
        let clusterPresence = presenceByCluster(presence)
        return LinearisedEstimate(
            value: value, basis: basis(presence, clusterPresence),
            clusterInfluences: influencesByCluster(rowInfluences),
            rowInfluences: rowInfluences, rowPresence: presence, clusterPresence: clusterPresence,
            simpleRandom: simpleRandomSums(rowInfluences, presence, scale: scale), scale: scale)
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

    /// Counts respondents, clusters and strata; rows of weight zero do not count, as in `degf` of R `survey`.
    private func basis(_ presence: [Bool], _ clusterPresence: [Bool]) -> EstimateBasis {
        var respondents = 0
        var weight = CompensatedSum()
        var squares = CompensatedSum()
        var weighted = presence
        for row in weights.indices {
            if presence[row], weights[row] > 0 {
                respondents += 1
                weight.add(weights[row])
                squares.add(weights[row] * weights[row])
            } else {
                weighted[row] = false
            }
        }
        let counts = frame.firstStageCounts(
            respondents == presence.count { $0 } ? clusterPresence : presenceByCluster(weighted))
        return EstimateBasis(
            respondents: respondents, weight: weight.value, weightSquares: squares.value, clusters: counts.clusters,
            strata: counts.strata)
    }

    /// The residual of a row is its influence over its weight.
    private func simpleRandomSums(
        _ rowInfluences: [Double], _ presence: [Bool], scale: Double
    ) -> SimpleRandomSums {
        var residuals = CompensatedSum()
        var squares = CompensatedSum()
        var weight = CompensatedSum()
        for row in weights.indices where presence[row] && weights[row] > 0 {
            weight.add(weights[row])
            residuals.add(rowInfluences[row])
            squares.add(rowInfluences[row] * rowInfluences[row] / weights[row])
        }
        return SimpleRandomSums(
            residuals: residuals.value, squares: squares.value, weight: weight.value, scale: scale)
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
