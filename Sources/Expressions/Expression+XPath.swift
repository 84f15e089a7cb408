extension Expression {
    /// The expression as XPath, as XForms of ODK read it: `${q1}` becomes the path of its question, everything else stays.
    ///
    /// Where ODK's functions differ, the text is written so that it means the same there: `coalesce` takes two arguments.
    ///
    /// - Parameter path: the path of a question.
    /// - SeeAlso: ODK XForms specification, <https://getodk.github.io/xforms-spec/>, sections "XPath Functions", "XPath Paths".
    public func xpath(_ path: @escaping (String) -> String) -> String { XPathText(path: path).text(root) }

    /// The questions without whose answers nothing can be said: all that it reads, but those that it asks whether they are
    /// missing (`${q1} = ''`) or has something in place of (`coalesce`).
    public var answersNeeded: Set<String> { references.subtracting(Self.expendable(root)) }

    private static func expendable(_ node: SyntaxNode) -> Set<String> {
        switch node.kind {
        case .number, .text, .own, .reference: return []
        case .negated(let inner): return expendable(inner)
        case .call(let function, let arguments):
            let own = function == .coalesce ? arguments.compactMap(name) : []
            return arguments.reduce(Set(own)) { $0.union(expendable($1)) }
        case .chain(let first, let links):
            var found = links.reduce(expendable(first)) { $0.union(expendable($1.operand)) }
            let nodes = [first] + links.map(\.operand)
            if nodes.contains(where: \.isEmptyText), links.allSatisfy({ [.equal, .notEqual].contains($0.sign) }) {
                found.formUnion(nodes.compactMap(name))
            }
            return found
        }
    }

    private static func name(_ node: SyntaxNode) -> String? {
        if case .reference(let name) = node.kind { name } else { nil }
    }
}

/// Writes the tree of an expression as XPath.
private struct XPathText {
    let path: (String) -> String

    func text(_ node: SyntaxNode) -> String {
        switch node.kind {
        case .number(let value): return number(value)
        // A text of the language holds one kind of quotation mark at most.
        case .text(let text): return text.contains("'") ? "\"\(text)\"" : "'\(text)'"
        case .own: return "."
        case .reference(let name): return path(name)
        case .negated(let inner): return "-" + operand(inner)
        case .chain(let first, let links):
            return links.reduce(operand(first)) { "\($0) \($1.sign.rawValue) \(operand($1.operand))" }
        case .call(.coalesce, let arguments): return coalesce(arguments[...])
        case .call(let function, let arguments):
            return "\(function.rawValue)(\(arguments.map(text).joined(separator: ", ")))"
        }
    }

    /// An operand: the tree no longer knows its brackets, so each chain gets some.
    private func operand(_ node: SyntaxNode) -> String {
        if case .chain = node.kind { "(\(text(node)))" } else { text(node) }
    }

    private func coalesce(_ arguments: ArraySlice<SyntaxNode>) -> String {
        guard arguments.count > 1, let first = arguments.first else { return arguments.first.map(text) ?? "''" }
        return "coalesce(\(text(first)), \(coalesce(arguments.dropFirst())))"
    }

    /// A number without exponent, which XPath 1.0 does not have.
    private func number(_ value: Double) -> String {
        let written = wholeNumber(value).map { "\($0)" } ?? "\(value)"
        guard let mark = written.firstIndex(of: "e"), let exponent = Int(written[written.index(after: mark)...]) else {
            return written
        }
        let mantissa = written[..<mark]
        let digits = mantissa.filter { $0 != "." }
        let places =
            exponent
            + (mantissa.firstIndex(of: ".").map { mantissa.distance(from: mantissa.startIndex, to: $0) } ?? digits.count)
        if places <= 0 { return "0." + String(repeating: "0", count: -places) + digits }
        if places >= digits.count { return digits + String(repeating: "0", count: places - digits.count) }
        return digits.prefix(places) + "." + digits.dropFirst(places)
    }
}
