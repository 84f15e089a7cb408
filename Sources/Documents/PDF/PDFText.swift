import Figures

/// A text with its looks, as a paragraph or cell of a PDF file holds it.
struct PDFText: Hashable {
    /// How letters look where they differ from their paragraph's, and where they lead.
    struct Look: Hashable {
        var isBold = false
        var isItalic = false
        var isCode = false
        /// The size of the letters over that of the paragraph.
        var scale = 1.0
        /// Where a link leads, in the words of cairo.
        var link: String?
    }

    /// A part of the text, by its bytes.
    struct Part: Hashable {
        var range: Range<Int>
        var look: Look
    }

    /// The words.
    private(set) var text = ""
    /// All of the text, in order.
    private(set) var parts: [Part] = []

    init() {}

    init(_ text: String, _ look: Look = Look()) { append(text, look) }

    init(_ inlines: [Inline], _ look: Look = Look()) { append(inlines, look) }

    var isEmpty: Bool { text.isEmpty }

    var hasLinks: Bool { parts.contains { $0.look.link != nil } }

    /// Whether the text itself says where lines end.
    var hasLineBreaks: Bool { text.unicodeScalars.contains("\u{2028}") }

    mutating func append(_ words: String, _ look: Look = Look()) {
        guard !words.isEmpty else { return }
        let start = text.utf8.count
        text += Self.printable(words)
        parts.append(Part(range: start..<text.utf8.count, look: look))
    }

    mutating func append(_ inlines: [Inline], _ look: Look = Look()) {
        for inline in inlines { append(inline, look) }
    }

    private mutating func append(_ inline: Inline, _ look: Look) {
        var look = look
        switch inline {
        case .text(let words): append(words, look)
        case .strong(let inner):
            look.isBold = true
            append(inner, look)
        case .emphasis(let inner):
            look.isItalic = true
            append(inner, look)
        case .code(let words):
            look.isCode = true
            append(words, look)
        case .link(let target, let inner):
            look.link = Self.link(to: target.address) ?? look.link
            append(inner, look)
        case .figure(let figure): append(figure, showingBase: true, look)
        case .inLanguage(_, let inner): append(inner, look)
        case .lineBreak:
            let start = text.utf8.count
            text += "\u{2028}"
            parts.append(Part(range: start..<text.utf8.count, look: look))
        }
    }

    /// A figure as it is printed, its mark behind it, its base where no column holds it.
    mutating func append(_ figure: Figure, showingBase: Bool, _ look: Look) {
        var words = look
        if figure.absence != nil { words.isItalic = true }
        append(figure.printed + (figure.flag?.mark ?? ""), words)
        if showingBase, let base = figure.base { append(" (\(base))", look) }
    }

    /// Places in the document and addresses on the web are links; files beside it are not, as it is filed alone.
    private static func link(to address: String) -> String? {
        if address.utf8.first == UInt8(ascii: "#") { return "dest='\(place(of: String(address.dropFirst())))'" }
        guard address.hasPrefix("https://") else { return nil }
        var escaped = ""
        for character in address {
            if character == "'" || character == "\\" { escaped.append("\\") }
            escaped.append(character)
        }
        return "uri='\(escaped)'"
    }

    /// The name of an anchor's place; headings have numbers for theirs.
    static func place(of anchor: String) -> String { "place_" + anchor }

    /// The text with its looks as Pango reads them.
    ///
    /// - Parameter fixed: the face of code.
    func markup(fixed: String) -> String {
        var markup = ""
        let bytes = Array(text.utf8)
        for part in parts {
            let look = part.look
            markup += "<span"
            if look.isBold { markup += " weight=\"bold\"" }
            if look.isItalic { markup += " style=\"italic\"" }
            if look.isCode { markup += " font_family=\"\(fixed)\"" }
            if look.scale != 1 { markup += " size=\"\(Int((look.scale * 100).rounded()))%\"" }
            // What a link covers is a run of its own by this; the line under it is drawn with the run.
            if look.link != nil { markup += " underline=\"single\"" }
            markup += ">"
            for character in String(decoding: bytes[part.range], as: UTF8.self) {
                switch character {
                case "&": markup += "&amp;"
                case "<": markup += "&lt;"
                case ">": markup += "&gt;"
                default: markup.append(character)
                }
            }
            markup += "</span>"
        }
        return markup
    }

    /// A text without what no page shows: line ends are spaces, other control characters show that something was there.
    static func printable(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return text }
        var clean = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n", "\r", "\t": clean.append(" ")
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: clean.append("\u{FFFD}")
            default: clean.append(scalar)
            }
        }
        return String(clean)
    }
}
