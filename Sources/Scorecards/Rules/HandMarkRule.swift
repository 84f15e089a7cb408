public import Figures

/// Hand mark: the points that appraisers or leaders give, from 0 to the maximum.
///
/// Example: the province's leaders give a department 8,5 of 10.
public struct HandMarkRule: ScoringRule, Hashable {
    /// `handMark`.
    public static let name = "handMark"

    /// The name of the input, which is that of the source of points: `appraised`, `survey` or `leaders`.
    public var mark: String

    /// Makes the rule for a source of points.
    public init(_ source: PointSource) {
        mark = source.markInput ?? PointSource.appraised.rawValue
    }

    /// The mark.
    public var inputs: [RuleInput] { [.mark(mark)] }

    /// The rule in words.
    public func text(maximum: Ratio) -> LocalizedText {
        LocalizedText(vi: "chấm từ 0 đến \(maximum.vi) điểm", en: "a mark from 0 to \(maximum.enPoints)")
    }

    /// The mark, held between 0 and the maximum.
    public func outcome(_ inputs: RuleInputs, maximum: Ratio) throws(FiguresError) -> RuleOutcome {
        guard let points = inputs[mark] else { return .missing([mark]) }
        return RuleOutcome(.exact(points.held(to: maximum)), branch: .marked(rule: nil))
    }

    /// Given outright.
    public func text(of branch: RuleBranch, maximum: Ratio) -> LocalizedText {
        commonText(of: branch, maximum: maximum)
    }
}

extension HandMarkRule: CardRule {
    /// Reads the rule from a card.
    init(_ element: RuleElement) { self.init(element.source) }
}
