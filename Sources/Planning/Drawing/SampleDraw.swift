internal import Statistics

/// A sample drawn from a frame by a plan.
///
/// Each stratum of each unit has a stream of chance of its own, from the seed and its name: another unit more or less changes
/// nothing for the others. In a simple sample, and for persons in a cluster, rows are put in the order of their identifiers first, so
/// that the order of the frame has no part in who is drawn; systematic samples and the drawing of clusters go by the order of the frame.
public struct SampleDraw: Sendable, Hashable {
    /// Those who were drawn: by unit, stratum, cluster and identifier, in the order of their form numbers.
    public let persons: [DrawnPerson]
    /// Their substitutes, by unit, stratum and cluster, in the order in which they are to be taken.
    public let reserve: [DrawnPerson]
    /// The clusters that were drawn, where that was done in stages.
    public let clusters: [DrawnCluster]
    /// By unit, how many forms less than planned could be given to the clusters drawn.
    public let missing: [Int: Int]

    /// Draws.
    ///
    /// - Throws: `strataAboveForms`, `overflow`.
    public init(plan: SamplePlan, frame: SamplingFrame, settings: DrawSettings) throws(PlanningError) {
        let cells = FrameCells(frame)
        var persons: [DrawnPerson] = []
        var reserve: [DrawnPerson] = []
        var clusters: [DrawnCluster] = []
        var missing: [Int: Int] = [:]
        for unit in plan.units where unit.forms > 0 {
            let strata = cells.strata(of: unit.candidate.unit)
            let forms = try Self.share(unit, among: strata)
            var drawn: [DrawnPerson] = []
            var substitutes: [DrawnPerson] = []
            for (stratum, count) in zip(strata, forms) {
                var draw = StratumDraw(
                    stratum, count: count, frame: frame, settings: settings, unitCode: unit.candidate.code)
                try draw.draw()
                drawn += draw.persons
                substitutes += draw.reserve
                clusters += draw.clusters
            }
            Self.number(&drawn, &substitutes, code: unit.candidate.code, first: settings.firstNumber)
            if drawn.count < unit.forms { missing[unit.candidate.unit] = unit.forms - drawn.count }
            persons += drawn
            reserve += substitutes
        }
        self.persons = persons
        self.reserve = reserve
        self.clusters = clusters
        self.missing = missing
    }

    /// A unit's forms shared out among its strata by their sizes, one to each at least.
    private static func share(
        _ unit: SamplePlan.UnitPlan, among strata: [FrameCells.Stratum]
    ) throws(PlanningError) -> [Int] {
        guard strata.count <= unit.forms else {
            throw .strataAboveForms(unit: unit.candidate.code, strata: strata.count, forms: unit.forms)
        }
        let total = min(unit.forms, strata.reduce(0) { $0 + $1.size })
        return try Allocation(
            total: total, weights: strata.map { Int128($0.size) }, bounds: strata.map { 1...$0.size }
        ).counts
    }

    /// Gives numbers in series: those drawn first, their substitutes after them.
    private static func number(
        _ drawn: inout [DrawnPerson], _ reserve: inout [DrawnPerson], code: String, first: Int
    ) {
        let width = max(3, String(first + drawn.count + reserve.count - 1).count)
        func text(_ number: Int) -> String {
            let digits = String(number)
            return code + "-" + String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        for place in drawn.indices { drawn[place].form = text(first + place) }
        for place in reserve.indices { reserve[place].form = text(first + drawn.count + place) }
    }
}
