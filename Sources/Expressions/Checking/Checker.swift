import Figures

/// Checks the names and types of an expression and gives each variable its slot.
struct Checker {
    private let scope: [String: ExpressionType]
    private let own: ExpressionType?
    private let names: [String]
    /// The patterns met so far.
    let patterns = PatternList()

    /// The slot of the cell itself is the one after those of the names.
    private var ownSlot: Slot { names.count }

    /// Makes a checker; `names` are the variables in the order of their slots.
    init(scope: [String: ExpressionType], own: ExpressionType?, names: [String]) {
        self.scope = scope
        self.own = own
        self.names = names
    }

    /// The checked form of a part.
    func check(_ node: SyntaxNode) throws(ExpressionError) -> CheckedNode {
        switch node.kind {
        case .number(let value): return .number(.constant(value))
        case .text(let text): return .text(.constant(text))
        case .own, .reference:
            let (slot, type) = try variable(node)
            switch type {
            case .number: return .number(.variable(slot))
            case .text: return .text(.variable(slot))
            case .choice: return .choice(.variable(slot))
            case .date: return .date(.variable(slot))
            case .truth: return .truth(.variable(slot))
            case .selection: return .selection(slot)
            }
        case .negated(let operand): return .number(.negated(try number(operand)))
        case .chain(let first, let links): return try chain(first, links)
        case .call(let function, let arguments): return try call(function, arguments, at: node.column)
        }
    }

    /// The slot and type of a variable.
    func variable(_ node: SyntaxNode) throws(ExpressionError) -> (Slot, ExpressionType) {
        if case .reference(let name) = node.kind {
            guard let type = scope[name], let slot = names.firstIndex(of: name) else {
                throw ExpressionError(column: node.column, problem: .unknownName(name))
            }
            return (slot, type)
        }
        guard let own else { throw ExpressionError(column: node.column, problem: .noOwnValue) }
        return (ownSlot, own)
    }

    /// A part that must be a condition.
    func truth(_ node: SyntaxNode) throws(ExpressionError) -> TruthNode {
        let checked = try check(node)
        guard case .truth(let truth) = checked else {
            throw ExpressionError(column: node.column, problem: .wrongType(expected: .truth, found: checked.type))
        }
        return truth
    }

    /// A part that must be a number, or the code of a choice as a number.
    func number(_ node: SyntaxNode) throws(ExpressionError) -> NumberNode {
        switch try check(node) {
        case .number(let number): return number
        case .choice(let code): return .fromText(code)
        case let other:
            throw ExpressionError(column: node.column, problem: .wrongType(expected: .number, found: other.type))
        }
    }

    private func chain(_ first: SyntaxNode, _ links: [SyntaxNode.Link]) throws(ExpressionError) -> CheckedNode {
        switch links[0].sign {
        case .and, .or:
            var parts = [try truth(first)]
            for link in links { parts.append(try truth(link.operand)) }
            return .truth(links[0].sign == .and ? .all(parts) : .any(parts))
        case .plus, .minus, .times, .div, .mod:
            var result = try check(first)
            for link in links { result = try calculated(result, link, try check(link.operand)) }
            return result
        default:
            if links.count > 1 {
                let problem = ExpressionProblem.chainedComparison(links[1].sign.rawValue)
                throw ExpressionError(column: links[1].column, problem: problem)
            }
            return .truth(try comparison(of: first, links[0]))
        }
    }

    private func calculated(
        _ left: CheckedNode, _ link: SyntaxNode.Link, _ right: CheckedNode
    ) throws(ExpressionError) -> CheckedNode {
        switch (left, right, link.sign) {
        case (.date(let later), .date(let earlier), .minus): return .number(.days(later, earlier))
        case (.date(let date), .number(let days), .plus), (.number(let days), .date(let date), .plus):
            return .date(.shifted(date, days))
        case (.date(let date), .number(let days), .minus): return .date(.shifted(date, .negated(days)))
        default:
            guard let a = Self.asNumber(left), let b = Self.asNumber(right) else {
                let problem = ExpressionProblem.notCalculable(left.type, right.type, by: link.sign.rawValue)
                throw ExpressionError(column: link.column, problem: problem)
            }
            let step = NumberNode.Step(sign: link.sign, operand: b)
            if case .calculated(let first, let steps) = a { return .number(.calculated(first, steps + [step])) }
            return .number(.calculated(a, [step]))
        }
    }

    private static func asNumber(_ node: CheckedNode) -> NumberNode? {
        switch node {
        case .number(let number): number
        case .choice(let code): .fromText(code)
        default: nil
        }
    }
}
