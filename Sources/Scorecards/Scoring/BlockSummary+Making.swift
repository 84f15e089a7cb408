import Figures
import Units

extension BlockSummary {
    /// Counts a block's sheets, which must have their ranks and comparisons. Units that the list of units keeps out of the ranking are
    /// named as unranked and counted nowhere: of whom is first, how many reached a class and what the mean is, all must speak of the same
    /// units.
    init(_ block: UnitBlock, sheets all: [ScoreSheet], card: Scorecard, units: UnitRegistry) throws(FiguresError) {
        let sheets = all.filter { $0.unrankedReason != .notRanked }
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
            block: block.name, ranked: ranked.map(\.unit), unranked: all.filter { $0.rank == nil }.map(\.unit),
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
        let criteria = card.criteria
        var tallies: [Tally] = []
        for criterion in criteria { tallies.append(try Tally(card, maximum: criterion.maximum)) }
        for sheet in sheets {
            for position in criteria.indices {
                // Figures alone are taken out of the line; a criterion that does not apply has none.
                guard let points = sheet.lines[position].points.printed else { continue }
                try tallies[position].add(points.ratio, of: criteria[position].maximum)
            }
        }
        var found: [CriterionSummary] = []
        for (criterion, tally) in zip(criteria, tallies) {
            found.append(try tally.summary(criterion.id, criterion.title))
        }
        return found
    }

    func areas() throws(FiguresError) -> [CriterionSummary] {
        // The areas are the parts of depth 0 and stand at the same places in every sheet.
        let places = (sheets.first?.parts ?? []).indices.filter { sheets[0].parts[$0].depth == 0 }
        var found: [CriterionSummary] = []
        for (area, place) in zip(card.areas, places) {
            var tally = try Tally(card, maximum: area.maximum)
            for sheet in sheets {
                let part = sheet.parts[place]
                if let points = part.points.printed { try tally.add(points.ratio, of: part.maximum) }
            }
            found.append(try tally.summary(area.id, area.title))
        }
        return found
    }
}

/// What the units of a block earned in one place.
private struct Tally {
    private let maximum: Ratio
    /// The share of a maximum below which a unit is weak, and what it is of the whole maximum.
    private let weakShare: Ratio
    private let weakBelow: Ratio
    private var sum = Ratio.zero
    private var possible = Ratio.zero
    private var count = 0
    private var weak = 0

    init(_ card: Scorecard, maximum: Ratio) throws(FiguresError) {
        self.maximum = maximum
        weakShare = try card.weakContents.below.divided(by: 100)
        weakBelow = try weakShare.multiplied(by: maximum)
    }

    /// Adds the points of a unit, of the maximum that applied to it.
    mutating func add(_ points: Ratio, of most: Ratio) throws(FiguresError) {
        sum = try sum.adding(points)
        possible = try possible.adding(most)
        count += 1
        if points < (most == maximum ? weakBelow : try weakShare.multiplied(by: most)) { weak += 1 }
    }

    func summary(_ id: String, _ title: LocalizedText) throws(FiguresError) -> CriterionSummary {
        CriterionSummary(
            id: id, title: title, maximum: maximum, units: count,
            mean: count == 0 ? nil : try sum.divided(by: Ratio(count)), weak: weak,
            meanLost: count == 0 ? nil : try possible.subtracting(sum).divided(by: Ratio(count)))
    }
}
