public import Figures

/// What may be typed into cells, and what Excel says while and after somebody types.
public struct WorkbookValidation: Sendable, Hashable {
    /// What is allowed.
    public var rule: Rule
    /// The title of what is shown while the cell is chosen; cut to 32 characters.
    public var promptTitle: String
    /// What is shown while the cell is chosen; cut to 255 characters.
    public var prompt: String
    /// What is said about something that is not allowed; cut to 255 characters.
    public var error: String
    /// Whether something that is not allowed is refused; otherwise Excel asks whether it is meant.
    public var isStrict: Bool

    /// The kinds of rule. A blank cell is always allowed.
    public enum Rule: Sendable, Hashable {
        /// One of the values that stand in cells of a sheet; Excel shows them as a drop-down list.
        case list(WorkbookSheet, WorkbookRange)
        /// A whole number within bounds.
        case wholeNumber(minimum: Double?, maximum: Double?)
        /// A number within bounds.
        case decimal(minimum: Double?, maximum: Double?)
        /// A day within bounds.
        case date(from: CalendarDate?, to: CalendarDate?)
        /// A text of at most so many characters.
        case textLength(maximum: Int)
        /// Anything; only the prompt is shown.
        case anything
    }

    /// Makes a validation.
    public init(
        _ rule: Rule, promptTitle: String = "", prompt: String = "", error: String = "", isStrict: Bool = true
    ) {
        self.rule = rule
        self.promptTitle = promptTitle
        self.prompt = prompt
        self.error = error
        self.isStrict = isStrict
    }
}

/// Cells that are coloured while something is true of them.
public enum WorkbookHighlight: Sendable, Hashable {
    /// The same value stands in another cell of the range.
    case duplicates
    /// The cell is blank although its row, from one column to another, is not.
    case blankInStartedRow(columns: ClosedRange<Int>)
}
