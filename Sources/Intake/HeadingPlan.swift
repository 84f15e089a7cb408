import Figures
import Questionnaires
import Responses

/// Which column of a file, or which constant, answers which question, and what the other columns say.
struct HeadingPlan {
    /// A column whose cells answer a question.
    struct Assignment: Sendable {
        var column: Int
        /// The place of the question.
        var position: Int
    }

    /// The number of columns.
    let width: Int
    /// The columns that answer a question alone. A column may answer two: the identifier of a submission, say, stands for the
    /// form number as well where forms have none.
    private(set) var assignments: [Assignment] = []
    /// The choose-many questions that several columns answer together.
    private(set) var sets: [SetColumns] = []
    /// The column that says why answers are missing, in a table that the program exported.
    private(set) var missingNotes: MissingNotes?
    /// What columns say of whole records.
    private(set) var verdicts = RecordVerdicts()
    /// The columns that say which submissions of a form server the records are; nil where none does.
    private(set) var submissions: SubmissionColumns?
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
    /// - Parameters:
    ///   - source: what wrote the file.
    ///   - dialect: how it writes answers.
    /// - Throws: `IntakeError` where the file cannot be read for want of a column, or because two columns claim a question.
    init(
        headings: [String], questionnaire: Questionnaire, settings: BatchSettings,
        source: ServerRecognition = .plain, dialect: AnswerDialect = .plain, file: String, line: Int
    ) throws(IntakeError) {
        self.file = file
        self.line = line
        width = headings.count
        let names = QuestionNames(questionnaire, columns: settings.columns)
        findings =
            names.unknownTargets(settings, questionnaire, line: line)
            + SettingsCheck(settings, questionnaire, headings: headings).findings(line: line)
        var claims = HeadingClaims(headings, names, questionnaire, settings, source.shape, dialect)
        try assign(&claims, questionnaire)
        takeServerColumns(&claims, questionnaire, settings)
        missingNotes = MissingNotes(headings, questionnaire)
        if MendColumn.isMendFile(headings) { findings.append(mendFile) }
        submissions = SubmissionColumns(headings, shape: source.shape)
        judgeRecords(&claims, settings)
        reportUnread(claims, questionnaire)
        try fill(headings, questionnaire, settings)
    }

    /// The column that answers a question alone, nil if there is none.
    func column(of position: Int) -> Int? { assignments.first { $0.position == position }?.column }

    /// The columns that are read as the mark of one choose-one question and as nothing else.
    func markColumns(_ instrument: Instrument) -> Set<Int> {
        var times: [Int: Int] = [:]
        for assignment in assignments { times[assignment.column, default: 0] += 1 }
        var marks = Set<Int>()
        for assignment in assignments where times[assignment.column] == 1 {
            let question = instrument.questionnaire.questions[assignment.position]
            if question.role != .unit, instrument.coders.coder(for: question) is SingleCoder {
                marks.insert(assignment.column)
            }
        }
        marks.subtract(sets.flatMap { [$0.whole].compactMap { $0 } + $0.levels.map(\.column) })
        marks.subtract(verdicts.columns)
        if let submissions { marks.subtract(submissions.columns) }
        return marks
    }

    /// Gives each question its column; a column that the campaign maps goes before one that merely bears the name, and that
    /// before one that bears it at the end of a path.
    private mutating func assign(_ claims: inout HeadingClaims, _ questionnaire: Questionnaire) throws(IntakeError) {
        var taken = Set<Int>()
        for claim in claims.certain() {
            guard taken.insert(claim.position).inserted else {
                throw .repeatedHeading(
                    file: file, line: line, heading: claims.headings[claim.column],
                    question: questionnaire.questions[claim.position].id)
            }
            take(claim, &claims)
        }
        for claim in claims.byPath(taken: taken) {
            taken.insert(claim.position)
            take(claim, &claims)
        }
        let found = claims.sets(
            questionnaire, whole: { position in assignments.first { $0.position == position }?.column })
        if let (heading, position) = found.repeated {
            throw .repeatedHeading(
                file: file, line: line, heading: heading, question: questionnaire.questions[position].id)
        }
        sets = found.sets
        for set in sets { taken.insert(set.position) }
        assignments.removeAll { assignment in sets.contains { $0.position == assignment.position } }
        if taken.isEmpty {
            throw .noKnownHeading(
                file: file, line: line, questionnaire: questionnaire.id, headings: claims.headings)
        }
    }

    private mutating func take(_ claim: Assignment, _ claims: inout HeadingClaims) {
        assignments.append(claim)
        claims.isRead[claim.column] = true
    }

