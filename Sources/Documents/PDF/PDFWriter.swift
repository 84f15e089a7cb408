import Figures

/// Sets a document page by page.
struct PDFWriter {
    let document: Document
    let fonts: PDFFonts
    private let typesetter: PDFTypesetter
    let canvas: PDFCanvas
    /// The page at hand, and how far down it is filled.
    private(set) var page = PDFPage()
    var y: Double
    private var pageNumber = 1
    /// How many pages there are before the annex.
    private(set) var frontPages = 0
    /// How much smaller than usual letters are that are set closely.
    let squeeze: Double
    /// Whether what is written now is set closely.
    private(set) var isDense = false
    /// How many tables, charts and headings there were.
    var tables = 0
    var charts = 0
    var headings = 0
    /// The alternative texts of figures, in the order of their elements.
    var figures: [String] = []
    /// What the header cells of tables are headers of, in the order of their elements.
    var headers: [PDFHeaderCell] = []
    /// The latest bookmark of each level.
    private var bookmarks: [Int32] = []

    init(
        _ document: Document, fonts: PDFFonts, typesetter: PDFTypesetter, squeeze: Double = 1
    ) throws(DocumentsError) {
        self.typesetter = typesetter
        self.squeeze = squeeze
        self.document = document
        self.fonts = fonts
        y = page.top
        canvas = try PDFCanvas(width: page.width, height: page.height)
    }

    var language: Language { document.language }

    func word(_ text: LocalizedText) -> String { text.text(language) }

    /// Writes all that stands before the annex, after which `frontPages` is known.
    mutating func writeFront() {
        canvas.describe(title: document.title, metadata: document.metadata)
        canvas.begin("Document")
        if let letterhead = document.letterhead { writeBeginning(letterhead) }
        writeTitle()
        isDense = document.isDense
        if let notice = document.notice { write(notice) }
        write(document.metadata.details)
        if document.showsContents { writeContents() }
        write(document.blocks)
        if let letterhead = document.letterhead {
            turn(false)
            writeEnd(letterhead)
        }
        frontPages = pageNumber
    }

    /// Writes the annex and what stands at the end; once, after the front.
    mutating func writeRest() {
        writeAnnex()
        for line in document.closing { writeClosing(PDFText(line)) }
        canvas.end("Document")
    }

    /// A short last line stands in the lower margin rather than alone on a page.
    private mutating func writeClosing(_ text: PDFText) {
        let style = set(.closing)
        let height = layout(text, style, width: page.textWidth).height
        let overhang = y + style.before + height - page.bottom
        guard overhang > 0, overhang <= Self.lentMargin, y > page.top else { return write(text, .closing) }
        page.lent = overhang + 1
        write(text, .closing)
        page.lent = 0
    }

    /// How much of the lower margin, of 20 mm or 57 points, a last line may take.
    private static let lentMargin = 28.0

    private mutating func writeAnnex() {
        guard !document.annex.isEmpty else { return }
        isDense = true
        turn(false)
        if y > page.top { newPage() }
        write(document.annex)
    }

    private mutating func writeTitle() {
        if let kind = document.letterhead?.kind { write(PDFText(kind.uppercased()), .title) }
        write(PDFText(document.title), .title, tag: "H1")
        guard let subtitle = document.subtitle else { return }
        isDense = document.isDense
        write(PDFText(subtitle), .subtitle)
    }

    private mutating func writeContents() {
        let listed = document.outline.enumerated().filter { $0.element.level == 1 }
        guard !listed.isEmpty else { return }
        write(PDFText(word(RendererWords.contents)), .boxTitle)
        for (index, heading) in listed {
            write(
                PDFText(heading.text, PDFText.Look(link: "dest='\(Self.place(ofHeading: index + 1))'")), .contents)
        }
    }

    // MARK: Places

    /// The name of a heading's place, by its number among all.
    static func place(ofHeading number: Int) -> String { "heading_\(number)" }

    /// Marks the place of an anchor here.
    func mark(_ anchor: Anchor?) {
        if let anchor { canvas.mark(place: PDFText.place(of: anchor.name)) }
    }

    /// Adds the bookmark of a heading.
    mutating func bookmark(_ heading: Heading) {
        headings += 1
        let place = Self.place(ofHeading: headings)
        canvas.mark(place: place)
        bookmarks.removeSubrange(min(heading.level - 1, bookmarks.count)...)
        bookmarks.append(canvas.bookmark(heading.text, leadingTo: place, parent: bookmarks.last ?? 0))
    }

    // MARK: Pages

    /// Begins a new page; its number stands above its text.
    mutating func newPage() {
        canvas.turnPage(width: page.width, height: page.height)
        pageNumber += 1
        let number = layout(PDFText(String(pageNumber)), PDFStyle(size: 13, alignment: .centre), width: page.textWidth)
        draw(number, at: Point(page.left, page.numberTop))
        y = page.top
    }

