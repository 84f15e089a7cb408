public import Figures

/// Capped linear: min(maximum, maximum · rate / fullAt).
///
/// Example (766/QĐ-TTg): 6 · min(1, rate / 0,9); 392869/443565 = 88,57 % earns 5,90, and from 90 % on it earns 6.
public struct CappedLinearRule: ScoringRule, Hashable {
    /// `cappedLinear`.
    public static let name = "cappedLinear"

    /// The rate.
    public var rate: Rate
    /// The rate in per cent from which on the maximum is earned; above 0, at most 100.
    public var fullAt: Ratio

    /// Makes the rule.
    public init(_ rate: Rate = Rate(), fullAt: Ratio) {
        self.rate = rate
        self.fullAt = fullAt
    }

    /// Those of the rate.
    public var inputs: [RuleInput] { rate.inputs }

    /// How the rate prints, if not as the card's percentages do.
    public var rateRounding: Rounding? { rate.rounding }

    /// What a denominator of 0 earns.
    public var zeroDenominator: ZeroDenominatorPolicy? { rate.zeroPolicy }

    /// The rule in words.
    public func text(maximum: Ratio) -> LocalizedText {
        LocalizedText(
            vi: "từ \(fullAt.vi)%: \(maximum.vi) điểm; dưới \(fullAt.vi)%: tỷ lệ / \(fullAt.vi)% × \(maximum.vi) điểm",
            en:
                "\(fullAt.en) % or more: \(maximum.enPoints); below: rate / \(fullAt.en) % × \(maximum.enPoints)")
    }

    /// min(maximum, maximum · rate / fullAt).
    public func outcome(_ inputs: RuleInputs, maximum: Ratio) throws(FiguresError) -> RuleOutcome {
        try rate.outcome(inputs, maximum: maximum) { rate throws(FiguresError) in
            rate >= fullAt
                ? (maximum, .full)
                : (try rate.multiplied(by: maximum).divided(by: fullAt), .proportional)
        }
    }

    /// Proportional, full, or decided by the zero policy.
    public func text(of branch: RuleBranch, maximum: Ratio) -> LocalizedText {
        switch branch {
        case .proportional:
            LocalizedText(
                vi: "dưới \(fullAt.vi)%: tỷ lệ / \(fullAt.vi)% × \(maximum.vi) điểm",
                en: "below \(fullAt.en) %: rate / \(fullAt.en) % × \(maximum.enPoints)")
        case .full:
            LocalizedText(
                vi: "từ \(fullAt.vi)%: \(maximum.vi) điểm", en: "\(fullAt.en) % or more: \(maximum.enPoints)")
        default: commonText(of: branch, maximum: maximum)
        }
    }

    /// The rate that earns full points lies above 0 and is at most 100 %.
    public func problems(maximum: Ratio) -> [RuleProblem] {
        guard fullAt <= .zero || fullAt > 100 else { return [] }
        return [
            RuleProblem(
                .rule,
                message: LocalizedText(
                    vi: "fullAt là \(fullAt.vi): ghi tỷ lệ lớn hơn 0 và không quá 100",
                    en: "fullAt is \(fullAt.en): give a percentage above 0 and at most 100"))
        ]
    }

    /// Cases out of none contradict each other.
    public func contradiction(in inputs: RuleInputs) -> LocalizedText? { rate.contradiction(in: inputs) }

    /// A share of more than all.
    public func doubt(about inputs: RuleInputs) -> LocalizedText? { rate.doubt(about: inputs) }
}

extension CappedLinearRule: CardRule {
    /// Reads the rule from a card.
    init(_ element: RuleElement) throws(ScorecardProblem) {
        self.init(try element.rate(), fullAt: try element.number("fullAt"))
    }
}
