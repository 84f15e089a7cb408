internal import XMLDocuments

extension XMLElement {
    /// Whether an attribute says yes, as `xs:boolean` writes it; one that is not there says no.
    func isTrue(_ name: String) -> Bool { ["true", "1"].contains(attribute(name) ?? "") }
}
