public import Figures

/// A piece of running text.
public indirect enum Inline: Sendable, Hashable, ExpressibleByStringLiteral {
    /// Plain text.
    case text(String)
    /// Text that matters more than its surroundings.
    case strong([Inline])
    /// Text said with stress.
    case emphasis([Inline])
    /// A code, file name or command, set in letters of one width.
    case code(String)
    /// A link.
    case link(LinkTarget, [Inline])
    /// A figure, printed with its base.
    case figure(Figure)
    /// Text in another language than the document's, so that it is read aloud and hyphenated rightly.
    case inLanguage(Language, [Inline])
    /// A new line within a paragraph.
    case lineBreak

    /// Plain text.
    public init(stringLiteral value: String) { self = .text(value) }
}

extension Inline {
    /// The words alone, as a file name, a chart or a spreadsheet cell needs them.
    public var plainText: String {
        switch self {
        case .text(let text), .code(let text): text
        case .strong(let inner), .emphasis(let inner), .link(_, let inner), .inLanguage(_, let inner): inner.plainText
        case .figure(let figure): figure.plainText
        case .lineBreak: " "
        }
    }
}

extension [Inline] {
    /// The words alone.
    public var plainText: String {
        if count == 1 { return self[0].plainText }
        var text = ""
        for inline in self { text += inline.plainText }
        return text
    }
}
