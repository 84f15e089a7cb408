public import Figures

/// One criterion of one unit: inputs, the branch of the rule that fired, exact and printed points.
public struct ScoreLine: Sendable {
    /// The criterion.
    public var criterion: Criterion
    /// The inputs that were there, in the order of the files; the survey's percentage first.
    public var inputs: [UsedInput]
    /// Which branch of the rule fired.
    public var branch: RuleBranch
    /// The rate in per cent that the points follow from, where there is one.
    public var rate: RoundedFigure?
    /// The points, or why there are none.
    public var points: RoundedFigure
    /// The self-assessed points, which are shown and never counted; nil if none were given.
    public var selfAssessed: RoundedFigure?

    /// Whether the criterion applies to the unit: one that does not leaves points and maximum alike.
    public var isApplicable: Bool { points.absence != .notApplicable }

    /// The names of the inputs that are missing; empty if the line has points or is absent for another reason.
    public var missingInputs: [String] {
        if case .missing(let names) = branch { names } else { [] }
    }

    /// The branch that fired, in words.
    public var branchText: LocalizedText {
        criterion.rule.text(of: branch, maximum: criterion.maximum)
    }

    /// What enters sums: printed or exact points, as the card says; nil if there are none.
    func counted(_ rule: TotalRule) -> Ratio? {
        switch rule {
        case .sumOfPrinted: points.printed?.ratio
        case .sumOfExact: points.exact
        }
    }
}
