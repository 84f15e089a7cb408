/// What a sheet of a workbook is besides its cells: columns, what stays in view, protection, print.
public struct WorkbookLayout: Sendable, Hashable {
    /// The columns from the left; those not named keep Excel's width.
    public var columns: [WorkbookColumn]
    /// How many rows at the top stay in view, and are printed on each page.
    public var frozenRows: Int
    /// How many columns at the left stay in view.
    public var frozenColumns: Int
    /// Whether only unlocked cells can be changed. There is no password: it helps against slips, it is no lock.
    public var isProtected: Bool
    /// Whether the sheet is out of sight.
    public var isHidden: Bool
    /// Whether pages lie on their side.
    public var isLandscape: Bool
    /// Whether all columns are made to fit the width of a page.
    public var fitsWidth: Bool
    /// Whether all rows are made to fit the height of the same page, with `fitsWidth`.
    public var fitsHeight: Bool
    /// How large pages are printed, in percent from 10 to 400; not with `fitsWidth`, for which a program finds it.
    public var printScale: Int?
    /// The rows before which a printed page begins; programs heed them only without `fitsWidth`.
    public var pageBreaks: [Int]
    /// What stands at the foot of each printed page, before the page number.
    public var footer: String?
    /// Columns in which numbers that are texts are no mistake to be marked.
    public var textColumns: [Int]

    /// Makes a layout; what is left out is plain.
    public init(
        columns: [WorkbookColumn] = [], frozenRows: Int = 0, frozenColumns: Int = 0, isProtected: Bool = false,
        isHidden: Bool = false, isLandscape: Bool = false, fitsWidth: Bool = false, fitsHeight: Bool = false,
        printScale: Int? = nil, pageBreaks: [Int] = [], footer: String? = nil, textColumns: [Int] = []
    ) {
        self.columns = columns
        self.frozenRows = frozenRows
        self.frozenColumns = frozenColumns
        self.isProtected = isProtected
        self.isHidden = isHidden
        self.isLandscape = isLandscape
        self.fitsWidth = fitsWidth
        self.fitsHeight = fitsHeight
        self.printScale = printScale
        self.pageBreaks = pageBreaks
        self.footer = footer
        self.textColumns = textColumns
    }
}

/// A column of a sheet.
public struct WorkbookColumn: Sendable, Hashable {
    /// The width in digits of the plain letters, as Excel counts it.
    public var width: Double
    /// How its cells look, also those that nobody has written to yet.
    public var style: WorkbookStyle?

    /// Makes a column.
    public init(width: Double, style: WorkbookStyle? = nil) {
        self.width = width
        self.style = style
    }
}

/// A sheet of a workbook that is being written: its place and name.
public struct WorkbookSheet: Sendable, Hashable {
    /// The place among the workbook's sheets, from 0.
    let index: Int
    /// The name on the tab.
    public let name: String
}
