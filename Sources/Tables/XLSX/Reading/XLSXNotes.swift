/// What is noteworthy about a worksheet that was read.
public struct XLSXNotes: Sendable, Hashable {
    /// A cell that holds no usable value.
    public struct BadCell: Sendable, Hashable {
        /// The number of the record, from 1.
        public let record: Int
        /// The row in the sheet, from 1.
        public let line: Int
        /// The place of its column among the columns with a name, from 0.
        public let column: Int
        /// What stands there, such as `#N/A`; empty for a formula without a value.
        public let text: String
    }

    /// Bad cells that are listed; more are only counted.
    public static let mostListed = 10_000

    /// Rows of records that Excel hides, by their numbers; the first ones.
    public var hiddenRows: [Int] = []
    /// How many such rows there are.
    public var hiddenRowCount = 0
    /// Cells with an error of Excel's, and formulas without a value.
    public var badCells: [BadCell] = []
    /// How many such cells there are.
    public var badCellCount = 0
    /// Cells with content in columns without a name, which are not read.
    public var unnamedCells = 0
    /// The first of them, such as `K7`.
    public var firstUnnamed: String?
    /// Rows between and after the records that hold nothing in a named column.
    public var emptyRows = 0
    /// Merged cells that begin below the header.
    public var merged: [XLSXRange] = []
}
