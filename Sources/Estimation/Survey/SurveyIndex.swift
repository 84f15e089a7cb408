internal import Figures
internal import Questionnaires

/// A questionnaire's index made ready for counting.
struct SurveyIndex {
    let root: IndexNode
    let aggregation: IndexDefinition.Aggregation
    let formula: IndexDefinition.Formula
    /// The values of every item, by question.
    let items: [String: AnswerValues]

    /// Nil for a questionnaire without an index.
    ///
    /// - Throws: `EstimationError.figures` for scores that do not fit in 128 bits.
    init?(_ questionnaire: Questionnaire, formula override: IndexDefinition.Formula?) throws(EstimationError) {
        guard let definition = questionnaire.index else { return nil }
        root = definition.root
        aggregation = definition.aggregation
        formula = override ?? definition.formula
        var ids = definition.root.itemIDs
        if case .overallQuestion(let question) = definition.aggregation, !ids.contains(question) { ids.append(question) }
        let questions = ids.compactMap { id in questionnaire.position(of: id).map { (id, $0) } }
        let scales = questions.compactMap { questionnaire.scale(of: questionnaire.questions[$0.1]) }
        let spans = Set(scales.map { [$0.lowestScore, $0.highestScore] })
        var items: [String: AnswerValues] = [:]
        for (id, position) in questions {
            guard let scale = questionnaire.scale(of: questionnaire.questions[position]) else { continue }
            do {
                items[id] = try AnswerValues(
                    question: position, scale: scale, formula: formula,
                    usesCommonUnit: formula == .topLevels || spans.count == 1, denominators: definition.denominator)
            } catch {
                throw .figures(error)
            }
        }
        self.items = items
    }
}
