/// How p-values are raised where several hypotheses are tested at once.
public enum MultipleTesting: String, Sendable, Hashable, CaseIterable {
    /// Each test by itself: of twenty true hypotheses about one is rejected at 5 %.
    case none
    /// At most the level's probability that any true hypothesis is rejected (Holm 1979).
    case holm
    /// At most the level's share of rejected hypotheses true on average, for independent tests (Benjamini & Hochberg 1995).
    case benjaminiHochberg

    /// The adjusted p-values, in the order given (R: `p.adjust`).
    public func adjusted(_ values: [Double]) -> [Double] {
        let count = values.count
        let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
        var adjusted = values
        switch self {
        case .none: return values
        case .holm:
            var least = 0.0
            for (place, index) in order.enumerated() {
                least = max(least, min(1, values[index] * Double(count - place)))
                adjusted[index] = least
            }
        case .benjaminiHochberg:
            var most = 1.0
            for (place, index) in order.enumerated().reversed() {
                most = min(most, values[index] * Double(count) / Double(place + 1))
                adjusted[index] = most
            }
        }
        return adjusted
    }
}
