import Figures
import Questionnaires
import Responses
import Tables

/// Collects the answers of forms, and codes them a block at a time, each question's column in one loop.
struct FormCoding {
    let plan: FormPlan
    var builder: BatchBuilder
    /// The answers that wait to be coded, those of the form that is being read among them.
    var cells: FormBlock

    /// Which submission of a form server the form is that is being read.
    var submission = SubmissionRow.none
    /// Which submissions the forms are that wait to be coded.
    private var submissions = SubmissionColumn()

    private var block = CSVBlock()
    private var rows: [Int] = []
    private var issues: [CellProblem] = []
    private var origin = RecordOrigin(record: 0, line: 0, byte: 0)
    private var hasNamelessAnswer = false
    /// The places of the questions by the names that forms have used, counted from 1; 0 for a name of none.
    private var names = CellTable()
    private let unitConstant: String?

    init(plan: FormPlan, constants: BatchConstants, builder: BatchBuilder) {
        self.plan = plan
        self.builder = builder
        cells = FormBlock(count: plan.questionnaire.questions.count, constants: constants)
        unitConstant = plan.unit.flatMap { constants[$0] }.map { String(decoding: $0, as: UTF8.self) }
        plan.findings.forEach { self.builder.log.add($0) }
    }

    /// The number of forms that have ended.
    var recordCount: Int { builder.recordCount + cells.origins.count }

    /// The row of the next form to end, if it can be coded.
    var nextRow: Int { builder.origins.count + cells.origins.count }

    /// Begins a form at a place of the file.
    mutating func beginForm(line: Int, byte: Int) {
        origin = RecordOrigin(
            record: UInt32(clamping: recordCount + 1), line: UInt32(clamping: line), byte: UInt64(clamping: byte))
        hasNamelessAnswer = false
        submission = .none
        cells.beginForm()
    }

    /// Takes the form number that stands in the form's attribute.
    mutating func setNumber(_ value: Span<UInt8>) {
        if let position = plan.formNumber { cells.set(value, at: position) }
    }

    /// The place of the question of a name that has been met, counted from 1; 0 for a name of none, nil for a new name.
    @inline(__always)
    func known(_ name: Span<UInt8>) -> Int? { names.value(of: name).map { Int($0) } }

    /// Begins the answer to the question of a name.
    ///
    /// - Returns: the name, if no question bears it and it comes for the first time; nil otherwise.
    mutating func beginAnswer(_ name: Span<UInt8>) -> String? {
        if let known = known(name) {
            cells.beginAnswer(known == 0 ? nil : known - 1)
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
        guard !cells.isTooLong else {
            cells.dropForm()
            return refuse()
        }
        if hasNamelessAnswer || !cells.repeated.isEmpty || !cells.unreadable.isEmpty { noteStructure() }
        submissions.append(submission, row: cells.origins.count)
        cells.endForm(origin)
        if cells.isFull { codeForms() }
    }

    /// Codes the forms that have ended; to be called at the end of the file too.
    mutating func codeForms() {
        cells.takeForms(&block) { block, origins in
            while rows.count < origins.count { rows.append(rows.count) }
            if rows.count > origins.count { rows.removeSubrange(origins.count...) }
            for (position, coder) in builder.coders.enumerated() {
                issues.removeAll(keepingCapacity: true)
                coder.add(position, of: block, records: rows, issues: &issues)
                for problem in issues {
                    builder.note(problem.issue, at: position, origin: origins[problem.record]) {
                        block.text(problem.record, position) ?? ""
                    }
                }
            }
            let unit = plan.unit
            let constant = unitConstant
            builder.addSubmissions(submissions, count: origins.count)
            submissions = SubmissionColumn()
            builder.addRows(origins[...]) { row in
                guard let unit, let text = block.text(row, unit) else { return constant }
                let trimmed = String(trimmed: Array(text.utf8).span)
                return trimmed.isEmpty ? constant : trimmed
            }
            builder.log.passRecords()
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
