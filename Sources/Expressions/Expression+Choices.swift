/// A condition that people can be told on paper: which answers of which question it asks for.
public struct ChoiceCondition: Sendable, Hashable {
    /// The question.
    public var question: String
    /// The codes of which one is asked for.
    public var codes: [String]
    /// Whether the answer must not be one of the codes.
    public var isExcluded: Bool

    /// Makes a condition.
    public init(question: String, codes: [String], isExcluded: Bool = false) {
        self.question = question
        self.codes = codes
        self.isExcluded = isExcluded
    }
}

extension Expression {
    /// The conditions that must all hold, if the expression says no more than which answers are asked for: `${q} = '1'`,
    /// `${q} != '1'`, `selected(${m}, '7')`, several of one question joined by `or`, and all of these joined by `and`; nil for
    /// anything else.
    public var choiceConditions: [ChoiceCondition]? { Self.conditions(root) }

    private static func conditions(_ node: SyntaxNode) -> [ChoiceCondition]? {
        guard case .chain(let first, let links) = node.kind, links.allSatisfy({ $0.sign == .and }) else {
            return condition(node).map { [$0] }
        }
        var all: [ChoiceCondition] = []
        for part in [first] + links.map(\.operand) {
            guard let found = conditions(part) else { return nil }
            all += found
        }
        return all
    }

    private static func condition(_ node: SyntaxNode) -> ChoiceCondition? {
        switch node.kind {
        case .call(.selected, let arguments):
            guard arguments.count == 2, case .reference(let question) = arguments[0].kind, let code = code(arguments[1])
            else { return nil }
            return ChoiceCondition(question: question, codes: [code])
        case .chain(let first, let links):
            if links.allSatisfy({ $0.sign == .or }) { return alternatives([first] + links.map(\.operand)) }
            guard links.count == 1, [.equal, .notEqual].contains(links[0].sign),
                case .reference(let question) = first.kind,
                let code = code(links[0].operand)
            else { return nil }
            return ChoiceCondition(question: question, codes: [code], isExcluded: links[0].sign == .notEqual)
        default: return nil
        }
    }

    /// Several codes of one question.
    private static func alternatives(_ nodes: [SyntaxNode]) -> ChoiceCondition? {
        var joined: ChoiceCondition?
        for node in nodes {
            guard let next = condition(node), !next.isExcluded, joined == nil || joined?.question == next.question
            else {
                return nil
            }
            joined = ChoiceCondition(question: next.question, codes: (joined?.codes ?? []) + next.codes)
        }
        return joined
    }

    private static func code(_ node: SyntaxNode) -> String? {
        switch node.kind {
        case .text(let text) where !text.isEmpty: text
        case .number(let value): wholeNumber(value).map { "\($0)" }
        default: nil
        }
    }
}
