/// What a person wrote on a form, which a reviewer read and released for printing. Nothing that a form holds as free text is ever
/// printed without that.
public struct ReleasedComment: Sendable, Hashable {
    /// The place of the unit in the registry.
    public var unit: Int
    /// What it is about, in the reviewer's words; nil where the reviewer did not say.
    public var group: String?
    /// The words that may be printed.
    public var text: String

    /// Makes a comment.
    public init(unit: Int, group: String? = nil, text: String) {
        self.unit = unit
        self.group = group
        self.text = text
    }
}
