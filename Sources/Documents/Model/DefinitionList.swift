/// Terms with what they mean in this document: the method box, the facts of a survey.
public struct DefinitionList: Sendable, Hashable {
    /// The title of the box; without one the list is set into the text.
    public var title: String?
    /// The terms in order; a list without any is not printed.
    public var items: [Definition]

    /// Makes a list.
    public init(title: String? = nil, items: [Definition]) {
        self.title = title
        self.items = items
    }
}

/// A term and what it means.
public struct Definition: Sendable, Hashable {
    /// The term.
    public var term: String
    /// What it means.
    public var text: [Inline]

    /// Makes a definition.
    public init(_ term: String, _ text: [Inline]) {
        self.term = term
        self.text = text
    }

    /// Makes a definition of plain text.
    public init(_ term: String, _ text: String) {
        self.init(term, [.text(text)])
    }
}
