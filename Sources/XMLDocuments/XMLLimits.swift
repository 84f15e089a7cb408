/// The bounds within which a document is read; what goes beyond one is refused with a typed problem.
///
/// All of them are here and nowhere else, so that a reviewer can see in one place what a hostile file can cost.
public struct XMLLimits: Sendable, Hashable {
    /// The deepest nesting of elements; never above ``hardDepth``, whatever is set.
    public var depth: Int
    /// The most attributes and namespace declarations, together, on one element.
    public var attributes: Int
    /// The longest name of an element or attribute, in bytes of UTF-8.
    public var nameBytes: Int
    /// The longest text between two tags, in bytes of UTF-8.
    public var textBytes: Int
    /// The longest tag, in bytes; refused before libxml2 compares its attributes, which takes quadratic time.
    public var tagBytes: Int
    /// The longest comment or processing instruction, in bytes.
    public var commentBytes: Int
    /// The longest document, in bytes as they are fed.
    public var totalBytes: Int
    /// The most violations of a schema that are kept; more are only counted.
    public var problems: Int

    /// The depth that no setting can exceed.
    public static let hardDepth = 256
    /// The most bytes that are given to libxml2 at once: the granularity at which ``tagBytes`` is checked.
    public static let pushBytes = 16 << 10
    /// The bytes of a file that are read at once.
    static let readBytes = 64 << 10

    /// Makes limits; each that is left out is that of ``document``.
    public init(
        depth: Int = 64, attributes: Int = 256, nameBytes: Int = 1_024, textBytes: Int = 1 << 20,
        tagBytes: Int = 64 << 10, commentBytes: Int = 1 << 20, totalBytes: Int = 64 << 20, problems: Int = 100
    ) {
        self.depth = depth
        self.attributes = attributes
        self.nameBytes = nameBytes
        self.textBytes = textBytes
        self.tagBytes = tagBytes
        self.commentBytes = commentBytes
        self.totalBytes = totalBytes
        self.problems = problems
    }

    /// For documents that people write, read into a tree: at most 64 levels and 64 MiB.
    public static let document = XMLLimits()
    /// For batches and parts of archives, read as a stream in bounded memory: at most 256 levels and 1 TiB.
    public static let stream = XMLLimits(depth: hardDepth, totalBytes: 1 << 40)
}

/// Which bound of ``XMLLimits`` a document broke.
public enum XMLLimit: String, Sendable, Hashable, CaseIterable {
    /// ``XMLLimits/depth``.
    case depth
    /// ``XMLLimits/attributes``.
    case attributes
    /// ``XMLLimits/nameBytes``.
    case nameBytes
    /// ``XMLLimits/textBytes``.
    case textBytes
    /// ``XMLLimits/tagBytes``.
    case tagBytes
    /// ``XMLLimits/commentBytes``.
    case commentBytes
    /// ``XMLLimits/totalBytes``.
    case totalBytes
}
