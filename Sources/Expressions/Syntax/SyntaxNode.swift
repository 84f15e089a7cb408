/// A part of a parsed expression, and the column that errors about it name.
struct SyntaxNode: Sendable {
    let column: Int
    let kind: Kind

    indirect enum Kind: Sendable {
        case number(Double)
        case text(String)
        case own
        case reference(String)
        case negated(SyntaxNode)
        /// Operators of one level of binding in a row, from left to right: `a + b - c`. A list and not nested pairs, so
        /// that a sum of a thousand terms is not a thousand levels deep.
        case chain(SyntaxNode, [Link])
        case call(Function, [SyntaxNode])
    }

    /// One operator of a chain and what stands right of it.
    struct Link: Sendable {
        let sign: Operator
        /// The column of the sign.
        let column: Int
        let operand: SyntaxNode
    }

    /// Whether this is the text of no characters, which stands for "missing".
    var isEmptyText: Bool {
        if case .text("") = kind { true } else { false }
    }
}

/// The operators between two values.
enum Operator: String, Sendable {
    case or
    case and
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case plus = "+"
    case minus = "-"
    case times = "*"
    case div
    case mod

    /// How tightly it binds: 0 for `or`, 5 for `*`.
    var level: Int {
        switch self {
        case .or: 0
        case .and: 1
        case .equal, .notEqual: 2
        case .less, .lessOrEqual, .greater, .greaterOrEqual: 3
        case .plus, .minus: 4
        case .times, .div, .mod: 5
        }
    }

    /// The tightest level.
    static let tightest = 5
}
