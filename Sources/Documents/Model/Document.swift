public import Figures

/// A document as values: what it says, in order, with nothing about how a file format writes it.
///
/// One document is rendered to HTML, DOCX, PDF and XLSX, so the model holds only what all of them can
/// express: headings, paragraphs, tables with header cells, charts as drawings, figures with their base. Texts are
/// already in the document's language; a renderer adds only its own few words.
public struct Document: Sendable, Hashable {
    /// The language of the texts, and of the words that a renderer adds.
    public var language: Language
    /// The title, which is the only heading above level 1.
    public var title: String
    /// A line under the title, such as the campaign and the unit.
    public var subtitle: String?
    /// A notice before everything else, such as that the data is made; printed with the title in every format.
    public var notice: Callout?
    /// Who wrote the document, about what, and the details printed under the title.
    public var metadata: DocumentMetadata
    /// What an official document has around its text; formats that are only read on a screen leave it out.
    public var letterhead: Letterhead?
    /// Links to the documents beside this one; formats that are filed alone leave them out.
    public var navigation: [DocumentLink]
    /// Whether a table of contents, made from the headings of level 1, stands before the blocks.
    public var showsContents: Bool
    /// Whether the document is set closely, in smaller letters, as a sheet that is handed out.
    public var isDense: Bool
    /// How many pages what stands before the annex may take, where there are pages: letters are set smaller, as far as they
    /// can be read, before it takes more. Nil where it may take as many as it needs.
    public var mostPages: Int?
    /// What the document says, in order.
    public var blocks: [Block]
    /// What stands behind the signature, from a new page on and set closely: it begins with a heading of level 1.
    public var annex: [Block]
    /// Closing lines, such as the program that made the document and the campaign's settings digest.
    public var closing: [[Inline]]

    /// Makes a document.
    public init(
        language: Language, title: String, subtitle: String? = nil, notice: Callout? = nil,
        metadata: DocumentMetadata = DocumentMetadata(), letterhead: Letterhead? = nil, navigation: [DocumentLink] = [],
        showsContents: Bool = false, isDense: Bool = false, mostPages: Int? = nil, blocks: [Block], annex: [Block] = [],
        closing: [[Inline]] = []
    ) {
        self.language = language
        self.title = title
        self.subtitle = subtitle
        self.notice = notice
        self.metadata = metadata
        self.letterhead = letterhead
        self.navigation = navigation
        self.showsContents = showsContents
        self.isDense = isDense
        self.mostPages = mostPages
        self.blocks = blocks
        self.annex = annex
        self.closing = closing
    }

    /// All that the document says, the annex after the rest.
    public var body: [Block] { blocks + annex }
}
