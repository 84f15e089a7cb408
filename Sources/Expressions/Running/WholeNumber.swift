/// The whole number that a double is; nil if it is none, or too large.
///
/// `Int(exactly:)` does the same, but in optimised builds it calls `trunc` and so makes every program that has rules in
/// it link the C library for mathematics.
func wholeNumber(_ value: Double) -> Int? {
    // The bound is -2^63 …< 2^63; NaN is in no range.
    guard (-0x1p63..<0x1p63).contains(value) else { return nil }
    let whole = Int(value)
    return Double(whole) == value ? whole : nil
}
