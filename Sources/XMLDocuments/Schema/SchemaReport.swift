import Figures

/// A sentence of libxml2's schema validator, taken apart: the element and attribute it is about, and what it says.
///
/// libxml2 has these parts as separate texts but hands out only the whole: `Element '{urn:x}item', attribute 'code':
/// 'x' is not a valid value of the atomic type 'xs:integer'`.
struct SchemaReport {
    let code: Int
    let element: String?
    let attribute: String?
    /// What is said, without the element and attribute in front.
    let rest: String

    init(code: Int, sentence: String) {
        self.code = code
        var rest = Substring(sentence)
        element = Self.take(&rest, after: "Element '").map(Self.localName)
        attribute = Self.take(&rest, after: ", attribute '").map(Self.localName)
        if rest.hasPrefix(": ") { rest = rest.dropFirst(2) }
        self.rest = String(rest)
    }

    /// Takes a quoted text from the front, if it stands there.
    private static func take(_ text: inout Substring, after prefix: String) -> String? {
        guard text.hasPrefix(prefix) else { return nil }
        let body = text.dropFirst(prefix.count)
        guard let end = body.firstIndex(of: "'") else { return nil }
        text = body[body.index(after: end)...]
        return String(body[..<end])
    }

    /// A name without its namespace in braces.
    static func localName(_ name: String) -> String {
        guard let brace = name.lastIndex(of: "}") else { return name }
        return String(name[name.index(after: brace)...])
    }

    /// The text between the first `start` and the last `end` after it.
    func between(_ start: String, _ end: String) -> String? {
        guard let from = rest.firstRange(of: start)?.upperBound else { return nil }
        let body = rest[from...]
        guard let to = body.ranges(of: end).last?.lowerBound else { return nil }
        return String(body[..<to])
    }

    /// The first text in quotes.
    var firstQuoted: String? {
        guard let from = rest.firstIndex(of: "'") else { return nil }
        let body = rest[rest.index(after: from)...]
        guard let to = body.firstIndex(of: "'") else { return nil }
        return Self.localName(String(body[..<to]))
    }

    /// The names in "Expected is one of ( {urn:x}a, b )", without namespaces; wildcards are left out.
    var expectedNames: [String] {
        guard let list = between("( ", " )") else { return [] }
        return list.split(separator: ", ").map { Self.localName(String($0)) }.filter {
            !$0.hasPrefix("##") && $0 != "*"
        }
    }

    /// A value bounded to what a message can hold.
    static func short(_ value: String) -> String { value.count > 80 ? String(value.prefix(80)) + "…" : value }
}
