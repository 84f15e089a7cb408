/// A heading in a document's body.
public struct Heading: Sendable, Hashable {
    /// The deepest level that a heading may have.
    public static let deepestLevel = 5

    /// 1 for the parts of the document, 2 for what is inside them, down to ``deepestLevel``; levels are never skipped.
    public var level: Int
    /// The words.
    public var text: String
    /// The name that links lead to; renderers number the headings that have none.
    public var anchor: Anchor?

    /// Makes a heading.
    public init(level: Int, text: String, anchor: Anchor? = nil) {
        self.level = level
        self.text = text
        self.anchor = anchor
    }
}
