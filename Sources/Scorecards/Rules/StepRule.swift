public import Figures

/// Step: base points at a first count, and more for each further unit, capped at the maximum.
///
/// Example: 0,5 for the first initiative and 0,25 for each further one, maximum 1: 0, 1, 2, 3, 9 earn 0; 0,5; 0,75; 1; 1.
public struct StepRule: ScoringRule, Hashable {
    /// `step`.
    public static let name = "step"

    /// The points at the first count.
    public var base: Ratio
    /// The count that earns the base; below it nothing is earned.
    public var first: Int
    /// The points of each further unit.
    public var each: Ratio

    /// Makes the rule.
    public init(base: Ratio, first: Int = 1, each: Ratio) {
        self.base = base
        self.first = first
        self.each = each
    }

    /// `count`: how many there are.
    public var inputs: [RuleInput] {
        [RuleInput("count", title: LocalizedText(vi: "số lượng", en: "count"), kind: .count)]
    }

    /// The rule in words.
    public func text(maximum: Ratio) -> LocalizedText {
        LocalizedText(
            vi: "từ \(first): \(base.vi) điểm, thêm \(each.vi) điểm cho mỗi đơn vị tiếp theo, tối đa \(maximum.vi)",
            en: "\(base.en) points at \(first), \(each.en) for each further one, at most \(maximum.en)")
    }

    /// base + each · (count - first), at most the maximum.
    public func outcome(_ inputs: RuleInputs, maximum: Ratio) throws(FiguresError) -> RuleOutcome {
        guard let count = inputs["count"] else { return .missing(["count"]) }
        let further = try count.subtracting(Ratio(first))
        guard !further.isNegative else { return RuleOutcome(.exact(.zero), branch: .belowFloor) }
        let points = try base.adding(each.multiplied(by: further))
        return points >= maximum
            ? RuleOutcome(.exact(maximum), branch: .full)
            : RuleOutcome(.exact(points.held(to: maximum)), branch: .proportional)
    }

    /// Too few, some, or as many as the cap counts.
    public func text(of branch: RuleBranch, maximum: Ratio) -> LocalizedText {
        switch branch {
        case .belowFloor: LocalizedText(vi: "dưới \(first): 0 điểm", en: "below \(first): 0 points")
        case .proportional:
            LocalizedText(
                vi: "\(base.vi) điểm, thêm \(each.vi) điểm mỗi đơn vị tiếp theo",
                en: "\(base.en) points and \(each.en) for each further one")
        case .full: LocalizedText(vi: "đạt mức trần \(maximum.vi) điểm", en: "capped at \(maximum.enPoints)")
        default: commonText(of: branch, maximum: maximum)
        }
    }

    /// Base and step are points, and something is earned.
    public func problems(maximum: Ratio) -> [RuleProblem] {
        var found: [RuleProblem] = []
        if base.isNegative || base > maximum {
            found.append(
                RuleProblem(
                    .rule,
                    message: LocalizedText(
                        vi: "base là \(base.vi): ghi điểm từ 0 đến điểm tối đa \(maximum.vi)",
                        en: "base is \(base.en): give points from 0 to the maximum \(maximum.en)")))
        }
        if each.isNegative || (each == .zero && base == .zero) {
            found.append(
                RuleProblem(
                    .rule,
                    message: LocalizedText(
                        vi: "each là \(each.vi): ghi số điểm cộng thêm, không âm; base và each không cùng bằng 0",
                        en: "each is \(each.en): give points not below 0; base and each are not both 0")))
        }
        return found
    }
}

extension StepRule: CardRule {
    /// Reads the rule from a card.
    init(_ element: RuleElement) throws(ScorecardProblem) {
        self.init(
            base: try element.number("base"), first: element.text("first").flatMap { Int($0) } ?? 1,
            each: try element.number("each"))
    }
}
