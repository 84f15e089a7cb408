extension Ratio {
    /// The exact sum. Throws `overflow` if it does not fit.
    public func adding(_ other: Ratio) throws(FiguresError) -> Ratio {
        if let left = small, let right = other.small {
            // Both products stay below 2^62: nothing can overflow.
            guard left.denominator != right.denominator else {
                return Ratio(small: left.numerator + right.numerator, over: left.denominator)
            }
            return Ratio(
                small: left.numerator * right.denominator + right.numerator * left.denominator,
                over: left.denominator * right.denominator)
        }
        // Knuth, The Art of Computer Programming 2, 4.5.1: dividing by the common part of the denominators first keeps
        // the intermediate numbers as small as they can be.
        let common = Int128(greatestCommonDivisor(denominator.magnitude, other.denominator.magnitude))
        let left = try product(numerator, other.denominator / common)
        let right = try product(other.numerator, denominator / common)
        let (top, overflow) = left.addingReportingOverflow(right)
        guard !overflow else { throw .overflow }
        // Only the common part of the denominators can still be shared with the numerator.
        let shared = Int128(greatestCommonDivisor(top.magnitude, common.magnitude))
        let bottom = try product(denominator / common, other.denominator / shared)
        return try Ratio(top / shared, over: bottom)
    }

    /// The exact difference. Throws `overflow` if it does not fit.
    public func subtracting(_ other: Ratio) throws(FiguresError) -> Ratio {
        try adding(other.negated)
    }

    /// The exact product. Throws `overflow` if it does not fit.
    public func multiplied(by other: Ratio) throws(FiguresError) -> Ratio {
        if let left = small, let right = other.small {
            return Ratio(small: left.numerator * right.numerator, over: left.denominator * right.denominator)
        }
        let first = Int128(greatestCommonDivisor(numerator.magnitude, other.denominator.magnitude))
        let second = Int128(greatestCommonDivisor(other.numerator.magnitude, denominator.magnitude))
        return try Ratio(
            product(numerator / first, other.numerator / second),
            over: product(denominator / second, other.denominator / first))
    }

    /// The exact quotient. Throws `zeroDivision` if the other is 0, `overflow` if the result does not fit.
    public func divided(by other: Ratio) throws(FiguresError) -> Ratio {
        guard other.numerator != 0 else { throw .zeroDivision }
        let upsideDown =
            other.isNegative
            ? Ratio(reduced: -other.denominator, over: -other.numerator)
            : Ratio(reduced: other.denominator, over: other.numerator)
        return try multiplied(by: upsideDown)
    }

    /// The exact sum of all terms; 0 when there are none. Throws `overflow` if it, or a sum on the way, does not fit.
    public static func sum(_ terms: some Sequence<Ratio>) throws(FiguresError) -> Ratio {
        var total = Ratio.zero
        for term in terms { total = try total.adding(term) }
        return total
    }
}

extension Ratio {
    /// Both parts, if each fits in 31 bits: points and counts nearly always do, and 64-bit arithmetic is many times faster.
    var small: (numerator: Int64, denominator: Int64)? {
        guard let top = Int32(exactly: numerator), let bottom = Int32(exactly: denominator) else { return nil }
        return (Int64(top), Int64(bottom))
    }

    /// Reduces a fraction of 64-bit numbers whose denominator is above 0.
    init(small numerator: Int64, over denominator: Int64) {
        guard denominator != 1 else {
            self.init(reduced: Int128(numerator), over: 1)
            return
        }
        var x = numerator.magnitude
        var y = denominator.magnitude
        while y != 0 { (x, y) = (y, x % y) }
        // Of 0 the divisor is the denominator itself, which leaves 0/1.
        let divisor = Int64(x)
        self.init(reduced: Int128(numerator / divisor), over: Int128(denominator / divisor))
    }
}

/// The product of two integers, or `overflow`.
func product(_ first: Int128, _ second: Int128) throws(FiguresError) -> Int128 {
    let (result, overflow) = first.multipliedReportingOverflow(by: second)
    guard !overflow else { throw .overflow }
    return result
}
