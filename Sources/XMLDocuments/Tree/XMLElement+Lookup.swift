public import Figures

extension XMLElement {
    /// The child elements, in order.
    public var children: [XMLElement] {
        nodes.compactMap { if case .element(let child) = $0 { child } else { nil } }
    }

    /// The child elements with a local name in this element's namespace, in order.
    public func children(_ name: String) -> [XMLElement] {
        children.filter { $0.name == name && $0.namespace == namespace }
    }

    /// The first child element with a local name in this element's namespace.
    public func child(_ name: String) -> XMLElement? {
        for case .element(let child) in nodes where child.name == name && child.namespace == namespace { return child }
        return nil
    }

    /// The first child element with a local name.
    ///
    /// - Throws: A problem at this element if there is none.
    public func requiredChild(_ name: String) throws(XMLProblem) -> XMLElement {
        if let child = child(name) { return child }
        throw problem(
            LocalizedText(
                vi: "<\(self.name)>: thiếu phần tử con <\(name)>.",
                en: "<\(self.name)>: lacks a child element <\(name)>."),
            expected: [name])
    }

    /// The text directly inside, without that of child elements.
    public var rawText: String {
        var text = ""
        for case .text(let piece) in nodes { text += piece }
        return text
    }

    /// ``rawText`` without the white space around it.
    public var text: String { XMLText.trimmed(rawText) }

    /// The value of an attribute in no namespace.
    public func attribute(_ name: String) -> String? {
        attributes.first { $0.name == name && $0.namespace == nil }?.value
    }

    /// The value of an attribute in a namespace.
    public func attribute(_ name: String, namespace: String) -> String? {
        attributes.first { $0.name == name && $0.namespace == namespace }?.value
    }

    /// The value of an attribute that must be there.
    ///
    /// - Throws: A problem at this element if it is not.
    public func requiredAttribute(_ name: String) throws(XMLProblem) -> String {
        if let value = attribute(name) { return value }
        throw problem(
            LocalizedText(
                vi: "<\(self.name)>: thiếu thuộc tính “\(name)”.",
                en: "<\(self.name)>: the attribute “\(name)” is missing."
            ), attribute: name, expected: [name])
    }

    /// The value of an attribute as a whole number; nil if it is not there.
    ///
    /// - Throws: A problem at this element if the value is no whole number or too large.
    public func integerAttribute(_ name: String) throws(XMLProblem) -> Int? {
        guard let value = attribute(name) else { return nil }
        if let number = Int(XMLText.trimmed(value)) { return number }
        throw problem(
            LocalizedText(
                vi: "Thuộc tính “\(name)” của <\(self.name)>: “\(value)” không phải là số nguyên.",
                en: "Attribute “\(name)” of <\(self.name)>: “\(value)” is not a whole number."), attribute: name,
            expected: ["xs:integer"])
    }

    /// The value of an attribute as true or false, written as in XML Schema (`true`, `false`, `1`, `0`, white space around
    /// it aside); nil if it is not there or is none of these, which a schema has told before.
    public func truth(_ name: String) -> Bool? {
        switch attribute(name).map(XMLText.trimmed) {
        case "true", "1": true
        case "false", "0": false
        default: nil
        }
    }

    /// A problem at this element's place, for what the reader of a document finds wrong in it.
    public func problem(
        _ message: LocalizedText, attribute: String? = nil, expected: [String] = []
    ) -> XMLProblem {
        XMLProblem(
            kind: .content, file: file, line: line, column: column, element: name, attribute: attribute,
            message: message, expected: expected)
    }

    /// Whether two elements hold the same, wherever they were read from.
    public func hasSameContent(as other: XMLElement) -> Bool {
        guard name == other.name, namespace == other.namespace, attributes == other.attributes,
            nodes.count == other.nodes.count
        else { return false }
        return zip(nodes, other.nodes).allSatisfy { pair in
            switch pair {
            case (.text(let left), .text(let right)): left == right
            case (.element(let left), .element(let right)): left.hasSameContent(as: right)
            default: false
            }
        }
    }
}

/// The white space of XML: space, tab, line feed, carriage return.
enum XMLText {
    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

    /// A text without the white space at its ends.
    static func trimmed(_ text: String) -> String {
        let utf8 = text.utf8
        guard let start = utf8.firstIndex(where: { !isSpace($0) }),
            let last = utf8.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(text[start...last])
    }

    /// Whether a text is nothing but white space.
    static func isBlank(_ text: String) -> Bool { text.utf8.allSatisfy(isSpace) }
}
