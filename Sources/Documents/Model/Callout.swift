/// A note set apart from the text: its kind is printed as a word, so that nothing depends on colour.
public struct Callout: Sendable, Hashable {
    /// How much the reader must heed it.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Something good to know.
        case note
        /// Something that changes how figures are to be read.
        case important
        /// Something that is wrong or missing.
        case warning
    }

    /// How much the reader must heed it.
    public var kind: Kind
    /// A title of its own, in place of the kind's word.
    public var title: String?
    /// The paragraphs.
    public var paragraphs: [[Inline]]

    /// Makes a note of one or more paragraphs.
    public init(_ kind: Kind, title: String? = nil, paragraphs: [[Inline]]) {
        self.kind = kind
        self.title = title
        self.paragraphs = paragraphs
    }

    /// Makes a note of one paragraph of plain text.
    public init(_ kind: Kind, title: String? = nil, _ text: String) {
        self.init(kind, title: title, paragraphs: [[.text(text)]])
    }
}
