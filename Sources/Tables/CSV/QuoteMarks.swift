/// What the quotes in 64 bytes mean, one bit a byte.
struct QuoteMarks {
    /// Separators and line ends outside quotes.
    let outside: UInt64
    /// Everything to stop at: `outside`, doubled quotes, line ends within quotes; only what lies before `bad`.
    let interesting: UInt64
    /// Quotes that RFC 4180 does not allow where they stand, or what follows them.
    let bad: UInt64
    /// The second quote of each pair that stands for one quote.
    let doubled: UInt64
    /// All ones if the 64 bytes end within quotes.
    let insideAtEnd: UInt64

    /// - Parameters:
    ///   - inside: all ones if the bytes begin within quotes.
    ///   - lastQuote: 1 if the byte before them is a quote.
    ///   - atBoundary: whether a separator or a line end stands before them, or nothing.
    @inline(__always)
    init(
        quotes: UInt64, inside: UInt64, lastQuote: UInt64, atBoundary: Bool, separators: UInt64, lineEnds: UInt64,
        valid: UInt64
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
        doubled = opening & afterClosing
        let before: UInt64 = bad == 0 ? ~0 : (bad & (0 &- bad)) &- 1
        interesting = (outside | doubled | lineEnds & within) & before
    }
}
