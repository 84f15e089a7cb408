import Documents
internal import Figures

extension FigurePrinter {
    /// Ranks that a unit may have: "2–5", or one alone.
    func ranks(_ ranks: ClosedRange<Int>) -> String {
        ranks.count == 1
            ? format.count(ranks.lowerBound) : "\(format.count(ranks.lowerBound))–\(format.count(ranks.upperBound))"
    }

    /// Ranks that a unit may have, as a cell.
    func rankCell(_ ranks: ClosedRange<Int>) -> TableCell {
        let low = try? FixedDecimal(unscaled: Int128(ranks.lowerBound), decimals: 0)
        let high = try? FixedDecimal(unscaled: Int128(ranks.upperBound), decimals: 0)
        var rounded: ClosedRange<FixedDecimal>?
        if let low, let high { rounded = low...high }
        return .interval(
            FigureInterval(
                low: Double(ranks.lowerBound), high: Double(ranks.upperBound), printed: self.ranks(ranks),
                rounded: rounded, style: .number))
    }
}
