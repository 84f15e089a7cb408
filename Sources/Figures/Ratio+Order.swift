extension Ratio: Comparable {
    /// Whether the left value is below the right one; exact for every pair, also where a product needs 256 bits.
    public static func < (left: Ratio, right: Ratio) -> Bool {
        if left.denominator == right.denominator { return left.numerator < right.numerator }
        if left.isNegative != right.isNegative { return left.isNegative }
        if let a = left.small, let b = right.small {
            return a.numerator * b.denominator < b.numerator * a.denominator
        }
        // Same sign: compare the magnitudes of the cross products.
        let a = left.numerator.magnitude.multipliedFullWidth(by: right.denominator.magnitude)
        let b = right.numerator.magnitude.multipliedFullWidth(by: left.denominator.magnitude)
        return left.isNegative ? (b.high, b.low) < (a.high, a.low) : (a.high, a.low) < (b.high, b.low)
    }
}
