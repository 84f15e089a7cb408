public import Figures

/// Linear: rate · maximum; more than 100 % earns the maximum.
///
/// Example: a satisfaction index of 91,17 % with a maximum of 10 earns 9,117, printed 9,12.
public struct LinearRule: ScoringRule, Hashable {
    /// `linear`.
    public static let name = "linear"

    /// The rate.
    public var rate: Rate

    /// Makes the rule.
    public init(_ rate: Rate = Rate()) {
        self.rate = rate
    }

    /// Those of the rate.
    public var inputs: [RuleInput] { rate.inputs }

    /// How the rate prints, if not as the card's percentages do.
    public var rateRounding: Rounding? { rate.rounding }

    /// What a denominator of 0 earns.
    public var zeroDenominator: ZeroDenominatorPolicy? { rate.zeroPolicy }

    /// The rule in words.
    public func text(maximum: Ratio) -> LocalizedText {
        LocalizedText(vi: "tỷ lệ × \(maximum.vi) điểm", en: "rate × \(maximum.enPoints)")
    }

    /// rate · maximum / 100.
    public func outcome(_ inputs: RuleInputs, maximum: Ratio) throws(FiguresError) -> RuleOutcome {
        try rate.outcome(inputs, maximum: maximum) { rate throws(FiguresError) in
            rate >= 100 ? (maximum, .full) : (try rate.percent(of: maximum), .proportional)
        }
    }

    /// Proportional, full, or decided by the zero policy.
    public func text(of branch: RuleBranch, maximum: Ratio) -> LocalizedText {
        switch branch {
        case .proportional: text(maximum: maximum)
        case .full: LocalizedText(vi: "từ 100%: \(maximum.vi) điểm", en: "100 % or more: \(maximum.enPoints)")
        default: commonText(of: branch, maximum: maximum)
        }
    }

    /// Cases out of none contradict each other.
    public func contradiction(in inputs: RuleInputs) -> LocalizedText? { rate.contradiction(in: inputs) }

    /// A share of more than all.
    public func doubt(about inputs: RuleInputs) -> LocalizedText? { rate.doubt(about: inputs) }
}

extension LinearRule: CardRule {
    /// Reads the rule from a card.
    init(_ element: RuleElement) throws(ScorecardProblem) { self.init(try element.rate()) }
}
