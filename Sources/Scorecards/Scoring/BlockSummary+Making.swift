import Units

extension BlockSummary {
    /// Counts a block's sheets, which must have their ranks and comparisons.
    init(_ block: UnitBlock, sheets: [ScoreSheet], card: Scorecard) {
        let ranked = sheets.filter { $0.rank != nil }
            .sorted { ($0.rank ?? 0, $0.unit) < ($1.rank ?? 0, $1.unit) }
        func count(_ direction: YearComparison.Direction) -> Int {
            sheets.count { $0.comparison.direction == direction }
        }
        var cumulative = 0
        let classes = (card.classScheme(for: block.name)?.classes ?? []).map { scoreClass in
            let count = sheets.count { $0.scoreClass == scoreClass }
            cumulative += count
            return ClassCount(scoreClass: scoreClass, count: count, cumulative: cumulative)
        }
        self.init(
            block: block.name, ranked: ranked.map(\.unit), unranked: sheets.filter { $0.rank == nil }.map(\.unit),
            up: count(.up), down: count(.down), unchanged: count(.unchanged),
            notComparable: sheets.count { $0.comparison.direction == nil }, classes: classes)
    }
}
