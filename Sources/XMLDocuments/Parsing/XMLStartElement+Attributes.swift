extension XMLStartElement {
    /// The place of the attribute with a number of the vocabulary and in no namespace; nil if the element has none.
    @inlinable
    public func index(of name: Int) -> Int? {
        guard name >= 0, name < knownCount, let attributes else { return nil }
        let wanted = known[name]
        var index = 0
        while index < attributeCount {
            if attributes[index &* 5] == wanted, attributes[index &* 5 &+ 2] == nil { return index }
            index &+= 1
        }
        return nil
    }

    /// The place of the attribute with a number of the vocabulary in the namespace with this name.
    public func index(of name: Int, namespace: String) -> Int? {
        guard name >= 0, name < knownCount, let attributes else { return nil }
        let wanted = known[name]
        for index in 0..<attributeCount where attributes[index &* 5] == wanted {
            if Self.namespaceText(attributes[index &* 5 &+ 2]) == namespace { return index }
        }
        return nil
    }

    /// Lends the value's bytes (UTF-8, entities resolved, line ends as spaces) of the attribute at a place.
    ///
    /// - Returns: What `body` returned; nil if there is no such place.
    @inlinable
    public func withValue<Result, Failure: Error>(
        at index: Int, _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result? {
        guard index >= 0, index < attributeCount, let attributes,
            let start = attributes[index &* 5 &+ 3], let end = attributes[index &* 5 &+ 4]
        else { return nil }
        let bytes = UnsafeBufferPointer(start: start, count: end - start)
        if start < window || end > windowEnd, let rewritten = Self.resolvingAmpersands(bytes) {
            return try body(rewritten.span)
        }
        return try body(bytes.span)
    }

    /// Lends the value's bytes of the attribute with a number of the vocabulary and in no namespace.
    ///
    /// - Returns: What `body` returned; nil if the element has no such attribute.
    @inlinable
    public func withValue<Result, Failure: Error>(
        of name: Int, _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result? {
        guard let index = index(of: name) else { return nil }
        return try withValue(at: index, body)
    }

    /// The value as text of the attribute with a number of the vocabulary and in no namespace.
    public func text(of name: Int) -> String? {
        guard let index = index(of: name) else { return nil }
        return text(at: index)
    }

    /// The value as text of the attribute at a place.
    public func text(at index: Int) -> String? {
        withValue(at: index) { bytes in bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) } }
    }

    /// The local name as text of the attribute at a place.
    public func attributeName(at index: Int) -> String? {
        guard index >= 0, index < attributeCount, let name = attributes?[index &* 5] else { return nil }
        return String(cString: name)
    }

    /// The namespace's name as text of the attribute at a place; nil in no namespace.
    public func attributeNamespace(at index: Int) -> String? {
        guard index >= 0, index < attributeCount else { return nil }
        return Self.namespaceText(attributes?[index &* 5 &+ 2])
    }

    /// The value with libxml2's `&#38;` read as `&`; nil if it holds none. Without entity replacement libxml2 writes every
    /// ampersand of a value so, for a tree builder to resolve later; no other reference can be left in a value.
    @usableFromInline
    static func resolvingAmpersands(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard bytes.contains(UInt8(ascii: "&")) else { return nil }
        let reference: [UInt8] = Array("&#38;".utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            result.append(bytes[index])
            let isReference =
                bytes.count - index >= reference.count
                && bytes[index..<index + reference.count].elementsEqual(reference)
            index += isReference ? reference.count : 1
        }
        return result
    }

    /// The name of a namespace, which is an attribute's value to libxml2.
    static func namespaceText(_ uri: UnsafePointer<UInt8>?) -> String? {
        guard let uri else { return nil }
        var text = String(cString: uri)
        return text.withUTF8 { resolvingAmpersands($0).map { String(decoding: $0, as: UTF8.self) } } ?? text
    }
}
