public import Figures

/// One cell of a workbook that is written: a value and, where it differs from its column, how it looks.
///
/// A text is always written as a text, whatever it begins with: a cell that reads `=1+1` or `@SUM(A1)` in a batch is never a formula
/// in what we write.
public struct WorkbookCell: Sendable, Hashable {
    /// What stands in the cell.
    public var value: Value
    /// How the cell looks; nil for the style of its row or column.
    public var style: WorkbookStyle?

    /// The kinds of value.
    public enum Value: Sendable, Hashable {
        /// Nothing; only the style is written, if there is one.
        case blank
        /// A text, as it is.
        case text(String)
        /// A number; what is no number (NaN, infinite) leaves the cell blank.
        case number(Double)
        /// A day, shown as dd/mm/yyyy unless the style says otherwise; one before 1900, which Excel cannot hold, is written as text.
        case date(CalendarDate)
    }

    /// Makes a cell.
    public init(_ value: Value, style: WorkbookStyle? = nil) {
        self.value = value
        self.style = style
    }

    /// A cell without a value.
    public static let blank = WorkbookCell(.blank)

    /// A cell that holds a text.
    public static func text(_ text: String, style: WorkbookStyle? = nil) -> WorkbookCell {
        WorkbookCell(.text(text), style: style)
    }

    /// A cell that holds a number.
    public static func number(_ number: Double, style: WorkbookStyle? = nil) -> WorkbookCell {
        WorkbookCell(.number(number), style: style)
    }

    /// A cell that holds a whole number; one of more than 15 digits, which Excel would round, is written as text.
    public static func count(_ count: Int, style: WorkbookStyle? = nil) -> WorkbookCell {
        count.magnitude < 1_000_000_000_000_000
            ? WorkbookCell(.number(Double(count)), style: style) : WorkbookCell(.text(String(count)), style: style)
    }

    /// A cell that holds a day.
    public static func date(_ date: CalendarDate, style: WorkbookStyle? = nil) -> WorkbookCell {
        WorkbookCell(.date(date), style: style)
    }
}
