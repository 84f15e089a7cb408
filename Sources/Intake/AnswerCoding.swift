public import Questionnaires
public import Responses
public import Units
public import Figures

/// Codes single answers as a batch's cells are coded: for corrections, and for anything else that a person types.
public struct AnswerCoding {
    /// An answer as a column of one row.
    public struct Coded: Sendable {
        /// The answer.
        public var column: Column
        /// The unit, where the question is the one about the unit: its place in the registry, or a missing reason.
        public var unit: UInt32?
    }

    /// Why a text is no answer to a question.
    public struct Problem: Error, Sendable {
        /// What is wrong and what was expected.
        public var message: LocalizedText
    }

    private let instrument: Instrument

    /// Makes a coding for one questionnaire of a campaign.
    public init(_ questionnaire: Questionnaire, registry: UnitRegistry, finder: UnitFinder) {
        instrument = Instrument(questionnaire, registry: registry, finder: finder)
    }

    /// Codes the text of an answer; an empty text is a blank.
    ///
    /// - Parameter position: the place of the question.
    /// - Throws: `Problem` for a text that is no answer, or means no unit for certain.
    public func code(_ text: String, question position: Int) throws(Problem) -> Coded {
        let question = instrument.questionnaire.questions[position]
        let coder = instrument.coders.coder(for: question)
        let bytes = Array(text.utf8)
        if let issue = coder.add(bytes.span, count: 1) {
            let problem = issue.problem(question, in: instrument.questionnaire)
            throw Problem(message: LocalizedText(vi: problem.vi + ".", en: problem.en + "."))
        }
        let column = coder.finished()
        guard question.role == .unit else { return Coded(column: column) }
        var units = UnitCoder(finder: instrument.finder, registry: instrument.registry, field: question.id)
        let levels = instrument.questionnaire.scale(of: question)?.levels ?? []
        let level = column.level(0).flatMap { levels.indices.contains($0) ? levels[$0] : nil }
        let answer = text.isEmpty ? units.blank : units.unit(text, level: level)
        if let problem = answer.problem { throw Problem(message: problem.message) }
        return Coded(column: column, unit: answer.code)
    }
}
