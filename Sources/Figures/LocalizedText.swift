/// One text in both languages of the program.
public struct LocalizedText: Sendable, Hashable, Codable {
    /// The Vietnamese text.
    public var vi: String
    /// The English text.
    public var en: String

    /// Makes a text from its two wordings.
    public init(vi: String, en: String) {
        self.vi = vi
        self.en = en
    }

    /// Makes a text that reads the same in both languages, such as a name or a code.
    public init(verbatim text: String) {
        self.vi = text
        self.en = text
    }

    /// The wording in one language.
    public func text(_ language: Language) -> String {
        switch language {
        case .vi: vi
        case .en: en
        }
    }
}
