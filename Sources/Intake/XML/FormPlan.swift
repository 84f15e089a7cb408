import Questionnaires
import Responses

/// What the reading of forms of one questionnaire needs to know.
struct FormPlan {
    let instrument: Instrument
    let settings: BatchSettings
    /// The place of the form number.
    let formNumber: Int?
    /// The place of the unit.
    let unit: Int?
    private let exact: [String: Int]
    private let names: QuestionNames

    /// The questionnaire of the forms.
    var questionnaire: Questionnaire { instrument.questionnaire }

    init(_ instrument: Instrument, settings: BatchSettings) {
        let questionnaire = instrument.questionnaire
        self.instrument = instrument
        self.settings = settings
        formNumber = questionnaire.position(of: .formNumber)
        unit = questionnaire.position(of: .unit)
        exact = Dictionary(
            questionnaire.questions.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        names = QuestionNames(questionnaire, columns: settings.columns)
    }

    /// The place of the question of a name: by its id, else as a heading would be understood.
    func position(of name: String) -> Int? { exact[name] ?? names.match(name).position }

    /// The texts that stand for a question that a form does not answer.
    func constants(file: String) throws(IntakeError) -> BatchConstants {
        var texts: [Int: String] = [:]
        for (question, text) in settings.constants {
            if let position = questionnaire.position(of: question) { texts[position] = text }
        }
        return try BatchConstants(texts, instrument: instrument, file: file)
    }

    /// What the campaign maps to questions that the questionnaire does not have.
    var findings: [Finding] { names.unknownTargets(settings, questionnaire, line: nil) }
}
