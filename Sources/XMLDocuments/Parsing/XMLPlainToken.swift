/// A piece of a plain element: one without references, comments, CDATA, prefixes or anything else that has to be resolved.
///
/// The pieces of an element come in the order of the document: its start, its attributes, then text and elements, its end.
@frozen
public struct XMLPlainToken: Sendable {
    /// What a piece is.
    @frozen
    public enum Kind: UInt8, Sendable {
        /// A start tag; `start` is the place of its `<`, `end` that behind its name.
        case start
        /// An attribute of the tag before; `start..<end` is its value.
        case attribute
        /// Text; `start..<end` is what it is, white space between elements included.
        case text
        /// An end; `start` and `end` are the place behind the tag's `>`.
        case end
    }

    /// Index of the first byte in the element's bytes.
    public var start: UInt32
    /// Index behind the last byte.
    public var end: UInt32
    /// What it is.
    public var kind: Kind
    /// The number of its name in the parser's vocabulary, or ``XMLVocabulary/unknown``; that too for text.
    public var name: Int16
    /// The place of its name among those that the scanner has met.
    var entry: UInt16

    init(_ kind: Kind, _ start: Int, _ end: Int, name: Int16, entry: Int) {
        self.kind = kind
        self.start = UInt32(truncatingIfNeeded: start)
        self.end = UInt32(truncatingIfNeeded: end)
        self.name = name
        self.entry = UInt16(truncatingIfNeeded: entry)
    }
}

/// Where a plain element stands.
@frozen
public struct XMLPlainPlace: Sendable {
    /// The line that its first tag begins on, counted from 1.
    public var line: Int
    /// Where its first tag begins in the input, in bytes.
    public var byteOffset: Int
    /// How deep it lies; the root is 1.
    public var depth: Int
    /// The number of the namespace that it and all within it are in.
    public var namespace: Int
}
