/// A kind of file that a report set can hold. The raw names are those of the command line.
public enum ReportForm: String, Sendable, Hashable, CaseIterable {
    /// Pages to read: the overview and one summary a unit.
    case html
    /// Every figure as a row of a table.
    case csv
    /// Every figure, score and batch for programs.
    case json
}
