public import Figures

/// Inverse rate: (1 - rate) · maximum; a rate of 100 % or more earns 0.
///
/// Example: 3 late dossiers of 60 with a maximum of 2 earn (1 - 0,05) · 2 = 1,90.
public struct InverseRateRule: ScoringRule, Hashable {
    /// `inverseRate`.
    public static let name = "inverseRate"

    /// The rate of what went wrong.
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
        LocalizedText(vi: "(100% - tỷ lệ) × \(maximum.vi) điểm", en: "(100 % - rate) × \(maximum.enPoints)")
    }

    /// (100 - rate) · maximum / 100, not below 0.
    public func outcome(_ inputs: RuleInputs, maximum: Ratio) throws(FiguresError) -> RuleOutcome {
        try rate.outcome(inputs, maximum: maximum) { rate throws(FiguresError) in
            rate >= 100
                ? (.zero, .belowFloor)
                : (try Ratio(100).subtracting(rate).percent(of: maximum), .proportional)
        }
    }

    /// Proportional, nothing left, or decided by the zero policy.
    public func text(of branch: RuleBranch, maximum: Ratio) -> LocalizedText {
        switch branch {
        case .proportional: text(maximum: maximum)
        case .belowFloor: LocalizedText(vi: "từ 100%: 0 điểm", en: "100 % or more: 0 points")
        default: commonText(of: branch, maximum: maximum)
        }
    }

    /// Cases out of none contradict each other.
    public func contradiction(in inputs: RuleInputs) -> LocalizedText? { rate.contradiction(in: inputs) }

    /// A share of more than all.
    public func doubt(about inputs: RuleInputs) -> LocalizedText? { rate.doubt(about: inputs) }
}

extension InverseRateRule: CardRule {
    /// Reads the rule from a card.
    init(_ element: RuleElement) throws(ScorecardProblem) { self.init(try element.rate()) }
}
