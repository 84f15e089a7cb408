/// A kind of file that a report set can hold. The raw names are those of the command line.
public enum ReportForm: String, Sendable, Hashable, CaseIterable {
    /// Pages to read: the overview and one summary a unit.
    case html
    /// Every figure as a row of a table.
    case csv
    /// Every figure, score and batch for programs.
    case json
    /// The pages as text documents to edit and sign.
    case docx
    /// The pages to print and to keep.
    case pdf
    /// The pages as workbooks: one table a sheet.
    case xlsx

    /// What is written unless something else is asked for.
    public static let usual: Set<ReportForm> = [.html, .csv, .json]

    /// The forms in which the overview and the summaries are written.
    static let ofPages: [ReportForm] = [.html, .docx, .pdf, .xlsx]

    /// The form of a file of a report set, by the ending of its name.
    public init?(ofFile path: String) {
        guard let dot = path.lastIndex(of: ".") else { return nil }
        self.init(rawValue: String(path[path.index(after: dot)...]))
    }
}
