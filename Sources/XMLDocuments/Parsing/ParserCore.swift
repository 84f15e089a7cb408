import CLibXML2
import Figures

/// The owner of one libxml2 push parser: makes and frees it, checks the limits, keeps the first problem.
///
/// The C callbacks find it through the user pointer; it hands the events on to a handler whose type it does not know.
@usableFromInline
final class ParserCore {
    /// The handler's three methods, each telling whether to go on. They are closures made where the handler's type is
    /// known: a generic subclass would look up the handler's error type at each event.
    struct Outlet {
        var start: (borrowing XMLStartElement) -> Bool
        var end: (borrowing XMLEndElement) -> Bool
        var text: (Span<UInt8>) -> Bool
        /// Offers a whole plain element: nil if the handler would rather have its events.
        var plain: (Span<XMLPlainToken>, Span<UInt8>, XMLPlainPlace) -> Bool?
    }

    /// What is remembered of an element whose end has not come.
    struct OpenElement {
        /// The line that its tag ended on.
        var line: Int32 = 0
        var name: Int32 = 0
        var namespace: Int32 = 0
    }

    let outlet: Outlet
    let limits: XMLLimits
    let file: String?
    let context: xmlParserCtxtPtr?
    let names: NameTable
    let namespaces: NameTable
    let maximumDepth: Int

    /// The validator that the schema's events go through; nil without a schema.
    private(set) var validator: SchemaValidator?
    /// The first problem; nothing is delivered after it.
    private(set) var problem: XMLProblem?
    /// Set with ``problem``, or when the handler threw.
    var isStopped = false
    var depth = 0
    /// The open elements by depth, from 1.
    let open: UnsafeMutablePointer<OpenElement>
    var textRun = 0
    /// The place in libxml2's own text at the last element's beginning: what has come since bounds a tag's length.
    var lastPlace = 0
    /// The namespace that was last looked up, and its number.
    var lastURI: UnsafePointer<UInt8>?
    var lastNamespace = XMLVocabulary.noNamespace
    /// The last known line and offset, for when libxml2 has already let go of its input.
    var lastLine = 1
    var lastOffset = 0

    /// Bytes kept back until more come.
    let store: UnsafeMutableRawPointer
    var kept = 0
    /// How many bytes must be there before a plain element that was incomplete is looked at again.
    var wanted = 0
    /// How many bytes were read, by libxml2 or without it.
    var pushed = 0
    /// Takes plain elements apart; nil where every event must pass through libxml2.
    var scanner: PlainScanner?
    /// How much must have been read before another plain element is looked for.
    var patience = 0
    /// Whether the input is UTF-8 as it is; nil until that is known.
    var isUTF8: Bool?
    /// What is read without libxml2, and where in it.
    var plain: PlainRun?
    /// What has been read without libxml2.
    var skipped = SkippedBytes()
    /// The attributes of the tag of a plain element, as libxml2 gives them: five pointers each.
    let plainAttributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>
    var pushSize = XMLLimits.pushBytes
    /// Whether the input is UTF-16, in which NUL bytes are ordinary.
    var isWide = false
    /// Whether anything but white space has come.
    var hasContent = false
    /// Whether the end of the input has come.
    var isFinishing = false

    @usableFromInline
    init(
        vocabulary: XMLVocabulary, limits: XMLLimits, schema: XMLSchema?, file: String?,
        start: @escaping (borrowing XMLStartElement) -> Bool, end: @escaping (borrowing XMLEndElement) -> Bool,
        text: @escaping (Span<UInt8>) -> Bool,
        plain: @escaping (Span<XMLPlainToken>, Span<UInt8>, XMLPlainPlace) -> Bool?
    ) {
        XMLLibrary.prepare()
        outlet = Outlet(start: start, end: end, text: text, plain: plain)
        self.limits = limits
        self.file = file
        maximumDepth = min(limits.depth, XMLLimits.hardDepth)
        var handlers = Self.callbacks()
        context = xmlCreatePushParserCtxt(&handlers, nil, nil, 0, nil)
        names = NameTable(vocabulary.names, in: context?.pointee.dict)
        // libxml2 leaves the ampersands of a namespace's name as references, as in every attribute's value.
        let written = vocabulary.namespaces.map { $0.split(separator: "&", omittingEmptySubsequences: false) }
        namespaces = NameTable(written.map { $0.joined(separator: "&#38;") }, in: context?.pointee.dict)
        store = .allocate(byteCount: Self.storeBytes, alignment: 16)
        plainAttributes = .allocate(capacity: 5 * PlainScanner.mostAttributes)
        plainAttributes.initialize(repeating: nil, count: 5 * PlainScanner.mostAttributes)
        open = .allocate(capacity: XMLLimits.hardDepth + 1)
        open.initialize(repeating: OpenElement(), count: XMLLimits.hardDepth + 1)
        guard let context else { return }
        // No entity replacement, no DTD, no XInclude, no relaxed bounds: only the network is switched off besides.
        xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
        let me = Unmanaged.passUnretained(self).toOpaque()
        context.pointee.userData = me
        context.pointee._private = me
        // A schema's validator must see every event.
        if schema == nil { scanner = PlainScanner(names: PlainNames(names, in: context.pointee.dict)) }
        if let schema {
            let validator = SchemaValidator(schema, core: self, context: context)
            self.validator = validator
            guard validator.isPlugged else {
                fail(
                    .schema(code: 0),
                    LocalizedText(vi: "Không dùng được lược đồ.", en: "The schema cannot be used."))
                return
            }
            // The schema's plug replaces the table of callbacks, and forgets this one.
            context.pointee.sax.pointee.serror = Self.report
        }
    }

    deinit {
        validator?.unplug()
        if let context {
            if let document = context.pointee.myDoc { xmlFreeDoc(document) }
            context.pointee.myDoc = nil
            xmlFreeParserCtxt(context)
        }
        open.deallocate()
        store.deallocate()
        plainAttributes.deallocate()
        scanner?.deallocate()
    }

    /// Keeps the first problem and stops the delivery of events. libxml2 runs on to the end of what it was given, at most
    /// one push, because stopping it inside an event would free the buffer that a schema still reads.
    func fail(
        _ kind: XMLProblem.Kind, _ message: LocalizedText, expected: [String] = [], element: String? = nil,
        at place: Place? = nil
    ) {
        guard !isStopped else { return }
        isStopped = true
        let place = place ?? currentPlace
        lastLine = place.line
        lastOffset = place.offset
        problem = XMLProblem(
            kind: kind, file: file, line: place.line, column: place.column, byteOffset: place.offset,
            element: element ?? openElement, message: message, expected: expected)
    }

    /// Refuses the document because a bound is broken.
    func fail(_ limit: XMLLimit, allowed: Int, at place: Place? = nil) {
        fail(.limit(limit, allowed: allowed), XMLProblem.limitMessage(limit, allowed: allowed), at: place)
    }

    /// The name of the innermost element whose end has not come.
    var openElement: String? {
        guard depth > 0, let name = context?.pointee.name else { return nil }
        return String(cString: name)
    }
}
