import CLibXML2
import Figures

/// Reaches the core without counting references.
@inline(__always)
private func withCore(_ user: UnsafeMutableRawPointer?, _ body: (ParserCore) -> Void) {
    guard let user else { return }
    Unmanaged<ParserCore>.fromOpaque(user)._withUnsafeGuaranteedRef(body)
}

extension ParserCore {
    /// The table of C callbacks: no comments, no processing instructions, no DTD; the user pointer is the core.
    static func callbacks() -> xmlSAXHandler {
        var handlers = xmlSAXHandler()
        handlers.initialized = UInt32(XML_SAX2_MAGIC)
        handlers.startDocument = { user in withCore(user) { $0.checkEncoding() } }
        handlers.startElementNs = { user, local, _, uri, declarations, _, count, _, attributes in
            guard let local else { return }
            withCore(user) {
                $0.startElement(local, uri, attributes: attributes, count: Int(count), declarations: Int(declarations))
            }
        }
        handlers.endElementNs = { user, local, _, _ in
            guard let local else { return }
            withCore(user) { $0.endElement(local) }
        }
        let text: charactersSAXFunc = { user, bytes, count in
            guard let bytes, count > 0 else { return }
            withCore(user) { $0.text(UnsafeBufferPointer(start: bytes, count: Int(count))) }
        }
        handlers.characters = text
        handlers.cdataBlock = text
        handlers.ignorableWhitespace = text
        handlers.internalSubset = { user, _, _, _ in
            withCore(user) {
                $0.fail(.doctype, XMLProblem.doctypeMessage, at: $0.tagPlace)
                // Nothing of the document type may be read: here, and only here, nobody reads on after the event.
                xmlStopParser($0.context)
            }
        }
        handlers.reference = { user, name in
            let name = name.map { String(cString: $0) }
            withCore(user) { $0.fail(report: SyntaxReport(code: 26, detail: "", first: name, number: 0)) }
        }
        handlers.serror = report
        return handlers
    }

    /// Takes libxml2's reports. With a schema the user pointer is the schema's, so the core is found through the parser.
    static let report: xmlStructuredErrorFunc = { _, error in
        guard let error, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue,
            let parser = error.pointee.ctxt?.assumingMemoryBound(to: xmlParserCtxt.self)
        else { return }
        withCore(parser.pointee._private) { $0.take(error.pointee) }
    }

    private func take(_ error: xmlError) {
        guard !isStopped else { return }
        fail(
            report: SyntaxReport(
                code: Int(error.code), detail: error.message.map { Self.line(String(cString: $0)) } ?? "",
                first: error.str1.map { String(cString: $0) }, second: error.str2.map { String(cString: $0) },
                number: Int(error.int1)))
    }

    /// libxml2's sentence on one line, bounded, without its final full stop or line end.
    static func line(_ sentence: String) -> String {
        var words = sentence.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if words.count > 300 { words = String(words.prefix(300)) + "…" }
        while words.last == "." { words.removeLast() }
        return words
    }

    /// Refuses the document because it is not well-formed.
    func fail(report: SyntaxReport) {
        guard !isStopped else { return }
        guard hasContent else { return fail(.empty, XMLProblem.emptyMessage) }
        var report = report
        report.openElement = openElement
        report.openLine = depth > 0 && depth <= XMLLimits.hardDepth ? Int(open[depth].line) : nil
        if report.code == Int(XML_ERR_DOCUMENT_END.rawValue), depth == 0, lastPlace > 0 {
            report.code = Int(XML_ERR_EXTRA_CONTENT.rawValue)
        } else if isFinishing, Self.unfinished.contains(report.code), !hasUnread {
            // Inside a tag or comment libxml2 names what it misses next; what is wrong is that the file is cut.
            report.code = Int(XML_ERR_DOCUMENT_END.rawValue)
        }
        let said = XMLProblem.syntax(report)
        fail(said.kind, said.message, expected: said.expected)
    }

    /// The codes that an input gives that ends inside a reference, tag, comment, instruction or CDATA section.
    private static let unfinished: Set<Int> = [
        10, 14, 22, 23, 34, 37, 39, 40, 41, 45, 46, 47, 57, 61, 63, 65, 68, 72, 73, 74, 75, 77,
    ]
}
