import CLibXML2
import Figures

#if canImport(Glibc)
import Glibc
#endif

extension ParserCore {
    /// Takes bytes, keeping back what does not fill a push, so that the events do not depend on how the input is cut.
    func feed(_ bytes: UnsafeRawBufferPointer) {
        var rest = bytes[...]
        while !isStopped, !rest.isEmpty {
            if kept == 0, rest.count >= pushSize {
                push(UnsafeRawBufferPointer(rebasing: rest.prefix(pushSize)), isLast: false)
                rest = rest.dropFirst(pushSize)
            } else {
                let taken = min(pushSize - kept, rest.count)
                UnsafeMutableRawBufferPointer(start: store + kept, count: taken)
                    .copyMemory(from: UnsafeRawBufferPointer(rebasing: rest.prefix(taken)))
                kept += taken
                rest = rest.dropFirst(taken)
                if kept == pushSize { pushStore(isLast: false) }
            }
        }
    }

    /// Takes the end of the input.
    func finish() {
        guard !isStopped else { return }
        if pushed + kept == 0 {
            return fail(.empty, XMLProblem.emptyMessage)
        }
        isFinishing = true
        pushStore(isLast: true)
        guard !isStopped, let context else { return }
        if context.pointee.wellFormed == 0 || depth > 0 || lastPlace == 0 {
            fail(report: SyntaxReport(code: Int(XML_ERR_DOCUMENT_END.rawValue), detail: "", number: 0))
        }
        isStopped = true
    }

    private func pushStore(isLast: Bool) {
        let count = kept
        kept = 0
        push(UnsafeRawBufferPointer(start: store, count: count), isLast: isLast)
    }

    private func push(_ bytes: UnsafeRawBufferPointer, isLast: Bool) {
        guard let context else {
            return fail(
                .io(code: Int(ENOMEM)), LocalizedText(vi: "Không đủ bộ nhớ.", en: "There is not enough memory."))
        }
        XMLLibrary.prepare()
        if pushed == 0, let encoding = sniff(bytes) {
            return fail(.encoding, XMLProblem.unsupportedEncoding(encoding), expected: ["UTF-8"])
        }
        hasContent = hasContent || bytes.contains { !XMLText.isSpace($0) }
        guard bytes.count <= limits.totalBytes - pushed else {
            return fail(.totalBytes, allowed: limits.totalBytes)
        }
        if !isWide, let start = bytes.baseAddress, memchr(start, 0, bytes.count) != nil {
            return pushUpToNUL(bytes, context)
        }
        parse(bytes, context, isLast: isLast)
        pushed += bytes.count
        rememberPlace()
        checkSilence(context)
    }

    private func parse(_ bytes: UnsafeRawBufferPointer, _ context: xmlParserCtxtPtr, isLast: Bool) {
        let code = xmlParseChunk(
            context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), isLast ? 1 : 0)
        // A failing conversion stops the parser without a report.
        if code != 0, !isStopped, context.pointee.wellFormed == 0 || context.pointee.disableSAX != 0 {
            fail(report: SyntaxReport(code: Int(code), detail: "libxml2 \(code)", number: 0))
        }
    }

    /// Reads up to a NUL, which libxml2 takes for the end of its buffer in some places, and refuses it with its place.
    private func pushUpToNUL(_ bytes: UnsafeRawBufferPointer, _ context: xmlParserCtxtPtr) {
        let before = bytes.prefix { $0 != 0 }
        parse(UnsafeRawBufferPointer(rebasing: before), context, isLast: false)
        guard !isStopped else { return }
        var line = currentLine
        for byte in unread(context) where byte == UInt8(ascii: "\n") { line += 1 }
        let place = Place(line: line, column: nil, offset: pushed + before.count)
        fail(.notWellFormed(code: Int(XML_ERR_INVALID_CHAR.rawValue)), XMLProblem.nulMessage, at: place)
    }

    /// What libxml2 holds and has not read.
    private func unread(_ context: xmlParserCtxtPtr) -> UnsafeBufferPointer<UInt8> {
        guard let input = context.pointee.input, let cur = input.pointee.cur, let end = input.pointee.end, end > cur
        else { return UnsafeBufferPointer(start: nil, count: 0) }
        return UnsafeBufferPointer(start: cur, count: end - cur)
    }

    /// Refuses a tag, comment or CDATA section that grows without an end.
    private func checkSilence(_ context: xmlParserCtxtPtr) {
        guard !isStopped else { return }
        let bytes = unread(context)
        guard bytes.count > max(1, min(limits.tagBytes, limits.commentBytes, limits.textBytes)) else { return }
        let isComment =
            bytes[0] == UInt8(ascii: "<") && (bytes[1] == UInt8(ascii: "!") || bytes[1] == UInt8(ascii: "?"))
        let (limit, allowed) =
            if context.pointee.instate == XML_PARSER_CDATA_SECTION {
                (XMLLimit.textBytes, limits.textBytes)
            } else if isComment {
                (XMLLimit.commentBytes, limits.commentBytes)
            } else {
                (XMLLimit.tagBytes, limits.tagBytes)
            }
        if bytes.count > allowed { fail(limit, allowed: allowed) }
    }

    /// Whether libxml2 holds bytes that it has not read.
    var hasUnread: Bool { context.map { !unread($0).isEmpty } ?? false }
}
