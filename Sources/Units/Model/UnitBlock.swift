/// Units that are ranked together (khối), such as departments, wards, communes.
public struct UnitBlock: Sendable, Hashable {
    /// The block as units.csv spells it.
    public let name: String
    /// The places in `UnitRegistry.units` of the units of the block, in the order of their codes.
    public let units: [Int]
}
