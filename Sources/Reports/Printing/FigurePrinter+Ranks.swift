internal import Figures

extension FigurePrinter {
    /// Ranks that a unit may have: "2–5", or one alone.
    func ranks(_ ranks: ClosedRange<Int>) -> String {
        ranks.count == 1
            ? format.count(ranks.lowerBound) : "\(format.count(ranks.lowerBound))–\(format.count(ranks.upperBound))"
    }
}
