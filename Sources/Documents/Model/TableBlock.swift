/// A table: named by a caption, its columns and rows by header cells.
public struct TableBlock: Sendable, Hashable {
    /// The name that links lead to.
    public var anchor: Anchor?
    /// What the table shows; never empty.
    public var caption: String
    /// The columns; at least one.
    public var columns: [TableColumn]
    /// The rows; each has one cell for each column (a row that heads a group has one cell in all).
    public var rows: [TableRow]
    /// Which column names the rows; the first one unless told otherwise.
    public var rowHeaderColumn: Int
    /// Lines under the table: what marks mean, where figures come from.
    public var footnotes: [[Inline]]
    /// What is printed when there are no rows; a renderer has its own words where this is left out.
    public var emptyText: String?

    /// Whether it is short enough to stand on one page as a whole.
    var staysTogether: Bool { rows.count <= 12 }

    /// Makes a table.
    public init(
        anchor: Anchor? = nil, caption: String, columns: [TableColumn], rows: [TableRow], rowHeaderColumn: Int = 0,
        footnotes: [[Inline]] = [], emptyText: String? = nil
    ) {
        self.anchor = anchor
        self.caption = caption
        self.columns = columns
        self.rows = rows
        self.rowHeaderColumn = rowHeaderColumn
        self.footnotes = footnotes
        self.emptyText = emptyText
    }
}
