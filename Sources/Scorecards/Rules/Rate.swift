public import Figures

/// How a rule gets its rate: a share of two amounts, or the percentage of a survey.
public struct Rate: Sendable, Hashable {
    /// Where the rate comes from.
    public var origin: Origin
    /// What a denominator of 0 earns.
    public var zeroDenominator: ZeroDenominatorPolicy
    /// How the rate is rounded for printing; nil for the card's rounding of percentages.
    public var rounding: Rounding?

    /// Makes the definition of a rate.
    public init(
        _ origin: Origin = .share, zeroDenominator: ZeroDenominatorPolicy = .zero, rounding: Rounding? = nil
    ) {
        self.origin = origin
        self.zeroDenominator = zeroDenominator
        self.rounding = rounding
    }

    /// Where a rate comes from.
    public enum Origin: Sendable, Hashable {
        /// The inputs `numerator` and `denominator`, such as tasks done and tasks set.
        case share
        /// The input `index`: the percentage of a survey, which the scoring puts in.
        case index
    }

    /// What a denominator of 0 earns; nil where there is no denominator.
    var zeroPolicy: ZeroDenominatorPolicy? { origin == .share ? zeroDenominator : nil }

    /// The inputs that the rate needs.
    public var inputs: [RuleInput] {
        switch origin {
        case .share:
            [
                RuleInput("numerator", title: LocalizedText(vi: "tử số", en: "numerator"), kind: .amount),
                RuleInput("denominator", title: LocalizedText(vi: "mẫu số", en: "denominator"), kind: .amount),
            ]
        case .index: [.index]
        }
    }

    /// Makes the outcome of a rule that goes by this rate. `points` is given the exact rate in per cent and is not
    /// called if an input is missing or the denominator is 0; what it yields is held between 0 and the maximum.
    func outcome(
        _ inputs: RuleInputs, maximum: Ratio,
        points: (Ratio) throws(FiguresError) -> (points: Ratio, branch: RuleBranch)
    ) throws(FiguresError) -> RuleOutcome {
        let rate: Ratio
        switch origin {
        case .index:
            guard let index = inputs["index"] else { return .missing(["index"]) }
            rate = index
        case .share:
            guard let numerator = inputs["numerator"], let denominator = inputs["denominator"] else {
                return .missing(["numerator", "denominator"].filter { inputs[$0] == nil })
            }
            guard denominator != .zero else { return zeroOutcome(maximum: maximum) }
            rate = try numerator.multiplied(by: 100).divided(by: denominator)
        }
        let result = try points(rate)
        return RuleOutcome(.exact(result.points.held(to: maximum)), branch: result.branch, rate: rate)
    }

    /// Cases out of none contradict each other.
    func contradiction(in inputs: RuleInputs) -> LocalizedText? {
        guard origin == .share, inputs["denominator"] == .zero, let numerator = inputs["numerator"], numerator != .zero
        else { return nil }
        return LocalizedText(
            vi: "tử số là \(numerator.vi) nhưng mẫu số bằng 0; kiểm tra lại hai số liệu",
            en: "the numerator is \(numerator.en) but the denominator is 0; check both")
    }

    /// More cases than there were: possible for amounts such as revenue against its estimate, a slip of the pen for cases.
    func doubt(about inputs: RuleInputs) -> LocalizedText? {
        guard origin == .share, let numerator = inputs["numerator"], let denominator = inputs["denominator"],
            numerator > denominator
        else { return nil }
        return LocalizedText(
            vi:
                "tử số \(numerator.vi) lớn hơn mẫu số \(denominator.vi), tỷ lệ trên 100%; kiểm tra xem có ghi đổi chỗ không",
            en:
                "the numerator \(numerator.en) is above the denominator \(denominator.en), a rate of more than 100 %; check that they are not swapped"
        )
    }

    private func zeroOutcome(maximum: Ratio) -> RuleOutcome {
        RuleOutcome(zeroDenominator.points(of: maximum), branch: .zeroDenominator(zeroDenominator))
    }
}

extension Ratio {
    /// The value held between 0 and a maximum.
    func held(to maximum: Ratio) -> Ratio {
        max(.zero, min(self, maximum))
    }

    /// The share of a maximum that a rate in per cent earns: rate · maximum / 100.
    func percent(of maximum: Ratio) throws(FiguresError) -> Ratio {
        try multiplied(by: maximum).divided(by: 100)
    }
}
