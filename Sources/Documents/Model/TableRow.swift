/// A row of a table.
public struct TableRow: Sendable, Hashable {
    /// What the row is among the others.
    public enum Kind: Sendable, Hashable, CaseIterable {
        /// A row like the others.
        case body
        /// A sum or mean of the rows above.
        case total
        /// The name of the rows that follow, over the whole width: it has one cell.
        case group
    }

    /// What the row is.
    public var kind: Kind
    /// The cells, one for each column.
    public var cells: [TableCell]
    /// How deep the row lies in a tree (area 0, criterion 1, sub-criterion 2): its name is indented.
    public var depth: Int
    /// Why the row is picked out, in a word printed beside its name, such as "this unit"; none for ordinary rows.
    public var marker: String?

    /// Makes a row.
    public init(_ cells: [TableCell], kind: Kind = .body, depth: Int = 0, marker: String? = nil) {
        self.kind = kind
        self.cells = cells
        self.depth = depth
        self.marker = marker
    }

    /// Makes the row that names those which follow.
    public static func group(_ name: String) -> TableRow { TableRow([.text(name)], kind: .group) }
}
