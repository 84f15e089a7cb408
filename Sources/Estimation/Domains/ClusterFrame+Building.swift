/// How the rows or cluster sums of a domain are found in its design: stratum and cluster at each stage.
struct ClusterPath: Sendable {
    /// The labels of each member: stratum and cluster of the first stage, then of the next.
    let labels: [[Int32]]
    /// The sampled clusters and the population of a stratum.
    let strata: [[(sampled: Int, population: Double?)]]

    var memberCount: Int { labels.first?.count ?? 0 }

    /// The members in the order of their labels, ties in the order given; nil if they are in that order already.
    func sortedMembers() -> [Int]? {
        guard (1..<max(memberCount, 1)).contains(where: { isOrdered($0, before: $0 - 1) }) else { return nil }
        return (0..<memberCount).sorted { first, second in
            isOrdered(first, before: second) || (first < second && !isOrdered(second, before: first))
        }
    }

    private func isOrdered(_ first: Int, before second: Int) -> Bool {
        for level in labels {
            if level[first] != level[second] { return level[first] < level[second] }
        }
        return false
    }

    /// The first level at which two members differ; nil if they lie in one cluster of the last stage.
    func difference(_ first: Int, _ second: Int) -> Int? {
        labels.firstIndex { $0[first] != $0[second] }
    }
}

extension ClusterFrame {
    /// Numbers the clusters of some members; returns the frame and the last-stage cluster of each member.
    static func build(
        _ path: ClusterPath, lonely: LonelyPSUPolicy, keepsAll: Bool, absent: AbsentStrata
    ) -> (frame: ClusterFrame, leaves: [Int32]) {
        let order = path.sortedMembers()
        var stages = [Stage](repeating: Stage(), count: path.strata.count)
        var openStrata = [(label: Int, start: Int, parent: Int)?](repeating: nil, count: path.strata.count)
        var leaves = [Int32](repeating: 0, count: path.memberCount)
        var previous = -1
        for place in 0..<path.memberCount {
            let member = order?[place] ?? place
            let level = previous < 0 ? 0 : path.difference(previous, member) ?? .max
            for stage in stages.indices where level <= 2 * stage + 1 {
                if level <= 2 * stage {
                    close(stage, &stages, &openStrata, path)
                    openStrata[stage] = (
                        Int(path.labels[2 * stage][member]), stages[stage].clusterCount,
                        stage == 0 ? 0 : stages[stage - 1].clusterCount - 1
                    )
                }
                stages[stage].parents.append(
                    stage == 0 ? 0 : Int32(truncatingIfNeeded: stages[stage - 1].clusterCount - 1))
            }
            leaves[member] = Int32(truncatingIfNeeded: (stages.last?.clusterCount ?? 1) - 1)
            previous = member
        }
        for stage in stages.indices {
            close(stage, &stages, &openStrata, path)
            stages[stage].strataStarts = starts(
                of: stages[stage].strata, parents: stage == 0 ? 1 : stages[stage - 1].clusterCount)
        }
        return (ClusterFrame(stages: stages, lonely: lonely, keepsAll: keepsAll, absent: absent), leaves)
    }

    /// Ends the stratum that is open at a stage.
    private static func close(
        _ stage: Int, _ stages: inout [Stage], _ open: inout [(label: Int, start: Int, parent: Int)?],
        _ path: ClusterPath
    ) {
        guard let stratum = open[stage] else { return }
        let known = path.strata[stage][stratum.label]
        stages[stage].strata.append(
            SampledStratum(
                sampled: known.sampled, population: known.population,
                clusters: stratum.start..<stages[stage].clusterCount, parent: stratum.parent))
        open[stage] = nil
    }

    /// Where the strata of each parent begin; strata are in the order of their parents.
    private static func starts(of strata: [SampledStratum], parents: Int) -> [Int] {
        var starts = [Int](repeating: 0, count: parents + 1)
        for stratum in strata { starts[stratum.parent + 1] += 1 }
        for parent in starts.indices.dropFirst() { starts[parent] += starts[parent - 1] }
        return starts
    }
}
