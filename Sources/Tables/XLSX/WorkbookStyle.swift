/// How cells of a workbook look and whether they may be changed on a protected sheet.
public struct WorkbookStyle: Sendable, Hashable {
    /// Whether letters are bold.
    public var isBold: Bool
    /// Whether letters are italic.
    public var isItalic: Bool
    /// The size of the letters in points; nil for the workbook's own.
    public var size: Double?
    /// The colour of the letters as 0xRRGGBB; nil for black.
    public var ink: UInt32?
    /// The colour behind them as 0xRRGGBB; nil for none.
    public var fill: UInt32?
    /// Whether the cell has a thin border.
    public var hasBorder: Bool
    /// Whether long texts go on in a new line of the cell; the text then begins at the top.
    public var wraps: Bool
    /// Where the text stands between the left and right edge.
    public var alignment: Alignment
    /// How numbers are shown, in Excel's own code, such as `0.00` or `dd/mm/yyyy`; `@` makes what is typed a text.
    public var numberFormat: String?
    /// Whether the cell can be changed although its sheet is protected.
    public var isUnlocked: Bool

    /// Where a text stands between the left and right edge.
    public enum Alignment: Sendable, Hashable, CaseIterable {
        /// Texts to the left, numbers to the right.
        case automatic
        /// To the left.
        case left
        /// In the middle.
        case centre
        /// To the right.
        case right
    }

    /// Makes a style; what is left out is plain.
    public init(
        isBold: Bool = false, isItalic: Bool = false, size: Double? = nil, ink: UInt32? = nil, fill: UInt32? = nil,
        hasBorder: Bool = false, wraps: Bool = false, alignment: Alignment = .automatic, numberFormat: String? = nil,
        isUnlocked: Bool = false
    ) {
        self.isBold = isBold
        self.isItalic = isItalic
        self.size = size
        self.ink = ink
        self.fill = fill
        self.hasBorder = hasBorder
        self.wraps = wraps
        self.alignment = alignment
        self.numberFormat = numberFormat
        self.isUnlocked = isUnlocked
    }

    /// Days with the day first, as people in Vietnam write them.
    public static let day = "dd/mm/yyyy"
    /// Texts that stay as they are typed: a telephone number keeps its leading zero.
    public static let text = "@"
}
