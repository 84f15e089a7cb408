/// Cuts an expression into tokens.
struct Scanner {
    let characters: [Character]
    private var position = 0

    init(_ source: String) {
        characters = Array(source)
    }

    /// All tokens in order.
    mutating func tokens() throws(ExpressionError) -> [Token] {
        var found: [Token] = []
        while position < characters.count {
            if characters[position].isWhitespace {
                position += 1
            } else {
                let column = position + 1
                found.append(Token(kind: try token(), column: column))
            }
        }
        return found
    }

    private mutating func token() throws(ExpressionError) -> Token.Kind {
        let first = characters[position]
        switch first {
        case "'", "\"": return try text(closing: first)
        case "$": return try reference()
        case ".":
            guard let next = peek(1), next.isDigit else {
                position += 1
                return .own
            }
            return try number()
        case "(", ")", ",", "+", "-", "*":
            position += 1
            return .mark(String(first))
        case "=", "<", ">", "!", "&", "|": return try comparison()
        default:
            if first.isDigit { return try number() }
            if first.isASCII && first.isLetter || first == "_" { return word() }
            throw failure(.unexpectedCharacter(first))
        }
    }

    private mutating func comparison() throws(ExpressionError) -> Token.Kind {
        let pair = String(characters[position...].prefix(2))
        if let instead = Self.foreignOperators[pair] { throw failure(.foreignOperator(pair, instead: instead)) }
        let mark = ["!=", "<=", ">="].contains(pair) ? pair : String(characters[position])
        guard ["=", "<", ">", "!=", "<=", ">="].contains(mark) else {
            throw failure(.unexpectedCharacter(characters[position]))
        }
        position += mark.count
        return .mark(mark)
    }

    private static let foreignOperators = [
        "==": "=", "<>": "!=", "=<": "<=", "=>": ">=", "&&": "and", "||": "or", "=!": "!=",
    ]

    private mutating func text(closing quote: Character) throws(ExpressionError) -> Token.Kind {
        guard let end = characters[(position + 1)...].firstIndex(of: quote) else { throw failure(.unclosedText) }
        let text = String(characters[(position + 1)..<end])
        position = end + 1
        return .text(text)
    }

    private mutating func reference() throws(ExpressionError) -> Token.Kind {
        guard peek(1) == "{", let end = characters[position...].firstIndex(of: "}") else {
            throw failure(.badReference)
        }
        var name = characters[(position + 2)..<end]
        while let last = name.last, last.isWhitespace { name.removeLast() }
        while let first = name.first, first.isWhitespace { name.removeFirst() }
        guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || "_-.".contains($0) }) else {
            throw failure(.badReference)
        }
        position = end + 1
        return .reference(String(name))
    }

    private mutating func number() throws(ExpressionError) -> Token.Kind {
        let start = position
        while let next = peek(0), next.isDigit || next == "." || next.isASCII && next.isLetter { position += 1 }
        let text = String(characters[start..<position])
        // `Double` also reads exponents and hexadecimal digits, which the language does not have.
        guard !text.hasSuffix("."), text.allSatisfy({ $0.isDigit || $0 == "." }), let value = Double(text),
            value.isFinite
        else { throw ExpressionError(column: start + 1, problem: .badNumber(String(text.prefix(40)))) }
        return .number(value)
    }

    /// Function names hold hyphens and, in XLSForm, colons: `count-selected`, `jr:choice-name`.
    private mutating func word() -> Token.Kind {
        let start = position
        while let next = peek(0), next.isASCII && next.isLetter || next.isDigit || "_-:".contains(next) {
            position += 1
        }
        return .word(String(characters[start..<position]))
    }

    private func peek(_ distance: Int) -> Character? {
        position + distance < characters.count ? characters[position + distance] : nil
    }

    private func failure(_ problem: ExpressionProblem) -> ExpressionError {
        ExpressionError(column: position + 1, problem: problem)
    }
}

extension Character {
    /// Whether this is one of 0…9; digits of other scripts are not.
    var isDigit: Bool { ("0"..."9").contains(self) && isASCII }
}
