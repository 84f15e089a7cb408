/// Which ranks the units of a block may have in truth, given the sampling error of their figures.
///
/// Rank 1 is the best. All members are by the order of `units`; units without a figure, and those that are not ranked, are
/// not among them.
public struct BlockRanks: Sendable, Hashable {
    /// The block.
    public let block: String
    /// The probability that sets hold with.
    public let confidence: Double
    /// The places of the units in the registry.
    public let units: [Int]
    /// The ranks that each unit may have, each set holding with the probability by itself.
    public let marginal: [ClosedRange<Int>]
    /// The ranks that each unit may have, all sets of the block together holding with the probability.
    public let simultaneous: [ClosedRange<Int>]
    /// Units in the order of their figures of which no two can be told apart, as many as possible; a unit may be in several.
    public let groups: [[Int]]

    /// Makes the ranks of a block.
    public init(
        block: String, confidence: Double, units: [Int], marginal: [ClosedRange<Int>],
        simultaneous: [ClosedRange<Int>], groups: [[Int]]
    ) {
        self.block = block
        self.confidence = confidence
        self.units = units
        self.marginal = marginal
        self.simultaneous = simultaneous
        self.groups = groups
    }

    /// The ranks that a unit may have by itself; nil for one that is not among them.
    public func marginal(of unit: Int) -> ClosedRange<Int>? {
        units.firstIndex(of: unit).map { marginal[$0] }
    }

    /// The ranks that a unit may have, together with those of all others; nil for one that is not among them.
    public func simultaneous(of unit: Int) -> ClosedRange<Int>? {
        units.firstIndex(of: unit).map { simultaneous[$0] }
    }

    /// The units that may be among the best so many: with the probability, nobody who is is left out.
    public func mayBeAmongBest(_ count: Int) -> [Int] {
        zip(units, simultaneous).filter { $1.lowerBound <= count }.map { $0.0 }
    }

    /// The units that are among the best so many for certain, with the probability.
    public func areAmongBest(_ count: Int) -> [Int] {
        zip(units, simultaneous).filter { $1.upperBound <= count }.map { $0.0 }
    }
}
