/// A total of a number that weights are to be fitted to: over all rows, or in each unit.
public struct FittingTotal: Sendable {
    /// The name, for messages.
    public let name: String
    /// The number of each row.
    public let values: [Double]
    /// The unit of each row; nil: one total over all rows.
    public let units: CellAssignment?
    /// The total of each unit (nil: its rows are left alone); one over all rows.
    public let totals: [Double?]

    /// A total over all rows.
    public init(name: String, values: [Double], total: Double) {
        self.name = name
        self.values = values
        units = nil
        totals = [total]
    }

    /// A total in each unit, in the order of the units' names.
    public init(name: String, values: [Double], units: CellAssignment, totals: [Double?]) {
        self.name = name
        self.values = values
        self.units = units
        self.totals = totals
    }

    var scopeNames: [String?] { units.map { $0.names.map { $0 } } ?? [nil] }
}
