/// A chart of horizontal bars over shares of 0 to 1 in the cells of a sheet, which Excel draws itself and changes with the cells.
///
/// Its axis runs from 0 to 100 %, so that a bar is as long as its share: left to itself a spreadsheet begins near the smallest value.
public struct WorkbookBarChart: Sendable, Hashable {
    /// The rows of the bars, the first at the top.
    public var rows: ClosedRange<Int>
    /// The column of their names.
    public var names: Int
    /// The columns of their values, each a series that is named by the cell above the rows.
    public var values: [Int]
    /// Whether the values of a row are parts of one bar.
    public var isStacked: Bool
    /// Where the cells say how far the interval of each row's first value reaches; none without intervals.
    public var whiskers: WorkbookWhisker?
    /// The colours of the series, as 0xRRGGBB; those without one have the program's own.
    public var colours: [UInt32]
    /// What stands above it.
    public var title: String
    /// What a reader who does not see it is told.
    public var description: String
    /// Its width, in units of 1/96 inch.
    public var width: Double
    /// Its height, in the same units.
    public var height: Double

    /// Makes a chart.
    public init(
        rows: ClosedRange<Int>, names: Int, values: [Int], isStacked: Bool, whiskers: WorkbookWhisker? = nil,
        colours: [UInt32] = [], title: String, description: String, width: Double = 768, height: Double = 288
    ) {
        self.rows = rows
        self.names = names
        self.values = values
        self.isStacked = isStacked
        self.whiskers = whiskers
        self.colours = colours
        self.title = title
        self.description = description
        self.width = width
        self.height = height
    }
}

/// The columns that say how far an interval reaches below and above the value that it is of.
public struct WorkbookWhisker: Sendable, Hashable {
    /// From the lower limit to the value.
    public var below: Int
    /// From the value to the upper limit.
    public var above: Int

    /// Makes whiskers from two columns.
    public init(below: Int, above: Int) {
        self.below = below
        self.above = above
    }
}
