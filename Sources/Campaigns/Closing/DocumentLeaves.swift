internal import XMLDocuments

/// The attributes and texts of a document that people write, each with a path that stays the same when others come and go.
struct DocumentLeaves {
    /// Paths with values, in the order of the document.
    private(set) var all: [(path: String, value: String)] = []

    /// What an element is known by, first found first.
    private static let names = ["id", "file", "step", "code", "question", "variable", "level", "block"]

    init(_ root: XMLElement) {
        for attribute in root.attributes { all.append(("@" + attribute.name, attribute.value)) }
        addChildren(of: root, path: "")
    }

    private mutating func addChildren(of element: XMLElement, path: String) {
        var seen: [String: Int] = [:]
        for child in element.children {
            var step = child.name
            if let name = Self.names.lazy.compactMap({ child.attribute($0) }).first { step += "[\(name)]" }
            seen[step, default: 0] += 1
            if let count = seen[step], count > 1 { step += "(\(count))" }
            add(child, path: path + step)
        }
    }

    private mutating func add(_ element: XMLElement, path: String) {
        let text = element.text
        if element.attributes.isEmpty && element.children.isEmpty || !text.isEmpty { all.append((path, text)) }
        for attribute in element.attributes { all.append((path + "/@" + attribute.name, attribute.value)) }
        addChildren(of: element, path: path + "/")
    }
}
