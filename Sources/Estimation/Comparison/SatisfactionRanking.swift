public import Figures
public import Units

/// Ranks units within their blocks by a figure: competition ranks (1, 2, 2, 4) on the printed figures.
///
/// A unit without a figure is not ranked; it is not last.
public enum SatisfactionRanking {
    /// The rank of each unit, by its place in the registry; nil for one that is not ranked.
    ///
    /// - Parameter printed: the printed figure of each unit; nil where there is none.
    public static func ranks(_ printed: [FixedDecimal?], units: UnitRegistry) -> [Int?] {
        var ranks = [Int?](repeating: nil, count: units.count)
        for block in units.blocks {
            let figures = block.units.filter { units.units[$0].isRanked && printed.indices.contains($0) }.compactMap {
                unit in printed[unit].map { (unit, $0) }
            }
            for (unit, figure) in figures {
                ranks[unit] = 1 + figures.count { $0.1 > figure }
            }
        }
        return ranks
    }
}
