import Figures

/// Writes the main part of a Word file: what it has written, and the links and pictures that other parts hold.
struct DOCXWriter {
    let document: Document
    var buffer = HTMLBuffer()
    /// Addresses on the web, in the order of their relations.
    private(set) var links: [String] = []
    /// Charts as enhanced metafiles, in the order of their relations.
    private(set) var pictures: [[UInt8]] = []
    /// How many tables, charts, bookmarks and pictures were numbered.
    var tables = 0
    var charts = 0
    /// How many headings were written.
    var headings = 0
    private var bookmarks = 0
    /// The bookmark of each anchor: Word allows 40 characters, anchors have more.
    private var names: [String: Int] = [:]
    /// Whether the next paragraph begins on a new page.
    private var breaksPage = false
    /// How many lists with numbers there were; each begins at 1.
    private(set) var lists = 0
    /// Whether what is written now is set closely.
    private(set) var isDense = false
    /// Whether what is written now ends the text: it stays with the closing lines.
    var keepsNext = false
    /// Whether the page is turned, for a wide table.
    var isTurned = false

    init(_ document: Document) { self.document = document }

    var language: Language { document.language }

    func word(_ text: LocalizedText) -> String { text.text(language) }

    /// The width of the text in twentieths of a point.
    var textWidth: Double { Double(isTurned ? DOCXPage.turnedTextWidth : DOCXPage.textWidth) }

