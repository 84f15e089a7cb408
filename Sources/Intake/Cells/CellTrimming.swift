extension Span where Element == UInt8 {
    /// Where the cell's text is, ASCII white space and control characters at its ends left out.
    var textRange: Range<Int> {
        var start = 0
        var end = count
        while start < end, self[start] <= 0x20 { start += 1 }
        while end > start, self[end - 1] <= 0x20 { end -= 1 }
        return start..<end
    }
}

extension String {
    /// The text of a cell without white space at its ends, no-break spaces and byte-order marks included.
    init(trimmed cell: Span<UInt8>) {
        let plain = cell.extracting(cell.textRange).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
        let isSpace: (Character) -> Bool = { $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{200B}" }
        if let first = plain.first, let last = plain.last, isSpace(first) || isSpace(last) {
            let head = plain.drop(while: isSpace)
            self = String(head.reversed().drop(while: isSpace).reversed())
        } else {
            self = plain
        }
    }
}
