/// A decimal number with a fixed number of decimals: what rounding yields and what is printed.
///
/// Equality, order and hash go by value: 1,50 equals 1,5, though they print with their own decimals.
public struct FixedDecimal: Sendable {
    /// The number without its decimal mark: 9862 for 98,62.
    public let unscaled: Int128
    /// How many of the digits are decimals, 0…38.
    public let decimals: Int

    /// The most decimals a number can have: 10^38 is the largest power of ten in 127 bits.
    public static let mostDecimals = 38

    /// Makes `unscaled · 10^-decimals`. Throws `decimalsOutOfRange` outside 0…38, `overflow` for `Int128.min`.
    public init(unscaled: Int128, decimals: Int) throws(FiguresError) {
        _ = try FixedDecimal.powerOfTen(decimals)
        guard unscaled != Int128.min else { throw .overflow }
        self.init(checked: unscaled, decimals: decimals)
    }

    /// A number whose parts are known to be within their ranges.
    init(checked unscaled: Int128, decimals: Int) {
        self.unscaled = unscaled
        self.decimals = decimals
    }

    /// The exact value.
    public var ratio: Ratio {
        let power = powersOfTen[decimals]
        if let top = Int64(exactly: unscaled), let bottom = Int64(exactly: power) {
            return Ratio(small: top, over: bottom)
        }
        let divisor = Int128(greatestCommonDivisor(unscaled.magnitude, power.magnitude))
        return Ratio(reduced: unscaled / divisor, over: power / divisor)
    }

    /// The nearest floating-point number: for charts and JSON.
    public var double: Double { ratio.double }

    /// Whether the value is below 0.
    public var isNegative: Bool { unscaled < 0 }

    /// Whether the value is 0.
    public var isZero: Bool { unscaled == 0 }

    /// The exact difference of two printed figures, with the decimals of the finer one.
    ///
    /// A change between years is the difference of what was printed. Throws `overflow` if it does not fit.
    public func subtracting(_ other: FixedDecimal) throws(FiguresError) -> FixedDecimal {
        try combined(with: other.unscaled * -1, of: other.decimals)
    }

    /// The exact sum of two printed figures, with the decimals of the finer one. Throws `overflow` if it does not fit.
    public func adding(_ other: FixedDecimal) throws(FiguresError) -> FixedDecimal {
        try combined(with: other.unscaled, of: other.decimals)
    }

    private func combined(with other: Int128, of otherDecimals: Int) throws(FiguresError) -> FixedDecimal {
        let finer = max(decimals, otherDecimals)
        let left = try product(unscaled, powersOfTen[finer - decimals])
        let right = try product(other, powersOfTen[finer - otherDecimals])
        let (sum, overflow) = left.addingReportingOverflow(right)
        guard !overflow, sum != Int128.min else { throw .overflow }
        return FixedDecimal(checked: sum, decimals: finer)
    }

    /// 10 to the power of `decimals`, or `decimalsOutOfRange`.
    static func powerOfTen(_ decimals: Int) throws(FiguresError) -> Int128 {
        guard (0...mostDecimals).contains(decimals) else { throw .decimalsOutOfRange(decimals) }
        return powersOfTen[decimals]
    }

    /// The whole digits and the decimals, without sign.
    var digits: (whole: String, decimals: String) {
        let power = powersOfTen[decimals].magnitude
        let (whole, rest) = unscaled.magnitude.quotientAndRemainder(dividingBy: power)
        guard decimals > 0 else { return ("\(whole)", "") }
        let tail = "\(rest)"
        return ("\(whole)", String(repeating: "0", count: decimals - tail.utf8.count) + tail)
    }
}

extension FixedDecimal: Hashable, Comparable {
    /// Whether both have the same value, whatever their decimals.
    public static func == (left: FixedDecimal, right: FixedDecimal) -> Bool { left.ratio == right.ratio }

    /// Whether the left value is below the right one.
    public static func < (left: FixedDecimal, right: FixedDecimal) -> Bool { left.ratio < right.ratio }

    /// Hashes the value, whatever its decimals.
    public func hash(into hasher: inout Hasher) { hasher.combine(ratio) }
}

extension FixedDecimal: CustomStringConvertible {
    /// The number with a point and no grouping, such as `-6471.50`: for CSV and logs.
    public var description: String {
        let parts = digits
        return (isNegative ? "-" : "") + parts.whole + (decimals > 0 ? "." + parts.decimals : "")
    }
}

/// 10^0 … 10^38.
private let powersOfTen: [Int128] = {
    var powers: [Int128] = [1]
    while powers.count <= FixedDecimal.mostDecimals { powers.append(powers[powers.count - 1] * 10) }
    return powers
}()
