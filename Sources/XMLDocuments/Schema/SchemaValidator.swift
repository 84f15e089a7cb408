import CLibXML2
import Figures

/// One document's way through a schema: stands between libxml2's parser and our callbacks and collects the violations.
final class SchemaValidator {
    private let schema: XMLSchema
    private unowned let core: ParserCore
    private let context: xmlSchemaValidCtxtPtr?
    private var plug: xmlSchemaSAXPlugPtr?
    private(set) var problems: [XMLProblem] = []
    private(set) var omitted = 0

    init(_ schema: XMLSchema, core: ParserCore, context parser: xmlParserCtxtPtr) {
        self.schema = schema
        self.core = core
        context = xmlSchemaNewValidCtxt(schema.pointer)
        guard let context else { return }
        let me = Unmanaged.passUnretained(self).toOpaque()
        xmlSchemaSetValidStructuredErrors(context, Self.report, me)
        xmlSchemaValidateSetLocator(context, Self.locate, me)
        plug = hailong_xml_plug(context, parser)
    }

    deinit {
        if let context { xmlSchemaFreeValidCtxt(context) }
    }

    /// Whether the validator stands in the way of the events, as it must to see them.
    var isPlugged: Bool { plug != nil }

    /// Gives the parser its own callbacks back; before the parser is freed.
    func unplug() {
        if let plug { xmlSchemaSAXUnplug(plug) }
        plug = nil
    }

    private static let locate: xmlSchemaValidityLocatorFunc = { user, file, line in
        guard let user else { return -1 }
        let validator = Unmanaged<SchemaValidator>.fromOpaque(user).takeUnretainedValue()
        file?.pointee = nil
        line?.pointee = UInt(max(0, validator.core.currentLine))
        return 0
    }

    private static let report: xmlStructuredErrorFunc = { user, error in
        guard let user, let error, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
        Unmanaged<SchemaValidator>.fromOpaque(user).takeUnretainedValue().take(error.pointee)
    }

    private func take(_ error: xmlError) {
        guard !core.isStopped else { return }
        let sentence = error.message.map { ParserCore.line(String(cString: $0)) } ?? ""
        let report = SchemaReport(code: Int(error.code), sentence: sentence)
        let line = core.currentLine
        // After a broken facet libxml2 says once more that the value is not of its type.
        if report.code == 1824, let last = problems.last, last.line == line, last.element == report.element,
            last.attribute == report.attribute, case .invalid(1829...1840) = last.kind
        {
            return
        }
        guard problems.count < core.limits.problems else {
            omitted += 1
            return
        }
        var said = report.explained
        if report.code == 1845 {
            said.expected = schema.rootElements
            said.message = SchemaReport.wrongRoot(report.element, schema: schema)
        }
        problems.append(
            XMLProblem(
                kind: .invalid(code: report.code), file: core.file, line: line, byteOffset: core.currentOffset,
                element: report.element, attribute: report.attribute, message: said.message, expected: said.expected))
    }
}
