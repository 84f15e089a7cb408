public import Figures

/// Tasks: those done of those set, linear up to a cap; more done than set is refused.
///
/// Example: 18 of 20 tasks of the year's plan with full marks at 95 % earn 90 / 95 of the maximum.
public struct TasksRule: ScoringRule, Hashable {
    /// `tasks`.
    public static let name = "tasks"

    /// The rate in per cent from which on the maximum is earned; above 0, at most 100.
    public var fullAt: Ratio
    /// What it earns where no tasks were set.
    public var noTasks: ZeroDenominatorPolicy
    /// Which tasks are asked about, such as those of the plan; nil for all of the unit. Criteria about the same must agree.
    public var about: String?

    /// Makes the rule.
    public init(fullAt: Ratio = 100, noTasks: ZeroDenominatorPolicy, about: String? = nil) {
        self.fullAt = fullAt
        self.noTasks = noTasks
        self.about = about
    }

    /// `done` and `set`.
    public var inputs: [RuleInput] {
        [
            RuleInput("done", title: LocalizedText(vi: "nhiệm vụ hoàn thành", en: "tasks done"), kind: .count),
            RuleInput("set", title: LocalizedText(vi: "nhiệm vụ được giao", en: "tasks set"), kind: .count),
        ]
    }

    /// What it earns where no tasks were set.
    public var zeroDenominator: ZeroDenominatorPolicy? { noTasks }

    /// The rule in words.
    public func text(maximum: Ratio) -> LocalizedText {
        let points = CappedLinearRule(fullAt: fullAt).text(maximum: maximum)
        return LocalizedText(
            vi: "nhiệm vụ hoàn thành / được giao; \(points.vi)", en: "tasks done / tasks set; \(points.en)")
    }

    /// min(maximum, maximum · rate / fullAt).
    public func outcome(_ inputs: RuleInputs, maximum: Ratio) throws(FiguresError) -> RuleOutcome {
        guard let done = inputs["done"], let set = inputs["set"] else { return .missing(missing(in: inputs)) }
        let rule = CappedLinearRule(Rate(.share, zeroDenominator: noTasks), fullAt: fullAt)
        return try rule.outcome(["numerator": done, "denominator": set], maximum: maximum)
    }

    /// As with a rate of the same cap.
    public func text(of branch: RuleBranch, maximum: Ratio) -> LocalizedText {
        CappedLinearRule(fullAt: fullAt).text(of: branch, maximum: maximum)
    }

    /// The rate that earns full points lies above 0 and is at most 100 %.
    public func problems(maximum: Ratio) -> [RuleProblem] {
        CappedLinearRule(fullAt: fullAt).problems(maximum: maximum)
    }

    /// The tasks of one unit are the same wherever a criterion asks about the same ones.
    public var subject: String? { about.map { "\(Self.name) \($0)" } ?? Self.name }

    /// More done than set.
    public func contradiction(in inputs: RuleInputs) -> LocalizedText? {
        guard let done = inputs["done"], let set = inputs["set"], done > set else { return nil }
        return LocalizedText(
            vi: "hoàn thành \(done.vi) nhiệm vụ, được giao \(set.vi); kiểm tra lại",
            en: "\(done.en) tasks done, \(set.en) set; check them")
    }
}

extension TasksRule: CardRule {
    /// Reads the rule from a card.
    init(_ element: RuleElement) throws(ScorecardProblem) {
        self.init(
            fullAt: element.text("fullAt") == nil ? 100 : try element.number("fullAt"),
            noTasks: try element.zeroDenominator(), about: element.text("about"))
    }
}
