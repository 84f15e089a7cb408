import Figures

extension Checker {
    /// The checked form of a function and its arguments, whose number is right.
    func call(
        _ function: Function, _ arguments: [SyntaxNode], at column: Int
    ) throws(ExpressionError) -> CheckedNode {
        switch function {
        case .true: return .truth(.constant(.true))
        case .false: return .truth(.constant(.false))
        case .not: return .truth(.not(try truth(arguments[0])))
        case .if: return try choose(arguments)
        case .coalesce: return try firstPresent(arguments)
        case .selected: return .truth(try selected(arguments))
        case .countSelected:
            switch try check(arguments[0]) {
            case .selection(let slot): return .number(.countSelected(slot))
            case let other:
                throw ExpressionError(
                    column: arguments[0].column, problem: .wrongType(expected: .selection, found: other.type))
            }
        case .stringLength: return .number(.length(try text(arguments[0])))
        case .regex: return .truth(try fits(arguments))
        case .number:
            if case .text(let text) = try check(arguments[0]) { return .number(.fromText(text)) }
            return .number(try number(arguments[0]))
        case .date:
            if case .text(let text) = arguments[0].kind {
                return .date(.constant(try Self.day(text, at: arguments[0].column)))
            }
            if case .date(let date) = try check(arguments[0]) { return .date(date) }
            return .date(.fromText(try text(arguments[0])))
        case .min: return .number(.smallest(try numbers(arguments)))
        case .max: return .number(.largest(try numbers(arguments)))
        case .round: return .number(try rounded(arguments))
        case .int:
            return .number(.rounded(try number(arguments[0]), Rounder(rounding: Rounding(.truncate, decimals: 0))))
        case .abs: return .number(.magnitude(try number(arguments[0])))
        }
    }

    private func text(_ node: SyntaxNode) throws(ExpressionError) -> TextNode {
        switch try check(node) {
        case .text(let text), .choice(let text): return text
        case let other:
            throw ExpressionError(column: node.column, problem: .wrongType(expected: .text, found: other.type))
        }
    }

    /// `regex(text, 'pattern')`; the column of a wrong pattern is that of the character at fault.
    private func fits(_ arguments: [SyntaxNode]) throws(ExpressionError) -> TruthNode {
        let subject = try text(arguments[0])
        guard case .text(let source) = arguments[1].kind else {
            throw ExpressionError(column: arguments[1].column, problem: .needsLiteral(function: "regex"))
        }
        let pattern: Pattern
        do {
            pattern = try Pattern(source)
        } catch {
            // The pattern begins after its quotation mark.
            throw ExpressionError(column: arguments[1].column + 1 + error.offset, problem: .badPattern(error.text))
        }
        patterns.add(pattern, on: subject)
        return .fits(subject, pattern)
    }

    private func numbers(_ nodes: [SyntaxNode]) throws(ExpressionError) -> [NumberNode] {
        var result: [NumberNode] = []
        for node in nodes { result.append(try number(node)) }
        return result
    }

    private func rounded(_ arguments: [SyntaxNode]) throws(ExpressionError) -> NumberNode {
        var decimals = 0
        if arguments.count == 2 {
            guard case .number(let written) = arguments[1].kind, let whole = wholeNumber(written), whole <= 9 else {
                throw ExpressionError(column: arguments[1].column, problem: .badDecimals)
            }
            decimals = whole
        }
        return .rounded(try number(arguments[0]), Rounder(rounding: Rounding(.halfUp, decimals: decimals)))
    }

    /// `selected(${m}, 'code')`; on a single choice or a text it asks whether that is the code.
    private func selected(_ arguments: [SyntaxNode]) throws(ExpressionError) -> TruthNode {
        let code: String
        switch arguments[1].kind {
        case .text(let text): code = text
        case .number(let value): code = wholeNumber(value).map(String.init) ?? "\(value)"
        default: throw ExpressionError(column: arguments[1].column, problem: .needsLiteral(function: "selected"))
        }
        switch arguments[0].kind {
        case .own, .reference: break
        default: throw ExpressionError(column: arguments[0].column, problem: .needsReference(function: "selected"))
        }
        switch try check(arguments[0]) {
        case .selection(let slot): return .selected(slot, code)
        case .choice(let text), .text(let text): return .certainly(.sameTexts(text, .constant(code)))
        case let other:
            throw ExpressionError(
                column: arguments[0].column, problem: .wrongType(expected: .selection, found: other.type))
        }
    }

    private func choose(_ arguments: [SyntaxNode]) throws(ExpressionError) -> CheckedNode {
        let condition = try truth(arguments[0])
        switch try unified([arguments[1], arguments[2]]) {
        case .numbers(let branches): return .number(.choose(condition, branches[0], branches[1]))
        case .texts(let branches): return .text(.choose(condition, branches[0], branches[1]))
        case .choices(let branches): return .choice(.choose(condition, branches[0], branches[1]))
        case .dates(let branches): return .date(.choose(condition, branches[0], branches[1]))
        case .truths(let branches): return .truth(.choose(condition, branches[0], branches[1]))
        }
    }

    private func firstPresent(_ arguments: [SyntaxNode]) throws(ExpressionError) -> CheckedNode {
        switch try unified(arguments) {
        case .numbers(let branches): .number(.firstPresent(branches))
        case .texts(let branches): .text(.firstPresent(branches))
        case .choices(let branches): .choice(.firstPresent(branches))
        case .dates(let branches): .date(.firstPresent(branches))
        case .truths(let branches): .truth(.firstPresent(branches))
        }
    }
}
