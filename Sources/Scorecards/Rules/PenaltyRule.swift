public import Figures

/// Penalty: maximum - k · events, not below 0.
///
/// Example: 0,25 off for each late report of a maximum of 2: 3 late reports leave 1,25; 9 leave 0.
public struct PenaltyRule: ScoringRule, Hashable {
    /// `penalty`.
    public static let name = "penalty"

    /// The points that each event costs; above 0.
    public var each: Ratio

    /// Makes the rule.
    public init(each: Ratio) {
        self.each = each
    }

    /// `events`: how many there were.
    public var inputs: [RuleInput] {
        [RuleInput("events", title: LocalizedText(vi: "số lần vi phạm", en: "events"), kind: .count)]
    }

    /// The rule in words.
    public func text(maximum: Ratio) -> LocalizedText {
        LocalizedText(
            vi: "\(maximum.vi) điểm, mỗi lần vi phạm trừ \(each.vi) điểm, không dưới 0",
            en: "\(maximum.enPoints), less \(each.en) for each event, not below 0")
    }

    /// maximum - each · events.
    public func outcome(_ inputs: RuleInputs, maximum: Ratio) throws(FiguresError) -> RuleOutcome {
        guard let events = inputs["events"] else { return .missing(["events"]) }
        guard events > .zero else { return RuleOutcome(.exact(maximum), branch: .full) }
        let left = try maximum.subtracting(each.multiplied(by: events))
        return left > .zero
            ? RuleOutcome(.exact(left.held(to: maximum)), branch: .proportional)
            : RuleOutcome(.exact(.zero), branch: .belowFloor)
    }

    /// No event, some, or so many that nothing is left.
    public func text(of branch: RuleBranch, maximum: Ratio) -> LocalizedText {
        switch branch {
        case .full: LocalizedText(vi: "không vi phạm: \(maximum.vi) điểm", en: "no event: \(maximum.enPoints)")
        case .proportional:
            LocalizedText(vi: "trừ \(each.vi) điểm mỗi lần", en: "less \(each.en) points for each event")
        case .belowFloor: LocalizedText(vi: "đã trừ hết: 0 điểm", en: "all points lost: 0 points")
        default: commonText(of: branch, maximum: maximum)
        }
    }

    /// An event costs something.
    public func problems(maximum: Ratio) -> [RuleProblem] {
        guard each <= .zero else { return [] }
        return [
            RuleProblem(
                .rule,
                message: LocalizedText(
                    vi: "each là \(each.vi): ghi số điểm trừ lớn hơn 0 cho mỗi lần",
                    en: "each is \(each.en): give the points above 0 that an event costs"))
        ]
    }
}

extension PenaltyRule: CardRule {
    /// Reads the rule from a card.
    init(_ element: RuleElement) throws(ScorecardProblem) { self.init(each: try element.number("each")) }
}
