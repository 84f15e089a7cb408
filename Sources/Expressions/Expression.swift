/// A rule or formula in the syntax of XLSForm, such as `${q7} = 1 and count-selected(${q8}) <= 3`.
///
/// What there is: numbers, `'texts'` and `"texts"`, `${name}`, `.` (the cell itself); `or`, `and`, `= !=`, `< <= > >=`,
/// `+ -`, `* div mod`, a leading `-`, in this order of binding as in XPath 1.0; and these functions:
///
/// | function | value |
/// |---|---|
/// | `not(a)`, `true()`, `false()` | as they say |
/// | `if(condition, a, b)` | a where the condition holds, b where it does not |
/// | `coalesce(a, b, …)` | the first that is not missing |
/// | `selected(${m}, 'code')` | whether the code is among those chosen |
/// | `count-selected(${m})` | how many codes are chosen |
/// | `string-length(text)` | the characters of a text |
/// | `regex(text, 'pattern')` | whether the whole text fits a pattern of PCRE2 |
/// | `number(text)`, `date('2023-06-30')` | the number or day that a text stands for, missing if none |
/// | `min(a, …)`, `max(a, …)`, `abs(a)` | as they say |
/// | `round(a)`, `round(a, decimals)` | rounded half up, away from zero |
/// | `int(a)` | without its decimals |
///
/// `today()` and `now()` are refused, as results may not depend on the day. A match of `regex()` that costs more steps or
/// memory than is allowed is missing, and `evaluation` names its rows. Dates may be subtracted (days between) and moved by a number of days.
///
/// An expression is parsed once, checked against the variables there are (`compiled`), and run over blocks of rows.
public struct Expression: Sendable, Hashable, CustomStringConvertible {
    /// The expression as it was written.
    public let source: String
    /// The names of all variables that it reads as `${name}`.
    public let references: Set<String>
    /// Whether it reads the cell itself (`.`).
    public let usesOwnValue: Bool

    /// The most characters that an expression may have.
    public static let longest = 4_096
    /// The most levels of parentheses, functions and signs.
    public static let deepest = 64

    let root: SyntaxNode

    /// Parses an expression. Throws what is wrong with its writing, and at which column.
    public init(parsing source: String) throws(ExpressionError) {
        // A character of hostile text may be of any length, so the bytes are bounded too.
        guard source.utf8.count <= Self.longest * 16, source.count <= Self.longest else {
            throw ExpressionError(column: Self.longest + 1, problem: .tooLong(limit: Self.longest))
        }
        var scanner = Scanner(source)
        var parser = Parser(tokens: try scanner.tokens(), end: scanner.characters.count + 1)
        root = try parser.expression()
        references = parser.references
        usesOwnValue = parser.usesOwnValue
        self.source = source
    }

    /// The expression as it was written.
    public var description: String { source }

    /// Whether both are written alike.
    public static func == (left: Expression, right: Expression) -> Bool { left.source == right.source }

    /// Hashes what is written.
    public func hash(into hasher: inout Hasher) { hasher.combine(source) }
}
