import Figures

/// Writes one page: what it has written, and the numbers that it has given.
struct HTMLWriter {
    let document: Document
    var buffer = HTMLBuffer()
    /// How many tables, charts, headings and boxes were numbered.
    var tables = 0
    var charts = 0
    var headings = 0
    var boxes = 0

    init(_ document: Document) {
        self.document = document
    }

    var language: Language { document.language }

    func word(_ text: LocalizedText) -> String { text.text(language) }
}

extension HTMLWriter {
    mutating func writePage() {
        buffer.markup("<!DOCTYPE html>\n")
        buffer.open("html", language == .vi ? .fixed("lang", "vi") : .fixed("lang", "en"))
        writeHead()
        buffer.markup("<body>\n")
        buffer.element("a", .style("skip"), .link(Self.mainName), text: word(RendererWords.skip))
        writeBanner()
        buffer.open("main", .reference(.id, Self.mainName))
        writeTitle()
        if document.showsContents { writeContents() }
        write(document.blocks)
        if !document.annex.isEmpty { write([.pageBreak] + document.annex) }
        buffer.markup("</main>\n")
        writeClosing()
        buffer.markup("</body>\n</html>\n")
    }

    private static let mainName = ElementName("main")

    private mutating func writeHead() {
        buffer.markup("\n<head>\n<meta charset=\"utf-8\">\n")
        buffer.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        buffer.markup("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-")
        buffer.markup(HTMLStyle.digest)
        buffer.markup("'; base-uri 'none'; form-action 'none'\">\n")
        buffer.markup(
            "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light\">\n<title>")
        buffer.text(document.subtitle.map { "\(document.title) – \($0)" } ?? document.title)
        buffer.markup("</title>\n")
        let metadata = document.metadata
        let keywords = metadata.keywords.isEmpty ? nil : metadata.keywords.joined(separator: ", ")
        writeMeta("author", metadata.author)
        writeMeta("description", metadata.subject)
        writeMeta("keywords", keywords)
        writeMeta("generator", metadata.generator)
        buffer.markup("<style>")
        buffer.markup(HTMLStyle.sheet)
        buffer.markup("</style>\n</head>\n")
    }

    private mutating func writeMeta(_ name: StaticString, _ content: String?) {
        guard let content else { return }
        buffer.open("meta", .fixed("name", name), .text(.content, content))
        buffer.markup("\n")
    }

    private mutating func writeBanner() {
        guard !document.navigation.isEmpty || document.notice != nil else { return }
        buffer.markup("<header>\n")
        if let notice = document.notice { write(notice) }
        if !document.navigation.isEmpty {
            buffer.open("nav", .text(.label, word(RendererWords.navigation)))
            buffer.markup("<ul>")
            for link in document.navigation {
                buffer.markup("<li>")
                buffer.element(
                    "a", .link(link.target), .fixed("aria-current", "page", if: link.isCurrent), text: link.text)
                buffer.markup("</li>")
            }
            buffer.markup("</ul></nav>\n")
        }
        buffer.markup("</header>\n")
    }

    private mutating func writeTitle() {
        buffer.markup("\n<div class=\"title\">\n")
        buffer.element("h1", text: document.title)
        if let subtitle = document.subtitle { buffer.element("p", .style("subtitle"), text: subtitle) }
        if !document.metadata.details.isEmpty {
            buffer.markup("\n<dl class=\"details\">")
            writeItems(document.metadata.details)
            buffer.markup("</dl>")
        }
        buffer.markup("\n</div>\n")
    }

    private mutating func writeContents() {
        // Headings without an anchor get the same numbers here as where they stand.
        let headings = document.outline.enumerated().filter { $0.element.level == 1 }
        guard !headings.isEmpty else { return }
        let name = ElementName("contents")
        buffer.open("nav", .style("contents"), .reference(.labelledBy, name))
        buffer.element("h2", .reference(.id, name), text: word(RendererWords.contents))
        buffer.markup("<ol>")
        for (index, heading) in headings {
            buffer.markup("<li>")
            buffer.element("a", .link(Self.name(of: heading, number: index + 1)), text: heading.text)
            buffer.markup("</li>")
        }
        buffer.markup("</ol></nav>\n")
    }

    private mutating func writeClosing() {
        guard !document.closing.isEmpty else { return }
        buffer.markup("<footer>\n")
        for line in document.closing {
            buffer.markup("<p>")
            write(line)
            buffer.markup("</p>\n")
        }
        buffer.markup("</footer>\n")
    }

    /// The name of a heading, from its place among all headings.
    static func name(of heading: Heading, number: Int) -> ElementName {
        heading.anchor.map { ElementName($0) } ?? ElementName("heading", number)
    }
}
