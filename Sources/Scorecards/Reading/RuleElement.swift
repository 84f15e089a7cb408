import Figures
import XMLDocuments

/// A rule that can be read from a card: what a kind of rule adds to `ScoringRule` to be part of the vocabulary.
protocol CardRule: ScoringRule {
    /// Reads the rule from its element, which follows the schema.
    init(_ element: RuleElement) throws(ScorecardProblem)
}

/// All kinds of rules that cards may use. A new kind is a file in `Rules`, an element in the schema and a line here.
enum CardRules {
    /// The kinds by the names of their elements.
    static let byName: [String: any CardRule.Type] = {
        let kinds: [any CardRule.Type] = [
            FullOrNothingRule.self, PartsRule.self, BandsRule.self, LinearRule.self, CappedLinearRule.self,
            FloorLinearRule.self, InverseRateRule.self, PenaltyRule.self, StepRule.self, WeightedAnswersRule.self,
            HandMarkRule.self, ExpressionRule.self, ImportedIndexRule.self, DossiersRule.self, TasksRule.self,
        ]
        return Dictionary(kinds.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }()
}

/// The element of a rule, with what the rule must know of its criterion, and typed access to its values.
struct RuleElement {
    let element: XMLElement
    /// Where the criterion's points come from.
    let source: PointSource
    /// Whether the rate is the index of a questionnaire.
    let isIndex: Bool

    init(_ element: XMLElement, source: PointSource, isIndex: Bool) {
        self.element = element
        self.source = source
        self.isIndex = isIndex
    }

    /// The line of the element.
    var line: Int? { element.line }

    /// An attribute as it stands.
    func text(_ name: String) -> String? { element.attribute(name) }

    /// The child elements of a name, as elements of the same rule.
    func children(_ name: String) -> [RuleElement] {
        element.children(name).map { RuleElement($0, source: source, isIndex: isIndex) }
    }

    /// The text in both languages from the attributes `vi` and `en`.
    var label: LocalizedText {
        LocalizedText(vi: element.attribute("vi") ?? "", en: element.attribute("en") ?? "")
    }

    /// A number in an attribute that must be there.
    func number(_ name: String) throws(ScorecardProblem) -> Ratio {
        do throws(FiguresError) {
            return try Ratio(decimal: element.attribute(name) ?? "")
        } catch {
            throw ScorecardProblem(.notANumber, line: line, field: name, message: error.message)
        }
    }

    /// What a denominator of 0 earns, which a rule must declare.
    func zeroDenominator() throws(ScorecardProblem) -> ZeroDenominatorPolicy {
        if let policy = text("zero").flatMap(ZeroDenominatorPolicy.init(rawValue:)) { return policy }
        throw problem(
            "zero", vi: "thiếu zero: ghi zero, full hoặc notApplicable cho trường hợp mẫu số bằng 0",
            en: "zero is missing: say zero, full or notApplicable for a denominator of 0")
    }

    /// The rate of the rule.
    func rate() throws(ScorecardProblem) -> Rate {
        let rounding =
            text("rateMode") == nil && text("rateDecimals") == nil
            ? nil : Scorecards.rounding(text("rateMode"), text("rateDecimals"))
        guard isIndex else {
            return Rate(.share, zeroDenominator: try zeroDenominator(), rounding: rounding)
        }
        guard text("zero") == nil else {
            throw problem(
                "zero", vi: "tỷ lệ lấy từ phiếu khảo sát nên không ghi zero",
                en: "the rate comes from a questionnaire: leave zero out")
        }
        return Rate(.index, rounding: rounding)
    }

    /// A problem at this element.
    func problem(_ field: String, vi: String, en: String) -> ScorecardProblem {
        ScorecardProblem(.rule, line: line, field: field, message: LocalizedText(vi: vi, en: en))
    }
}
