/// A mark printed after a figure that is to be read in a certain way.
public struct FigureFlag: Sendable, Hashable {
    /// What the mark tells a reader.
    public enum Kind: Sendable, Hashable, CaseIterable {
        /// The figure is not precise, to be used with care.
        case unreliable
        /// The difference is larger than chance makes it.
        case significant
        /// The difference may be one of chance.
        case withinError
    }

    /// What the mark tells a reader.
    public var kind: Kind
    /// The mark, such as "*" or "u".
    public var mark: String
    /// What it means, in a few words.
    public var text: String

    /// Makes a flag.
    public init(_ kind: Kind = .unreliable, mark: String, text: String) {
        self.kind = kind
        self.mark = mark
        self.text = text
    }
}
