import XMLDocuments

/// The root of a document, which tells what kind of forms it holds.
struct XMLRoot: Error {
    /// The local name.
    var name: String
    /// The namespace; nil for none.
    var namespace: String?
    /// The attributes in no namespace.
    var attributes: [String: String]
    /// The line that it stands on.
    var line: Int

    /// Looks for the root in the first bytes of a document; nil if they are broken before it, or do not reach it.
    static func find(_ head: Span<UInt8>) -> XMLRoot? {
        let probe = Probe()
        var parser = XMLPushParser(handler: probe, vocabulary: XMLVocabulary(names: []))
        do throws(XMLParseError<XMLRoot>) {
            try parser.feed(head)
            try parser.finish()
        } catch {
            // What is broken behind the root does not matter here.
        }
        return probe.root
    }

    /// Takes the first element and stops.
    private final class Probe: XMLEventHandler {
        typealias Failure = XMLRoot

        var root: XMLRoot?

        func startElement(_ element: borrowing XMLStartElement) throws(XMLRoot) {
            var attributes: [String: String] = [:]
            for index in 0..<element.attributeCount where element.attributeNamespace(at: index) == nil {
                attributes[element.attributeName(at: index) ?? ""] = element.text(at: index)
            }
            let root = XMLRoot(
                name: element.localName, namespace: element.namespaceName, attributes: attributes, line: element.line)
            self.root = root
            throw root
        }

        func endElement(_ element: borrowing XMLEndElement) throws(XMLRoot) {}
        func characters(_ text: Span<UInt8>) throws(XMLRoot) {}
    }
}
