/// The columns of a mend file beside the questionnaire's own: what a record replaces, and why it is in the file.
///
/// A mended file is imported like any batch; its records replace those that they name, by decision.
public enum MendColumn {
    /// The batch of the record that the row replaces.
    public static let batch = "hailong:batch"
    /// The number of that record.
    public static let record = "hailong:record"
    /// The line of the file that it stands on.
    public static let line = "hailong:line"
    /// What is wrong with it, for the person who mends.
    public static let reasons = "hailong:reasons"
    /// Its text as it stands in the file, where it could not be taken apart.
    public static let raw = "hailong:raw"

    /// Whether a table's headings are those of a mend file: one of our own is enough, for a person may have deleted a column. Which
    /// record a row replaces is then not known, and it waits.
    static func isMendFile(_ headings: [String]) -> Bool {
        headings.contains { [batch, record, line, reasons, raw].contains(named($0)) }
    }

    /// A heading as we write it, if it is one of ours in other letters or with blanks around it; else as it is.
    static func named(_ heading: String) -> String {
        let name = String(trimmed: Array(heading.utf8).span)
        let lower = name.lowercased()
        return [batch, record, line, reasons, raw].contains(lower) ? lower : name
    }

    /// Whether a heading is one of ours, of a mend file or of exported microdata (`hailong_weight`); such columns answer no question
    /// and are not reported as unknown.
    public static func isOne(_ heading: String) -> Bool {
        named(heading).hasPrefix("hailong:") || heading.hasPrefix("hailong_")
    }
}
