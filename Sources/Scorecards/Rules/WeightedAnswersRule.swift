public import Figures

/// Weighted survey answers: sum(n · weight) / sum(n) · maximum, weights in per cent.
///
/// Example: weights 100, 60, 20, 0 and answers 50, 30, 15, 5 with a maximum of 2 earn 71 % · 2 = 1,42.
public struct WeightedAnswersRule: ScoringRule, Hashable {
    /// `weightedAnswers`.
    public static let name = "weightedAnswers"

    /// The answers that may be given, in order.
    public var options: [Option]
    /// What it earns if nobody answered.
    public var noAnswers: ZeroDenominatorPolicy

    /// Makes the rule.
    public init(_ options: [Option], noAnswers: ZeroDenominatorPolicy = .zero) {
        self.options = options
        self.noAnswers = noAnswers
    }

    /// What it earns if nobody answered.
    public var zeroDenominator: ZeroDenominatorPolicy? { noAnswers }

    /// One answer: the name of its input, its title, its weight.
    public struct Option: Sendable, Hashable {
        /// The name of the input, which counts the answers.
        public var id: String
        /// What it is called.
        public var title: LocalizedText
        /// The share of the maximum that it earns, 0…100 %.
        public var weight: Ratio

        /// Makes an option.
        public init(id: String, title: LocalizedText, weight: Ratio) {
            self.id = id
            self.title = title
            self.weight = weight
        }
    }

    /// One for each option: how many answered so.
    public var inputs: [RuleInput] { options.map { RuleInput($0.id, title: $0.title, kind: .count) } }

    /// The rule in words.
    public func text(maximum: Ratio) -> LocalizedText {
        let vi = options.map { "\($0.title.vi) \($0.weight.vi)%" }.joined(separator: ", ")
        let en = options.map { "\($0.title.en) \($0.weight.en) %" }.joined(separator: ", ")
        return LocalizedText(
            vi: "tỷ lệ trả lời có trọng số (\(vi)) × \(maximum.vi) điểm",
            en: "weighted share of answers (\(en)) × \(maximum.enPoints)")
    }

    /// sum(n · weight) / sum(n) · maximum / 100.
    public func outcome(_ inputs: RuleInputs, maximum: Ratio) throws(FiguresError) -> RuleOutcome {
        let missing = missing(in: inputs)
        guard missing.isEmpty else { return .missing(missing) }
        var weighted = Ratio.zero
        var all = Ratio.zero
        for option in options {
            let count = inputs[option.id] ?? .zero
            weighted = try weighted.adding(count.multiplied(by: option.weight))
            all = try all.adding(count)
        }
        // The same policies as for any rate: nobody answered is a denominator of 0.
        let rate = Rate(.share, zeroDenominator: noAnswers)
        let share: RuleInputs = ["numerator": try weighted.divided(by: 100), "denominator": all]
        return try rate.outcome(share, maximum: maximum) { rate throws(FiguresError) in
            (try rate.percent(of: maximum), .proportional)
        }
    }

    /// Proportional, or decided by the zero policy.
    public func text(of branch: RuleBranch, maximum: Ratio) -> LocalizedText {
        branch == .proportional ? text(maximum: maximum) : commonText(of: branch, maximum: maximum)
    }

    /// The options have different names and weights from 0 to 100 %.
    public func problems(maximum: Ratio) -> [RuleProblem] {
        var found = repeated(options.map(\.id)).map { id in
            RuleProblem(
                .duplicateIdentifier,
                message: LocalizedText(
                    vi: "hai phương án cùng mã “\(id)”: đặt mã khác nhau",
                    en: "two options have the id “\(id)”: give them different ones"))
        }
        for option in options where option.weight.isNegative || option.weight > 100 {
            found.append(
                RuleProblem(
                    .rule,
                    message: LocalizedText(
                        vi: "trọng số của “\(option.id)” là \(option.weight.vi): ghi từ 0 đến 100",
                        en: "the weight of “\(option.id)” is \(option.weight.en): give 0 to 100")))
        }
        return found
    }
}

extension WeightedAnswersRule: CardRule {
    /// Reads the rule from a card.
    init(_ element: RuleElement) throws(ScorecardProblem) {
        var options: [Option] = []
        for child in element.children("option") {
            options.append(Option(id: child.text("id") ?? "", title: child.label, weight: try child.number("weight")))
        }
        self.init(options, noAnswers: try element.zeroDenominator())
    }
}

/// The texts that occur more than once, each once, in order of their second occurrence.
func repeated(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    var found: [String] = []
    for text in texts where !seen.insert(text).inserted && !found.contains(text) { found.append(text) }
    return found
}
