/// A page taken apart into tags, for the tests: it also checks that each element is closed where it must be.
struct Markup {
    struct Tag {
        var name: String
        var attributes: [String: String]
        /// The names of the elements around it, outermost first.
        var path: [String]
        /// The text inside, references resolved, without that of inner elements.
        var text = ""
    }

    private(set) var tags: [Tag] = []
    /// What is not well-formed.
    private(set) var faults: [String] = []

    private static let void: Set<String> = ["meta", "br", "line", "rect", "polygon"]

    init(_ page: String) {
        var open: [Int] = []
        var rest = page[...]
        while let start = rest.firstIndex(of: "<") {
            if let parent = open.last { tags[parent].text += Self.resolved(rest[..<start]) }
            guard let end = rest[start...].firstIndex(of: ">") else {
                faults.append("no end: \(rest[start...].prefix(40))")
                return
            }
            let inside = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if inside.hasPrefix("!") { continue }
            if inside.hasPrefix("/") {
                let name = String(inside.dropFirst())
                guard let index = open.popLast(), tags[index].name == name else {
                    faults.append("</\(name)> where another element is open")
                    return
                }
                continue
            }
            let isEmpty = inside.hasSuffix("/")
            let (name, attributes) = Self.parts(isEmpty ? inside.dropLast() : inside)
            tags.append(Tag(name: name, attributes: attributes, path: open.map { tags[$0].name }))
            if !isEmpty, !Self.void.contains(name) { open.append(tags.count - 1) }
        }
        if !open.isEmpty { faults.append("left open: \(open.map { tags[$0].name })") }
    }

    func all(_ name: String) -> [Tag] { tags.filter { $0.name == name } }

    private static func parts(_ inside: Substring) -> (String, [String: String]) {
        let name = inside.prefix { $0 != " " && $0 != "\n" }
        var attributes: [String: String] = [:]
        var rest = inside[name.endIndex...]
        while let equals = rest.firstIndex(of: "=") {
            let key = rest[..<equals].filter { $0 != " " && $0 != "\n" }
            let open = rest.index(after: equals)
            guard open < rest.endIndex, rest[open] == "\"",
                let close = rest[rest.index(after: open)...].firstIndex(of: "\"")
            else {
                attributes["?"] = "unquoted: \(inside)"
                break
            }
            attributes[key] = resolved(rest[rest.index(after: open)..<close])
            rest = rest[rest.index(after: close)...]
        }
        return (String(name), attributes)
    }

    private static func resolved(_ text: Substring) -> String {
        // By scalars: a mark that follows a reference would join its semicolon.
        var scalars = Array(text.unicodeScalars)
        for (reference, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
            scalars = Array(
                scalars.split(separator: Array(reference.unicodeScalars), omittingEmptySubsequences: false).joined(
                    separator: Array(sign.unicodeScalars)))
        }
        return String(String.UnicodeScalarView(scalars))
    }
}
