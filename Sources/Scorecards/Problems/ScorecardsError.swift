public import Figures

/// What stopped the reading of a card or of scores, or the scoring: every problem that was found, at least one.
public struct ScorecardsError: Error, Equatable, Sendable {
    /// The problems in the order of the document.
    public var problems: [ScorecardProblem]

    /// Makes an error from the problems that were found.
    public init(_ problems: [ScorecardProblem]) {
        self.problems = problems
    }

    /// Makes an error of one problem.
    public init(_ problem: ScorecardProblem) {
        self.problems = [problem]
    }

    /// All problems, each with its place, one a line.
    public var message: LocalizedText {
        LocalizedText(
            vi: problems.map { $0.text(.vi) }.joined(separator: "\n"),
            en: problems.map { $0.text(.en) }.joined(separator: "\n"))
    }

    /// An arithmetic error at a place of the scoring.
    static func arithmetic(_ error: FiguresError, unit: String, criterion: String? = nil) -> ScorecardsError {
        let place = criterion.map { "\(unit), \($0)" } ?? unit
        return ScorecardsError(
            ScorecardProblem(
                .arithmetic, field: place,
                message: LocalizedText(
                    vi: "Không tính được chính xác: \(error.message.vi)",
                    en: "Cannot compute exactly: \(error.message.en)"
                )))
    }
}
