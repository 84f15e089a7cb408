/// Builds the tree of an expression from its tokens, by recursive descent along the levels of binding.
struct Parser {
    private let tokens: [Token]
    private let end: Int
    private var position = 0
    private var depth = 0
    private(set) var references: Set<String> = []
    private(set) var usesOwnValue = false

    /// Makes a parser; `end` is the column one past the expression.
    init(tokens: [Token], end: Int) {
        self.tokens = tokens
        self.end = end
    }

    /// The tree of the whole expression.
    mutating func expression() throws(ExpressionError) -> SyntaxNode {
        guard !tokens.isEmpty else { throw ExpressionError(column: 1, problem: .empty) }
        let root = try chain(level: 0)
        if let rest = current {
            throw ExpressionError(column: rest.column, problem: .expectedOperator(found: rest.shown))
        }
        return root
    }

    private mutating func chain(level: Int) throws(ExpressionError) -> SyntaxNode {
        guard level <= Operator.tightest else { return try signed() }
        let first = try chain(level: level + 1)
        var links: [SyntaxNode.Link] = []
        while let token = current, let sign = Self.sign(of: token), sign.level == level {
            position += 1
            links.append(SyntaxNode.Link(sign: sign, column: token.column, operand: try chain(level: level + 1)))
        }
        return links.isEmpty ? first : SyntaxNode(column: first.column, kind: .chain(first, links))
    }

    private mutating func signed() throws(ExpressionError) -> SyntaxNode {
        guard let token = current, token.kind == .mark("-") else { return try value() }
        try enter(at: token.column)
        position += 1
        let operand = try signed()
        depth -= 1
        return SyntaxNode(column: token.column, kind: .negated(operand))
    }

    private mutating func value() throws(ExpressionError) -> SyntaxNode {
        guard let token = current else { throw ExpressionError(column: end, problem: .unexpectedEnd) }
        position += 1
        switch token.kind {
        case .number(let value): return SyntaxNode(column: token.column, kind: .number(value))
        case .text(let text): return SyntaxNode(column: token.column, kind: .text(text))
        case .own:
            usesOwnValue = true
            return SyntaxNode(column: token.column, kind: .own)
        case .reference(let name):
            references.insert(name)
            return SyntaxNode(column: token.column, kind: .reference(name))
        case .word(let name): return try call(name, at: token)
        case .mark("("):
            try enter(at: token.column)
            let inner = try chain(level: 0)
            try take(")")
            depth -= 1
            return inner
        case .mark: throw ExpressionError(column: token.column, problem: .expectedValue(found: token.shown))
        }
    }

    private mutating func call(_ name: String, at token: Token) throws(ExpressionError) -> SyntaxNode {
        if Operator(rawValue: name) != nil {
            throw ExpressionError(column: token.column, problem: .expectedValue(found: name))
        }
        guard let function = Function(rawValue: name) else {
            guard current?.kind == .mark("(") else {
                throw ExpressionError(column: token.column, problem: .bareName(String(name.prefix(40))))
            }
            throw ExpressionError(column: token.column, problem: Function.problem(of: name))
        }
        try enter(at: token.column)
        try take("(")
        var arguments: [SyntaxNode] = []
        if current?.kind != .mark(")") {
            arguments.append(try chain(level: 0))
            while current?.kind == .mark(",") {
                position += 1
                arguments.append(try chain(level: 0))
            }
        }
        try take(")")
        depth -= 1
        let allowed = function.arguments
        guard allowed.range.contains(arguments.count) else {
            throw ExpressionError(
                column: token.column,
                problem: .wrongArguments(function: name, expected: allowed.text, found: arguments.count))
        }
        return SyntaxNode(column: token.column, kind: .call(function, arguments))
    }

    private var current: Token? { position < tokens.count ? tokens[position] : nil }

    private static func sign(of token: Token) -> Operator? {
        switch token.kind {
        case .mark(let text), .word(let text): Operator(rawValue: text)
        default: nil
        }
    }

    private mutating func take(_ mark: String) throws(ExpressionError) {
        guard let token = current else { throw ExpressionError(column: end, problem: .expectedMark(mark, found: nil)) }
        guard token.kind == .mark(mark) else {
            throw ExpressionError(column: token.column, problem: .expectedMark(mark, found: token.shown))
        }
        position += 1
    }

    private mutating func enter(at column: Int) throws(ExpressionError) {
        depth += 1
        guard depth <= Expression.deepest else {
            throw ExpressionError(column: column, problem: .tooDeep(limit: Expression.deepest))
        }
    }
}