    /// Goes on to a page that stands or lies as asked, if this one does not.
    mutating func turn(_ isTurned: Bool) {
        guard page.isTurned != isTurned else { return }
        page.isTurned = isTurned
        newPage()
    }

    /// Begins a new page where there is less room than this, unless the page is empty.
    mutating func need(_ height: Double) {
        if y + height > page.bottom, y > page.top { newPage() }
    }

    // MARK: Texts

    /// A style as it is set here: closely or not.
    func set(_ style: PDFStyle) -> PDFStyle { isDense ? style.dense(squeeze) : style }

    func layout(_ text: PDFText, _ style: PDFStyle, width: Double?) -> PDFLayout {
        typesetter.layout(text, style, width: width, fonts: fonts)
    }

    /// Draws all lines of a text at a place, without looking at the page's end.
    func draw(_ layout: PDFLayout, at corner: Point, isStructured: Bool = false) {
        var top = corner.y
        for line in layout.lines {
            layout.draw(line, at: Point(corner.x, top), on: canvas, isStructured: isStructured)
            top += line.height
        }
    }

    /// Writes a paragraph, broken over pages between lines.
    ///
    /// - Parameters:
    ///   - tag: its element.
    ///   - following: the room that what follows needs on the same page.
    mutating func write(_ text: PDFText, _ style: PDFStyle, tag: String = "P", following: Double = 0) {
        guard !text.isEmpty else { return }
        let style = set(style)
        y += y > page.top ? style.before : 0
        let layout = layout(text, style, width: page.textWidth - style.indent)
        // No line stands alone at the end of a page.
        need(min(layout.lines.prefix(2).reduce(0) { $0 + $1.height }, layout.height) + following)
        canvas.begin(tag)
        for line in layout.lines {
            if y + line.height > page.bottom, y > page.top {
                canvas.end(tag)
                newPage()
                canvas.begin(tag)
            }
            layout.draw(line, at: Point(page.left + style.indent, y), on: canvas)
            y += line.height
        }
        canvas.end(tag)
        y += style.after
    }

    /// Writes terms with what they mean; where lines are set closely, two short ones share a line.
    mutating func write(_ definitions: [Definition]) {
        guard isDense else {
            for definition in definitions { write(Self.text(of: definition), .definition) }
            return
        }
        let size = set(.definition).size
        for line in DefinitionLines.lines(of: definitions, size: size, width: page.textWidth) {
            guard line.count == 2 else {
                for definition in line { write(Self.text(of: definition), .definition) }
                continue
            }
            writePair(line[0], line[1])
        }
    }

    private mutating func writePair(_ first: Definition, _ second: Definition) {
        let style = set(.definition)
        let half = page.textWidth / 2
        let pair = [first, second].map { layout(Self.text(of: $0), style, width: half - 8) }
        let height = pair.map(\.height).max() ?? 0
        y += y > page.top ? style.before : 0
        need(height)
        for (index, words) in pair.enumerated() {
            canvas.tagged("P") { draw(words, at: Point(page.left + Double(index) * half, y)) }
        }
        y += height + style.after
    }

    private static func text(of definition: Definition) -> PDFText {
        var text = PDFText(definition.term + ": ", PDFText.Look(isBold: true))
        text.append(definition.text)
        return text
    }
}

extension PDFStyle {
    /// The styles, as those of the same names in text documents.
    static let body = PDFStyle(size: 12, alignment: .both, spacing: 1.1, before: 3, after: 3)
    static let title = PDFStyle(size: 14, isBold: true, alignment: .centre, before: 4)
    static let subtitle = PDFStyle(size: 14, isBold: true, alignment: .centre, after: 10)
    static let boxTitle = PDFStyle(size: 12, isBold: true, before: 8, after: 3)
    static let contents = PDFStyle(size: 12, before: 1, after: 1)
    static let definition = PDFStyle(size: 12, before: 2, after: 2)
    static let caption = PDFStyle(size: 11, before: 8, after: 4)
    static let note = PDFStyle(size: 10, isItalic: true, before: 2)
    static let closing = PDFStyle(size: 10, isItalic: true, before: 12)

    /// The style where lines are set closely.
    func dense(_ squeeze: Double) -> PDFStyle {
        var style = self
        // 14 points become 12, 12 become 10.5, 11 become 9.5, 10 become 9.
        style.size = min((size * 0.875 * 2).rounded() / 2, 12) * squeeze
        style.before = before * 0.6 * squeeze
        style.after = after * 0.6 * squeeze
        style.spacing = 1
        return style
    }

    /// The style of a heading.
    static func heading(_ level: Int) -> PDFStyle {
        switch level {
        case ...1: PDFStyle(size: 14, isBold: true, before: 14, after: 5)
        case 2: PDFStyle(size: 13, isBold: true, before: 11, after: 4)
        case 3: PDFStyle(size: 12, isBold: true, isItalic: true, before: 9, after: 3)
        case 4: PDFStyle(size: 12, isItalic: true, before: 8, after: 3)
        default: PDFStyle(size: 12, before: 8, after: 3)
        }
    }
}
