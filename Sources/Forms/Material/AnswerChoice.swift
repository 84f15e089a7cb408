import Figures
import Questionnaires

/// An answer that a form offers for a coded question: a level, or a missing code that has a label.
struct AnswerChoice: Sendable {
    /// The code as it stands in files.
    var code: String
    /// What people read.
    var label: LocalizedText
    /// Why there is no answer, for a missing code.
    var reason: MissingReason?
}

extension Scale {
    /// The answers that a form offers: levels in order, then the missing codes that have a label.
    var choices: [AnswerChoice] {
        levels.map { AnswerChoice(code: $0.code, label: $0.label) }
            + missingCodes.compactMap { missing in
                missing.label.map { AnswerChoice(code: missing.code, label: $0, reason: missing.reason) }
            }
    }

    /// How a list offers a choice: `4 - Hài lòng`; the code alone where that spelling would not be read as the same answer.
    func entry(of choice: AnswerChoice, _ lexicon: ScaleLexicon, _ language: Language) -> String {
        let label = choice.label.text(language)
        let both = "\(choice.code) - \(label)"
        guard !label.isEmpty, lexicon.lookup(both) == lexicon.lookup(choice.code) else { return choice.code }
        return both
    }
}
