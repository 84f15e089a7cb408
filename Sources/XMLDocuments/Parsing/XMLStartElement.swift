/// The beginning of an element, as long as the handler looks at it.
///
/// Names are numbers of the parser's ``XMLVocabulary``; texts are made only when asked for.
public struct XMLStartElement: ~Copyable {
    /// The local name's number, or ``XMLVocabulary/unknown``.
    public let name: Int
    /// The namespace's number, or ``XMLVocabulary/unknown`` or ``XMLVocabulary/noNamespace``.
    public let namespace: Int
    /// How deep the element lies; the root is 1.
    public let depth: Int
    /// How many attributes it has, namespace declarations not counted.
    public let attributeCount: Int

    /// Five pointers for each attribute: local name, prefix, namespace, first byte of the value, byte after it.
    @usableFromInline let attributes: UnsafePointer<UnsafePointer<UInt8>?>?
    /// The parser's interned names, to be compared as pointers.
    @usableFromInline let known: UnsafePointer<UnsafePointer<UInt8>?>
    @usableFromInline let knownCount: Int
    /// The parser's buffer: a value that lies outside was rewritten by libxml2 and may hold `&#38;` for `&`.
    @usableFromInline let window: UnsafePointer<UInt8>
    @usableFromInline let windowEnd: UnsafePointer<UInt8>

    let localPointer: UnsafePointer<UInt8>
    let namespacePointer: UnsafePointer<UInt8>?
    let core: Unmanaged<ParserCore>

    init(
        name: Int, namespace: Int, depth: Int, attributeCount: Int, attributes: UnsafePointer<UnsafePointer<UInt8>?>?,
        known: UnsafePointer<UnsafePointer<UInt8>?>, knownCount: Int, window: UnsafePointer<UInt8>,
        windowEnd: UnsafePointer<UInt8>, localPointer: UnsafePointer<UInt8>, namespacePointer: UnsafePointer<UInt8>?,
        core: Unmanaged<ParserCore>
    ) {
        self.name = name
        self.namespace = namespace
        self.depth = depth
        self.attributeCount = attributeCount
        self.attributes = attributes
        self.known = known
        self.knownCount = knownCount
        self.window = window
        self.windowEnd = windowEnd
        self.localPointer = localPointer
        self.namespacePointer = namespacePointer
        self.core = core
    }

    /// The local name as text.
    public var localName: String { String(cString: localPointer) }

    /// A number that the same parser gives to the same local name, and to no other: what a handler may remember names by that no
    /// vocabulary can hold.
    public var nameIdentity: UInt { UInt(bitPattern: localPointer) }

    /// The namespace's name as text; nil in no namespace.
    public var namespaceName: String? { Self.namespaceText(namespacePointer) }

    /// The line that the tag begins on, counted from 1; right beyond 65,535 too.
    public var line: Int { core._withUnsafeGuaranteedRef { $0.tagLine } }

    /// The column, in characters from 1, that the tag begins in; nil if the line begins more than
    /// 1,024 bytes before.
    public var column: Int? { core._withUnsafeGuaranteedRef { $0.tagColumn } }

    /// Where the tag's `<` lies in the input, in bytes from its beginning. In encodings other than UTF-8 it is the place
    /// after the attributes.
    public var byteOffset: Int { core._withUnsafeGuaranteedRef { $0.tagOffset } }
}

/// The end of an element, as long as the handler looks at it.
public struct XMLEndElement: ~Copyable {
    /// The local name's number, or ``XMLVocabulary/unknown``.
    public let name: Int
    /// The namespace's number, or ``XMLVocabulary/unknown`` or ``XMLVocabulary/noNamespace``.
    public let namespace: Int
    /// How deep the element lies; the root is 1.
    public let depth: Int
    let localPointer: UnsafePointer<UInt8>
    let core: Unmanaged<ParserCore>

    init(name: Int, namespace: Int, depth: Int, localPointer: UnsafePointer<UInt8>, core: Unmanaged<ParserCore>) {
        self.name = name
        self.namespace = namespace
        self.depth = depth
        self.localPointer = localPointer
        self.core = core
    }

    /// The local name as text.
    public var localName: String { String(cString: localPointer) }

    /// The line that the tag ends on, counted from 1.
    public var line: Int { core._withUnsafeGuaranteedRef { $0.currentLine } }

    /// Where the byte after the tag's `>` lies in the input: all that comes before is a whole number of elements.
    public var byteOffset: Int { core._withUnsafeGuaranteedRef { $0.currentOffset } }
}
