import Figures
import Questionnaires
import Responses
import XMLDocuments

/// Takes the events of a file of native forms and codes each form when it ends.
///
/// The vocabulary is `urn:hailong:forms:1`, see questionnaires/forms.xsd. A form is one record; what its answers may be is
/// checked cell by cell like the cells of a table. An element that is not of the vocabulary, or not in its place, is passed
/// over with all that it holds, and noted.
final class FormsHandler: BatchHandler {
    typealias Failure = IntakeError

    static let namespace = "urn:hailong:forms:1"

    /// The names of the vocabulary, by the numbers that the parser gives them.
    enum Name {
        static let forms = 0
        static let form = 1
        static let answer = 2
        static let choice = 3
        static let question = 4
        static let number = 5
        static let questionnaire = 6
    }

    static let vocabulary = XMLVocabulary(
        names: ["forms", "form", "answer", "choice", "question", "number", "questionnaire"], namespaces: [namespace])

    /// The element that is open, of those of the vocabulary.
    private enum Place {
        case document
        case forms
        case form
        case answer
        case choice
    }

    /// What the forms are coded into; nil until the root element has named the questionnaire.
    var coding: FormCoding?
    private let file: String
    private let plans: [String: FormPlan]
    /// Whether the file is in an encoding in which the parser cannot tell where a tag begins.
    private let isConverted: Bool

    private var place = Place.document
    private var isSingleForm = false
    /// The depth of the element that is being passed over; 0 for none.
    private var passedOver = 0
    /// Where the last tag at the level of forms ended, in bytes of the file.
    private var lastEnd = 0
    private var unknownNames = Set<String>()

    /// Makes a handler; with `coding` its forms are added to those of the files before it, which were of one questionnaire.
    init(file: String, plans: [String: FormPlan], isConverted: Bool, coding: FormCoding? = nil) {
        self.coding = coding
        self.file = file
        self.plans = plans
        self.isConverted = isConverted
    }

    /// The number of whole forms read so far.
    var formCount: Int { coding?.recordCount ?? 0 }

    /// Whether a form may begin here.
    var takesPlainForms: Bool { place == .forms && passedOver == 0 }

    /// Ends a form before a place of the file.
    func endForm(at byte: Int) {
        coding?.endForm(at: byte)
        lastEnd = byte
    }

    // MARK: Events

    func startElement(_ element: borrowing XMLStartElement) throws(IntakeError) {
        guard passedOver == 0 else { return }
        guard element.namespace == 0 else {
            if place == .document { throw notForms(element) }
            if place == .forms { throw noForm(element) }
            return passOver(element)
        }
        switch (place, element.name) {
        case (.document, Name.forms):
            try open(element)
            place = .forms
            lastEnd = element.byteOffset
        case (.document, Name.form):
            try open(element)
            isSingleForm = true
            beginForm(element)
        case (.document, _): throw notForms(element)
        case (.forms, Name.form): beginForm(element)
        // What stands in place of a form, or in one as a form of its own, may be somebody's answers: it is not passed over.
        case (.forms, _), (_, Name.form): throw noForm(element)
        case (.form, Name.answer): beginAnswer(element)
        case (.answer, Name.choice):
            coding?.cells.beginChoice()
            place = .choice
        default: passOver(element)
        }
    }

    func endElement(_ element: borrowing XMLEndElement) throws(IntakeError) {
        if passedOver > 0 {
            if element.depth == passedOver { passedOver = 0 }
            return
        }
        switch place {
        case .choice:
            coding?.cells.endChoice()
            place = .answer
        case .answer:
            coding?.cells.endAnswer()
            place = .form
        case .form:
            endForm(at: element.byteOffset)
            place = isSingleForm ? .document : .forms
        case .forms, .document: place = .document
        }
    }

