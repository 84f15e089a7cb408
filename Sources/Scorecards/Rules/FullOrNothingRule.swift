public import Figures

/// Full or nothing: the maximum if the condition is met, else 0.
///
/// Example: a channel for complaints is in use, 1 point.
public struct FullOrNothingRule: ScoringRule, Hashable {
    /// `fullOrNothing`.
    public static let name = "fullOrNothing"

    /// Makes the rule.
    public init() {}

    /// `met`: 1 or 0.
    public var inputs: [RuleInput] {
        [RuleInput("met", title: LocalizedText(vi: "đạt yêu cầu", en: "met"), kind: .truth)]
    }

    /// The rule in words.
    public func text(maximum: Ratio) -> LocalizedText {
        LocalizedText(
            vi: "đạt yêu cầu: \(maximum.vi) điểm; không đạt: 0 điểm", en: "met: \(maximum.enPoints); not met: 0 points"
        )
    }

    /// The maximum if `met` is 1.
    public func outcome(_ inputs: RuleInputs, maximum: Ratio) throws(FiguresError) -> RuleOutcome {
        guard let met = inputs["met"] else { return .missing(["met"]) }
        return met == .one
            ? RuleOutcome(.exact(maximum), branch: .met) : RuleOutcome(.exact(.zero), branch: .notMet)
    }

    /// Met or not met.
    public func text(of branch: RuleBranch, maximum: Ratio) -> LocalizedText {
        commonText(of: branch, maximum: maximum)
    }
}

extension FullOrNothingRule: CardRule {
    /// Reads the rule from a card.
    init(_ element: RuleElement) { self.init() }
}
