public import Figures

/// What a unit had the year before.
public struct PreviousResult: Sendable, Hashable {
    /// The index in per cent, as it was published.
    public var percent: Ratio?
    /// The total, if known.
    public var points: Ratio?
    /// The place in its block.
    public var rank: Int?
    /// The class, by its name or identifier.
    public var className: String?
    /// N, how many persons or cases the unit stood for: the weight of a merged unit's ancestors.
    public var population: Ratio?
    /// The method's name, if the file says it.
    public var method: String?

    /// Makes a result from its parts.
    public init(
        percent: Ratio?, points: Ratio? = nil, rank: Int? = nil, className: String? = nil, method: String? = nil,
        population: Ratio? = nil
    ) {
        self.percent = percent
        self.points = points
        self.rank = rank
        self.className = className
        self.method = method
        self.population = population
    }
}

/// Last year's results by the codes that units had then.
public struct PreviousResults: Sendable {
    /// The results by code.
    public var results: [String: PreviousResult]

    /// Whether the method changed since, so that the series breaks and nothing is compared.
    public var breaksMethod: Bool

    /// Makes the results; none by default.
    public init(_ results: [String: PreviousResult] = [:], breaksMethod: Bool = false) {
        self.results = results
        self.breaksMethod = breaksMethod
    }
}
