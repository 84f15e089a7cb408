/// What the quotes in 64 bytes mean, one bit a byte.
struct QuoteMarks {
    /// Separators and line ends outside quotes.
    let outside: UInt64
    /// Everything to stop at: `outside`, doubled quotes, line ends within quotes, NUL bytes; only what lies before `bad`.
    let interesting: UInt64
    /// Quotes that RFC 4180 does not allow where they stand, or what follows them.
    let bad: UInt64
    /// All ones if the 64 bytes end within quotes.
    let insideAtEnd: UInt64

    /// - Parameters:
    ///   - inside: all ones if the bytes begin within quotes.
    ///   - lastQuote: 1 if the byte before them is a quote.
    ///   - atBoundary: whether a separator or a line end stands before them, or nothing.
    @inline(__always)
    init(
        quotes: UInt64, inside: UInt64, lastQuote: UInt64, atBoundary: Bool, separators: UInt64, lineEnds: UInt64,
        nulls: UInt64, valid: UInt64
    ) {
        // One from each opening quote to the byte before its closing one.
        let within = Bits.prefixXor(quotes) ^ inside
        let opening = quotes & within
        let closing = quotes & ~within
        let boundaries = separators | lineEnds
        outside = boundaries & ~within
        let closedBefore = lastQuote & ~inside
        let boundaryBefore: UInt64 = atBoundary && inside == 0 ? 1 : 0
        // A quote opens after a boundary; right after a closing quote it makes the pair that stands for one quote.
        let badOpening = opening & ~((outside | closing) << 1 | boundaryBefore | closedBefore)
        let afterClosing = closing << 1 | closedBefore
        let badClosing = afterClosing & ~(boundaries | quotes) & valid
        bad = badOpening | badClosing
        insideAtEnd = 0 &- (within >> 63)
        let doubled = opening & afterClosing
        let before: UInt64 = bad == 0 ? ~0 : (bad & (0 &- bad)) &- 1
        interesting = (outside | doubled | lineEnds & within | nulls) & before
    }
}

/// Bits of 64 bytes at a time.
enum Bits {
    /// The lanes of a comparison as eight words: all ones in the bytes that hold.
    @inline(__always)
    static func lanes(_ mask: SIMDMask<SIMD64<Int8>>) -> SIMD8<UInt64> {
        // Swift has no bitwise operations on byte lanes that are vectorised, and no "move mask": eight words it can do.
        unsafeBitCast(mask, to: SIMD8<UInt64>.self)
    }

    /// One bit for each byte of which all bits are set.
    @inline(__always)
    static func mask(_ lanes: SIMD8<UInt64>) -> UInt64 {
        let selected = lanes & SIMD8(repeating: 0x8040_2010_0804_0201)
        let summed = (selected &* SIMD8(repeating: 0x0101_0101_0101_0101)) &>> 56
        return (summed &<< SIMD8(0, 8, 16, 24, 32, 40, 48, 56)).wrappedSum()
    }

    /// Each bit becomes the exclusive-or of itself and all lower ones.
    @inline(__always)
    static func prefixXor(_ bits: UInt64) -> UInt64 {
        var bits = bits
        bits ^= bits &<< 1
        bits ^= bits &<< 2
        bits ^= bits &<< 4
        bits ^= bits &<< 8
        bits ^= bits &<< 16
        bits ^= bits &<< 32
        return bits
    }
}
