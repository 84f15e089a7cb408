/// A streaming parser: bytes are pushed in, events come out at a handler, memory stays bounded by the limits.
///
/// It refuses whatever is not well-formed, every DOCTYPE, every entity but the five predefined ones, and what breaks an
/// ``XMLLimits``; it opens no file and no connection, and prints nothing. The events do not depend on how the input is cut.
/// ```swift
/// var parser = XMLPushParser(handler: reader, vocabulary: reader.vocabulary, file: "batch.xml")
/// while let bytes = try source.next() { try parser.feed(bytes.span) }
/// try parser.finish()
/// ```
/// After a refusal everything that the handler was given before is sound: the elements whose end it saw are whole.
/// A parser belongs to one task at a time; it keeps its handler alive, so the handler must not own it.
public struct XMLPushParser<Handler: XMLEventHandler>: ~Copyable {
    /// What takes the events.
    public let handler: Handler
    @usableFromInline let core: ParserCore
    @usableFromInline let stop: StopBox<Handler.Failure>

    /// Makes a parser.
    ///
    /// - Parameters:
    ///   - handler: What takes the events.
    ///   - vocabulary: The names that the handler knows.
    ///   - limits: The bounds of what is accepted.
    ///   - schema: A schema that the same pass checks; its problems are in ``violations``, they do not stop the parse.
    ///   - file: The input's name in problems.
    @inlinable
    public init(
        handler: Handler, vocabulary: XMLVocabulary, limits: XMLLimits = .stream, schema: XMLSchema? = nil,
        file: String? = nil
    ) {
        let stop = StopBox<Handler.Failure>()
        self.handler = handler
        self.stop = stop
        core = ParserCore(
            vocabulary: vocabulary, limits: limits, schema: schema, file: file,
            start: { element in
                do throws(Handler.Failure) { try handler.startElement(element) } catch { return stop.take(error) }
                return true
            },
            end: { element in
                do throws(Handler.Failure) { try handler.endElement(element) } catch { return stop.take(error) }
                return true
            },
            text: { text in
                do throws(Handler.Failure) { try handler.characters(text) } catch { return stop.take(error) }
                return true
            },
            plain: { tokens, bytes, place in
                do throws(Handler.Failure) {
                    return try handler.plainElement(tokens, bytes, at: place) ? true : nil
                } catch {
                    return stop.take(error)
                }
            })
    }

    /// Where the reading has come to, in bytes of the input: after a refusal, where it was found.
    public var byteOffset: Int { core.isStopped ? core.lastOffset : core.currentOffset }

    /// The line that the reading has come to, counted from 1: after a refusal, where it was found.
    public var line: Int { core.isStopped ? core.lastLine : core.currentLine }

    /// What breaks the schema so far, in the order of the document, at most as many as the limit.
    public var violations: [XMLProblem] { core.validator?.problems ?? [] }

    /// How many violations there were beyond those kept.
    public var omittedViolations: Int { core.validator?.omitted ?? 0 }

    /// Takes more of the input. After an error, and after the end, it throws the same error again or does nothing.
    ///
    /// - Throws: ``XMLParseError/refused(_:)`` at the first problem, ``XMLParseError/stopped(_:)`` if the handler threw.
    public mutating func feed(_ bytes: UnsafeRawBufferPointer) throws(XMLParseError<Handler.Failure>) {
        core.feed(bytes)
        try check()
    }

    /// Takes more of the input.
    ///
    /// - Throws: As ``feed(_:)``.
    public mutating func feed(_ bytes: Span<UInt8>) throws(XMLParseError<Handler.Failure>) {
        bytes.withUnsafeBytes { core.feed($0) }
        try check()
    }

    /// Takes the end of the input.
    ///
    /// - Throws: As ``feed(_:)``; a document whose root has not ended is refused.
    public mutating func finish() throws(XMLParseError<Handler.Failure>) {
        core.finish()
        try check()
    }

    private func check() throws(XMLParseError<Handler.Failure>) {
        if let stop = stop.error { throw .stopped(stop) }
        if let problem = core.problem { throw .refused(problem) }
    }

    /// Changes how many bytes libxml2 is given at once: only tests do, to try every cut.
    func setPushSize(_ size: Int) { core.pushSize = max(1, min(size, XMLLimits.pushBytes)) }

    /// Has libxml2 read everything: only tests do, to compare.
    func stopScanning() {
        core.scanner?.deallocate()
        core.scanner = nil
    }
}

/// Keeps the error by which a handler stopped.
@usableFromInline
final class StopBox<Failure: Error> {
    @usableFromInline var error: Failure?

    @usableFromInline init() {}

    /// Keeps the error; false, for "do not go on".
    @usableFromInline
    func take(_ error: Failure) -> Bool {
        self.error = error
        return false
    }
}
