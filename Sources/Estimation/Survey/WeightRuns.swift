/// The rows of a domain in runs of one stratum and one weight: in canonical order a unit's stratum is one run, unless weights
/// were fitted to margins.
struct WeightRuns {
    /// The first row of each run, and the end of the last.
    private var starts: [Int] = [0]
    private(set) var strata: [Int32] = []
    private(set) var weights: [Double] = []
    /// Whether all rows weigh the same.
    let isConstant: Bool

    var count: Int { strata.count }

    func rows(_ run: Int) -> Range<Int> { starts[run]..<starts[run + 1] }

    /// Whether runs are long enough for counts by run to tell all in less room than the rows.
    var areLong: Bool { count * 16 <= starts[count] || count <= 64 }

    init(_ rows: [Int], design: SurveyDesign) {
        let rowWeights = design.weights
        let rowStrata = design.stages[0].strata
        for (place, row) in rows.enumerated() {
            if place == 0 || rowWeights[row] != weights[weights.count - 1] || rowStrata[row] != strata[strata.count - 1]
            {
                if place > 0 { starts.append(place) }
                strata.append(rowStrata[row])
                weights.append(rowWeights[row])
            }
        }
        if !rows.isEmpty { starts.append(rows.count) }
        isConstant = weights.dropFirst().allSatisfy { [weights] in $0 == weights[0] }
    }
}
