import CLibXML2
import Figures

/// A compiled XML Schema: made once from bytes, then shared by any number of tasks.
///
/// The schema must be whole in itself: imports and includes are refused like every other external entity.
/// libxml2 (2.9) reads compiled schemas without writing to them, which is what makes sharing sound.
public final class XMLSchema: @unchecked Sendable {
    let pointer: xmlSchemaPtr
    /// The schema's name in problems.
    public let name: String
    /// The namespace that it is about.
    public let targetNamespace: String?
    /// The elements that a document may have as its root.
    public let rootElements: [String]

    /// Compiles a schema.
    ///
    /// - Throws: ``XMLFailure`` if the bytes are no well-formed schema that stands alone.
    public init(_ bytes: [UInt8], name: String) throws(XMLFailure) {
        let outline = try XMLTree.parse(bytes, file: name)
        self.name = name
        targetNamespace = outline.attribute("targetNamespace")
        rootElements = outline.children("element").compactMap { $0.attribute("name") }
        pointer = try Self.compile(bytes, name: name)
    }

    deinit { xmlSchemaFree(pointer) }

    /// Checks a document against the schema as a stream, with the limits of ``XMLLimits/document``.
    ///
    /// - Returns: What is wrong, in the order of the document, at most `limits.problems` and the problem that ended the
    ///   reading; empty if the document is valid.
    public func validate(_ document: [UInt8], file: String? = nil, limits: XMLLimits = .document) -> [XMLProblem] {
        var parser = XMLPushParser(
            handler: SilentHandler(), vocabulary: XMLVocabulary(names: []), limits: limits, schema: self, file: file)
        do throws(XMLParseError<Never>) {
            try parser.feed(document.span)
            try parser.finish()
            return parser.violations
        } catch {
            return parser.violations + [error.problem]
        }
    }

    private static func compile(_ bytes: [UInt8], name: String) throws(XMLFailure) -> xmlSchemaPtr {
        XMLLibrary.prepare()
        let sink = SchemaReportSink(file: name)
        let schema: xmlSchemaPtr? = bytes.withUnsafeBytes { raw in
            let start = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
            guard let parser = xmlSchemaNewMemParserCtxt(start, Int32(raw.count)) else { return nil }
            defer { xmlSchemaFreeParserCtxt(parser) }
            xmlSchemaSetParserStructuredErrors(
                parser, SchemaReportSink.report, Unmanaged.passUnretained(sink).toOpaque())
            return xmlSchemaParse(parser)
        }
        // An import that could not be loaded is only a warning to libxml2, but the schema then means something else.
        if let schema, sink.problems.isEmpty { return schema }
        if let schema { xmlSchemaFree(schema) }
        if sink.problems.isEmpty {
            let message = LocalizedText(vi: "Không dùng được lược đồ.", en: "The schema cannot be used.")
            throw XMLFailure([XMLProblem(kind: .schema(code: 0), file: name, message: message)])
        }
        throw XMLFailure(sink.problems)
    }
}

/// A handler that only lets the parser and the schema look.
final class SilentHandler: XMLEventHandler {
    func startElement(_ element: borrowing XMLStartElement) {}
    func endElement(_ element: borrowing XMLEndElement) {}
    func characters(_ text: Span<UInt8>) {}
}

/// Collects what libxml2 says about a schema that it compiles.
final class SchemaReportSink {
    let file: String
    var problems: [XMLProblem] = []

    init(file: String) { self.file = file }

    static let report: xmlStructuredErrorFunc = { user, error in
        guard let user, let error else { return }
        let sink = Unmanaged<SchemaReportSink>.fromOpaque(user).takeUnretainedValue()
        guard sink.problems.count < 20 else { return }
        let detail = ParserCore.line(error.pointee.message.map { String(cString: $0) } ?? "")
        sink.problems.append(
            XMLProblem(
                kind: .schema(code: Int(error.pointee.code)), file: sink.file,
                line: error.pointee.line > 0 ? Int(error.pointee.line) : nil,
                message: LocalizedText(
                    vi: "Lược đồ không dùng được: \(detail).", en: "The schema cannot be used: \(detail).")))
    }
}
