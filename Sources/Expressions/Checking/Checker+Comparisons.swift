import Figures

extension Checker {
    /// The comparison of two parts; `= ''` and `!= ''` ask whether the other side is missing.
    func comparison(of first: SyntaxNode, _ link: SyntaxNode.Link) throws(ExpressionError) -> TruthNode {
        let left = try check(first)
        let right = try check(link.operand)
        if link.sign == .equal || link.sign == .notEqual, first.isEmptyText || link.operand.isEmptyText {
            let missing = TruthNode.isMissing(link.operand.isEmptyText ? left : right)
            return link.sign == .equal ? missing : .not(missing)
        }
        // A text that is written beside a date is a date.
        if case .date = left, case .text(let text) = link.operand.kind {
            return try compared(left, link, .date(.constant(try Self.day(text, at: link.operand.column))))
        }
        if case .date = right, case .text(let text) = first.kind {
            return try compared(.date(.constant(try Self.day(text, at: first.column))), link, right)
        }
        return try compared(left, link, right)
    }

    /// The comparison of two values by their types.
    func compared(
        _ left: CheckedNode, _ link: SyntaxNode.Link, _ right: CheckedNode
    ) throws(ExpressionError) -> TruthNode {
        let same: TruthNode? =
            switch link.sign {
            case .equal, .notEqual: Self.sameness(left, right)
            case .less: Self.ordered(.less, left, right)
            case .lessOrEqual: Self.ordered(.lessOrEqual, left, right)
            case .greater: Self.ordered(.greater, left, right)
            default: Self.ordered(.greaterOrEqual, left, right)
            }
        guard let same else {
            let problem = ExpressionProblem.notComparable(left.type, right.type, by: link.sign.rawValue)
            throw ExpressionError(column: link.column, problem: problem)
        }
        return link.sign == .notEqual ? .not(same) : same
    }

    private static func sameness(_ left: CheckedNode, _ right: CheckedNode) -> TruthNode? {
        switch (left, right) {
        case (.number(let a), .number(let b)): .compareNumbers(.equal, a, b)
        case (.text(let text), .number(let number)), (.choice(let text), .number(let number)),
            (.number(let number), .text(let text)), (.number(let number), .choice(let text)):
            .sameNumber(text, number)
        case (.text(let a), .text(let b)), (.text(let a), .choice(let b)), (.choice(let a), .text(let b)),
            (.choice(let a), .choice(let b)):
            .sameTexts(a, b)
        case (.date(let a), .date(let b)): .compareDates(.equal, a, b)
        case (.truth(let a), .truth(let b)): .sameTruths(a, b)
        default: nil
        }
    }

    /// Numbers and dates have an order; texts have one only as numbers, as in XPath 1.0.
    private static func ordered(_ order: Order, _ left: CheckedNode, _ right: CheckedNode) -> TruthNode? {
        if case .date(let a) = left, case .date(let b) = right { return .compareDates(order, a, b) }
        guard let a = orderable(left), let b = orderable(right) else { return nil }
        return .compareNumbers(order, a, b)
    }

    private static func orderable(_ node: CheckedNode) -> NumberNode? {
        switch node {
        case .number(let number): number
        case .text(.constant(let text)): number(of: text).isNaN ? nil : .constant(number(of: text))
        case .text(let text), .choice(let text): .fromText(text)
        case .date, .truth, .selection: nil
        }
    }

    /// The number that a text stands for; NaN if it is none or missing.
    static func number(of text: String?) -> Double {
        guard let text, let ratio = try? Ratio(decimal: text) else { return .nan }
        return ratio.double
    }

    /// The day that a written text stands for.
    static func day(_ text: String, at column: Int) throws(ExpressionError) -> Int32 {
        guard let date = try? CalendarDate(iso: text) else {
            throw ExpressionError(column: column, problem: .notADate(String(text.prefix(40))))
        }
        return Int32(date.dayNumber)
    }
}
