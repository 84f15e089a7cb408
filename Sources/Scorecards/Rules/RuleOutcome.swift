public import Figures

/// What a rule makes of its inputs: points or the reason why there are none, the branch that fired, and the rate.
public struct RuleOutcome: Sendable, Hashable {
    /// The exact points, or why there are none.
    public var points: Quantity
    /// Which branch of the rule fired.
    public var branch: RuleBranch
    /// The rate in per cent that the points follow from, where there is one; exact.
    public var rate: Ratio?

    /// Makes an outcome from its parts.
    public init(_ points: Quantity, branch: RuleBranch, rate: Ratio? = nil) {
        self.points = points
        self.branch = branch
        self.rate = rate
    }

    /// No points, because inputs are missing.
    static func missing(_ names: [String]) -> RuleOutcome {
        RuleOutcome(.absent(.missingInput), branch: .missing(names))
    }
}

/// Which branch of a rule fired. A rule puts its own branches into words; see `ScoringRule.text(of:maximum:)`.
public enum RuleBranch: Sendable, Hashable {
    /// Inputs of these names are missing.
    case missing([String])
    /// The condition is met: full points.
    case met
    /// The condition is not met: no points.
    case notMet
    /// The band at this place, counted from 0 and from the lowest.
    case band(Int)
    /// In proportion to the rate or to the count.
    case proportional
    /// At or above what earns full points.
    case full
    /// Below what earns any points.
    case belowFloor
    /// The denominator is 0, and the rule's policy decides.
    case zeroDenominator(ZeroDenominatorPolicy)
    /// The sum of named parts, with the places of those that are met.
    case parts([Int])
    /// The value of a formula, before it was held between 0 and the maximum.
    case formula(Ratio)
    /// The second appraisal gave points outright, after the unit explained itself; those of the first, if there are any.
    case markedAgain(first: Ratio?)
    /// Points were given outright; the points that the rule would have given, if its inputs are there.
    case marked(rule: Ratio?)
    /// The second appraisal's inputs decide by the inner branch; the points that had been given outright before do not count any more.
    indirect case corrected(RuleBranch, given: Ratio)
    /// The criterion was declared not to apply to the unit.
    case doesNotApply
    /// No survey is held this year (re-basing R1).
    case noSurveyHeld
    /// The survey has no figure for the unit, and why.
    case noSurveyFigure(Absence)
    /// A bonus or minus criterion of which nothing was entered: nothing happened.
    case nothingEntered
}