    /// Gives questions that play a part in the design, and have no column, the form server's own.
    private mutating func takeServerColumns(
        _ claims: inout HeadingClaims, _ questionnaire: Questionnaire, _ settings: BatchSettings
    ) {
        let columns = claims.serverColumns()
        for (kind, roles) in claims.roles(questionnaire) {
            guard let column = columns[kind] else { continue }
            for role in roles {
                guard let position = questionnaire.position(of: role), self.column(of: position) == nil,
                    settings.constants[questionnaire.questions[position].id] == nil
                else { continue }
                take(Assignment(column: column, position: position), &claims)
            }
        }
    }

    /// Finds the columns that say of records whether they count.
    private mutating func judgeRecords(_ claims: inout HeadingClaims, _ settings: BatchSettings) {
        for (column, kind) in claims.verdictColumns() {
            verdicts.add(kind, column: column, heading: claims.headings[column])
            claims.isRead[column] = true
        }
        for exclusion in settings.exclusions {
            let name = FoldedText(exclusion.column)
            guard let column = claims.headings.firstIndex(where: { FoldedText($0) == name }) else { continue }
            verdicts.add(exclusion, column: column)
            claims.isRead[column] = true
        }
    }

    /// Gives each question without a column its constant, or none.
    private mutating func fill(
        _ headings: [String], _ questionnaire: Questionnaire, _ settings: BatchSettings
    ) throws(IntakeError) {
        let taken = Set(assignments.map(\.position) + sets.map(\.position))
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

    private mutating func reportUnread(_ claims: HeadingClaims, _ questionnaire: Questionnaire) {
        for (column, heading) in claims.headings.enumerated() where !claims.isRead[column] {
            if let questions = claims.ambiguous[column] {
                findings.append(ambiguous(heading, questions, questionnaire))
            } else if !claims.isServers(column), !MendColumn.isOne(heading) {
                findings.append(unread(heading, questionnaire))
            }
        }
    }

    private func ambiguous(_ heading: String, _ question: Int?, _ questionnaire: Questionnaire) -> Finding {
        let which = question.map { questionnaire.questions[$0].id }
        // Where the header is missing, somebody's answers stand in its place.
        let heading = PersonalLook.masked(heading)
        return Finding(
            .headerAmbiguousColumn, line: line, field: heading,
            message: LocalizedText(
                vi: which.map { "Cột «\(heading)» và một cột khác đều có thể là câu \($0)" }
                    ?? "Cột «\(heading)» có thể là nhiều câu của mẫu phiếu \(questionnaire.id)",
                en: which.map { "Column “\(heading)” and another one may both be question \($0)" }
                    ?? "Column “\(heading)” may be several questions of questionnaire \(questionnaire.id)"
            ).with(
                vi:
                    " nên không đọc; ghi rõ trong campaign.xml (<map column=… question=…/>, hoặc place=… nếu tiêu đề lặp lại).",
                en:
                    " and is not read; say which in campaign.xml (<map column=… question=…/>, or place=… where headings repeat)."
            ))
    }

    private func unread(_ heading: String, _ questionnaire: Questionnaire) -> Finding {
        let heading = PersonalLook.masked(heading)
        return Finding(
            .headerUnknownColumn, line: line, field: heading,
            message: LocalizedText(
                vi: "Cột «\(heading)» không thuộc mẫu phiếu \(questionnaire.id) nên không đọc.",
                en: "Column “\(heading)” is none of questionnaire \(questionnaire.id) and is not read."))
    }

    private var mendFile: Finding {
        Finding(
            .fileMendFile, line: line,
            message: LocalizedText(
                vi: "Tệp là tệp sửa: mỗi dòng thay cho bản ghi nêu ở cột hailong:batch, hailong:record.",
                en:
                    "This is a mended file: each row replaces the record named in its columns hailong:batch, hailong:record."
            ))
    }

    private func missing(_ question: Question) -> Finding {
        Finding(
            .headerMissingColumn, severity: question.isRequired ? .warning : .note, line: line, field: question.id,
            message: LocalizedText(
                vi: "Không có cột cho câu \(question.id); mọi phiếu của tệp được coi là không hỏi câu này.",
                en: "There is no column for question \(question.id); every form of the file counts as not asked."))
    }
}

extension LocalizedText {
    /// The text with more behind it.
    fileprivate func with(vi more: String, en moreEnglish: String) -> LocalizedText {
        LocalizedText(vi: vi + more, en: en + moreEnglish)
    }
}
