extension Ratio {
    /// Reads a decimal number as people write it: `98,62`, `98.62`, `-3`, `+1,5`, `,5`; spaces around it are ignored.
    ///
    /// One comma or one point separates the decimals, so a text with thousands separators is either refused
    /// (`6.471,50`) or read as a decimal (`6.471`): ask for numbers without them. Throws `notADecimal` for anything else
    /// (empty, a sign alone, exponents, letters, a separator without digits after it), `overflow` if it does not fit.
    public init(decimal text: some StringProtocol) throws(FiguresError) {
        if let plain = Ratio(plainDecimal: text) {
            self = plain
            return
        }
        let trimmed = text.trimmedOfSpaces
        var negative = false
        var digits = 0
        var value: Int128 = 0
        var scale: Int128 = 1
        var afterSeparator = false
        var digitsAfter = 0
        for (position, scalar) in trimmed.unicodeScalars.enumerated() {
            switch scalar {
            case "+" where position == 0: break
            case "-" where position == 0, "\u{2212}" where position == 0: negative = true
            case "," where !afterSeparator, "." where !afterSeparator: afterSeparator = true
            case "0"..."9":
                digits += 1
                value = try product(value, 10)
                let (next, overflow) = value.addingReportingOverflow(Int128(scalar.value - 48))
                guard !overflow else { throw .overflow }
                value = next
                if afterSeparator {
                    scale = try product(scale, 10)
                    digitsAfter += 1
                }
            default: throw .notADecimal(String(text))
            }
        }
        guard digits > 0, !afterSeparator || digitsAfter > 0 else { throw .notADecimal(String(text)) }
        try self.init(negative ? -value : value, over: scale)
    }
}

extension Ratio {
    /// Reads up to 17 digits with at most one comma or point among them; nil for anything else, also where it is a decimal. Nearly every
    /// number of a file is such a one, and 64-bit arithmetic on bytes is many times faster.
    private init?(plainDecimal text: some StringProtocol) {
        var value: Int64 = 0
        var scale: Int64 = 1
        var digits = 0
        var afterSeparator = false
        var previous: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits += 1
                guard digits <= 17 else { return nil }
                value = value * 10 + Int64(byte - 48)
                if afterSeparator { scale *= 10 }
            case UInt8(ascii: ","), UInt8(ascii: "."):
                guard !afterSeparator else { return nil }
                afterSeparator = true
            default: return nil
            }
            previous = byte
        }
        guard digits > 0, (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= previous else { return nil }
        self.init(small: value, over: scale)
    }
}

extension StringProtocol {
    /// The text without the white space around it, no-break spaces included.
    var trimmedOfSpaces: SubSequence {
        guard let start = firstIndex(where: { !$0.isWhitespace }), let end = lastIndex(where: { !$0.isWhitespace })
        else { return self[endIndex..<endIndex] }
        return self[start...end]
    }
}
