public import Figures

/// What a block of units earned for one criterion or area, in printed points.
public struct CriterionSummary: Sendable, Hashable {
    /// The identifier.
    public var id: String
    /// What it is called.
    public var title: LocalizedText
    /// The most points that it earns.
    public var maximum: Ratio
    /// How many units have points for it.
    public var units: Int
    /// The plain mean of their points, each unit alike; nil without any.
    public var mean: Ratio?
    /// How many of them earned less than the card's `weakBelow` of the maximum.
    public var weak: Int

    /// The plain mean of what they lost of the maximum that applied to each; nil without any.
    public var meanLost: Ratio?
}

/// When a content is called weak: at least a share of a block's units earned less than a share of its maximum.
public struct WeakContents: Sendable, Hashable {
    /// The share of the maximum in per cent below which a unit is weak.
    public var below: Ratio
    /// The share of the block's units in per cent that must be weak.
    public var units: Ratio

    /// Makes the rule: below half of the maximum in at least half of the units, unless told otherwise.
    public init(below: Ratio = 50, units: Ratio = 50) {
        self.below = below
        self.units = units
    }
}
