/// The branches of `if` or `coalesce`, all of one type.
enum Branches {
    case numbers([NumberNode])
    case texts([TextNode])
    case choices([TextNode])
    case dates([DateNode])
    case truths([TruthNode])
}

extension Checker {
    /// The branches as values of one type: `''` fits every type as "missing", a choice fits texts and numbers.
    func unified(_ nodes: [SyntaxNode]) throws(ExpressionError) -> Branches {
        var type: ExpressionType?
        var checked: [CheckedNode?] = []
        for node in nodes {
            let branch = node.isEmptyText ? nil : try check(node)
            checked.append(branch)
            guard let branch else { continue }
            if case .selection = branch {
                throw ExpressionError(column: node.column, problem: .wrongType(expected: .choice, found: .selection))
            }
            let known = type ?? branch.type
            guard let joined = Self.joined(known, branch.type) else {
                throw ExpressionError(column: node.column, problem: .branchesDiffer(known, branch.type))
            }
            type = joined
        }
        switch type ?? .text {
        case .number: return .numbers(checked.map(Self.numberBranch))
        case .choice: return .choices(checked.map(Self.textBranch))
        case .text, .selection: return .texts(checked.map(Self.textBranch))
        case .date:
            return .dates(checked.map { if case .date(let date) = $0 { date } else { .constant(nil) } })
        case .truth:
            return .truths(checked.map { if case .truth(let truth) = $0 { truth } else { .constant(.unknown) } })
        }
    }

    /// The type that holds values of both, if there is one.
    private static func joined(_ first: ExpressionType, _ second: ExpressionType) -> ExpressionType? {
        if first == second { return first }
        let both: Set = [first, second]
        if both == [.choice, .text] { return .text }
        if both == [.choice, .number] { return .number }
        return nil
    }

    private static func numberBranch(_ node: CheckedNode?) -> NumberNode {
        switch node {
        case .number(let number): number
        case .choice(let code): .fromText(code)
        default: .constant(.nan)
        }
    }

    private static func textBranch(_ node: CheckedNode?) -> TextNode {
        switch node {
        case .text(let text), .choice(let text): text
        default: .constant(nil)
        }
    }
}
