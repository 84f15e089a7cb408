import Figures
import XMLDocuments

/// The state of reading one questionnaire: what was read so far, and what is wrong with it.
///
/// The document has passed the schema, so that elements and attributes are where they must be; a fallback in this code
/// only stands for values that have been reported.
struct QuestionnaireReading {
    /// What is wrong, in the order of finding.
    var problems: [XMLProblem] = []
    /// The scales by identifier, as far as they were read.
    var scales: [String: Scale] = [:]
    /// The questions so far, each with its element.
    var questions: [(question: Question, element: XMLElement)] = []
    /// The expressions to check once all questions are known.
    var expressions: [PendingExpression] = []
    /// The element of each identifier that is taken.
    var identifiers: [String: XMLElement] = [:]
    /// The element of each heading (identifier or alias, folded) that is taken.
    var headings: [FoldedText: XMLElement] = [:]
    /// The element of each design role that is taken.
    var roles: [DesignRole: XMLElement] = [:]
    /// The contents and factors in the order of the form.
    var indexNodes: [IndexNode] = []

    /// Reads the whole document.
    mutating func questionnaire(_ root: XMLElement, expectedID: String?) -> Questionnaire {
        let id = value(root, "id")
        if let expectedID, expectedID != id {
            report(
                root, attribute: "id",
                vi: "Mã phiếu là “\(id)” nhưng tệp tên là “\(expectedID)”; hãy đổi một trong hai cho khớp.",
                en: "The id is “\(id)”, but the file is named “\(expectedID)”; change one of the two.")
        }
        let validity = validity(of: root)
        let scales = root.child("scales")?.children("scale").map { scale($0) } ?? []
        let sections = root.child("sections")?.children("section").map { section($0) } ?? []
        let rules = root.child("rules").map { self.rules($0) } ?? []
        let index = root.child("index").flatMap { self.index($0) }
        checkExpressions()
        return Questionnaire(
            id: id, version: value(root, "version"), title: wording(root.child("title")),
            source: wording(root.child("source")), isOfficialWording: root.attribute("wording") == "official",
            validFrom: validity.from, validTo: validity.to, scales: scales, sections: sections,
            questions: questions.map(\.question), rules: rules, index: index)
    }

    private mutating func validity(of root: XMLElement) -> (from: CalendarDate?, to: CalendarDate?) {
        let from = day(root, "validFrom")
        let to = day(root, "validTo")
        if let from, let to, from > to {
            report(
                root, attribute: "validTo",
                vi: "Ngày hết hiệu lực (\(to)) trước ngày bắt đầu (\(from)); hãy sửa validFrom hoặc validTo.",
                en: "The last day (\(to)) lies before the first (\(from)); correct validFrom or validTo.")
        }
        return (from, to)
    }

    /// Notes that something is wrong with an element.
    mutating func report(
        _ element: XMLElement, attribute: String? = nil, expected: [String] = [], vi: String, en: String
    ) {
        problems.append(
            element.problem(LocalizedText(vi: vi, en: en), attribute: attribute, expected: expected))
    }

    /// Takes an identifier; one that is taken already is a problem.
    mutating func claim(_ id: String, for element: XMLElement) {
        if let first = identifiers[id] {
            report(
                element, attribute: "id",
                vi: "Mã “\(id)” đã dùng ở dòng \(first.line ?? 0); hãy đặt mã khác.",
                en: "The id “\(id)” is taken at line \(first.line ?? 0); choose another.")
        } else {
            identifiers[id] = element
        }
    }
}
