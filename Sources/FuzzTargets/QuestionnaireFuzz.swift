import Questionnaires

/// Fuzzes the reader of questionnaires.
enum QuestionnaireFuzz {
    /// Reads a questionnaire; what is read holds together.
    static func read(_ input: [UInt8]) throws(FuzzFailure) -> FuzzVerdict {
        let questionnaire: Questionnaire
        do throws(QuestionnaireFailure) { questionnaire = try QuestionnaireReader.read(input) } catch {
            return .refused(error.message)
        }
        for question in questionnaire.questions {
            try require(questionnaire.position(of: question.id) != nil, "a question that is not found")
            if question.scaleID != nil {
                try require(questionnaire.scale(of: question) != nil, "a scale that is not there")
            }
        }
        return .read
    }
}
