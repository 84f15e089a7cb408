extension Span where Element == UInt8 {
    /// Where the cell's text is, ASCII white space and control characters at its ends left out.
    var textRange: Range<Int> {
        var start = 0
        var end = count
        while start < end, self[start] <= 0x20 { start += 1 }
        while end > start, self[end - 1] <= 0x20 { end -= 1 }
        return start..<end
    }

    /// Whether no byte is above 127.
    var isASCII: Bool {
        var all: UInt8 = 0
        for index in indices { all |= self[index] }
        return all < 0x80
    }
}

extension String {
    /// The text of a cell without white space at its ends, no-break spaces and byte-order marks included.
    init(trimmed cell: Span<UInt8>) {
        let text = cell.extracting(cell.textRange)
        let plain = text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
        // White space beyond ASCII begins and ends with bytes beyond ASCII.
        guard !text.isEmpty, text[0] >= 0x80 || text[text.count - 1] >= 0x80 else {
            self = plain
            return
        }
        let isSpace: (Character) -> Bool = { $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{200B}" }
        if let first = plain.first, let last = plain.last, isSpace(first) || isSpace(last) {
            let head = plain.drop(while: isSpace)
            self = String(head.reversed().drop(while: isSpace).reversed())
        } else {
            self = plain
        }
    }
}
