public import Responses

/// A column of a batch that says of some records that they do not count, as the campaign says.
public struct ColumnExclusion: Sendable, Hashable {
    /// The heading of the column.
    public var column: String
    /// The text of the cell; nothing for records whose cell is empty.
    public var value: String
    /// Why such a record does not count.
    public var reason: ExclusionReason

    /// Makes one from its parts.
    public init(column: String, value: String, reason: ExclusionReason) {
        self.column = column
        self.value = value
        self.reason = reason
    }
}
