public import Figures

/// Linear above a floor: 100 % earns the maximum; from the floor up to 100 % rate · maximum; below the floor 0.
///
/// Example (Xuân Lộc 4.1, floor 90 %, maximum 1): 10/10 earns 1, 9/10 earns 0,90, 4/5 earns 0, although the printed
/// example of that rule says 0,8: the branch that fired is therefore always shown.
public struct FloorLinearRule: ScoringRule, Hashable {
    /// `linearAboveFloor`.
    public static let name = "linearAboveFloor"

    /// The rate.
    public var rate: Rate
    /// The rate in per cent below which nothing is earned; above 0, below 100.
    public var floor: Ratio

    /// Makes the rule.
    public init(_ rate: Rate = Rate(), floor: Ratio) {
        self.rate = rate
        self.floor = floor
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
            vi:
                "100%: \(maximum.vi) điểm; từ \(floor.vi)% đến dưới 100%: tỷ lệ × \(maximum.vi) điểm; dưới \(floor.vi)%: 0 điểm",
            en:
                "100 %: \(maximum.enPoints); from \(floor.en) % to below 100 %: rate × \(maximum.enPoints); below \(floor.en) %: 0 points"
        )
    }

    /// rate · maximum / 100 at or above the floor.
    public func outcome(_ inputs: RuleInputs, maximum: Ratio) throws(FiguresError) -> RuleOutcome {
        try rate.outcome(inputs, maximum: maximum) { rate throws(FiguresError) in
            if rate >= 100 { return (maximum, .full) }
            if rate < floor { return (.zero, .belowFloor) }
            return (try rate.percent(of: maximum), .proportional)
        }
    }

    /// Full, proportional, below the floor, or decided by the zero policy.
    public func text(of branch: RuleBranch, maximum: Ratio) -> LocalizedText {
        switch branch {
        case .full: LocalizedText(vi: "100%: \(maximum.vi) điểm", en: "100 %: \(maximum.enPoints)")
        case .proportional:
            LocalizedText(
                vi: "từ \(floor.vi)% đến dưới 100%: tỷ lệ × \(maximum.vi) điểm",
                en: "from \(floor.en) % to below 100 %: rate × \(maximum.enPoints)")
        case .belowFloor: LocalizedText(vi: "dưới \(floor.vi)%: 0 điểm", en: "below \(floor.en) %: 0 points")
        default: commonText(of: branch, maximum: maximum)
        }
    }

    /// The floor lies between 0 and 100 %.
    public func problems(maximum: Ratio) -> [RuleProblem] {
        guard floor <= .zero || floor >= 100 else { return [] }
        return [
            RuleProblem(
                .rule,
                message: LocalizedText(
                    vi: "floor là \(floor.vi): ghi tỷ lệ lớn hơn 0 và nhỏ hơn 100",
                    en: "floor is \(floor.en): give a percentage above 0 and below 100"))
        ]
    }

    /// Cases out of none contradict each other.
    public func contradiction(in inputs: RuleInputs) -> LocalizedText? { rate.contradiction(in: inputs) }

    /// A share of more than all.
    public func doubt(about inputs: RuleInputs) -> LocalizedText? { rate.doubt(about: inputs) }
}

extension FloorLinearRule: CardRule {
    /// Reads the rule from a card.
    init(_ element: RuleElement) throws(ScorecardProblem) {
        self.init(try element.rate(), floor: try element.number("floor"))
    }
}
