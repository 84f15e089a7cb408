public import Figures

/// A formula over numbers that is calculated exactly: in fractions, never in binary floating point.
///
/// The language is that of `Expression`, less what is about texts, choices and dates. Numbers in it mean the decimal that
/// is written, so `0.1 + 0.2 = 0.3` holds.
public struct ExactExpression: Sendable, Hashable {
    /// The formula that it was made from.
    public let expression: Expression
    /// Whether it divides anywhere, so that a denominator may be 0.
    public let divides: Bool

    private let root: NumberNode
    private let names: [String]

    /// Parses and checks a formula.
    ///
    /// - Parameters:
    ///   - source: the formula.
    ///   - names: the numbers that there are.
    /// - Throws: what is wrong, and at which column; `wrongType` and `needsExactNumbers` where it is about anything but numbers.
    public init(parsing source: String, names: Set<String>) throws(ExpressionError) {
        let expression = try Expression(parsing: source)
        try Self.requireNumbers(expression.root)
        let scope = Dictionary(uniqueKeysWithValues: names.map { ($0, ExpressionType.number) })
        let compiled = try expression.compiled(scope: scope, expecting: .number)
        guard case .number(let root) = compiled.root else {
            throw ExpressionError(column: 1, problem: .wrongType(expected: .number, found: compiled.type))
        }
        self.expression = expression
        self.root = root
        self.names = compiled.names
        divides = Self.divides(expression.root)
    }

    /// What a formula comes to.
    public enum Outcome: Sendable, Hashable {
        /// The number.
        case value(Ratio)
        /// A number that it needs is not there.
        case missing
        /// It divides by 0.
        case dividedByZero
    }

    /// The formula with these numbers.
    ///
    /// Only the branch of an `if` that holds is calculated, so that `if(${d} = 0, 0, ${n} div ${d})` never divides by 0.
    /// Throws `overflow` where a fraction does not fit in 128 bits.
    public func outcome(_ value: (String) -> Ratio?) throws(FiguresError) -> Outcome {
        let run = ExactRun(values: names.map(value))
        do throws(FiguresError) {
            return try run.number(root).map { .value($0) } ?? .missing
        } catch .zeroDivision {
            return .dividedByZero
        } catch {
            throw error
        }
    }

    /// Whether both are written alike.
    public static func == (left: ExactExpression, right: ExactExpression) -> Bool {
        left.expression == right.expression
    }

    /// Hashes what is written.
    public func hash(into hasher: inout Hasher) { hasher.combine(expression) }

    private static func requireNumbers(_ node: SyntaxNode) throws(ExpressionError) {
        switch node.kind {
        case .number, .reference: break
        case .text: throw ExpressionError(column: node.column, problem: .wrongType(expected: .number, found: .text))
        case .own: throw ExpressionError(column: node.column, problem: .noOwnValue)
        case .negated(let inner): try requireNumbers(inner)
        case .chain(let first, let links):
            try requireNumbers(first)
            for link in links { try requireNumbers(link.operand) }
        case .call(let function, let arguments):
            switch function {
            case .selected, .countSelected, .stringLength, .regex, .number, .date:
                throw ExpressionError(column: node.column, problem: .needsExactNumbers(function: function.rawValue))
            default: for argument in arguments { try requireNumbers(argument) }
            }
        }
    }

    private static func divides(_ node: SyntaxNode) -> Bool {
        switch node.kind {
        case .number, .reference, .text, .own: false
        case .negated(let inner): divides(inner)
        case .chain(let first, let links):
            divides(first) || links.contains { $0.sign == .div || $0.sign == .mod || divides($0.operand) }
        case .call(_, let arguments): arguments.contains(where: divides)
        }
    }
}
