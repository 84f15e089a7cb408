import Expressions
public import Figures

/// Expression: points by a formula over named inputs, in the language of questionnaire rules, calculated exactly.
///
/// Example: `${onTime} div ${all} * 2 + if(${late} = 0, 0.5, 0)`; 9 of 10 on time and none late earn 1,8 + 0,5 = 2,3.
/// What the formula gives is held between 0 and the maximum, and the branch says so.
public struct ExpressionRule: ScoringRule {
    /// `expression`.
    public static let name = "expression"

    /// The inputs in order.
    public let inputs: [RuleInput]
    /// What a division by 0 earns; nil for a formula that never divides.
    public let zeroDenominator: ZeroDenominatorPolicy?
    private let formula: ExactExpression

    /// The formula as it was written.
    public var source: String { formula.expression.source }

    init(_ formula: ExactExpression, inputs: [RuleInput], zeroDenominator: ZeroDenominatorPolicy?) {
        self.formula = formula
        self.inputs = inputs
        self.zeroDenominator = zeroDenominator
    }

    /// The rule in words: the formula with what its names mean.
    public func text(maximum: Ratio) -> LocalizedText {
        let vi = inputs.map { "\($0.name): \($0.title.vi)" }.joined(separator: "; ")
        let en = inputs.map { "\($0.name): \($0.title.en)" }.joined(separator: "; ")
        return LocalizedText(
            vi: "\(source) (\(vi)), từ 0 đến \(maximum.vi) điểm",
            en: "\(source) (\(en)), from 0 to \(maximum.enPoints)")
    }

    /// What the formula gives, held between 0 and the maximum.
    public func outcome(_ inputs: RuleInputs, maximum: Ratio) throws(FiguresError) -> RuleOutcome {
        let missing = missing(in: inputs)
        guard missing.isEmpty else { return .missing(missing) }
        switch try formula.outcome({ inputs[$0] }) {
        case .value(let points):
            return RuleOutcome(.exact(points.held(to: maximum)), branch: .formula(points))
        // All inputs are there, so only a formula that says so itself, as by coalesce(''), comes to nothing.
        case .missing: return .missing(self.inputs.map(\.name))
        case .dividedByZero:
            let policy = zeroDenominator ?? .zero
            return RuleOutcome(policy.points(of: maximum), branch: .zeroDenominator(policy))
        }
    }

    /// The value of the formula, and whether it was held to 0 or to the maximum.
    public func text(of branch: RuleBranch, maximum: Ratio) -> LocalizedText {
        guard case .formula(let value) = branch else { return commonText(of: branch, maximum: maximum) }
        if value > maximum {
            return LocalizedText(
                vi: "công thức cho \(value.vi), lấy điểm tối đa \(maximum.vi)",
                en: "the formula gives \(value.en), held to the maximum \(maximum.en)")
        }
        if value.isNegative {
            return LocalizedText(vi: "công thức cho \(value.vi), lấy 0", en: "the formula gives \(value.en), held to 0")
        }
        return LocalizedText(vi: "công thức cho \(value.vi)", en: "the formula gives \(value.en)")
    }

    /// The inputs have different names, and the formula uses each of them.
    public func problems(maximum: Ratio) -> [RuleProblem] {
        let unused = inputs.map(\.name).filter { !formula.expression.references.contains($0) }
        return unused.map { name in
            RuleProblem(
                .rule,
                message: LocalizedText(
                    vi: "số liệu “\(name)” không dùng trong công thức: bỏ đi hoặc sửa công thức",
                    en: "the formula does not use the input “\(name)”: take it out or mend the formula"))
        }
    }
}

extension ExpressionRule: CardRule {
    /// Reads the rule from a card.
    init(_ element: RuleElement) throws(ScorecardProblem) {
        var inputs: [RuleInput] = []
        for child in element.children("input") {
            inputs.append(
                RuleInput(child.text("id") ?? "", title: child.label, kind: RuleInput.Kind(child.text("kind"))))
        }
        let formula: ExactExpression
        do throws(ExpressionError) {
            formula = try ExactExpression(parsing: element.text("formula") ?? "", names: Set(inputs.map(\.name)))
        } catch {
            throw ScorecardProblem(.rule, line: element.line, field: "formula", message: error.message)
        }
        guard formula.divides else {
            guard element.text("zero") == nil else {
                throw element.problem(
                    "zero", vi: "công thức không có phép chia nên không ghi zero",
                    en: "the formula divides by nothing: leave zero out")
            }
            self.init(formula, inputs: inputs, zeroDenominator: nil)
            return
        }
        self.init(formula, inputs: inputs, zeroDenominator: try element.zeroDenominator())
    }
}
