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

    /// Whether a table's headings are those of a mend file.
    static func isMendFile(_ headings: [String]) -> Bool {
        let names = headings.map { String(trimmed: Array($0.utf8).span) }
        return names.contains(batch) && names.contains(record)
    }

    /// Whether a heading is one of ours, of a mend file or of exported microdata (`hailong_weight`); such columns answer no question
    /// and are not reported as unknown.
    public static func isOne(_ heading: String) -> Bool {
        heading.hasPrefix("hailong:") || heading.hasPrefix("hailong_")
    }
}
