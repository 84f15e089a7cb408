import Expressions
public import Questionnaires
public import Responses

/// Which questions a form puts, by their conditions.
public struct AskedQuestions {
    private let questionnaire: Questionnaire

    /// Makes it for one questionnaire.
    public init(_ questionnaire: Questionnaire) { self.questionnaire = questionnaire }

    /// For each row of a table whether a question is asked, or may be: its condition holds, or hangs on an answer that is missing.
    public func mayBeAsked(_ position: Int, in table: ResponseTable) -> [Bool] {
        guard let relevant = questionnaire.questions[position].relevant else {
            return [Bool](repeating: true, count: table.rowCount)
        }
        return ExpressionRun(questionnaire).truths(of: relevant, own: nil, in: table).truths.map { $0 != .false }
    }
}
