public import Figures
public import XMLDocuments

/// Why a questionnaire cannot be used: everything that is wrong with its file, in the order of its lines.
public struct QuestionnaireFailure: Error, Equatable, Sendable {
    /// What is wrong, each with file, line, what was expected and what to do; at least one.
    public let problems: [XMLProblem]
    /// How many more problems there were than are kept.
    public let omitted: Int

    /// Makes a failure from its problems.
    public init(problems: [XMLProblem], omitted: Int = 0) {
        self.problems = problems
        self.omitted = omitted
    }

    /// All problems as one text, a line each.
    public var message: LocalizedText {
        func lines(_ language: Language) -> String {
            let shown = problems.map { $0.located(language) }
            guard omitted > 0 else { return shown.joined(separator: "\n") }
            let more = language == .vi ? "… và \(omitted) lỗi nữa." : "… and \(omitted) more."
            return (shown + [more]).joined(separator: "\n")
        }
        return LocalizedText(vi: lines(.vi), en: lines(.en))
    }
}
