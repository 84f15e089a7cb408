import Figures
import Questionnaires
import Responses
import Units
import XMLDocuments

/// Takes the events of a file of native forms and codes each form when it ends.
///
/// The vocabulary is `urn:hailong:forms:1`, see questionnaires/forms.xsd. A form is one row; what its answers may be is
/// checked cell by cell like the cells of a table.
final class FormsHandler: XMLEventHandler {
    typealias Failure = IntakeError

    static let namespace = "urn:hailong:forms:1"

    /// The names of the vocabulary, by the numbers that the parser gives them.
    private enum Name {
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

    /// What the batch's forms are coded into; nil until the root element has named the questionnaire.
    private(set) var builder: BatchBuilder?
    private let file: String
    private let plans: [String: FormPlan]
    private let finder: UnitFinder
    private let registry: UnitRegistry

    private var plan: FormPlan?
    private var cells = FormCells()
    private var origin = RecordOrigin(record: 0, line: 0, byte: 0)
    private var recordNumber: UInt32 = 0
    private var unknownNames = Set<String>()

    init(file: String, plans: [String: FormPlan], finder: UnitFinder, registry: UnitRegistry) {
        self.file = file
        self.plans = plans
        self.finder = finder
        self.registry = registry
    }

    // MARK: Events

    func startElement(_ element: borrowing XMLStartElement) throws(IntakeError) {
        let isOurs = element.namespace == 0
        if element.depth == 1 {
            guard isOurs, element.name == Name.forms || element.name == Name.form else { throw notForms(element) }
            try open(element)
        }
        guard isOurs else { return noteUnknown(element.localName, element.line) }
        switch element.name {
        case Name.forms where element.depth == 1: break
        case Name.form where element.depth <= 2: beginForm(element)
        case Name.answer where cells.isOpen: beginAnswer(element)
        case Name.choice where cells.isOpen: cells.beginChoice()
        default: noteUnknown(element.localName, element.line)
        }
    }

    func endElement(_ element: borrowing XMLEndElement) throws(IntakeError) {
        guard element.namespace == 0 else { return }
        switch element.name {
        case Name.form where cells.isOpen: endForm(element)
        case Name.answer where cells.isOpen: cells.endAnswer()
        default: break
        }
    }

    func characters(_ text: Span<UInt8>) throws(IntakeError) {
        cells.add(text)
    }

    // MARK: Root

    private func open(_ element: borrowing XMLStartElement) throws(IntakeError) {
        let name = element.text(of: Name.questionnaire) ?? ""
        guard let plan = plans[name] else {
            throw .unknownQuestionnaire(file: file, line: element.line, name: name, known: plans.keys.sorted())
        }
        self.plan = plan
        builder = BatchBuilder(plan.questionnaire, finder: finder, registry: registry)
        cells = FormCells(count: plan.questionnaire.questions.count)
    }

    private func notForms(_ element: borrowing XMLStartElement) -> IntakeError {
        .xml(
            problem: XMLProblem(
                kind: .content, file: file, line: element.line, element: element.localName,
                message: LocalizedText(
                    vi: "Gốc của tệp là <\(element.localName)>, không phải <forms> hoặc <form> thuộc \(Self.namespace).",
                    en: "The root is <\(element.localName)>, not <forms> or <form> in \(Self.namespace)."),
                expected: ["forms", "form"]),
            wholeForms: 0)
    }

    private func noteUnknown(_ name: String, _ line: Int) {
        guard unknownNames.insert(name).inserted, unknownNames.count <= 100 else { return }
        builder?.findings.append(
            Finding(
                rule: "form.unknownElement", severity: .note, line: line, field: name,
                message: LocalizedText(
                    vi: "Phần tử hoặc câu hỏi «\(name)» không thuộc mẫu phiếu nên không đọc.",
                    en: "Element or question “\(name)” is not of the questionnaire and is not read.")))
    }

    // MARK: Forms

    private func beginForm(_ element: borrowing XMLStartElement) {
        recordNumber += 1
        origin = RecordOrigin(
            record: recordNumber, line: UInt32(clamping: element.line), byte: UInt64(clamping: element.byteOffset))
        cells.open()
        if let position = plan?.formNumber {
            _ = element.withValue(of: Name.number) { value in cells.set(value, at: position) }
        }
    }

    private func beginAnswer(_ element: borrowing XMLStartElement) {
        let name = element.text(of: Name.question) ?? ""
        let position = plan?.position(of: name)
        if position == nil {
            noteUnknown(name, element.line)
        }
        cells.beginAnswer(position)
    }

    private func endForm(_ element: borrowing XMLEndElement) {
        guard let plan, builder != nil else { return }
        origin.length = UInt32(clamping: element.byteOffset - Int(clamping: origin.byte))
        for position in plan.questionnaire.questions.indices {
            builder?.code(cells, at: position, constant: plan.constants[position], origin: origin)
        }
        if let position = cells.repeated.min() {
            noteRepeated(plan.questionnaire.questions[position])
        }
        let unit = plan.unit.flatMap { position in cells.text(at: position) ?? plan.constants[position].map { String(decoding: $0, as: UTF8.self) } }
        builder?.addRow(origin, unit: unit)
        cells.close()
    }

    private func noteRepeated(_ question: Question) {
        builder?.findings.append(
            Finding(
                rule: "record.repeatedAnswer", severity: .error, origin: origin, field: question.id,
                message: LocalizedText(
                    vi: "Câu \(question.id) được trả lời hai lần trong cùng một phiếu. Đối chiếu phiếu giấy rồi sửa tệp.",
                    en: "Question \(question.id) is answered twice in one form. Compare with the paper form and mend the file.")))
    }

    /// The number of whole forms read so far.
    var formCount: Int { builder?.origins.count ?? 0 }
}

extension BatchBuilder {
    /// Codes the cell of one question of a form and adds it to its column.
    fileprivate mutating func code(_ cells: FormCells, at position: Int, constant: [UInt8]?, origin: RecordOrigin) {
        let range = cells.range(at: position)
        let coded: CellCoder.Coded
        if let range {
            coded = coders[position].code(cells.bytes.span.extracting(range))
        } else if let constant {
            coded = coders[position].code(constant.span)
        } else {
            coded = CellCoder.Coded(code: coders[position].missing(.blank))
        }
        coders[position].append(coded.code)
        if let issue = coded.issue {
            note(issue, question: questionnaire.questions[position], origin: origin, value: cells.text(at: position) ?? "")
        }
    }
}
