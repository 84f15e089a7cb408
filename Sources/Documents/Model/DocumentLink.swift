/// A link from a document to one that stands beside it.
public struct DocumentLink: Sendable, Hashable {
    /// The words of the link.
    public var text: String
    /// Where it leads.
    public var target: LinkTarget
    /// Whether this is the document that the reader is looking at.
    public var isCurrent: Bool

    /// Makes a link.
    public init(text: String, target: LinkTarget, isCurrent: Bool = false) {
        self.text = text
        self.target = target
        self.isCurrent = isCurrent
    }
}
