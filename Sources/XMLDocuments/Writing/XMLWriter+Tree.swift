extension XMLWriter {
    /// Writes an element with all that it holds.
    ///
    /// A namespace that differs from the surrounding one is declared as `xmlns`; attributes in namespaces get the prefixes
    /// `n1`, `n2`, … White space between child elements is left to the writer's indentation; an element that mixes text
    /// and child elements is written as it is.
    public mutating func write(_ element: XMLElement) { write(element, inside: nil) }

    private mutating func write(_ element: XMLElement, inside namespace: String?) {
        var attributes: [(name: String, value: String)] = []
        if element.namespace != namespace { attributes.append(("xmlns", element.namespace ?? "")) }
        var prefixes: [String: String] = [:]
        for attribute in element.attributes {
            guard let space = attribute.namespace else {
                attributes.append((attribute.name, attribute.value))
                continue
            }
            attributes.append((prefix(space, &prefixes, &attributes) + ":" + attribute.name, attribute.value))
        }
        start(element.name, attributes: attributes)
        let isMixed = element.nodes.contains { if case .text(let text) = $0 { !XMLText.isBlank(text) } else { false } }
        let hasChildren = element.nodes.contains { if case .element = $0 { true } else { false } }
        if isMixed { keepSpace() }
        for node in element.nodes {
            switch node {
            case .element(let child): write(child, inside: element.namespace)
            case .text(let text):
                if indentation == nil || isMixed || !hasChildren { self.text(text) }
            }
        }
        end()
    }

    private func prefix(
        _ namespace: String, _ prefixes: inout [String: String], _ attributes: inout [(name: String, value: String)]
    ) -> String {
        if namespace == "http://www.w3.org/XML/1998/namespace" { return "xml" }
        if let prefix = prefixes[namespace] { return prefix }
        let prefix = "n\(prefixes.count + 1)"
        prefixes[namespace] = prefix
        attributes.append(("xmlns:" + prefix, namespace))
        return prefix
    }
}
