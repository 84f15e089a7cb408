import Figures

extension Ratio {
    /// The value in Vietnamese: a decimal with a comma where it has finitely many decimals, else a fraction.
    var vi: String { exactText(FigureFormat(.vi)) }

    /// The value in English: a decimal with a point where it has finitely many decimals, else a fraction.
    var en: String { exactText(FigureFormat(.en)) }

    /// So many points in English: `1 point`, `2.5 points`.
    var enPoints: String { self == .one ? "1 point" : "\(en) points" }

    /// The value without any rounding, for messages and explanations: `0,25`, `6.471`, `500/9`.
    func exactText(_ format: FigureFormat) -> String {
        var rest = denominator
        var decimals = 0
        var twos = 0
        var fives = 0
        while rest % 2 == 0 { (rest, twos) = (rest / 2, twos + 1) }
        while rest % 5 == 0 { (rest, fives) = (rest / 5, fives + 1) }
        decimals = max(twos, fives)
        // Beyond a dozen decimals a fraction reads better, and nothing that people write has so many.
        guard rest == 1, decimals <= 12, let text = try? rounded(Rounding(.truncate, decimals: decimals)) else {
            return "\(numerator)/\(denominator)"
        }
        return format.number(text)
    }
}
