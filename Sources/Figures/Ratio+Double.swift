extension Ratio {
    /// The nearest binary floating-point number, half to even. For charts, tests and JSON; never for rounding or ties.
    public var double: Double {
        // Both parts are exact as doubles up to 2^53, and one division of exact numbers rounds once.
        if let top = Int64(exactly: numerator), let bottom = Int64(exactly: denominator),
            top.magnitude <= 1 << 53, bottom <= 1 << 53
        {
            return Double(top) / Double(bottom)
        }
        // Long division to at least 56 significant bits; the last bit then says whether a remainder is left, which is
        // all that correct rounding to 53 bits needs.
        let bottom = denominator.magnitude
        var (quotient, remainder) = numerator.magnitude.quotientAndRemainder(dividingBy: bottom)
        var exponent = 0
        while quotient >> 56 == 0 {
            remainder <<= 1
            quotient <<= 1
            if remainder >= bottom {
                remainder -= bottom
                quotient |= 1
            }
            exponent -= 1
        }
        var sticky = remainder != 0
        while quotient >> 63 != 0 {
            sticky = sticky || quotient & 1 == 1
            quotient >>= 1
            exponent += 1
        }
        if sticky { quotient |= 1 }
        let size = Double(sign: .plus, exponent: exponent, significand: Double(UInt64(quotient)))
        return isNegative ? -size : size
    }

    /// Makes the decimal with nine places that is nearest to a measured number, half to even.
    ///
    /// This is the one way from floating point to a figure: rounding, ties and classes are decided on the result, so
    /// that 89.99999999999993 is 90. Throws `notFinite` for NaN and infinities, `overflow` from about 1.7e29 on.
    public init(measured value: Double) throws(FiguresError) {
        guard value.isFinite else { throw .notFinite }
        guard value != 0 else {
            self = .zero
            return
        }
        // |value| = significand · 2^exponent with a whole significand below 2^53, so · 10^9 stays below 2^83.
        let significand = value.isNormal ? value.significandBitPattern | 1 << 52 : value.significandBitPattern
        let exponent = Int(max(value.exponentBitPattern, 1)) - 1075
        let scaled = UInt128(significand) * 1_000_000_000
        let billionths: UInt128
        if exponent >= 0 {
            guard exponent < scaled.leadingZeroBitCount else { throw .overflow }
            billionths = scaled << UInt128(exponent)
        } else if exponent < -100 {
            billionths = 0
        } else {
            let whole = scaled >> UInt128(-exponent)
            let rest = scaled - whole << UInt128(-exponent)
            let half = UInt128(1) << UInt128(-exponent - 1)
            billionths = rest > half || (rest == half && whole & 1 == 1) ? whole + 1 : whole
        }
        guard let top = Int128(exactly: billionths) else { throw .overflow }
        try self.init(value < 0 ? -top : top, over: 1_000_000_000)
    }
}
