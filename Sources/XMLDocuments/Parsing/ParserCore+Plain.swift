import CLibXML2

/// A stretch of the input that is being read without libxml2: one plain element, or text before it.
struct PlainRun {
    /// The stretch.
    var bytes: UnsafePointer<UInt8>
    /// Where it begins in the input.
    var offset: Int
    /// The line that it begins on.
    var firstLine: Int
    /// How many bytes before it are there too, and the column that those begin in, if it is known.
    var before = 0
    var column: Int?
    /// Where in the stretch the piece begins whose event is being delivered.
    var start = 0
    /// Where in the stretch that piece ends.
    var end = 0

    /// The line of a place.
    func line(at place: Int) -> Int {
        firstLine &+ newLines(bytes, place)
    }

    /// The column of a place, in characters from 1.
    func column(at place: Int) -> Int? {
        var characters = 1
        var cursor = place
        while cursor > -before {
            cursor -= 1
            if bytes[cursor] == UInt8(ascii: "\n") { return characters }
            if bytes[cursor] & 0xC0 != 0x80 { characters += 1 }
            if place - cursor > ParserCore.columnReach { return nil }
        }
        return column.map { $0 + characters - 1 }
    }
}

/// How many line ends a stretch has; written so that the compiler compares many bytes at once.
private func newLines(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
    var index = 0
    var total = 0
    while index < count {
        let end = min(count, index &+ 255)
        var part: UInt8 = 0
        for place in index..<end { part &+= bytes[place] == UInt8(ascii: "\n") ? 1 : 0 }
        total &+= Int(part)
        index = end
    }
    return total
}

/// How much of the input libxml2 has not seen, so that its places can be told in the input's own.
struct SkippedBytes {
    var bytes = 0
    var lines = 0
    /// The place in libxml2's text behind which it was left out last, and the column in the input there.
    var place = 0
    var column: Int?
}

extension ParserCore {
    /// The longest plain element; in a longer one its parts are read as elements of their own.
    private var longestPlain: Int { min(64 << 10, limits.tagBytes, limits.textBytes) }

    /// Whether libxml2 stands in the content of an element with nothing unread, so that what follows can be read without it.
    var canScan: Bool {
        guard scanner != nil, depth > 0, textRun == 0, let context, context.pointee.instate == XML_PARSER_CONTENT,
            context.pointee.nameNr == Int32(truncatingIfNeeded: depth), context.pointee.wellFormed == 1,
            context.pointee.inputNr == 1, let input = context.pointee.input, input.pointee.cur == input.pointee.end,
            input.pointee.buf?.pointee.encoder == nil
        else { return false }
        if isUTF8 == nil { isUTF8 = isDeclaredUTF8(context) }
        return isUTF8 == true
    }

    private func isDeclaredUTF8(_ context: xmlParserCtxtPtr) -> Bool {
        for name in [context.pointee.encoding, context.pointee.input?.pointee.encoding].compactMap({ $0 }) {
            guard ["utf-8", "utf8"].contains(String(cString: name).lowercased()) else { return false }
        }
        return !isWide
    }

    /// What is to be done with the bytes behind those that were read without libxml2.
    enum ScanEnd {
        /// More must come first.
        case wanting
        /// libxml2 must read up to a place.
        case handOver(to: Int)
    }

    /// Reads text and plain elements; `at` is left behind them.
    func scan(_ bytes: UnsafePointer<UInt8>, _ at: inout Int, _ count: Int) -> ScanEnd {
        let start = at
        guard var scanner = self.scanner, let cur = context?.pointee.input?.pointee.cur else {
            return .handOver(to: count)
        }
        let namespace = defaultNamespace
        let number = namespaceNumber(namespace)
        let column = column(of: cur)
        let line = currentLine
        // The last place whose line is known.
        var known = (place: at, line: line)
        defer {
            plain = nil
            pushed &+= at &- start
            skip(bytes, from: start, to: at, column: column, lines: lines(bytes, &known, to: at) &- line)
        }
        while !isStopped {
            let text = at
            var cursor = at
            let isText = scanner.skipText(bytes, &cursor, count)
            if !isText || cursor >= count { return unfinished(bytes, at, cursor, count, isText) }
            let outcome = scanner.scan(bytes, from: cursor, to: count, levels: maximumDepth - depth)
            var unread: ScanEnd?
            var end = cursor
            if case .element(let behind) = outcome, behind - cursor <= longestPlain {
                end = behind
            } else {
                unread = unfinished(bytes, cursor, outcome, count)
                if case .wanting = unread { return .wanting }
            }
            if cursor > text { deliverText(bytes, text, cursor) }
            at = cursor
            if let unread { return unread }
            guard !isStopped else { break }
            plain = PlainRun(
                bytes: bytes + cursor, offset: pushed &+ cursor &- start, firstLine: lines(bytes, &known, to: cursor),
                before: cursor &- start, column: column)
            deliver(scanner, namespace: namespace, number: number, length: end &- cursor, bytes + cursor)
            textRun = 0
            plain = nil
            at = end
        }
        return .handOver(to: at)
    }

    /// The line of a place, counted from the last one that is known.
    private func lines(_ bytes: UnsafePointer<UInt8>, _ known: inout (place: Int, line: Int), to place: Int) -> Int {
        let line = known.line &+ newLines(bytes + known.place, place &- known.place)
        known = (place, line)
        return line
    }

