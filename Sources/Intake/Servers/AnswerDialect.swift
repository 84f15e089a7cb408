import Figures
import Questionnaires
import Responses

/// How a table writes answers, and why there are none, beyond what its questionnaire says: by its form server and by the
/// campaign.
struct AnswerDialect: Sendable {
    private let shape: ServerShape
    private let declared: [MissingText]
    /// What an empty cell says.
    let empty: ServerShape.EmptyCells

    /// A table that says nothing beyond its questionnaire.
    static let plain = AnswerDialect(.plain, missing: [], keepsQuotes: true)

    /// - Parameter keepsQuotes: whether the table still has the quotes that its server wrote. A spreadsheet that saved it again
    ///   leaves none, and then they say nothing.
    init(_ shape: ServerShape, missing: [MissingText], keepsQuotes: Bool) {
        self.shape = shape
        declared = missing
        if case .byQuotes = shape.empty, !keepsQuotes { empty = .blank } else { empty = shape.empty }
    }

    /// Whether cells are read as in any table.
    var isPlain: Bool { shape.server == .plain && declared.isEmpty }

    // MARK: Coded questions

    /// A scale with the missing codes that hold for a question: never one that the scale has as an answer.
    func scale(_ scale: Scale, for question: Question) -> Scale {
        var scale = scale
        let lexicon = ScaleLexicon(scale)
        for (text, reason) in texts(for: question) where lexicon.lookup(text) == .impossible {
            scale.missingCodes.append(MissingCode(code: text, reason: reason))
        }
        if shape.writesLetters { addLetters(to: &scale, lexicon) }
        return scale
    }

    /// Single letters for yes, no and the sexes, and what they stand for.
    private static let letters: [(letter: String, words: Set<String>)] = [
        ("Y", ["yes", "có"]), ("N", ["no", "không"]), ("M", ["male", "nam"]), ("F", ["female", "nữ"]),
    ]

    private func addLetters(to scale: inout Scale, _ lexicon: ScaleLexicon) {
        for (letter, words) in Self.letters where lexicon.lookup(letter) == .impossible {
            let folded = Set(words.map { FoldedText($0) })
            let places = scale.levels.indices.filter { place in
                let level = scale.levels[place]
                return ([level.label.vi, level.label.en] + level.synonyms).contains { folded.contains(FoldedText($0)) }
            }
            if places.count == 1 { scale.levels[places[0]].synonyms.append(letter) }
        }
    }

    // MARK: Other questions

    /// The texts, folded, that are no answer to a question for a number, a date or a text.
    func missingTexts(for question: Question) -> [String: MissingReason] {
        let texts = texts(for: question).map { (FoldedText($0).text, $1) }
        return Dictionary(texts, uniquingKeysWith: { first, _ in first })
    }

    /// What is to be said of missing codes that the campaign gives a question although its scale has them as answers.
    func findings(_ questionnaire: Questionnaire) -> [Finding] {
        declared.compactMap { missing in
            guard let id = missing.question, let position = questionnaire.position(of: id),
                let scale = questionnaire.scale(of: questionnaire.questions[position]),
                case .level = ScaleLexicon(scale).lookup(missing.text)
            else { return nil }
            return Finding(
                .fileMissingIsAnswer, field: id, value: missing.text,
                message: LocalizedText(
                    vi:
                        "campaign.xml khai báo «\(missing.text)» là không trả lời của câu \(id), nhưng thang của câu có mức này; đã đọc "
                        + "như câu trả lời.",
                    en:
                        "campaign.xml declares “\(missing.text)” as no answer to question \(id), whose scale has it as a level; it was "
                        + "read as an answer."))
        }
    }

    /// What the campaign says of the question, then what it says of all and can be no answer, then what the server writes.
    private func texts(for question: Question) -> [(String, MissingReason)] {
        let own = declared.filter { $0.question == question.id }
        let general = declared.filter { $0.question == nil && !isPossible($0.text, as: question) }
        return (own + general).map { ($0.text, $0.reason) } + shape.missing.sorted { $0.key < $1.key }.map { ($0, $1) }
    }

    /// Whether a text may be an answer: any text to a question for text, a number within bounds to one for a number.
    private func isPossible(_ text: String, as question: Question) -> Bool {
        switch question.kind {
        case .text: return true
        case .single, .multiple, .date: return false
        case .number(let minimum, let maximum, _):
            guard let number = try? Ratio(decimal: text) else { return false }
            if let minimum, number < minimum { return false }
            if let maximum, number > maximum { return false }
            return true
        }
    }

    // MARK: Cells

    /// How the cells of a question are read where its coder alone would not do; nil where it does.
    func reading(of question: Question) -> AdaptedCells? {
        guard !isPlain, question.role != .unit else { return nil }
        let isCoded = question.scaleID != nil
        let texts = isCoded ? [:] : missingTexts(for: question)
        if case .blank = empty, texts.isEmpty, shape.server != .limesurvey || isCoded { return nil }
        return AdaptedCells(empty: empty, missing: texts)
    }

    /// How the columns of single levels of a choose-many question are read.
    func marks(for question: Question, _ scale: Scale) -> SetMarks {
        let spellings = scale.levels.map { level in
            Set(([level.code, level.label.vi, level.label.en] + level.synonyms).map { FoldedText($0).text })
        }
        return SetMarks(
            empty: empty, writesOrder: shape.writesOrder, missing: setMissing(for: question, scale),
            spellings: spellings)
    }

    private func setMissing(for question: Question, _ scale: Scale) -> [String: MissingReason] {
        let own = scale.missingCodes.map { (FoldedText($0.code).text, $0.reason) }
        let more = texts(for: question).map { (FoldedText($0).text, $1) }
        return Dictionary(own + more, uniquingKeysWith: { first, _ in first }).filter { $0.key != "0" && $0.key != "1" }
    }
}
