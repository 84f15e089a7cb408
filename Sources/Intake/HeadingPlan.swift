import Figures
import Questionnaires
import Responses

/// Which column of a file, or which constant, answers which question.
struct HeadingPlan {
    /// For each column of the file, the place of its question; nil for a column that no question has.
    private(set) var questions: [Int?]
    /// For each question without a column, the text that the campaign gives for all records.
    private(set) var constants: [Int: String] = [:]
    /// The places of questions that have neither.
    private(set) var absent: [Int] = []
    /// What was found about the headings.
    private(set) var findings: [Finding] = []

    private let file: String
    private let line: Int

    /// Plans the columns of a file by its headings.
    ///
    /// - Throws: `IntakeError` where the file cannot be read for want of a column, or because two columns claim a question.
    init(
        headings: [String], questionnaire: Questionnaire, settings: BatchSettings, file: String, line: Int
    ) throws(IntakeError) {
        self.file = file
        self.line = line
        questions = []
        let names = QuestionNames(questionnaire, columns: settings.columns)
        findings = names.unknownTargets(settings, questionnaire, line: line)
        try assign(headings, names, questionnaire)
        try fill(headings, questionnaire, settings)
    }

    /// Gives each question its column; a column that the campaign maps goes before one that merely bears the name.
    private mutating func assign(
        _ headings: [String], _ names: QuestionNames, _ questionnaire: Questionnaire
    ) throws(IntakeError) {
        let matches = headings.map { names.match($0) }
        let mapped = Set(matches.compactMap { match in match.isMapped ? match.position : nil })
        var taken = Set<Int>()
        for (heading, match) in zip(headings, matches) {
            guard let position = match.position, match.isMapped || !mapped.contains(position) else {
                questions.append(nil)
                findings.append(unread(heading, match, questionnaire))
                continue
            }
            guard taken.insert(position).inserted else {
                throw .repeatedHeading(
                    file: file, line: line, heading: heading, question: questionnaire.questions[position].id)
            }
            questions.append(position)
        }
        if taken.isEmpty {
            throw .noColumn(
                file: file, line: line, question: questionnaire.questions.first?.id ?? "?", headings: headings)
        }
    }

    /// Gives each question without a column its constant, or none.
    private mutating func fill(
        _ headings: [String], _ questionnaire: Questionnaire, _ settings: BatchSettings
    ) throws(IntakeError) {
        let taken = Set(questions.compactMap { $0 })
        for (position, question) in questionnaire.questions.enumerated() where !taken.contains(position) {
            if let constant = settings.constants[question.id] {
                constants[position] = constant
            } else if question.role == .unit || (question.role == .formNumber && question.isRequired) {
                throw .noColumn(file: file, line: line, question: question.id, headings: headings)
            } else {
                absent.append(position)
                findings.append(missing(question))
            }
        }
    }

    private func unread(_ heading: String, _ match: QuestionNames.Match, _ questionnaire: Questionnaire) -> Finding {
        if match.isAmbiguous {
            return Finding(
                .headerAmbiguousColumn, line: line, field: heading,
                message: LocalizedText(
                    vi:
                        "Cột «\(heading)» có thể là nhiều câu của mẫu phiếu \(questionnaire.id) nên không đọc; ghi rõ trong "
                        + "campaign.xml (<map column=… question=…/>).",
                    en:
                        "Column “\(heading)” may be several questions of questionnaire \(questionnaire.id) and is not read; say "
                        + "which in campaign.xml (<map column=… question=…/>)."))
        }
        return Finding(
            .headerUnknownColumn, line: line, field: heading,
            message: LocalizedText(
                vi: "Cột «\(heading)» không thuộc mẫu phiếu \(questionnaire.id) nên không đọc.",
                en: "Column “\(heading)” is none of questionnaire \(questionnaire.id) and is not read."))
    }

    private func missing(_ question: Question) -> Finding {
        Finding(
            .headerMissingColumn, severity: question.isRequired ? .warning : .note, line: line, field: question.id,
            message: LocalizedText(
                vi: "Không có cột cho câu \(question.id); mọi phiếu của tệp được coi là không hỏi câu này.",
                en: "There is no column for question \(question.id); every form of the file counts as not asked."))
    }
}
