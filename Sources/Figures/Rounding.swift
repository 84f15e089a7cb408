/// One way of rounding: a mode and a number of decimals.
public struct Rounding: Hashable, Sendable, Codable {
    /// How the last digit is decided.
    public var mode: RoundingMode
    /// The decimals that are kept, 0…38; another number is reported when it is used.
    public var decimals: Int

    /// Half up at two decimals: the default of every step.
    public static let usual = Rounding(.halfUp, decimals: 2)

    /// Makes a way of rounding.
    public init(_ mode: RoundingMode, decimals: Int) {
        self.mode = mode
        self.decimals = decimals
    }

    /// The rounding in the words of a method box.
    public var text: LocalizedText {
        LocalizedText(
            vi: "\(mode.text.vi), \(decimals) chữ số thập phân",
            en: "\(mode.text.en), \(decimals) \(decimals == 1 ? "decimal" : "decimals")")
    }
}

extension Ratio {
    /// The value rounded. Nothing else in the program rounds a figure.
    ///
    /// Throws `decimalsOutOfRange` outside 0…38 decimals, `overflow` if the digits do not fit in 128 bits.
    public func rounded(_ rounding: Rounding) throws(FiguresError) -> FixedDecimal {
        let power = try FixedDecimal.powerOfTen(rounding.decimals)
        if let quick = quicklyRounded(rounding, power: power) { return quick }
        let bottom = denominator.magnitude
        let (whole, rest) = numerator.magnitude.quotientAndRemainder(dividingBy: bottom)
        let (scaledWhole, overflow) = whole.multipliedReportingOverflow(by: power.magnitude)
        guard !overflow else { throw .overflow }
        // rest < bottom, so the quotient is below the power of ten and fits.
        let wide = rest.multipliedFullWidth(by: power.magnitude)
        let (digits, left) = bottom.dividingFullWidth(wide)
        let (down, carried) = scaledWhole.addingReportingOverflow(digits)
        guard !carried, down < UInt128(Int128.max) else { throw .overflow }
        let missing = bottom - left
        let up =
            switch rounding.mode {
            case .truncate: false
            case .halfUp: left >= missing
            case .halfEven: left > missing || (left == missing && down & 1 == 1)
            }
        let size = Int128(up ? down + 1 : down)
        return FixedDecimal(checked: isNegative ? -size : size, decimals: rounding.decimals)
    }

    /// The same in 64 bits where everything fits, which is many times faster; nil where it does not.
    private func quicklyRounded(_ rounding: Rounding, power: Int128) -> FixedDecimal? {
        guard let top = UInt64(exactly: numerator.magnitude), let bottom = UInt64(exactly: denominator),
            let scale = UInt64(exactly: power)
        else { return nil }
        let wide = top.multipliedFullWidth(by: scale)
        guard wide.high < bottom, bottom <= UInt64(Int64.max) else { return nil }
        let (down, left) = bottom.dividingFullWidth(wide)
        let missing = bottom - left
        let up =
            switch rounding.mode {
            case .truncate: false
            case .halfUp: left >= missing
            case .halfEven: left > missing || (left == missing && down & 1 == 1)
            }
        let size = Int128(down) + (up ? 1 : 0)
        return FixedDecimal(checked: isNegative ? -size : size, decimals: rounding.decimals)
    }
}