    /// Text is all that is left, or it holds something that is not plain.
    private func unfinished(
        _ bytes: UnsafePointer<UInt8>, _ at: Int, _ cursor: Int, _ count: Int, _ isText: Bool
    ) -> ScanEnd {
        if isText, count - at < longestPlain { return .wanting }
        return .handOver(to: behindTag(bytes, isText ? at : cursor, count))
    }

    /// The element at a place is not plain, or not all there.
    private func unfinished(
        _ bytes: UnsafePointer<UInt8>, _ at: Int, _ outcome: PlainScanner.Outcome, _ count: Int
    ) -> ScanEnd {
        switch outcome {
        case .other(let place): return .handOver(to: behindTag(bytes, place, count))
        case .incomplete where count - at < longestPlain: return .wanting
        case .incomplete, .element:
            // Its parts may be plain; but what was looked at in vain must not be looked at again and again.
            patience = pushed &+ longestPlain / 4
            return .handOver(to: behindTag(bytes, at, count))
        }
    }

    /// The place behind the next `>`, where libxml2 has most likely read all that it was given.
    private func behindTag(_ bytes: UnsafePointer<UInt8>, _ place: Int, _ count: Int) -> Int {
        var index = place
        while index < count {
            if bytes[index] == UInt8(ascii: ">") { return index &+ 1 }
            index &+= 1
        }
        return count
    }

    /// Notes that libxml2 has not seen a stretch.
    private func skip(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, column: Int?, lines: Int) {
        guard end > start else { return }
        let run = PlainRun(bytes: bytes + start, offset: 0, firstLine: 1, column: column)
        skipped.column = run.column(at: end - start)
        skipped.place = bufferPlace
        skipped.bytes &+= end &- start
        skipped.lines &+= lines
    }

    /// The namespace of elements without a prefix where libxml2 stands.
    private var defaultNamespace: UnsafePointer<UInt8>? {
        guard let context, let table = context.pointee.nsTab else { return nil }
        var index = Int(context.pointee.nsNr) - 2
        while index >= 0 {
            if table[index] == nil {
                guard let uri = table[index + 1], uri.pointee != 0 else { return nil }
                return uri
            }
            index -= 2
        }
        return nil
    }

    // MARK: Events

    private func deliverText(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) {
        textRun = end &- start
        if !outlet.text(UnsafeBufferPointer(start: bytes + start, count: end &- start).span) { halt() }
    }

    /// Hands the scanned element on: whole if the handler takes it so, else by its events.
    private func deliver(
        _ scanner: PlainScanner, namespace: UnsafePointer<UInt8>?, number: Int, length: Int,
        _ bytes: UnsafePointer<UInt8>
    ) {
        guard let run = plain else { return }
        let tokens = UnsafeBufferPointer(start: scanner.tokens, count: scanner.count)
        let place = XMLPlainPlace(
            line: run.firstLine, byteOffset: run.offset, depth: depth &+ 1, namespace: number)
        plain?.end = length
        switch outlet.plain(tokens.span, UnsafeBufferPointer(start: bytes, count: length).span, place) {
        case true: return
        case false: return halt()
        case nil: break
        }
        let outside = depth
        var index = 0
        while index < tokens.count, !isStopped {
            let token = tokens[index]
            index &+= 1
            plain?.start = Int(token.start)
            plain?.end = Int(token.end)
            switch token.kind {
            case .start: deliverStart(tokens, &index, scanner, namespace, number, bytes, length)
            case .attribute: break
            case .text:
                let text = UnsafeBufferPointer(start: bytes + Int(token.start), count: Int(token.end &- token.start))
                if !outlet.text(text.span) { halt() }
            case .end:
                let entry = scanner.names.entries[Int(token.entry)]
                let goesOn = outlet.end(
                    XMLEndElement(
                        name: Int(entry.number), namespace: number, depth: depth, localPointer: entry.pointer,
                        core: Unmanaged.passUnretained(self)))
                depth &-= 1
                if !goesOn { halt() }
            }
        }
        depth = outside
    }

    /// Delivers the start whose token stands before `index`, which is left behind its attributes.
    private func deliverStart(
        _ tokens: UnsafeBufferPointer<XMLPlainToken>, _ index: inout Int, _ scanner: PlainScanner,
        _ namespace: UnsafePointer<UInt8>?, _ number: Int, _ bytes: UnsafePointer<UInt8>, _ length: Int
    ) {
        let entry = scanner.names.entries[Int(tokens[index &- 1].entry)]
        var count = 0
        while tokens[index].kind == .attribute {
            let token = tokens[index]
            let field = plainAttributes + 5 &* count
            field[0] = scanner.names.entries[Int(token.entry)].pointer
            field[3] = bytes + Int(token.start)
            field[4] = bytes + Int(token.end)
            count &+= 1
            index &+= 1
        }
        depth &+= 1
        let goesOn = outlet.start(
            XMLStartElement(
                name: Int(entry.number), namespace: number, depth: depth, attributeCount: count,
                attributes: UnsafePointer(plainAttributes), known: UnsafePointer(names.pointers),
                knownCount: names.count, window: bytes, windowEnd: bytes + length, localPointer: entry.pointer,
                namespacePointer: namespace, core: Unmanaged.passUnretained(self)))
        if !goesOn { halt() }
    }
}
