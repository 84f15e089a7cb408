@_spi(_Unicode) import Swift

/// What can be said of a text by a look at its bytes.
enum PlainText {
    /// Whether a cell's bytes are its text as it is meant and in normal form C: letters of Latin and Vietnamese beside
    /// ASCII, nothing at its ends that has to be taken off, and not longer than a question allows.
    ///
    /// Between U+00C0 and U+02FF and between U+1E00 and U+1EFF every scalar is in normal form C whatever stands beside it (Unicode
    /// Standard Annex 15: the quick check is Yes for all), none is white space and none joins the one before it to a longer
    /// character.
    ///
    /// - Parameter cell: not empty, without white space of ASCII at its ends.
    static func isPlain(_ cell: Span<UInt8>, maximumLength: Int) -> Bool {
        // An apostrophe may be the one that makes formulas harmless.
        if cell[0] == UInt8(ascii: "'") { return false }
        let count = cell.count
        var continuations = 0
        var index = 0
        while index < count {
            if index &+ 8 <= count {
                let word = cell.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
                if word & 0x8080_8080_8080_8080 == 0 {
                    index &+= 8
                    continue
                }
            }
            let byte = cell[index]
            if byte < 0x80 {
                index &+= 1
            } else if byte >= 0xC3 && byte <= 0xCB {
                continuations &+= 1
                index &+= 2
            } else if byte == 0xE1 && index &+ 1 < count && cell[index &+ 1] >= 0xB8 && cell[index &+ 1] <= 0xBB {
                continuations &+= 2
                index &+= 3
            } else {
                return false
            }
        }
        return count &- continuations <= maximumLength
    }

    /// The UTF-8 of a text in normal form C, by which texts that Unicode takes for the same are the same.
    ///
    /// The standard library composes by its own tables; it does so behind an interface for system programming, and the full
    /// Foundation that has the public one is not to be had for this.
    static func normalForm(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for scalar in text._nfc {
            bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
        return bytes
    }
}
