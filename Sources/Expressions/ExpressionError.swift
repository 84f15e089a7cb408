public import Figures

/// Why an expression cannot be used, and where in it.
public struct ExpressionError: Error, Equatable, Sendable {
    /// The place in the expression, counted in characters from 1; one past the end if it ends too early.
    public let column: Int
    /// What is wrong.
    public let problem: ExpressionProblem

    /// Makes an error from its place and its problem.
    public init(column: Int, problem: ExpressionProblem) {
        self.column = column
        self.problem = problem
    }

    /// Where, what happened and what to do, in both languages.
    public var message: LocalizedText {
        let text = problem.text
        return LocalizedText(vi: "Cột \(column): \(text.vi)", en: "Column \(column): \(text.en)")
    }
}
