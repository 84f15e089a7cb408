/// What was handed out or drawn in a campaign, as far as it is known.
public struct IssuedForms: Sendable, Hashable {
    /// How many units the registry has.
    public var unitCount: Int
    /// The series of form numbers.
    public var series: [FormSeries]
    /// The persons or forms drawn.
    public var sample: [SampledForm]
    /// How many forms a unit was given, where nothing more is known, by the unit's place.
    public var counts: [Int: Int]
    /// How many valid forms the plan asks of a unit, by the unit's place.
    public var targets: [Int: Int]

    /// Makes a description from its parts.
    public init(
        unitCount: Int, series: [FormSeries] = [], sample: [SampledForm] = [], counts: [Int: Int] = [:],
        targets: [Int: Int] = [:]
    ) {
        self.unitCount = unitCount
        self.series = series
        self.sample = sample
        self.counts = counts
        self.targets = targets
    }

    /// How many forms a unit was given: the sum of its series, else the rows of the sample, else the count of units.csv.
    func issued(_ unit: Int) -> Int? {
        let own = series.filter { $0.unit == unit }
        if !own.isEmpty { return own.reduce(0) { $0 + $1.count } }
        let drawn = sample.count { $0.unit == unit }
        return drawn > 0 ? drawn : counts[unit]
    }
}
