/// Writes documents as HTML pages that stand alone: no script, no file beside them, the style inside, so that a page can
/// be sent by mail, filed and printed. The same document always gives the same bytes.
public struct HTMLRenderer: Sendable {
    /// Makes a renderer.
    public init() {}

    /// The page, UTF-8.
    ///
    /// - Throws: what ``Document/check()`` throws.
    public func render(_ document: Document) throws(DocumentsError) -> [UInt8] {
        try document.check()
        var writer = HTMLWriter(document)
        writer.writePage()
        return writer.buffer.bytes
    }

    /// The page as text.
    ///
    /// - Throws: what ``Document/check()`` throws.
    public func text(of document: Document) throws(DocumentsError) -> String {
        String(decoding: try render(document), as: UTF8.self)
    }
}
