import Statistics

/// Whether the marked forms of a unit (straight lines, all-positive ones) lie together in one of its groups: Fisher's
/// exact test of the group against the rest of the unit, one-sided.
///
/// The unit's own honest forms are the measure: where a row of all 4s is common, it is common in every group. Forms of one
/// area may be alike without anybody's doing, which the test does not know; so a least difference is asked for besides.
struct ConcentrationTest {
    /// One group that stands out.
    struct Result {
        let group: FieldGroup
        /// The group's marked rows.
        let marked: [Int]
        /// The share of the group that is marked.
        let share: Double
        /// The share of the unit's other forms that is marked.
        let others: Double
        let probability: Double
    }

    /// How many groups were tested.
    private(set) var tests = 0
    /// The groups that stand out, in their order.
    private(set) var results: [Result] = []

    /// Tests the groups of one unit.
    init(_ groups: [FieldGroup], settings: FieldCheckSettings, isMarked: (Int) -> Bool) {
        let marked = groups.map { $0.rows.filter(isMarked) }
        let population = groups.reduce(0) { $0 + $1.rows.count }
        let allMarked = marked.reduce(0) { $0 + $1.count }
        for (group, own) in zip(groups, marked)
        where group.rows.count >= settings.minimumForms && population - group.rows.count >= settings.minimumForms {
            tests += 1
            let share = Double(own.count) / Double(group.rows.count)
            let others = Double(allMarked - own.count) / Double(population - group.rows.count)
            guard share - others >= settings.minimumDifference,
                let distribution = try? HypergeometricDistribution(
                    population: population, marked: allMarked, drawn: group.rows.count)
            else { continue }
            let probability = distribution.upperTail(own.count)
            guard probability <= settings.groupLevel else { continue }
            results.append(
                Result(group: group, marked: own, share: share, others: others, probability: probability))
        }
    }
}
