public import Figures

/// A way of turning inputs into points (cách chấm). Each conforming type is one kind of rule, in a file of its own.
///
/// All arithmetic is exact. Points lie between 0 and the criterion's maximum, whatever the inputs.
public protocol ScoringRule: Sendable {
    /// The name of the rule's element in a card, such as `cappedLinear`.
    static var name: String { get }

    /// The inputs that the rule needs, all of them.
    var inputs: [RuleInput] { get }

    /// The rule in words, for a criterion of the given maximum.
    func text(maximum: Ratio) -> LocalizedText

    /// The points for the inputs of one unit. Throws `overflow` where exact arithmetic does not fit in 128 bits.
    func outcome(_ inputs: RuleInputs, maximum: Ratio) throws(FiguresError) -> RuleOutcome

    /// A branch of the rule in words.
    func text(of branch: RuleBranch, maximum: Ratio) -> LocalizedText

    /// What is wrong with the rule for a criterion of the given maximum; empty if nothing is.
    func problems(maximum: Ratio) -> [RuleProblem]

    /// What is wrong with inputs that are each possible by themselves; nil if nothing is.
    func contradiction(in inputs: RuleInputs) -> LocalizedText?

    /// What is possible but hardly meant, such as a share of more than all; nil where there is nothing to look at.
    func doubt(about inputs: RuleInputs) -> LocalizedText?

    /// What the inputs are counts of, where they are the same in every criterion that asks about it; nil where the inputs are the
    /// criterion's own.
    var subject: String? { get }

    /// Values of other inputs about the same subject that follow from these.
    func implied(by inputs: RuleInputs) -> [(name: String, value: Ratio)]

    /// How the rate is rounded for printing, where the card gives this rule a rounding of its own.
    var rateRounding: Rounding? { get }

    /// What a denominator of 0 earns; nil for a rule that divides by nothing.
    var zeroDenominator: ZeroDenominatorPolicy? { get }
}

/// What is wrong with a rule in a card.
public struct RuleProblem: Sendable, Hashable {
    /// What kind of thing is wrong.
    public var kind: ScorecardProblem.Kind
    /// The line, where a part of the rule has one of its own.
    public var line: Int?
    /// What was found and what to do.
    public var message: LocalizedText

    /// Makes a problem from its parts.
    public init(_ kind: ScorecardProblem.Kind, line: Int? = nil, message: LocalizedText) {
        self.kind = kind
        self.line = line
        self.message = message
    }
}

extension ScoringRule {
    /// Nothing is wrong unless the rule says so.
    public func problems(maximum: Ratio) -> [RuleProblem] { [] }

    /// Nothing contradicts unless the rule says so.
    public func contradiction(in inputs: RuleInputs) -> LocalizedText? { nil }

    /// Nothing to look at.
    public func doubt(about inputs: RuleInputs) -> LocalizedText? { nil }

    /// The inputs are the criterion's own, unless the rule says otherwise.
    public var subject: String? { nil }

    /// Nothing follows unless the rule says so.
    public func implied(by inputs: RuleInputs) -> [(name: String, value: Ratio)] { [] }

    /// The card's rounding of percentages, unless the rule says otherwise.
    public var rateRounding: Rounding? { nil }

    /// Nothing is divided by unless the rule says so.
    public var zeroDenominator: ZeroDenominatorPolicy? { nil }

    /// Names of inputs that are missing.
    func missing(in inputs: RuleInputs) -> [String] {
        self.inputs.lazy.map(\.name).filter { inputs[$0] == nil }
    }

    /// The words of branches that mean the same under every rule.
    func commonText(of branch: RuleBranch, maximum: Ratio) -> LocalizedText {
        switch branch {
        case .missing(let names):
            LocalizedText(
                vi: "thiếu số liệu: \(names.joined(separator: ", "))", en: "missing: \(names.joined(separator: ", "))")
        case .met: LocalizedText(vi: "đạt: \(maximum.vi) điểm", en: "met: \(maximum.enPoints)")
        case .notMet: LocalizedText(vi: "không đạt: 0 điểm", en: "not met: 0 points")
        case .band(let place): LocalizedText(vi: "mức \(place + 1)", en: "band \(place + 1)")
        case .proportional: LocalizedText(vi: "tính theo tỷ lệ", en: "in proportion")
        case .full: LocalizedText(vi: "đủ điều kiện đạt điểm tối đa", en: "enough for full points")
        case .belowFloor: LocalizedText(vi: "dưới mức tối thiểu: 0 điểm", en: "below the floor: 0 points")
        case .zeroDenominator(let policy): policy.text
        case .parts(let places):
            LocalizedText(vi: "\(places.count) nội dung đạt", en: "\(places.count) parts met")
        case .marked(nil): LocalizedText(vi: "điểm được chấm trực tiếp", en: "points given outright")
        case .marked(let points?):
            LocalizedText(
                vi: "điểm được chấm trực tiếp (tính theo cách chấm là \(points.vi))",
                en: "points given outright (by the rule \(points.en))")
        case .formula(let value):
            LocalizedText(vi: "công thức cho \(value.vi)", en: "the formula gives \(value.en)")
        case .markedAgain(nil): LocalizedText(vi: "thẩm định lần 2", en: "second appraisal")
        case .markedAgain(let first?):
            LocalizedText(vi: "thẩm định lần 2 (lần 1: \(first.vi))", en: "second appraisal (first: \(first.en))")
        case .corrected(let inner, let given):
            LocalizedText(
                vi:
                    "thẩm định lần 2: \(text(of: inner, maximum: maximum).vi) (điểm chấm trực tiếp lần 1 là \(given.vi), không tính)",
                en:
                    "second appraisal: \(text(of: inner, maximum: maximum).en) (points given outright at first, \(given.en), do not count)"
            )
        case .doesNotApply: Absence.notApplicable.text
        case .noSurveyHeld: LocalizedText(vi: "năm nay không điều tra", en: "no survey held this year")
        case .noSurveyFigure(let reason):
            LocalizedText(vi: "khảo sát: \(reason.text.vi)", en: "survey: \(reason.text.en)")
        case .nothingEntered: LocalizedText(vi: "không phát sinh", en: "nothing entered")
        }
    }
}
