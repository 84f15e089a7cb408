internal import Estimation
internal import Figures

/// Prints figures for the tables of answers: the same rounding and formats as in reports.
struct Cells {
    let language: Language
    let rules: RoundingRules

    private var format: FigureFormat { FigureFormat(language) }

    /// A percentage, or why there is none.
    func percent(_ quantity: Quantity) -> String {
        if let absence = quantity.absence { return absence.text.text(language) }
        return (try? quantity.rounded(rules.percent)).flatMap { $0 }.map(format.percent) ?? ""
    }

    /// An estimate's interval with the decimals of percentages, or why there is none; a dash where there is no figure either, whose
    /// reason stands in its own place.
    func interval(_ estimate: Estimate?) -> String {
        guard let estimate, estimate.percent.absence == nil else { return "–" }
        guard let interval = estimate.interval, let low = rounded(interval.low), let high = rounded(interval.high)
        else { return (estimate.intervalAbsence ?? .noVariance).text.text(language) }
        return "\(format.number(low))–\(format.number(high))"
    }

    /// A measured number with the decimals of percentages; a dash where there is none.
    func number(_ value: Double?) -> String { value.flatMap(rounded).map(format.number) ?? "–" }

    /// A share of 1 as a percentage.
    func share(_ share: Ratio) -> String {
        (try? share.multiplied(by: 100)).map { percent(.exact($0)) } ?? ""
    }

    /// A number to six significant digits, so that factors can be multiplied by hand.
    func precise(_ value: Double) -> String {
        var decimals = 5
        var size = abs(value)
        while size >= 10, decimals > 0 { (size, decimals) = (size / 10, decimals - 1) }
        while size > 0, size < 1, decimals < 12 { (size, decimals) = (size * 10, decimals + 1) }
        let rounding = Rounding(.halfUp, decimals: decimals)
        return (try? Ratio(measured: value)).flatMap { try? $0.rounded(rounding) }.map(format.number) ?? "\(value)"
    }

    /// Ranks that a unit may have: "2–5", or one alone.
    static func ranks(_ ranks: ClosedRange<Int>) -> String {
        ranks.count == 1 ? "\(ranks.lowerBound)" : "\(ranks.lowerBound)–\(ranks.upperBound)"
    }

    /// A probability to four decimals; "< 0,0001" below.
    func probability(_ value: Double) -> String {
        let rounding = Rounding(.halfUp, decimals: 4)
        guard let text = (try? Ratio(measured: value)).flatMap({ try? $0.rounded(rounding) }).map(format.number) else {
            return "–"
        }
        guard value < 0.00005, let least = try? Ratio(1, over: 10_000).rounded(rounding) else { return text }
        return "< \(format.number(least))"
    }

    /// A count.
    func count(_ value: Int) -> String { format.count(value) }

    private func rounded(_ value: Double) -> FixedDecimal? {
        (try? Ratio(measured: value)).flatMap { try? $0.rounded(rules.percent) }
    }
}
