import Testing

@testable import XMLDocuments

@Suite struct VocabularyTests {
    enum Tag { static let form = 0, answer = 1, item = 2, absent = 3 }

    struct Stop: Error, Equatable { var form: Int }

    /// Reads answers without making strings, and stops at a form.
    final class Reader: XMLEventHandler {
        var seen: [String] = []
        var forms = 0
        var stopAt = Int.max
        var stopAtEnd = false

        func startElement(_ element: borrowing XMLStartElement) throws(Stop) {
            seen.append("\(element.name)/\(element.namespace)/\(element.depth)")
            if element.name == Tag.form {
                forms += 1
                if forms == stopAt, !stopAtEnd { throw Stop(form: forms) }
            }
            if let last = element.withValue(of: Tag.item, { $0.isEmpty ? 0 : $0[$0.count - 1] }) {
                seen.append("item \(last)")
            }
            #expect(element.withValue(of: Tag.absent) { _ in true } == nil)
            #expect(element.withValue(of: 99) { _ in true } == nil)
            #expect(element.withValue(of: -1) { _ in true } == nil)
        }

        func endElement(_ element: borrowing XMLEndElement) throws(Stop) {
            seen.append("end \(element.name)/\(element.namespace)/\(element.depth)")
            if element.name == Tag.form, forms == stopAt, stopAtEnd { throw Stop(form: -forms) }
        }

        func characters(_ text: Span<UInt8>) throws(Stop) {}
    }

    static let vocabulary = XMLVocabulary(
        names: ["form", "a", "i", "absent", "form"], namespaces: ["urn:1", "urn:2", "urn:a&b"])

    static func parser(_ reader: Reader) -> XMLPushParser<Reader> {
        XMLPushParser(handler: reader, vocabulary: vocabulary)
    }

    @Test func numbers() throws {
        let reader = Reader()
        var parser = Self.parser(reader)
        let text =
            "<form xmlns='urn:2'><a i='7'/><z xmlns='urn:9'><a xmlns='urn:1' i=''/></z><a xmlns=''/><a xmlns='urn:a&amp;b'/></form>"
        try parser.feed(Array(text.utf8).span)
        try parser.finish()
        #expect(
            reader.seen == [
                "0/1/1", "1/1/2", "item 55", "end 1/1/2", "-1/-1/2", "1/0/3", "item 0", "end 1/0/3", "end -1/-1/2",
                "1/-2/2", "end 1/-2/2", "1/2/2", "end 1/2/2", "end 0/1/1",
            ])
    }

    /// An attribute in a namespace is another one than that of the same name in none.
    @Test func attributesInNamespaces() throws {
        final class Attributes: XMLEventHandler {
            var found: [String?] = []
            func startElement(_ element: borrowing XMLStartElement) {
                found = [
                    element.text(of: 0), element.index(of: 0, namespace: "urn:1").flatMap { element.text(at: $0) },
                    element.index(of: 0, namespace: "urn:2").flatMap { element.text(at: $0) }, element.text(at: 5),
                    element.attributeName(at: -1),
                ]
            }
            func endElement(_ element: borrowing XMLEndElement) {}
            func characters(_ text: Span<UInt8>) {}
        }
        let handler = Attributes()
        var parser = XMLPushParser(handler: handler, vocabulary: XMLVocabulary(names: ["k"]))
        try parser.feed(Array("<a xmlns:p='urn:1' p:k='one' k='none'/>".utf8).span)
        try parser.finish()
        #expect(handler.found == ["none", "one", nil, nil, nil])
    }

    @Test(arguments: [
        ("a &amp; b", "a & b"), ("&amp;#38;", "&#38;"), ("&#38;#38;", "&#38;"), ("&amp;amp;", "&amp;"), ("&amp;", "&"),
        ("&lt;&gt;&quot;&apos;", "<>\"'"), ("a\tb\nc", "a b c"), ("&#10;&#9;", "\n\t"), ("plain", "plain"), ("", ""),
        ("&amp;&amp;", "&&"), ("Đà &amp; Nẵng", "Đà & Nẵng"),
    ])
    func attributeValues(_ written: String, _ read: String) {
        #expect(parse("<a v=\"\(written)\"/>").recorder.events.first == .start("a", ["v=\(read)"]))
    }

    @Test func aHandlerStopsTheParse() throws {
        let text = "<b>" + String(repeating: "<form/>\n", count: 10) + "</b>"
        for (isEnd, error) in [(false, Stop(form: 3)), (true, Stop(form: -3))] {
            let reader = Reader()
            reader.stopAt = 3
            reader.stopAtEnd = isEnd
            var parser = Self.parser(reader)
            // The stop comes when the bytes are pushed to libxml2, at the latest at the end.
            var thrown: XMLParseError<Stop>?
            do throws(XMLParseError<Stop>) {
                try parser.feed(Array(text.utf8).span)
                try parser.finish()
            } catch {
                thrown = error
            }
            #expect(thrown == .stopped(error))
            #expect(reader.forms == 3)
            #expect(parser.line == 3)
            thrown = nil
            do throws(XMLParseError<Stop>) { try parser.finish() } catch { thrown = error }
            #expect(thrown == .stopped(error))
            #expect(reader.forms == 3)
        }
    }

    @Test func afterARefusalItStaysRefused() throws {
        var parser = Self.parser(Reader())
        let bad = Array("<a></b>".utf8)
        try parser.feed(bad.span)
        var problems: [XMLProblem] = []
        for _ in 0..<2 {
            do throws(XMLParseError<Stop>) { try parser.finish() } catch {
                if case .refused(let problem) = error { problems.append(problem) }
            }
            do throws(XMLParseError<Stop>) { try parser.feed(bad.span) } catch {
                if case .refused(let problem) = error { problems.append(problem) }
            }
        }
        #expect(problems.count == 4)
        #expect(Set(problems).count == 1)
    }
}