    func characters(_ text: Span<UInt8>) throws(IntakeError) {
        guard passedOver == 0 else { return }
        switch place {
        case .choice: coding?.cells.add(text)
        case .answer: coding?.cells.addText(text)
        case .document, .forms, .form: break
        }
    }

    // MARK: Elements

    private func open(_ element: borrowing XMLStartElement) throws(IntakeError) {
        let name = element.text(of: Name.questionnaire) ?? ""
        guard let plan = plans[name] else {
            throw .unknownQuestionnaire(file: file, line: element.line, name: name, known: plans.keys.sorted())
        }
        if let coding {
            guard coding.plan.questionnaire.id == name else {
                throw .unknownQuestionnaire(
                    file: file, line: element.line, name: name, known: [coding.plan.questionnaire.id])
            }
            return
        }
        coding = FormCoding(
            plan: plan, constants: try plan.constants(file: file), builder: BatchBuilder(plan.instrument))
    }

    private func notForms(_ element: borrowing XMLStartElement) -> IntakeError {
        .xml(
            problem: XMLProblem(
                kind: .content, file: file, line: element.line, element: element.localName,
                message: LocalizedText(
                    vi:
                        "Gốc của tệp là <\(element.localName)>, không phải <forms> hoặc <form> thuộc \(Self.namespace).",
                    en: "The root is <\(element.localName)>, not <forms> or <form> in \(Self.namespace)."),
                expected: ["forms", "form"]),
            wholeForms: 0)
    }

    private func noForm(_ element: borrowing XMLStartElement) -> IntakeError {
        .xml(
            problem: XMLProblem(
                kind: .content, file: file, line: element.line, element: element.localName,
                message: LocalizedText(
                    vi:
                        "<\(element.localName)> đứng ở chỗ không được phép: trong <forms> chỉ có các <form> nối tiếp nhau, không lồng nhau.",
                    en:
                        "<\(element.localName)> stands where it may not: <forms> holds <form> elements one after the other, none inside another."
                ),
                expected: ["form"]),
            wholeForms: formCount)
    }

    private func beginForm(_ element: borrowing XMLStartElement) {
        place = .form
        // In a converted encoding the form is said to begin where what came before ended: a little too early, never late.
        coding?.beginForm(line: element.line, byte: isConverted ? lastEnd : element.byteOffset)
        _ = element.withValue(of: Name.number) { value in coding?.setNumber(value) }
    }

    private func beginAnswer(_ element: borrowing XMLStartElement) {
        place = .answer
        let isNamed =
            element.withValue(of: Name.question) { name -> Bool in
                guard let unknown = coding?.beginAnswer(name).map(PersonalLook.masked) else { return true }
                note(
                    unknown, .formUnknownQuestion, element.line,
                    vi: "Câu «\(unknown)» không thuộc mẫu phiếu nên không đọc; chỉ báo một lần cho cả tệp.",
                    en: "Question “\(unknown)” is not of the questionnaire and is not read; said once for the file.")
                return true
            } ?? false
        if !isNamed {
            coding?.cells.beginAnswer(nil)
            coding?.noteNamelessAnswer()
        }
    }

    private func passOver(_ element: borrowing XMLStartElement) {
        passedOver = element.depth
        if place == .answer || place == .choice { coding?.cells.damage() }
        let name = PersonalLook.masked(element.localName)
        note(
            name, .formUnknownElement, element.line,
            vi: "Phần tử <\(name)> không có hoặc không được đặt ở đây nên không đọc; chỉ báo một lần cho cả tệp.",
            en: "Element <\(name)> does not exist or is not in its place and is not read; said once for the file.")
    }

    private func note(_ name: String, _ rule: FindingRule, _ line: Int, vi: String, en: String) {
        // A hostile file may make up a name for each element.
        guard unknownNames.count < 100, unknownNames.insert(rule.rawValue + name).inserted else { return }
        coding?.builder.log.add(Finding(rule, line: line, field: name, message: LocalizedText(vi: vi, en: en)))
    }
}
