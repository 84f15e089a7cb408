/// What a figure rests on: respondents, their weights, and the clusters that they came from.
public struct EstimateBasis: Sendable, Hashable {
    /// The respondents with a weight and at least one valid answer to what the figure is about (n).
    public let respondents: Int
    /// The sum of their weights: the weighted base.
    public let weight: Double
    /// The sum of their squared weights.
    public let weightSquares: Double
    /// The primary sampling units that they came from.
    public let clusters: Int
    /// The strata that they came from.
    public let strata: Int

    /// Makes a basis.
    public init(respondents: Int, weight: Double, weightSquares: Double, clusters: Int, strata: Int) {
        self.respondents = respondents
        self.weight = weight
        self.weightSquares = weightSquares
        self.clusters = clusters
        self.strata = strata
    }

    /// Primary sampling units less strata, both within the domain, as `degf` of R `survey`; may be 0.
    public var degreesOfFreedom: Int { clusters - strata }

    /// Kish's design effect of unequal weights, n Σw² / (Σw)²: 1 for equal weights (Kish 1965).
    public var kishDesignEffect: Double {
        guard weight > 0 else { return 1 }
        return max(1, Double(respondents) * weightSquares / (weight * weight))
    }
}
