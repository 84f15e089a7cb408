/// What `hailong export` asks for.
public struct ExportRequest: Sendable, Hashable {
    /// The questionnaire; nil for all of the campaign.
    public var questionnaire: String?
    /// The folder that the files go to; nil for `export/` in the campaign's folder.
    public var output: String?
    /// The forms of the tables.
    public var forms: Set<Form>
    /// Whether levels are written by their labels instead of their codes.
    public var labels: Bool
    /// Whether answers to questions marked personal are written as they are.
    public var withPersonal: Bool
    /// Whether the free texts of the accepted forms are written, as a table to review, in place of the forms.
    public var comments: Bool

    /// The forms of a table.
    public enum Form: String, Sendable, Hashable, CaseIterable {
        /// Comma-separated values in UTF-8 with a byte-order mark.
        case csv
        /// A workbook of Excel: the table, and the codes on a second sheet.
        case xlsx
    }

    /// Makes a request.
    public init(
        questionnaire: String? = nil, output: String? = nil, forms: Set<Form> = [.csv], labels: Bool = false,
        withPersonal: Bool = false, comments: Bool = false
    ) {
        self.questionnaire = questionnaire
        self.output = output
        self.forms = forms
        self.labels = labels
        self.withPersonal = withPersonal
        self.comments = comments
    }
}
