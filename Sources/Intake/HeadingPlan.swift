import Figures
import Questionnaires
import Responses

/// Which column of a file, or which constant, answers which question.
struct HeadingPlan {
    /// For each column of the file, the place of its question; nil for a column that no question has.
    var questions: [Int?]
    /// For each question without a column, the text that the campaign gives for all records.
    var constants: [Int: String]
    /// The places of questions that have neither.
    var absent: [Int]
    /// What was found about the headings.
    var findings: [Finding]

    /// Plans the columns of a file by its headings.
    ///
    /// - Throws: `IntakeError` where the file cannot be read for want of a column, or because two columns claim a question.
    init(
        headings: [String], questionnaire: Questionnaire, settings: BatchSettings, file: String, line: Int
    ) throws(IntakeError) {
        let names = QuestionNames(questionnaire, columns: settings.columns)
        questions = headings.map { names.position(of: $0) }
        constants = [:]
        absent = []
        findings = []
        var taken: [Int: Int] = [:]
        for (column, position) in questions.enumerated() {
            guard let position else { continue }
            if taken[position] != nil {
                throw .repeatedHeading(
                    file: file, line: line, heading: headings[column], question: questionnaire.questions[position].id)
            }
            taken[position] = column
        }
        for (position, question) in questionnaire.questions.enumerated() where taken[position] == nil {
            if let constant = settings.constants[question.id] {
                constants[position] = constant
            } else if question.role == .unit || (question.role == .formNumber && question.isRequired) {
                throw .noColumn(file: file, line: line, question: question.id, headings: headings)
            } else {
                absent.append(position)
            }
        }
        if taken.isEmpty {
            throw .noColumn(file: file, line: line, question: questionnaire.questions.first?.id ?? "?", headings: headings)
        }
        note(headings, questionnaire, line)
    }

    /// Notes unknown headings, and questions that the file has no column for.
    private mutating func note(_ headings: [String], _ questionnaire: Questionnaire, _ line: Int) {
        for (column, heading) in headings.enumerated() where questions[column] == nil {
            findings.append(
                Finding(
                    rule: "header.unknownColumn", severity: .note, line: line, field: heading,
                    message: LocalizedText(
                        vi: "Cột «\(heading)» không thuộc mẫu phiếu \(questionnaire.id) nên không đọc.",
                        en: "Column “\(heading)” is none of questionnaire \(questionnaire.id) and is not read.")))
        }
        for position in absent {
            let question = questionnaire.questions[position]
            findings.append(
                Finding(
                    rule: "header.missingColumn", severity: question.isRequired ? .warning : .note, line: line,
                    field: question.id,
                    message: LocalizedText(
                        vi: "Không có cột cho câu \(question.id); mọi phiếu của tệp được coi là không hỏi câu này.",
                        en: "There is no column for question \(question.id); every form of the file counts as not asked.")))
        }
    }
}

/// Finds a question by what a heading calls it: its id, an alias, its wording, or what the campaign maps to it.
struct QuestionNames {
    private var positions: [FoldedText: Int] = [:]

    init(_ questionnaire: Questionnaire, columns: [String: String]) {
        // Later entries win, so the surest come last.
        for (position, question) in questionnaire.questions.enumerated().reversed() {
            positions[FoldedText(question.text.en)] = position
            positions[FoldedText(question.text.vi)] = position
        }
        for (position, question) in questionnaire.questions.enumerated().reversed() {
            for alias in question.aliases {
                positions[FoldedText(alias)] = position
            }
        }
        for (position, question) in questionnaire.questions.enumerated() {
            positions[FoldedText(question.id)] = position
        }
        for (heading, question) in columns {
            positions[FoldedText(heading)] = questionnaire.position(of: question)
        }
    }

    /// The place of the question that a heading stands for, or nil if it stands for none.
    func position(of heading: String) -> Int? { positions[FoldedText(heading)] }
}