    mutating func writeDocument() throws(DocumentsError) {
        buffer.markup(
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
            xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
            xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
            xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
            xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>
            """)
        if let letterhead = document.letterhead { writeBeginning(letterhead) }
        writeTitle()
        isDense = document.isDense
        if let notice = document.notice { write(notice) }
        write(document.metadata.details)
        if document.showsContents { writeContents() }
        // A signature, and the closing lines, do not stand alone on a page.
        keepsNext = document.letterhead != nil || (document.annex.isEmpty && !document.closing.isEmpty)
        try write(document.blocks)
        keepsNext = false
        if document.letterhead != nil || !document.annex.isEmpty { turn(false) }
        if let letterhead = document.letterhead { writeEnd(letterhead) }
        try writeAnnex()
        for line in document.closing { paragraph("Closing", line) }
        // Word wants a paragraph after the last table.
        if document.closing.isEmpty { paragraph("TableNote", "") }
        // The last lines stay on the page of what they follow, also where that lies on its side.
        writeSection(isTurned: isTurned)
        buffer.markup("</w:body></w:document>")
    }

    private mutating func writeAnnex() throws(DocumentsError) {
        guard !document.annex.isEmpty else { return }
        isDense = true
        breaksPage = true
        keepsNext = !document.closing.isEmpty
        try write(document.annex)
        keepsNext = false
    }

    private mutating func writeTitle() {
        if let kind = document.letterhead?.kind { paragraph("DocumentKind", kind.uppercased()) }
        paragraph("Title", document.title)
        isDense = document.isDense
        if let subtitle = document.subtitle { paragraph("Subtitle", subtitle) }
    }

    private mutating func writeContents() {
        let headings = document.outline.enumerated().filter { $0.element.level == 1 }
        guard !headings.isEmpty else { return }
        paragraph("ContentsTitle", word(RendererWords.contents))
        for (index, heading) in headings {
            open("Contents")
            buffer.open(
                "w:hyperlink", .words("w:anchor", Self.headingName(index + 1)), .fixed("w:history", "1"))
            run(heading.text, DOCXRunLook())
            buffer.markup("</w:hyperlink>")
            close()
        }
    }

    /// The bookmark of a heading, by its place among all.
    static func headingName(_ number: Int) -> String { "heading_\(number)" }

    // MARK: Places and links

    /// Writes a bookmark around nothing, at the beginning of a paragraph.
    mutating func bookmark(_ name: String) {
        bookmarks += 1
        buffer.empty("w:bookmarkStart", [.number("w:id", bookmarks), .words("w:name", name)])
        buffer.empty("w:bookmarkEnd", [.number("w:id", bookmarks)])
    }

    /// The bookmark's name of an anchor.
    mutating func name(of anchor: String) -> String {
        if let known = names[anchor] { return "place_\(known)" }
        names[anchor] = names.count + 1
        return "place_\(names.count)"
    }

    /// The relation of a link on the web.
    mutating func relation(of address: String) -> String {
        if let known = links.firstIndex(of: address) { return "link\(known + 1)" }
        links.append(address)
        return "link\(links.count)"
    }

    /// Keeps a picture and gives its number.
    mutating func add(picture: [UInt8]) -> Int {
        pictures.append(picture)
        return pictures.count
    }

    mutating func beginList() { lists += 1 }

    // MARK: Paragraphs

    /// Opens a paragraph of a style, with what else its properties hold written by `more`.
    ///
    /// - Parameter isKept: whether it stays on the page of the next paragraph.
    mutating func open(_ style: StaticString, isKept: Bool = false, more: (inout HTMLBuffer) -> Void = { _ in }) {
        buffer.markup("<w:p><w:pPr>")
        buffer.empty("w:pStyle", [.words("w:val", (isDense ? DOCXParts.denseStyle(of: style) : nil) ?? "\(style)")])
        if isKept || keepsNext { buffer.markup("<w:keepNext/>") }
        if breaksPage { buffer.markup("<w:pageBreakBefore/>") }
        breaksPage = false
        more(&buffer)
        buffer.markup("</w:pPr>")
    }

    mutating func close() { buffer.markup("</w:p>") }

    mutating func paragraph(_ style: StaticString, _ text: String) { paragraph(style, [.text(text)]) }

    mutating func paragraph(_ style: StaticString, _ inlines: [Inline]) {
        open(style)
        write(inlines, DOCXRunLook())
        close()
    }

    /// Writes terms with what they mean; where lines are set closely, two short ones share a line.
    mutating func write(_ definitions: [Definition]) {
        let lines =
            isDense
            ? DefinitionLines.lines(of: definitions, size: 10.5 * 20, width: textWidth) : definitions.map { [$0] }
        for line in lines {
            open("Definition") { buffer in
                guard line.count == 2 else { return }
                buffer.markup("<w:tabs>")
                buffer.empty("w:tab", [.fixed("w:val", "left"), .number("w:pos", DOCXPage.textWidth / 2)])
                buffer.markup("</w:tabs>")
            }
            for (index, definition) in line.enumerated() {
                if index > 0 { buffer.markup("<w:r><w:tab/></w:r>") }
                run(definition.term + ": ", DOCXRunLook(isBold: true))
                write(definition.text, DOCXRunLook())
            }
            close()
        }
    }

    // MARK: Pages

    /// Ends the pages so far, if what follows lies the other way.
    mutating func turn(_ turned: Bool) {
        guard turned != isTurned else { return }
        buffer.markup("<w:p><w:pPr>")
        writeSection(isTurned: isTurned)
        buffer.markup("</w:pPr></w:p>")
        isTurned = turned
        hasSections = true
    }

    /// Whether a section ended before, so that the first page is behind.
    private var hasSections = false

    private mutating func writeSection(isTurned: Bool) {
        buffer.markup("<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header\"/>")
        let (width, height) = (DOCXPage.width, DOCXPage.height)
        buffer.empty(
            "w:pgSz",
            [
                .number("w:w", isTurned ? height : width), .number("w:h", isTurned ? width : height),
                .fixed("w:orient", "landscape", if: isTurned),
            ])
        // A turned page is bound at what becomes its upper edge.
        buffer.markup(
            isTurned
                ? "<w:pgMar w:top=\"1701\" w:right=\"1134\" w:bottom=\"851\" w:left=\"1134\""
                : "<w:pgMar w:top=\"1134\" w:right=\"851\" w:bottom=\"1134\" w:left=\"1701\"")
        buffer.markup(" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>")
        if !hasSections { buffer.markup("<w:titlePg/>") }
        buffer.markup("</w:sectPr>")
    }
}

/// A4 in twentieths of a point with the margins of Nghị định 30/2020: 20 mm above and below, 30 mm left, 15 mm right.
enum DOCXPage {
    static let width = 11_906
    static let height = 16_838
    static let textWidth = 11_906 - 1_701 - 851
    static let turnedTextWidth = 16_838 - 1_134 - 1_134
}

/// How letters look where they differ from their paragraph's.
struct DOCXRunLook {
    var isBold = false
    var isItalic = false
    var isCode = false
    var isSmall = false
    var isLink = false
    var language: Language?
}
