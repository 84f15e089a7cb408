/// An expression whose names and types were checked, ready to run over blocks of rows.
public struct CompiledExpression: Sendable {
    /// The expression that it was made from.
    public let expression: Expression
    /// The type of its value.
    public let type: ExpressionType

    let root: CheckedNode
    /// The variables in the order of their slots; the cell itself comes after them.
    let names: [String]
    /// The patterns in it, each with the text that it is matched against.
    let patterns: [PatternUse]
}

extension Expression {
    /// Checks names and types.
    ///
    /// - Parameters:
    ///   - scope: the variables that there are, and their types.
    ///   - own: the type of the cell itself (`.`); nil where there is none.
    ///   - expected: the type that the whole must have; a choice will do for a number.
    /// - Throws: what does not fit, and at which column.
    public func compiled(
        scope: [String: ExpressionType], own: ExpressionType? = nil, expecting expected: ExpressionType = .truth
    ) throws(ExpressionError) -> CompiledExpression {
        let names = references.sorted()
        let checker = Checker(scope: scope, own: own, names: names)
        let checked: CheckedNode
        switch expected {
        case .truth: checked = .truth(try checker.truth(root))
        case .number: checked = .number(try checker.number(root))
        default:
            checked = try checker.check(root)
            guard checked.type == expected else {
                throw ExpressionError(
                    column: root.column, problem: .wrongType(expected: expected, found: checked.type))
            }
        }
        return CompiledExpression(
            expression: self, type: checked.type, root: checked, names: names, patterns: checker.patterns.uses)
    }
}
