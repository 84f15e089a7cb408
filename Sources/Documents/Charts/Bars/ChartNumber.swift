import Figures

/// The numbers at a scale.
enum ChartNumber {
    /// A number with as many decimals as it needs, at most two.
    static func text(_ value: Double, language: Language) -> String {
        let hundredths = (value * 100).rounded()
        guard abs(hundredths) < 1e17 else { return "" }
        let whole = Int128(hundredths)
        for decimals in 0...2 {
            let divisor: Int128 = decimals == 0 ? 100 : decimals == 1 ? 10 : 1
            if whole % divisor == 0, let number = try? FixedDecimal(unscaled: whole / divisor, decimals: decimals) {
                return FigureFormat(language).number(number)
            }
        }
        return ""
    }
}
