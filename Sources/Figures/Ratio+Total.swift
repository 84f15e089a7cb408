extension Ratio {
    /// The sum of all terms; 0 when there are none.
    ///
    /// It is exact where the terms' common denominator needs at most 80 bits, which leaves room to take shares of it. Beyond that (some
    /// fifteen rates of a year's dossiers, each out of another number) the terms are taken at 10^-18 and their sum is settled at 10^-15:
    /// far below what is printed, and ties stay ties. Neither depends on the order of the terms. Throws `overflow` where a sum of that
    /// size does not fit at all.
    public static func total(_ terms: [Ratio]) throws(FiguresError) -> Ratio {
        if let exact = shortTotal(terms) ?? longTotal(terms) { return exact }
        var sum: Int128 = 0
        for term in terms {
            let (next, overflow) = sum.addingReportingOverflow(try term.decimals(18))
            guard !overflow else { throw .overflow }
            sum = next
        }
        let settled = try Ratio(sum, over: 1_000_000_000_000_000_000).decimals(15)
        return try Ratio(settled, over: 1_000_000_000_000_000)
    }

    /// In 64 bits, which nearly every sum of points fits in; nil where it does not.
    private static func shortTotal(_ terms: [Ratio]) -> Ratio? {
        var top: Int64 = 0
        var common: Int64 = 1
        for term in terms {
            guard let small = term.small else { return nil }
            var share = small.numerator
            if small.denominator != common {
                var x = common.magnitude
                var y = small.denominator.magnitude
                while y != 0 { (x, y) = (y, x % y) }
                let factor = small.denominator / Int64(x)
                let (next, overflow) = common.multipliedReportingOverflow(by: factor)
                let (raised, isOver) = top.multipliedReportingOverflow(by: factor)
                guard !overflow, !isOver else { return nil }
                common = next
                top = raised
                let (own, isBeyond) = share.multipliedReportingOverflow(by: next / small.denominator)
                guard !isBeyond else { return nil }
                share = own
            }
            let (sum, overflow) = top.addingReportingOverflow(share)
            guard !overflow else { return nil }
            top = sum
        }
        return Ratio(small: top, over: common)
    }

    /// In 128 bits; nil where the common denominator needs more than 80, or the numerator does not fit.
    private static func longTotal(_ terms: [Ratio]) -> Ratio? {
        var top: Int128 = 0
        var common: Int128 = 1
        for term in terms {
            let divisor = Int128(greatestCommonDivisor(common.magnitude, term.denominator.magnitude))
            let factor = term.denominator / divisor
            let (next, overflow) = common.multipliedReportingOverflow(by: factor)
            guard !overflow, next < Int128(1) << 80 else { return nil }
            let (raised, isOver) = top.multipliedReportingOverflow(by: factor)
            let (own, isBeyond) = term.numerator.multipliedReportingOverflow(by: next / term.denominator)
            guard !isOver, !isBeyond else { return nil }
            let (sum, isTooMuch) = raised.addingReportingOverflow(own)
            guard !isTooMuch else { return nil }
            common = next
            top = sum
        }
        return try? Ratio(top, over: common)
    }

    /// The value in units of 10^-places, rounded half away from zero.
    private func decimals(_ places: Int) throws(FiguresError) -> Int128 {
        var power: UInt128 = 1
        for _ in 0..<places { power *= 10 }
        let (whole, rest) = numerator.magnitude.quotientAndRemainder(dividingBy: denominator.magnitude)
        let (scaled, overflow) = whole.multipliedReportingOverflow(by: power)
        guard !overflow else { throw .overflow }
        // The rest is below the denominator, so the quotient of the product fits.
        let (fraction, left) = denominator.magnitude.dividingFullWidth(rest.multipliedFullWidth(by: power))
        let isUp = left >= denominator.magnitude - left
        guard let value = Int128(exactly: scaled + fraction + (isUp ? 1 : 0)) else { throw .overflow }
        return isNegative ? -value : value
    }
}
