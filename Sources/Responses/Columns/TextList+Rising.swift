extension TextList {
    /// Whether the texts of this list and then those of another are ASCII and each longer than the one before it, or as long and
    /// greater byte by byte. Then no two are the same text: so stand form numbers in batches that were numbered in order, and
    /// putting a million of them together needs no look-up for each.
    func goesOnRising(with other: TextList) -> Bool {
        var last: [UInt8] = []
        for list in [self, other] {
            guard let end = list.lastOfRising(after: last) else { return false }
            last = end
        }
        return true
    }

    /// The last text if all rise, from one before them; nil if they do not.
    private func lastOfRising(after text: [UInt8]) -> [UInt8]? {
        var last = text
        var rises = true
        forEachPiece { bytes, ends in
            guard rises, bytes.allSatisfy({ $0 < 0x80 }) else {
                rises = false
                return
            }
            let span = bytes.span
            var before = last.span
            var start = 0
            for end in ends {
                let text = span.extracting(start..<Int(end))
                guard Self.isGreater(text, than: before) else {
                    rises = false
                    return
                }
                before = text
                start = Int(end)
            }
            last = before.withUnsafeBufferPointer { Array($0) }
        }
        return rises ? last : nil
    }

    /// Whether a text is longer than another, or as long and greater byte by byte: the order in which lists rise.
    public static func isGreater(_ text: Span<UInt8>, than other: Span<UInt8>) -> Bool {
        if text.count != other.count { return text.count > other.count }
        var index = 0
        while index &+ 8 <= text.count {
            // The first byte highest, so that words are in the order of texts.
            let word = text.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self).bigEndian
            let other = other.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self).bigEndian
            if word != other { return word > other }
            index &+= 8
        }
        while index < text.count {
            if text[index] != other[index] { return text[index] > other[index] }
            index &+= 1
        }
        return false
    }

    /// Adds all texts of another list at the end.
    mutating func append(contentsOf other: TextList) {
        other.forEachPiece { append($0, from: 0, ends: $1[...]) }
    }
}
