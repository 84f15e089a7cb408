public import Figures

/// Imported index: another index, on a scale of its own, brought to the criterion's maximum: value / scale · maximum.
///
/// Example: a department's DDCI of 72,5 on the scale of 100 earns 7,25 of 10; a parent's index of 44 of 50 earns 88 %.
public struct ImportedIndexRule: ScoringRule, Hashable {
    /// `importedIndex`.
    public static let name = "importedIndex"

    /// What the index is called, such as “DDCI 2023”.
    public var title: LocalizedText
    /// The most that the index can be; above 0.
    public var scale: Ratio

    /// Makes the rule.
    public init(_ title: LocalizedText, scale: Ratio = 100) {
        self.title = title
        self.scale = scale
    }

    /// `value`: the value of the index on its own scale.
    public var inputs: [RuleInput] { [RuleInput("value", title: title, kind: scale == 100 ? .percent : .amount)] }

    /// The rule in words.
    public func text(maximum: Ratio) -> LocalizedText {
        LocalizedText(
            vi: "\(title.vi) / \(scale.vi) × \(maximum.vi) điểm", en: "\(title.en) / \(scale.en) × \(maximum.enPoints)"
        )
    }

    /// value / scale · maximum.
    public func outcome(_ inputs: RuleInputs, maximum: Ratio) throws(FiguresError) -> RuleOutcome {
        guard let value = inputs["value"] else { return .missing(["value"]) }
        let points = try value.multiplied(by: maximum).divided(by: scale)
        return RuleOutcome(
            .exact(points.held(to: maximum)), branch: .proportional,
            rate: try value.multiplied(by: 100).divided(by: scale))
    }

    /// In proportion to the index.
    public func text(of branch: RuleBranch, maximum: Ratio) -> LocalizedText {
        branch == .proportional ? text(maximum: maximum) : commonText(of: branch, maximum: maximum)
    }

    /// An index above its scale is a slip of the pen, or a wrong scale.
    public func contradiction(in inputs: RuleInputs) -> LocalizedText? {
        guard let value = inputs["value"], value > scale else { return nil }
        return LocalizedText(
            vi: "\(title.vi) là \(value.vi), vượt thang điểm \(scale.vi); kiểm tra lại",
            en: "\(title.en) is \(value.en), above its scale \(scale.en); check it")
    }
}

extension ImportedIndexRule: CardRule {
    /// Reads the rule from a card.
    init(_ element: RuleElement) throws(ScorecardProblem) {
        self.init(element.label, scale: element.text("scale") == nil ? 100 : try element.number("scale"))
    }
}
