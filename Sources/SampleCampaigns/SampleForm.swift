/// One filled form of the questionnaire service-centre: what stands in each cell, by question.
struct SampleForm: Hashable {
    /// The cells; a question that is not there is blank.
    var cells: [String: String]

    init(_ cells: [String: String]) { self.cells = cells }

    subscript(question: String) -> String {
        get { cells[question] ?? "" }
        set { cells[question] = newValue.isEmpty ? nil : newValue }
    }

    /// The questions in the order of the form.
    static let questions =
        [
            "unit", "form", "date", "interviewer", "sex", "age", "client", "channel", "field", "has_fee", "late",
            "gave_feedback",
        ] + items + ["comment", "phone"]

    /// The rated items.
    static let items = (1...14).map { $0 < 10 ? "q0\($0)" : "q\($0)" }

    /// The items that this respondent was asked: fees only with fees, feedback only with feedback.
    var askedItems: [String] {
        Self.items.filter { item in
            switch item {
            case "q06": self["has_fee"] == "1"
            case "q13", "q14": self["gave_feedback"] == "1"
            default: true
            }
        }
    }
}
