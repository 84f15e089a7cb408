/// What is known about a document: for file properties, and for the lines under the title.
///
/// Nothing here comes from a clock: a date is printed only where the campaign gives one.
public struct DocumentMetadata: Sendable, Hashable {
    /// The agency or person that signs for the document.
    public var author: String?
    /// What the document is about, in one sentence; search engines and file properties show it.
    public var subject: String?
    /// Words to find the document by.
    public var keywords: [String]
    /// The program that made the document, with its version.
    public var generator: String?
    /// Pairs of a name and a text printed under the title, such as period, agency and date of issue.
    public var details: [Definition]

    /// Makes metadata; everything may be left out.
    public init(
        author: String? = nil, subject: String? = nil, keywords: [String] = [], generator: String? = nil,
        details: [Definition] = []
    ) {
        self.author = author
        self.subject = subject
        self.keywords = keywords
        self.generator = generator
        self.details = details
    }
}
