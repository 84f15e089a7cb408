import CLibXML2
import Figures

#if canImport(Glibc)
import Glibc
#endif

extension ParserCore {
    /// The most bytes that are kept back, and that are looked at together once some were.
    static var storeBytes: Int { 128 << 10 }

    /// Takes bytes, keeping back what does not fill a push or a plain element, so that the events do not depend on how the
    /// input is cut.
    func feed(_ bytes: UnsafeRawBufferPointer) {
        var rest = bytes[...]
        while !isStopped, !rest.isEmpty {
            if kept == 0, rest.count > wanted {
                let read = consume(UnsafeRawBufferPointer(rebasing: rest))
                rest = rest.dropFirst(read)
                guard !isStopped, rest.count <= Self.storeBytes / 2 else { continue }
                keep(&rest)
            } else {
                keep(&rest)
                guard kept > wanted || kept == Self.storeBytes else { return }
                let read = consume(UnsafeRawBufferPointer(start: store, count: kept))
                kept -= read
                if read > 0, kept > 0 { memmove(store, store + read, kept) }
            }
        }
    }

    /// Keeps bytes back, as many as there is room for.
    private func keep(_ rest: inout Slice<UnsafeRawBufferPointer>) {
        let taken = min(Self.storeBytes - kept, rest.count)
        UnsafeMutableRawBufferPointer(start: store + kept, count: taken)
            .copyMemory(from: UnsafeRawBufferPointer(rebasing: rest.prefix(taken)))
        kept += taken
        rest = rest.dropFirst(taken)
    }

    /// Reads what can be read of bytes, at least half of them if they are as many as can be kept.
    ///
    /// - Returns: how many were read.
    private func consume(_ all: UnsafeRawBufferPointer) -> Int {
        guard let bytes = all.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return 0 }
        var at = 0
        wanted = 0
        while !isStopped, at < all.count {
            if pushed >= patience, all.count - at <= limits.totalBytes - pushed, canScan {
                switch scan(bytes, &at, all.count) {
                case .wanting:
                    // Twice as much, or what is there would be looked at again with every byte.
                    wanted = 2 * (all.count - at)
                    return at
                case .handOver(let end): push(bytes, &at, upTo: end)
                }
            } else {
                guard all.count - at >= pushSize else {
                    wanted = pushSize - 1
                    return at
                }
                push(bytes, &at, upTo: at + pushSize, cutsBehindTag: true)
            }
        }
        return at
    }

    /// Gives libxml2 bytes, a push at a time.
    ///
    /// - Parameter cutsBehindTag: whether to stop behind the last `>`, so that what follows may be read without libxml2.
    private func push(
        _ bytes: UnsafePointer<UInt8>, _ at: inout Int, upTo end: Int, cutsBehindTag: Bool = false
    ) {
        var end = end
        if cutsBehindTag, scanner != nil, !isWide {
            var last = end
            while last > at, bytes[last - 1] != UInt8(ascii: ">") { last -= 1 }
            if last > at { end = last }
        }
        while !isStopped, at < end {
            let count = min(pushSize, end - at)
            push(UnsafeRawBufferPointer(start: bytes + at, count: count), isLast: false)
            at += count
        }
    }

    /// Takes the end of the input.
    func finish() {
        guard !isStopped else { return }
        if pushed + kept == 0 {
            return fail(.empty, XMLProblem.emptyMessage)
        }
        isFinishing = true
        pushRest()
        guard !isStopped, let context else { return }
        if context.pointee.wellFormed == 0 || depth > 0 || lastPlace == 0 {
            fail(report: SyntaxReport(code: Int(XML_ERR_DOCUMENT_END.rawValue), detail: "", number: 0))
        }
        isStopped = true
    }

    /// Gives libxml2 all that was kept back.
    private func pushRest() {
        var at = 0
        while kept - at > pushSize, !isStopped {
            push(UnsafeRawBufferPointer(start: store + at, count: pushSize), isLast: false)
            at += pushSize
        }
        guard !isStopped else { return }
        push(UnsafeRawBufferPointer(start: store + at, count: kept - at), isLast: true)
        kept = 0
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
