/// An element of a small document, with all that it holds and the place that it was read from.
public struct XMLElement: Sendable, Hashable {
    /// The local name.
    public var name: String
    /// The namespace's name; nil in no namespace.
    public var namespace: String?
    /// The attributes in the order of the document.
    public var attributes: [XMLAttribute]
    /// What lies inside, in order. Adjacent texts are one.
    public var nodes: [XMLNode]
    /// The file that it was read from.
    public var file: String?
    /// The line that its tag begins on, counted from 1.
    public var line: Int?
    /// The column that its tag begins in, in characters, counted from 1.
    public var column: Int?

    /// Makes an element.
    public init(
        _ name: String, namespace: String? = nil, attributes: [XMLAttribute] = [], nodes: [XMLNode] = [],
        file: String? = nil, line: Int? = nil, column: Int? = nil
    ) {
        self.name = name
        self.namespace = namespace
        self.attributes = attributes
        self.nodes = nodes
        self.file = file
        self.line = line
        self.column = column
    }
}

/// An attribute of an element.
public struct XMLAttribute: Sendable, Hashable {
    /// The local name.
    public var name: String
    /// The namespace's name; nil in no namespace, as for most attributes.
    public var namespace: String?
    /// The value, with entities resolved.
    public var value: String

    /// Makes an attribute.
    public init(_ name: String, _ value: String, namespace: String? = nil) {
        self.name = name
        self.namespace = namespace
        self.value = value
    }
}

/// What may lie inside an element.
public enum XMLNode: Sendable, Hashable {
    /// A child element.
    case element(XMLElement)
    /// A piece of text, entities and CDATA resolved.
    case text(String)
}
