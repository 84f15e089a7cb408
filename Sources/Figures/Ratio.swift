/// An exact fraction of two 128-bit integers, always reduced and with a denominator above 0.
///
/// Counts, unweighted percentages and points are kept as ratios, so that 7/9 of a maximum is exact and a tie is a tie.
/// The numerator is never `Int128.min`, so that every ratio has an opposite. Equal values are equal and hash alike.
public struct Ratio: Hashable, Sendable {
    /// The numerator of the reduced fraction; carries the sign.
    public let numerator: Int128
    /// The denominator of the reduced fraction; at least 1.
    public let denominator: Int128

    /// 0.
    public static let zero = Ratio(0)
    /// 1.
    public static let one = Ratio(1)

    /// Makes the fraction `numerator / denominator`, reduced.
    ///
    /// Throws `zeroDivision` if the denominator is 0, `overflow` if the reduced fraction needs more than 127 bits.
    public init(_ numerator: Int128, over denominator: Int128) throws(FiguresError) {
        guard denominator != 0 else { throw .zeroDivision }
        let negative = (numerator < 0) != (denominator < 0)
        let divisor = greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
        guard let top = Int128(exactly: numerator.magnitude / divisor),
            let bottom = Int128(exactly: denominator.magnitude / divisor)
        else { throw .overflow }
        self.numerator = negative ? -top : top
        self.denominator = bottom
    }

    /// Makes a whole number.
    public init(_ whole: Int) {
        numerator = Int128(whole)
        denominator = 1
    }

    /// A fraction that is known to be reduced, with a denominator above 0.
    init(reduced numerator: Int128, over denominator: Int128) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// The share of `part` in `whole` in per cent, exactly: 10 of 18 is 500/9.
    ///
    /// Throws `zeroDivision` if `whole` is 0.
    public static func percent(_ part: Int, of whole: Int) throws(FiguresError) -> Ratio {
        // Two 64-bit numbers times 100 stay far below 127 bits.
        try Ratio(Int128(part) * 100, over: Int128(whole))
    }

    /// Whether the value is below 0.
    public var isNegative: Bool { numerator < 0 }

    /// Whether the value is a whole number.
    public var isWhole: Bool { denominator == 1 }

    /// The value with the other sign.
    public var negated: Ratio { Ratio(reduced: -numerator, over: denominator) }

    /// The value without its sign.
    public var magnitude: Ratio { isNegative ? negated : self }
}

extension Ratio: ExpressibleByIntegerLiteral {
    /// Makes a whole number from a literal.
    public init(integerLiteral value: Int) { self.init(value) }
}

extension Ratio: CustomStringConvertible {
    /// The fraction as `7/9`, a whole number as `7`: for logs and traces, not for reports.
    public var description: String { isWhole ? "\(numerator)" : "\(numerator)/\(denominator)" }
}

/// The greatest common divisor by Euclid's algorithm; 64-bit division as soon as both numbers fit, as it is much faster.
/// Of 0 and n it is n, and never 0 unless both are.
public func greatestCommonDivisor(_ first: UInt128, _ second: UInt128) -> UInt128 {
    var a = first
    var b = second
    while b != 0 {
        if let shortA = UInt64(exactly: a), let shortB = UInt64(exactly: b) {
            var x = shortA
            var y = shortB
            while y != 0 { (x, y) = (y, x % y) }
            return UInt128(x)
        }
        (a, b) = (b, a % b)
    }
    return a
}
