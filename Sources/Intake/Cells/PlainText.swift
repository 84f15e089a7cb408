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
        // Sixteen bytes at a time as long as one more can be looked at. In valid UTF-8 the leads alone tell what follows, but
        // for the one of U+1E00 to U+1EFF, whose next byte says so.
        while index &+ 17 <= count {
            guard let found = look(cell, at: index, from: 0) else { return false }
            continuations &+= found
            index &+= 16
        }
        if index > 0 {
            // The rest, but for the last byte, with bytes that were looked at before it.
            let start = count &- 17
            let rest = look(cell, at: start, from: index &- start)
            guard let rest else { return false }
            // No sequence begins with the last byte.
            let last = cell[count &- 1] >= 0x80 ? 1 : 0
            return count &- (continuations &+ rest &+ last) <= maximumLength
        }
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

    /// How many of sixteen bytes go on a sequence, those before `first` left out; nil if one begins a sequence that is not
    /// plain. One byte more is looked at.
    @inline(__always)
    private static func look(_ cell: Span<UInt8>, at index: Int, from first: Int) -> Int? {
        let bytes = cell.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
        guard lanes(bytes .>= SIMD16(repeating: 0x80)).any else { return 0 }
        let next = cell.bytes.unsafeLoadUnaligned(fromByteOffset: index &+ 1, as: SIMD16<UInt8>.self)
        let leads = lanes(bytes .>= SIMD16(repeating: 0xC0))
        let two = lanes(bytes &- SIMD16(repeating: 0xC3) .<= SIMD16(repeating: 0xCB - 0xC3))
        let three = lanes(bytes .== SIMD16(repeating: 0xE1))
        let second = lanes(next &- SIMD16(repeating: 0xB8) .<= SIMD16(repeating: 0xBB - 0xB8))
        if leads.low & ~(two.low | three.low & second.low) != 0 { return nil }
        if leads.high & ~(two.high | three.high & second.high) != 0 { return nil }
        let others = lanes(bytes &- SIMD16(repeating: 0x80) .< SIMD16(repeating: 0x40))
        // Shifted by 64 bits or more, a word is nothing.
        let low = others.low & (UInt64.max << UInt64(8 &* first))
        let high = others.high & (UInt64.max << UInt64(max(0, 8 &* first &- 64)))
        return (low.nonzeroBitCount &+ high.nonzeroBitCount) >> 3
    }

    /// The lanes of a comparison as two words: all ones in a lane that holds.
    @inline(__always)
    private static func lanes(_ mask: SIMDMask<SIMD16<Int8>>) -> Lanes {
        let words = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
        return Lanes(low: words[0], high: words[1])
    }

    private struct Lanes {
        var low: UInt64
        var high: UInt64
        var any: Bool { low | high != 0 }
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
