internal import Figures
internal import Questionnaires
internal import Responses
internal import Tables
internal import Units
internal import Validation
internal import Weighting

/// The accepted responses of a questionnaire as a table: every question, then what the program knows of each record.
///
/// The headings of questions are their ids, so that the table can be read back. The columns of ours begin with `hailong_`.
struct Microdata {
    private let campaign: Campaign
    private let survey: SurveyStage
    private let questions: [MicrodataColumn]
    private let unitPosition: Int?
    private let periods: [(id: String, holds: @Sendable (Int) -> Bool)]
    private let language: Language

    private static let ours = [
        "hailong_unit", "hailong_unit_name", "hailong_period", "hailong_weight", "hailong_file",
        "hailong_record_number", "hailong_line", "hailong_submission", "hailong_missing",
    ]

    init(_ survey: SurveyStage, request: ExportRequest, language: Language) {
        campaign = survey.campaign
        self.survey = survey
        self.language = language
        let questionnaire = survey.questionnaire
        questions = questionnaire.questions.enumerated().map { place, question in
            MicrodataColumn(
                survey.sample.responses.columns[place], question: question, questionnaire: questionnaire,
                labels: request.labels, isMasked: question.isPersonal && !request.withPersonal, language: language)
        }
        // A unit that was typed as text is written by its code, which is certain; one chosen from a scale stays as it was chosen.
        unitPosition = questionnaire.position(of: .unit).flatMap { place in
            if case .text = questionnaire.questions[place].kind { place } else { nil }
        }
        periods = campaign.definition.periods.map { ($0.id, survey.membership(of: $0)) }
    }

    /// The number of records.
    var rowCount: Int { survey.sample.responses.rowCount }

    /// The headings.
    var headings: [String] { survey.questionnaire.questions.map(\.id) + Self.ours }

    /// The cells of a record.
    func row(_ row: Int) -> [CSVCell] {
        let table = survey.sample.responses
        var cells = questions.map { $0.cell(row) }
        let unit = table.unit(row).map { campaign.units.units[$0] }
        if let unitPosition, let unit { cells[unitPosition] = .text(unit.code) }
        let origin = table.origins[row]
        cells += [
            .text(unit?.code ?? ""), .text(unit?.name(in: language) ?? ""),
            .text(periods.filter { $0.holds(row) }.map(\.id).joined(separator: " ")),
            .number(survey.sample.weights[row]), .text(survey.validation.batches[Int(origin.batch)].source.file),
            .integer(Int(origin.record)), .integer(Int(origin.line)),
            submission(row), missing(row),
        ]
        return cells
    }

    /// Which submission of a form server the record is, and which row of its repeat.
    private func submission(_ row: Int) -> CSVCell {
        let submission = survey.sample.responses.submissions[row]
        guard submission.id != .none else { return .empty }
        return .text(submission.place == 0 ? submission.id.text : "\(submission.id.text)[\(submission.place)]")
    }

    /// The questions without an answer whose cells do not say why: `q3=notAsked q7=invalid`.
    private func missing(_ row: Int) -> CSVCell {
        var parts: [String] = []
        for (place, column) in questions.enumerated() {
            if let reason = column.silentReason(row) {
                parts.append("\(survey.questionnaire.questions[place].id)=\(reason.name)")
            }
        }
        return parts.isEmpty ? .empty : .text(parts.joined(separator: " "))
    }
}

/// What the codes of a questionnaire mean, one code a row.
struct Codebook {
    let questionnaire: Questionnaire

    /// The headings.
    static let headings = [
        "question", "kind", "personal", "text_vi", "text_en", "code", "missing", "label_vi", "label_en",
    ]

    /// One row for each question without a scale, one for each code of the others.
    var rows: [[CSVCell]] {
        questionnaire.questions.flatMap { question in
            let head: [CSVCell] = [
                .text(question.id), .text(kind(question)), .text(question.isPersonal ? "yes" : "no"),
                .text(question.text.vi), .text(question.text.en),
            ]
            guard let scale = questionnaire.scale(of: question) else {
                return [head + [.empty, .empty, .empty, .empty]]
            }
            return scale.levels.map { head + [.printed($0.code), .empty, .text($0.label.vi), .text($0.label.en)] }
                + scale.missingCodes.map { code in
                    head + [
                        .printed(code.code), .text(code.reason.name), .text((code.label ?? code.reason.text).vi),
                        .text((code.label ?? code.reason.text).en),
                    ]
                }
        }
    }

    private func kind(_ question: Question) -> String {
        switch question.kind {
        case .single: "single"
        case .multiple: "multiple"
        case .number: "number"
        case .date: "date"
        case .text: "text"
        }
    }
}
