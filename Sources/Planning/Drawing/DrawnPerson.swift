public import Figures

/// A person, dossier or household that was drawn, with the form that it gets.
public struct DrawnPerson: Sendable, Hashable {
    /// The place of the unit.
    public var unit: Int
    /// The form number.
    public var form: String
    /// The place among the frame's entries; nil where the frame lists clusters and persons are found in the field.
    public var entry: Int?
    /// The stratum; empty without one.
    public var stratum: String
    /// The primary sampling unit; empty without one.
    public var psu: String
    /// The probability of being drawn; nil for a substitute, who takes that of the one it comes for.
    public var probability: Ratio?
}

/// A primary sampling unit that was drawn.
public struct DrawnCluster: Sendable, Hashable {
    /// The place of the unit.
    public var unit: Int
    /// The stratum; empty without one.
    public var stratum: String
    /// What it is called.
    public var psu: String
    /// How many persons it has.
    public var size: Int
    /// The probability that it had of being drawn.
    public var probability: Ratio
    /// How many forms go to it.
    public var forms: Int
}
