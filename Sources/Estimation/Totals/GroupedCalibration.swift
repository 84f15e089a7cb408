/// The post-strata of sums by cluster: what of the influences they explain.
struct GroupedCalibration: Sendable {
    /// The post-stratum of each key; negative for none.
    let groups: [Int32]
    /// The cluster of each key.
    let leaves: [Int32]
    /// The sum of weights of each key.
    let weights: [Double]
    /// The sum of weights of each post-stratum over the whole sample.
    let totals: [Double]

    /// Takes from influences by cluster the weighted mean of the keys' influences within each group, for every member of
    /// the group.
    func removeExplained(from clusterInfluences: inout [Double], keyInfluences: [Double]) {
        var means = [Double](repeating: 0, count: totals.count)
        for (key, group) in groups.enumerated() where group >= 0 { means[Int(group)] += keyInfluences[key] }
        for group in means.indices { means[group] = totals[group] > 0 ? means[group] / totals[group] : 0 }
        for (key, group) in groups.enumerated() where group >= 0 {
            clusterInfluences[Int(leaves[key])] -= means[Int(group)] * weights[key]
        }
    }
}
