import Tables

/// Writes forms as a CSV batch of one office: its headings, its separator, codes or labels.
struct SampleTable {
    /// The heading of each question, in the order of the columns.
    var columns: [(question: String, heading: String)]
    /// How the table is written.
    var dialect: CSVDialect
    /// Whether a byte-order mark stands first.
    var byteOrderMark = false
    /// What stands for an answer, by question and code; a code that is not here stands for itself.
    var labels: [String: [String: String]] = [:]

    /// The header and the forms.
    func bytes(_ forms: [SampleForm], damaged: [Int: [UInt8]] = [:]) -> [UInt8] {
        var writer = CSVWriter(dialect: dialect, byteOrderMark: byteOrderMark)
        writer.write(texts: columns.map(\.heading))
        var bytes = writer.takeBytes()
        for (index, form) in forms.enumerated() {
            writer.write(columns.map { cell(form, $0.question) })
            bytes += writer.takeBytes()
            // A damaged line comes after the form of its number.
            if let line = damaged[index] {
                bytes += line
            }
        }
        return bytes
    }

    private func cell(_ form: SampleForm, _ question: String) -> CSVCell {
        let code = form[question]
        if code.isEmpty { return .empty }
        return .text(labels[question]?[code] ?? code)
    }
}
