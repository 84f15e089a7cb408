/// The core that hands its events to a handler and keeps the error by which the handler stopped.
final class HandlerCore<Handler: XMLEventHandler>: ParserCore {
    let handler: Handler
    private(set) var stop: Handler.Failure?

    init(_ handler: Handler, vocabulary: XMLVocabulary, limits: XMLLimits, schema: XMLSchema?, file: String?) {
        self.handler = handler
        super.init(vocabulary: vocabulary, limits: limits, schema: schema, file: file)
    }

    override func deliver(_ element: borrowing XMLStartElement) {
        do { try handler.startElement(element) } catch { halt(error) }
    }

    override func deliver(_ element: borrowing XMLEndElement) {
        do { try handler.endElement(element) } catch { halt(error) }
    }

    override func deliver(_ text: Span<UInt8>) {
        do { try handler.characters(text) } catch { halt(error) }
    }

    private func halt(_ error: Handler.Failure) {
        rememberPlace()
        stop = error
        isStopped = true
    }
}
