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
    private var last: (report: SchemaReport, line: Int)?

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
        guard !isEcho(report, line) else { return }
        last = (report, line)
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

    /// Whether a report only follows from the one before it: libxml2 says after a broken facet that the value is not of its
    /// type, after a missing or broken attribute that a key lacks its field, and says the same for each piece of a text.
    private func isEcho(_ report: SchemaReport, _ line: Int) -> Bool {
        if report.rest.hasPrefix("Warning: ") { return true }
        guard let last, last.line == line, last.report.element == report.element else { return false }
        if report.code == 1877 { return report.rest.hasPrefix("Not all fields") }
        guard last.report.attribute == report.attribute else { return false }
        return last.report.code == report.code
            ? last.report.rest == report.rest : report.code == 1824 && (1829...1840).contains(last.report.code)
    }
}
