import Figures
import Questionnaires
import Responses

/// Finds a question by what a heading or a form calls it: what the campaign maps, then its id, an alias, its wording.
///
/// A name that several questions bear in the same right stands for none of them: nothing is guessed.
struct QuestionNames {
    /// What a name stands for.
    struct Match {
        /// The place of the question; nil if the name stands for none.
        var position: Int?
        /// Whether the campaign says so.
        var isMapped = false
        /// Whether several questions bear the name.
        var isAmbiguous = false
    }

    private var mapped: [FoldedText: Int] = [:]
    /// The questions' own names, the surest first; nil marks a name of several questions.
    private var own: [[FoldedText: Int?]] = []

    init(_ questionnaire: Questionnaire, columns: [String: String]) {
        for (heading, question) in columns {
            if let position = questionnaire.position(of: question) { mapped[FoldedText(heading)] = position }
        }
        own = [
            Self.table(questionnaire) { [$0.id] },
            Self.table(questionnaire) { $0.aliases },
            Self.table(questionnaire) { [$0.text.vi, $0.text.en] },
        ]
    }

    private static func table(_ questionnaire: Questionnaire, names: (Question) -> [String]) -> [FoldedText: Int?] {
        var table: [FoldedText: Int?] = [:]
        for (position, question) in questionnaire.questions.enumerated() {
            for name in Set(names(question).map { FoldedText($0) }) where !name.isEmpty {
                table[name] = .some(table[name] == nil ? position : nil)
            }
        }
        return table
    }

    /// What a name stands for.
    ///
    /// A heading of several lines that is nobody's goes by its first line, if that is a question's id: entry workbooks have the
    /// wording under it.
    func match(_ name: String) -> Match {
        let folded = FoldedText(name)
        if let position = mapped[folded] { return Match(position: position, isMapped: true) }
        for table in own {
            if let found = table[folded] { return Match(position: found, isAmbiguous: found == nil) }
        }
        let lines = name.split(maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        if lines.count > 1, let found = own.first?[FoldedText(lines[0])] { return Match(position: found) }
        return Match()
    }

    /// What the campaign maps to questions that the questionnaire does not have.
    func unknownTargets(_ settings: BatchSettings, _ questionnaire: Questionnaire, line: Int?) -> [Finding] {
        let maps = settings.columns.filter { questionnaire.position(of: $0.value) == nil }
        let constants = settings.constants.filter { questionnaire.position(of: $0.key) == nil }
        let targets: [(String, String)] = maps.map { ($0.key, $0.value) } + constants.map { ("=" + $0.value, $0.key) }
        return targets.sorted { $0 < $1 }.map { column, question in
            Finding(
                .headerUnknownMapping, line: line, field: column, value: question,
                message: LocalizedText(
                    vi:
                        "campaign.xml gán «\(column)» cho câu \(question), nhưng mẫu phiếu \(questionnaire.id) không có câu này.",
                    en:
                        "campaign.xml maps “\(column)” to question \(question), which questionnaire \(questionnaire.id) has not."
                ))
        }
    }
}
