import Questionnaires

/// What the reading of forms of one questionnaire needs to know.
struct FormPlan {
    let questionnaire: Questionnaire
    /// The bytes that stand for a question that a form does not answer.
    let constants: [Int: [UInt8]]
    /// The place of the form number.
    let formNumber: Int?
    /// The place of the unit.
    let unit: Int?
    private let exact: [String: Int]
    private let names: QuestionNames

    init(_ questionnaire: Questionnaire, settings: BatchSettings) {
        self.questionnaire = questionnaire
        var constants: [Int: [UInt8]] = [:]
        for (question, value) in settings.constants {
            if let position = questionnaire.position(of: question) {
                constants[position] = Array(value.utf8)
            }
        }
        self.constants = constants
        formNumber = questionnaire.position(of: .formNumber)
        unit = questionnaire.position(of: .unit)
        exact = Dictionary(
            questionnaire.questions.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        names = QuestionNames(questionnaire, columns: settings.columns)
    }

    /// The place of the question of a name: by its id, else as a heading would be understood.
    func position(of name: String) -> Int? { exact[name] ?? names.position(of: name) }
}
