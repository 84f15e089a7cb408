import Figures
import Units

extension BlockSummary {
    /// Counts a block's sheets, which must have their ranks and comparisons.
    init(_ block: UnitBlock, sheets: [ScoreSheet], card: Scorecard, units: UnitRegistry) throws(FiguresError) {
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
        let means = BlockMeans(card: card, sheets: sheets)
        self.init(
            block: block.name, ranked: ranked.map(\.unit), unranked: sheets.filter { $0.rank == nil }.map(\.unit),
            up: count(.up), down: count(.down), unchanged: count(.unchanged),
            notComparable: sheets.count { $0.comparison.direction == nil }, classes: classes,
            mean: try means.index(weights: nil), weightedMean: try means.weighted(in: units),
            criteria: try means.criteria(), areas: try means.areas())
    }
}

/// The means of a block, from printed values so that they can be checked against the tables.
private struct BlockMeans {
    let card: Scorecard
    let sheets: [ScoreSheet]

    /// The mean of the indices: plain, each unit alike, or weighted.
    func index(weights: [Int]?) throws(FiguresError) -> RoundedFigure {
        var sum = Ratio.zero
        var all = Ratio.zero
        for (position, sheet) in sheets.enumerated() {
            guard let percent = sheet.percent.printed?.ratio else { continue }
            let weight = Ratio(weights?[position] ?? 1)
            sum = try sum.adding(percent.multiplied(by: weight))
            all = try all.adding(weight)
        }
        guard all != .zero else { return RoundedFigure(absent: .notScored, .percent) }
        return try RoundedFigure(.exact(sum.divided(by: all)), .percent, card.roundings.percent)
    }

    /// The mean weighted by N of the list of units; nil unless every unit with an index has its N.
    func weighted(in units: UnitRegistry) throws(FiguresError) -> RoundedFigure? {
        var weights: [Int] = []
        for sheet in sheets {
            let population = units.units[sheet.unit].population
            if sheet.percent.printed != nil, population == nil { return nil }
            weights.append(population ?? 0)
        }
        return try index(weights: weights)
    }

    func criteria() throws(FiguresError) -> [CriterionSummary] {
        var found: [CriterionSummary] = []
        for (position, criterion) in card.criteria.enumerated() {
            found.append(
                try summary(criterion.id, criterion.title, criterion.maximum) { sheet in
                    let line = sheet.lines[position]
                    return line.isApplicable ? line.points.printed.map { ($0.ratio, criterion.maximum) } : nil
                })
        }
        return found
    }

    func areas() throws(FiguresError) -> [CriterionSummary] {
        // The areas are the parts of depth 0 and stand at the same places in every sheet.
        let places = (sheets.first?.parts ?? []).indices.filter { sheets[0].parts[$0].depth == 0 }
        var found: [CriterionSummary] = []
        for (area, place) in zip(card.areas, places) {
            found.append(
                try summary(area.id, area.title, area.maximum) { sheet in
                    let part = sheet.parts[place]
                    return part.points.printed.map { ($0.ratio, part.maximum) }
                })
        }
        return found
    }

    private func summary(
        _ id: String, _ title: LocalizedText, _ maximum: Ratio, points: (ScoreSheet) -> (Ratio, Ratio)?
    ) throws(FiguresError) -> CriterionSummary {
        var sum = Ratio.zero
        var lost = Ratio.zero
        var count = 0
        var weak = 0
        let share = try card.weakContents.below.divided(by: 100)
        let weakBelow = try share.multiplied(by: maximum)
        for sheet in sheets {
            guard let (points, most) = points(sheet) else { continue }
            sum = try sum.adding(points)
            lost = try lost.adding(most.subtracting(points))
            count += 1
            if points < (most == maximum ? weakBelow : try share.multiplied(by: most)) { weak += 1 }
        }
        return CriterionSummary(
            id: id, title: title, maximum: maximum, units: count,
            mean: count == 0 ? nil : try sum.divided(by: Ratio(count)), weak: weak,
            meanLost: count == 0 ? nil : try lost.divided(by: Ratio(count)))
    }
}
