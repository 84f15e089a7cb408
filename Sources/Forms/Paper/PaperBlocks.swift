import Figures
import Questionnaires

/// Questions of a group as they are printed: rows of one table where several in a row have the same answers, else one by one.
enum PaperBlock {
    /// Questions with the same answers, and what stands above their wordings.
    case matrix(questions: [Question], scale: Scale, lead: String?)
    /// A question with its own answers.
    case question(Question)

    /// The most answers that have a column of their own.
    static let mostColumns = 8

    /// The blocks of a group.
    static func blocks(_ questions: [Question], _ material: FormMaterial) -> [PaperBlock] {
        var blocks: [PaperBlock] = []
        var index = 0
        while index < questions.count {
            let question = questions[index]
            guard let scale = columns(question, material) else {
                blocks.append(.question(question))
                index += 1
                continue
            }
            let lead = lead(question, material)
            let run = questions[index...].prefix {
                columns($0, material)?.id == scale.id && Self.lead($0, material) == lead
            }
            blocks.append(
                run.count > 1 ? .matrix(questions: Array(run), scale: scale, lead: lead) : .question(question))
            index += run.count
        }
        return blocks
    }

    /// The scale whose levels may be columns.
    private static func columns(_ question: Question, _ material: FormMaterial) -> Scale? {
        guard case .single = question.kind, let scale = material.questionnaire.scale(of: question),
            (2...mostColumns).contains(scale.choices.count)
        else { return nil }
        return scale
    }

    /// What a wording has before its first colon: `How fit is this way: online` is about `How fit is this way`.
    private static func lead(_ question: Question, _ material: FormMaterial) -> String? {
        let text = material.text(question.text)
        guard let colon = text.firstRange(of: ": ") else { return nil }
        return String(text[..<colon.lowerBound])
    }

    /// A wording without what stands above it.
    static func rest(of question: Question, after lead: String?, _ material: FormMaterial) -> String {
        let text = material.text(question.text)
        guard let lead, text.hasPrefix(lead + ": ") else { return text }
        return String(text.dropFirst(lead.count + 2))
    }
}
