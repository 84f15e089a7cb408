/// What `hailong plan` asks for, as it was typed.
public struct PlanRequest: Sendable, Hashable {
    /// `cochran` or `yamane`.
    public var rule = "cochran"
    /// The margin of error in points; nil for 5.
    public var margin: String?
    /// The confidence level; nil for 0.95.
    public var confidence: String?
    /// The design effect; nil for 1, or what clusters make it.
    public var designEffect: String?
    /// The likeness of persons of one cluster, from which the design effect follows.
    public var intraclass: String?
    /// The share of those drawn who will answer, 1 or in per cent (`80%`); nil for all.
    public var responseRate: String?
    /// The share that is expected in every unit, in per cent, or the column of units.csv that holds it.
    public var expected: String?
    /// The forms of all units together.
    public var total: Int?
    /// How the total is shared out: `proportional`, `neyman`, `equal`.
    public var sharing: String?
    /// Whether the targets of units.csv are what is wanted.
    public var usesTargets = false
    /// The fewest forms of a unit.
    public var minimum: Int?
    /// The most forms of a unit.
    public var maximum: Int?
    /// The codes of the units; empty for all that have a population.
    public var units: [String] = []

    /// The list to draw from; nil for sizes only.
    public var frame: String?
    /// The way of drawing: `simple`, `systematic`, `pps`, `stages`.
    public var method: String?
    /// Where chance begins.
    public var seed: UInt64?
    /// How many forms of a primary sampling unit.
    public var perCluster: Int?
    /// How many primary sampling units of each unit and stratum.
    public var clusters: Int?
    /// The substitutes, as a share of the forms.
    public var reserve: String?
    /// Which column of the frame holds what, such as `id=Số HS`.
    public var columns: [String] = []
    /// The columns of the frame that the field team gets.
    public var keeps: [String] = []
    /// Whether the frame's strata are left aside.
    public var ignoresStrata = false
    /// The number of each unit's first form.
    public var firstNumber: Int?
    /// The folder that files are written to; nil for the campaign's.
    public var output: String?
    /// Whether files that are there may be replaced.
    public var replaces = false

    /// Makes a request for the sizes of all units.
    public init() {}
}
