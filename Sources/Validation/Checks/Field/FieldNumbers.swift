import Figures

/// Numbers as the messages of the checks print them, in both languages.
enum FieldNumbers {
    /// A share of 1 as a percentage of one decimal: 97,5%.
    static func percent(_ share: Double) -> LocalizedText {
        guard let rounded = rounded(share * 100, decimals: 1) else { return LocalizedText(verbatim: "–") }
        return LocalizedText(vi: FigureFormat(.vi).percent(rounded), en: FigureFormat(.en).percent(rounded))
    }

    /// A number of so many decimals.
    static func text(_ value: Double, decimals: Int) -> LocalizedText {
        guard let rounded = rounded(value, decimals: decimals) else { return LocalizedText(verbatim: "–") }
        return LocalizedText(vi: FigureFormat(.vi).number(rounded), en: FigureFormat(.en).number(rounded))
    }

    private static func rounded(_ value: Double, decimals: Int) -> FixedDecimal? {
        guard value.isFinite else { return nil }
        return try? Ratio(measured: value).rounded(Rounding(.halfUp, decimals: decimals))
    }

    /// A probability: "p = 0,004", or "p < 0,0001".
    static func probability(_ p: Double) -> LocalizedText {
        if p < 0.0001 { return LocalizedText(vi: "p < 0,0001", en: "p < 0.0001") }
        let number = text(p, decimals: 4)
        return LocalizedText(vi: "p = \(number.vi)", en: "p = \(number.en)")
    }
}
