/// The post-strata of a domain's rows, with the rows outside the domain that share one with it: these carry a part of
/// the residuals.
struct DomainCalibration: Sendable {
    /// The place of each row's group among the groups at hand; negative for none.
    private let groups: [Int32]
    /// The sum of weights of each group at hand, over the whole design.
    private let totals: [Double]
    /// For each row of a group, inside the domain and outside: its group, cluster and weight.
    private let members: [(group: Int32, leaf: Int32, weight: Double)]

    /// - Parameters:
    ///   - groups: the group of each contribution, negative for none.
    ///   - leaves: its cluster.
    ///   - weights: its sum of weights.
    ///   - totals: the sum of weights of each group.
    init(groups: [Int32], leaves: [Int32], weights: [Double], totals: [Double]) {
        self.groups = groups
        self.totals = totals
        members = groups.indices.compactMap { place in
            groups[place] < 0 ? nil : (groups[place], leaves[place], weights[place])
        }
    }

    /// The rows outside a domain that share a group with a row of it, ascending, and how many rows each stands for.
    static func carriers(for rows: [Int], in index: CalibrationIndex) -> [(row: Int, count: Int)] {
        let touched = Set(rows.map { index.groups[$0] }).filter { $0 >= 0 }
        if let alike = index.alike {
            return alike.carriers(for: rows, groups: touched.sorted()).sorted { $0.row < $1.row }
        }
        let inside = Set(rows)
        var carriers: [(row: Int, count: Int)] = []
        for group in touched {
            for row in index.rows[index.starts[Int(group)]..<index.starts[Int(group) + 1]]
            where !inside.contains(Int(row)) {
                carriers.append((Int(row), 1))
            }
        }
        return carriers.sorted { $0.row < $1.row }
    }

    /// - Parameter leaves: the clusters of the rows, then of the carriers.
    init(_ index: CalibrationIndex, rows: [Int], carriers: [Int], leaves: [Int32], weights: [Double]) {
        var places: [Int32: Int32] = [:]
        var totals: [Double] = []
        var members: [(group: Int32, leaf: Int32, weight: Double)] = []
        var groups: [Int32] = []
        groups.reserveCapacity(rows.count)
        for (place, row) in (rows + carriers).enumerated() {
            let group = index.groups[row]
            guard group >= 0 else {
                groups.append(-1)
                continue
            }
            let local = places[group] ?? Int32(truncatingIfNeeded: totals.count)
            if places[group] == nil {
                places[group] = local
                totals.append(index.totals[Int(group)])
            }
            groups.append(local)
            members.append((local, leaves[place], weights[row]))
        }
        self.groups = Array(groups.prefix(rows.count))
        self.totals = totals
        self.members = members
    }

    /// Takes from influences by cluster what the post-strata explain: the weighted mean of the rows' influences within
    /// each group, for every member of the group.
    ///
    /// - Parameter rowInfluences: weight times influence of each row of the domain.
    func removeExplained(from clusterInfluences: inout [Double], rowInfluences: [Double]) {
        var sums = [Double](repeating: 0, count: totals.count)
        for (row, group) in groups.enumerated() where group >= 0 {
            sums[Int(group)] += rowInfluences[row]
        }
        for group in sums.indices {
            sums[group] = totals[group] > 0 ? sums[group] / totals[group] : 0
        }
        for member in members {
            clusterInfluences[Int(member.leaf)] -= sums[Int(member.group)] * member.weight
        }
    }
}
