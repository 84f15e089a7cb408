internal import Statistics
internal import Weighting

/// The rows and the weight of each post-stratum, so that a domain finds the rows that share one with its own.
struct CalibrationIndex: Sendable {
    /// The group of each row.
    let groups: [Int32]
    /// The sum of weights of each group.
    let totals: [Double]
    /// The rows by group: those of group g are `rows[starts[g]..<starts[g + 1]]`.
    let rows: [Int32]
    let starts: [Int]

    init(_ calibration: CalibrationGroups, weights: [Double]) {
        groups = calibration.groups
        var counts = [Int](repeating: 0, count: calibration.count + 1)
        var sums = [CompensatedSum](repeating: CompensatedSum(), count: calibration.count)
        for (row, group) in groups.enumerated() where group >= 0 {
            counts[Int(group) + 1] += 1
            sums[Int(group)].add(weights[row])
        }
        for group in counts.indices.dropFirst() { counts[group] += counts[group - 1] }
        starts = counts
        totals = sums.map(\.value)
        var next = counts
        var sorted = [Int32](repeating: 0, count: counts.last ?? 0)
        for (row, group) in groups.enumerated() where group >= 0 {
            sorted[next[Int(group)]] = Int32(truncatingIfNeeded: row)
            next[Int(group)] += 1
        }
        rows = sorted
    }
}
