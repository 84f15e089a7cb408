/// Builds elements from the events of a parse.
final class TreeBuilder: XMLEventHandler {
    private let file: String?
    private var open: [XMLElement] = []
    private var text: [UInt8] = []
    /// The root, once it has ended.
    private(set) var root: XMLElement?

    init(file: String?) { self.file = file }

    func startElement(_ element: borrowing XMLStartElement) {
        takeText()
        var attributes: [XMLAttribute] = []
        attributes.reserveCapacity(element.attributeCount)
        for index in 0..<element.attributeCount {
            guard let name = element.attributeName(at: index), let value = element.text(at: index) else { continue }
            attributes.append(XMLAttribute(name, value, namespace: element.attributeNamespace(at: index)))
        }
        open.append(
            XMLElement(
                element.localName, namespace: element.namespaceName, attributes: attributes, file: file,
                line: element.line, column: element.column))
    }

    func endElement(_ element: borrowing XMLEndElement) {
        takeText()
        guard let whole = open.popLast() else { return }
        if open.isEmpty { root = whole } else { open[open.count - 1].nodes.append(.element(whole)) }
    }

    func characters(_ text: Span<UInt8>) {
        text.withUnsafeBufferPointer { self.text.append(contentsOf: $0) }
    }

    private func takeText() {
        guard !text.isEmpty, !open.isEmpty else { return }
        open[open.count - 1].nodes.append(.text(String(decoding: text, as: UTF8.self)))
        text.removeAll(keepingCapacity: true)
    }
}
