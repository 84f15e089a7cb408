internal import Figures
internal import Questionnaires
internal import Responses

/// Divides respondents by the levels of questions.
struct SampleGrouping {
    /// The most texts that respondents can be divided by.
    static let mostTexts = 200

    private let responses: ResponseTable
    private let variables: [Variable]

    private struct Variable {
        var position: Int
        var question: String
        var levels: [GroupLevel]
    }

    /// - Throws: `EstimationError.notAGrouping` for a question that is not there, or holds numbers, dates or too many texts.
    init(_ questions: [String], questionnaire: Questionnaire, responses: ResponseTable) throws(EstimationError) {
        self.responses = responses
        var variables: [Variable] = []
        for id in questions {
            guard let position = questionnaire.position(of: id) else { throw .notAGrouping(id) }
            let question = questionnaire.questions[position]
            let levels: [GroupLevel]
            switch (responses.columns[position], question.kind) {
            case (.texts(let texts), _) where texts.texts.count <= Self.mostTexts && !question.isPersonal:
                levels = texts.texts.sorted().map { GroupLevel(variable: id, level: $0, label: LocalizedText(verbatim: $0)) }
            case (_, .single):
                levels = (questionnaire.scale(of: question)?.levels ?? []).map {
                    GroupLevel(variable: id, level: $0.code, label: $0.label)
                }
            default: throw .notAGrouping(id)
            }
            variables.append(Variable(position: position, question: id, levels: levels))
        }
        self.variables = variables
    }

    /// The groups of some rows, every level of every question crossed, those without a known level last.
    func divide(_ rows: [Int]) -> [(group: [GroupLevel], rows: [Int])] {
        var parts: [(group: [GroupLevel], rows: [Int])] = [([], rows)]
        for variable in variables {
            parts = parts.flatMap { part in divide(part, by: variable) }
        }
        return parts
    }

    private func divide(
        _ part: (group: [GroupLevel], rows: [Int]), by variable: Variable
    ) -> [(group: [GroupLevel], rows: [Int])] {
        var byLevel = [[Int]](repeating: [], count: variable.levels.count)
        var unknown: [Int] = []
        let place = Dictionary(uniqueKeysWithValues: variable.levels.enumerated().map { ($1.level, $0) })
        for row in part.rows {
            if case .texts(let texts) = responses.columns[variable.position] {
                if let level = texts[row].flatMap({ place[$0] }) { byLevel[level].append(row) } else { unknown.append(row) }
            } else if let level = responses.columns[variable.position].level(row) {
                byLevel[level].append(row)
            } else {
                unknown.append(row)
            }
        }
        var parts = zip(variable.levels, byLevel).map { (group: part.group + [$0], rows: $1) }
        if !unknown.isEmpty {
            let label = LocalizedText(vi: "không rõ", en: "not known")
            parts.append((part.group + [GroupLevel(variable: variable.question, level: "", label: label)], unknown))
        }
        return parts
    }
}
