/// What takes the events of a streaming parse.
///
/// The events borrow the parser's buffers: nothing is copied unless the handler asks for it, and nothing that is borrowed
/// can be kept beyond the call. A handler that throws stops the parse; the parser then throws
/// ``XMLParseError/stopped(_:)`` with its error.
public protocol XMLEventHandler: AnyObject {
    /// The error by which the handler stops a parse; `Never` if it does not.
    associatedtype Failure: Error = Never

    /// An element begins.
    func startElement(_ element: borrowing XMLStartElement) throws(Failure)
    /// An element ends; one written `<a/>` too.
    func endElement(_ element: borrowing XMLEndElement) throws(Failure)
    /// A piece of text in UTF-8, entities and CDATA resolved, line ends as U+000A. One text may come in several pieces,
    /// none of which is empty or cuts a character in two; white space between elements comes too.
    func characters(_ text: Span<UInt8>) throws(Failure)

    /// A whole element in which nothing has to be resolved, before its events: a handler that can do with its pieces takes it
    /// here, several times as fast. The default asks for the events.
    ///
    /// - Parameters:
    ///   - tokens: the pieces, their places counted from the element's first byte.
    ///   - bytes: the element as it stands in the input.
    ///   - place: where it stands.
    /// - Returns: Whether the element has been taken; if not, its events come.
    func plainElement(
        _ tokens: Span<XMLPlainToken>, _ bytes: Span<UInt8>, at place: XMLPlainPlace
    ) throws(Failure) -> Bool
}

extension XMLEventHandler {
    /// Asks for the events of every element.
    @inlinable
    public func plainElement(
        _ tokens: Span<XMLPlainToken>, _ bytes: Span<UInt8>, at place: XMLPlainPlace
    ) throws(Failure) -> Bool { false }
}
