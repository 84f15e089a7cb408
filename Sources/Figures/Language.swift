/// A language that texts and figures are printed in.
public enum Language: String, Sendable, Hashable, CaseIterable, Codable {
    /// Vietnamese: the language of what officials read, and the default everywhere.
    case vi
    /// English.
    case en
}
