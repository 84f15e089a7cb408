/// A sampling stage, checked, with what its strata hold: the sampled clusters are counted over all rows, because a
/// domain does not change how many were drawn.
struct DesignStage: Sendable {
    /// The stratum of each row.
    let strata: [Int32]
    /// The cluster of each row; nil: each row its own.
    let clusters: [Int32]?
    /// The clusters sampled in each stratum.
    let sampled: [Int]
    /// The clusters that each stratum has in the population; nil: no correction.
    let populations: [Double?]

    /// The cluster of a row.
    @inline(__always)
    func cluster(_ row: Int) -> Int32 {
        if let clusters { clusters[row] } else { Int32(truncatingIfNeeded: row) }
    }

    /// Checks a stage against the number of rows and the stage before.
    init(_ stage: SamplingStage, number: Int, rows: Int, parent: DesignStage?) throws(EstimationError) {
        if let found = stage.strata?.count, found != rows {
            throw .unequalLength(what: "strata", expected: rows, found: found)
        }
        if let found = stage.clusters?.count, found != rows {
            throw .unequalLength(what: "clusters", expected: rows, found: found)
        }
        if let strata = stage.strata {
            self.strata = strata
        } else if let parent {
            self.strata = (0..<rows).map { parent.cluster($0) }
        } else {
            self.strata = [Int32](repeating: 0, count: rows)
        }
        clusters = stage.clusters
        let limit = max(rows, stage.populations.count, 1)
        var strataCount = stage.populations.count
        for row in 0..<rows {
            let label = self.strata[row]
            guard label >= 0, label < limit else { throw .label(stage: number, row: row, value: label) }
            strataCount = max(strataCount, Int(label) + 1)
            if let cluster = stage.clusters?[row], cluster < 0 || cluster >= limit {
                throw .label(stage: number, row: row, value: cluster)
            }
        }
        sampled = try Self.count(
            strata: self.strata, clusters: stage.clusters, strataCount: strataCount, limit: limit, number: number,
            parent: parent)
        populations = (0..<strataCount).map { $0 < stage.populations.count ? stage.populations[$0] : nil }
        for (stratum, population) in populations.enumerated() {
            guard let population else { continue }
            // Not a comparison with >=, so that a population that is not a number is refused as well.
            guard population >= Double(sampled[stratum]) else {
                throw .populationBelowSample(
                    stage: number, stratum: stratum, sampled: sampled[stratum], population: population)
            }
        }
    }

    /// Counts the clusters of each stratum, and sees that clusters and strata are nested.
    private static func count(
        strata: [Int32], clusters: [Int32]?, strataCount: Int, limit: Int, number: Int, parent: DesignStage?
    ) throws(EstimationError) -> [Int] {
        var sampled = [Int](repeating: 0, count: strataCount)
        var stratumOfCluster = [Int32](repeating: -1, count: clusters == nil ? 0 : limit)
        var parentOfStratum = [Int32](repeating: -1, count: parent == nil ? 0 : strataCount)
        for row in strata.indices {
            let stratum = strata[row]
            if let clusters {
                let cluster = Int(clusters[row])
                if stratumOfCluster[cluster] < 0 {
                    stratumOfCluster[cluster] = stratum
                    sampled[Int(stratum)] += 1
                } else if stratumOfCluster[cluster] != stratum {
                    throw .notNested(stage: number, row: row, cluster: clusters[row])
                }
            } else {
                sampled[Int(stratum)] += 1
            }
            if let parent {
                let above = parent.cluster(row)
                if parentOfStratum[Int(stratum)] < 0 {
                    parentOfStratum[Int(stratum)] = above
                } else if parentOfStratum[Int(stratum)] != above {
                    throw .notNested(stage: number, row: row, cluster: above)
                }
            }
        }
        return sampled
    }
}
