/// The names that a handler knows, each with a small number, so that no event makes a string.
///
/// A name's number is its place in ``names``, a namespace's its place in ``namespaces``:
/// ```swift
/// enum Tag { static let form = 0, answer = 1, question = 2 }
/// let vocabulary = XMLVocabulary(names: ["form", "answer", "question"], namespaces: ["urn:example:forms"])
/// ```
public struct XMLVocabulary: Sendable, Hashable {
    /// Local names of elements and attributes.
    public var names: [String]
    /// Namespace names.
    public var namespaces: [String]

    /// The number of a name or namespace that the vocabulary does not hold.
    public static let unknown = -1
    /// The number of "in no namespace".
    public static let noNamespace = -2

    /// Makes a vocabulary. A name given twice has the number of its first place.
    public init(names: [String], namespaces: [String] = []) {
        self.names = names
        self.namespaces = namespaces
    }
}
