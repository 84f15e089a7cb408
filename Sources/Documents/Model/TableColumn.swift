/// A column of a table.
public struct TableColumn: Sendable, Hashable {
    /// What kind of thing stands in the column; it decides the alignment and, in a spreadsheet, the number format.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Words, set from the left, wrapped where they are long.
        case text
        /// A code, date or interval: short words that are never wrapped.
        case code
        /// Whole numbers, set to the right.
        case count
        /// Numbers with decimals, such as points, set to the right.
        case number
        /// Percentages, set to the right.
        case percent
    }

    /// The column's name.
    public var header: String
    /// A name over this and the neighbouring columns of the same group.
    public var group: String?
    /// What stands in it.
    public var kind: Kind
    /// Whether the base of each figure is printed under it; not needed where a column of the table holds it.
    public var showsBase: Bool

    /// Makes a column.
    public init(_ header: String, _ kind: Kind = .text, group: String? = nil, showsBase: Bool = false) {
        self.header = header
        self.kind = kind
        self.group = group
        self.showsBase = showsBase
    }

    /// Whether the column holds numbers.
    public var isNumeric: Bool {
        switch kind {
        case .text, .code: false
        case .count, .number, .percent: true
        }
    }
}
