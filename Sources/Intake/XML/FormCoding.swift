import Figures
import Questionnaires
import Responses
import Tables

/// Codes forms one after the other: collects the answers of a form and adds its row when it ends.
struct FormCoding {
    let plan: FormPlan
    let constants: BatchConstants
    var builder: BatchBuilder
    /// The answers of the form that is being read.
    var cells: FormCells

    private var origin = RecordOrigin(record: 0, line: 0, byte: 0)
    private var hasNamelessAnswer = false
    /// The places of the questions by the names that forms have used, counted from 1; 0 for a name of none.
    private var names = CellTable()
    private let unitConstant: String?

    init(plan: FormPlan, constants: BatchConstants, builder: BatchBuilder) {
        self.plan = plan
        self.constants = constants
        self.builder = builder
        cells = FormCells(count: plan.questionnaire.questions.count)
        unitConstant = plan.unit.flatMap { constants[$0] }.map { String(decoding: $0, as: UTF8.self) }
        plan.findings.forEach { self.builder.log.add($0) }
    }

    /// Begins a form at a place of the file.
    mutating func beginForm(line: Int, byte: Int) {
        origin = RecordOrigin(
            record: UInt32(clamping: builder.recordCount + 1), line: UInt32(clamping: line),
            byte: UInt64(clamping: byte))
        hasNamelessAnswer = false
        cells.open()
    }

    /// Takes the form number that stands in the form's attribute.
    mutating func setNumber(_ value: Span<UInt8>) {
        if let position = plan.formNumber { cells.set(value, at: position) }
    }

    /// Begins the answer to the question of a name.
    ///
    /// - Returns: the name, if no question bears it; nil otherwise.
    mutating func beginAnswer(_ name: Span<UInt8>) -> String? {
        if let known = names.value(of: name) {
            cells.beginAnswer(known == 0 ? nil : Int(known) - 1)
            return nil
        }
        let text = String(trimmed: name)
        let position = plan.position(of: text)
        if names.count < CellTable.mostRemembered {
            names.insert(name, position.map { UInt32($0 + 1) } ?? 0)
        }
        cells.beginAnswer(position)
        return position == nil ? text : nil
    }

    /// Notes an answer that does not say to which question.
    mutating func noteNamelessAnswer() { hasNamelessAnswer = true }

    /// Ends the form before a place of the file.
    mutating func endForm(at byte: Int) {
        origin.length = UInt32(clamping: UInt64(clamping: byte).subtractingReportingOverflow(origin.byte).partialValue)
        guard !cells.isTooLong else { return refuse() }
        for position in plan.questionnaire.questions.indices { code(position) }
        noteStructure()
        let unit = plan.unit.flatMap { cells.text(at: $0) } ?? unitConstant
        builder.addRows([origin]) { _ in unit }
        builder.log.passRecords()
    }

    /// Codes the answer to one question.
    private mutating func code(_ position: Int) {
        let coder = builder.coders[position]
        let issue: CellIssue?
        if let range = cells.range(at: position) {
            issue = coder.add(cells.bytes.span.extracting(range), count: 1)
        } else if let constant = constants[position] {
            issue = coder.add(constant.span, count: 1)
        } else {
            coder.add(missing: .blank, count: 1)
            return
        }
        if let issue {
            builder.note(issue, at: position, origin: origin) { [cells] in cells.text(at: position) ?? "" }
        }
    }

    /// Notes what makes the form wait: answers given twice, answers that are none.
    private mutating func noteStructure() {
        let questions = plan.questionnaire.questions
        for position in cells.repeated.sorted() {
            builder.log.add(
                Finding(
                    .recordRepeatedAnswer, origin: origin, field: questions[position].id,
                    message: LocalizedText(
                        vi:
                            "Câu \(questions[position].id) có hai câu trả lời khác nhau trong cùng một phiếu. Đối chiếu phiếu giấy rồi "
                            + "sửa tệp.",
                        en:
                            "Question \(questions[position].id) has two different answers in one form. Compare with the paper form "
                            + "and mend the file.")))
        }
        for position in cells.unreadable.sorted() {
            builder.log.add(unreadable(questions[position].id))
        }
        if hasNamelessAnswer { builder.log.add(unreadable(nil)) }
    }

    private func unreadable(_ question: String?) -> Finding {
        let vi =
            question.map { "Câu \($0): phần trả lời chứa phần tử lạ, hoặc vừa chữ vừa choice" }
            ?? "Có answer không ghi question"
        let en =
            question.map { "Question \($0): the answer holds an unknown element, or text beside choices" }
            ?? "There is an answer without a question"
        return Finding(
            .recordUnreadableAnswer, origin: origin, field: question,
            message: LocalizedText(vi: vi + ". Sửa tệp theo forms.xsd.", en: en + ". Mend the file by forms.xsd."))
    }

    private mutating func refuse() {
        builder.refuse(
            origin, rawText: "", rule: .recordTooLong,
            message: LocalizedText(
                vi: "Phiếu dài hơn \(TableLimits.recordBytes) byte. Kiểm tra tệp.",
                en: "The form has more than \(TableLimits.recordBytes) bytes. Check the file."))
    }
}
