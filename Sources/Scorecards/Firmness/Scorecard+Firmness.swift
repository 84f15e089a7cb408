public import Figures
public import Units

extension Scorecard {
    /// How firm the ranking of a scored year is.
    ///
    /// The satisfaction figures are drawn again many times from their sampling errors, points, index, class and place counted anew in each
    /// draw; appraised points have no sampling error and stay. Beside that, the year is counted in every other way of re-basing and
    /// rounding. The result depends on the seed and on nothing else: not on the order of units, files or rows.
    ///
    /// - Parameters:
    ///   - results: what the card made of the year.
    ///   - draws: how many draws; fewer where there are very many units.
    /// - Throws: what scoring throws.
    public func firmness(
        of results: ScoreResults, units: UnitRegistry, inputs: ScoreInputs, surveys: SatisfactionFigures,
        on date: CalendarDate? = nil, draws: Int = 10_000, seed: UInt64 = 1
    ) throws(ScorecardsError) -> RankingFirmness {
        let alternatives = try alternatives(to: results, units: units, inputs: inputs, surveys: surveys, on: date)
        let scored = results.sheets.filter { $0.percent.exact != nil }
        let count = max(500, min(draws, 10_000_000 / max(1, scored.count)))
        var found: [UnitFirmness] = []
        do throws(FiguresError) {
            let indices = try indices(scored, surveys: surveys, count: count, seed: seed)
            let hasDraws = indices.contains { $0 != nil }
            let places = hasDraws ? places(scored, indices, count: count) : [:]
            for (sheet, drawn) in zip(scored, indices) {
                found.append(firmness(of: sheet, drawn, places[sheet.unit], hasDraws: hasDraws))
            }
            return RankingFirmness(
                draws: hasDraws ? count : 0, seed: seed, units: found, alternatives: alternatives)
        } catch {
            throw .arithmetic(error, unit: id)
        }
    }

    /// Where the draws of one unit lie.
    private func firmness(
        of sheet: ScoreSheet, _ drawn: [Double]?, _ places: [Int]?, hasDraws: Bool
    ) -> UnitFirmness {
        let all = (drawn ?? (hasDraws ? [sheet.percent.value.double ?? 0] : [])).sorted()
        let mean = all.isEmpty ? 0 : all.reduce(0, +) / Double(all.count)
        let variance = all.isEmpty ? 0 : all.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(all.count)
        var shares: [UnitFirmness.ClassShare] = []
        if !all.isEmpty, let scheme = classScheme(for: sheet.block) {
            let judged = JudgedIndex(self, maximum: maximum.double)
            var counts = [Int](repeating: 0, count: scheme.classes.count)
            for index in all {
                if let place = judged.place(of: index, in: scheme) { counts[place] += 1 }
            }
            shares = zip(scheme.classes, counts).map {
                UnitFirmness.ClassShare(scoreClass: $0, share: Double($1) / Double(all.count))
            }
        }
        let ranks = places?.sorted()
        return UnitFirmness(
            unit: sheet.unit, standardError: variance.squareRoot(), indexInterval: all.isEmpty ? nil : Self.middle(all),
            classShares: shares, places: ranks.map(Self.middle),
            placeShare: places.flatMap { places in
                sheet.rank.map { rank in Double(places.count { $0 == rank }) / Double(places.count) }
            })
    }

    /// What 95 % of sorted values lie between.
    private static func middle<Value: Comparable>(_ sorted: [Value]) -> ClosedRange<Value> {
        let cut = sorted.count / 40
        return sorted[cut]...sorted[sorted.count - 1 - cut]
    }

    private func indices(
        _ sheets: [ScoreSheet], surveys: SatisfactionFigures, count: Int, seed: UInt64
    ) throws(FiguresError) -> [[Double]?] {
        guard surveys.hasErrors else { return sheets.map { _ in nil } }
        var draws = try SatisfactionDraws(self, seed: seed)
        var found: [[Double]?] = []
        for sheet in sheets { found.append(try draws.indices(of: sheet, surveys: surveys, count: count)) }
        return found
    }

    /// The place of each ranked unit within its block in each draw; units that tie share the best place, unless the card counts densely.
    private func places(_ sheets: [ScoreSheet], _ indices: [[Double]?], count: Int) -> [Int: [Int]] {
        var found: [Int: [Int]] = [:]
        let ranked = sheets.indices.filter { sheets[$0].rank != nil }
        for members in Dictionary(grouping: ranked, by: { sheets[$0].block ?? "" }).values {
            let judged = members.map { _ in JudgedIndex(self, maximum: maximum.double) }
            var places = members.map { _ in [Int]() }
            for draw in 0..<count {
                let values = members.indices.map { member in
                    let place = members[member]
                    return judged[member].forRank(indices[place]?[draw] ?? sheets[place].percent.value.double ?? 0)
                }
                let order = values.indices.sorted { values[$0] > values[$1] }
                var rank = 0
                for (position, member) in order.enumerated() {
                    if position == 0 || values[member] != values[order[position - 1]] {
                        rank = rankMethod == .dense ? rank + 1 : position + 1
                    }
                    places[member].append(rank)
                }
            }
            for (member, place) in members.enumerated() { found[sheets[place].unit] = places[member] }
        }
        return found
    }
}

/// An index of a draw as the card judges it: rounded where classes and places go by what is printed.
private struct JudgedIndex {
    private let card: Scorecard
    private let maximum: Double

    init(_ card: Scorecard, maximum: Double) {
        self.card = card
        self.maximum = maximum
    }

    /// The value that places go by.
    func forRank(_ index: Double) -> Double {
        card.rankBasis == .printed ? Self.rounded(index, card.roundings.percent) : Self.settled(index)
    }

    /// The place of the class that an index falls in.
    func place(of index: Double, in scheme: ClassScheme) -> Int? {
        let value: Double
        switch (scheme.measure, scheme.basis) {
        case (.percent, .printed): value = Self.rounded(index, card.roundings.percent)
        case (.percent, .full): value = Self.settled(index)
        case (.points, .printed): value = Self.rounded(index * maximum / 100, card.roundings.total)
        case (.points, .full): value = Self.settled(index * maximum / 100)
        }
        return scheme.classes.firstIndex { value >= $0.from.double - 1e-9 }
    }

    /// A measured value becomes a decimal of nine places before anything is decided.
    private static func settled(_ value: Double) -> Double { (value * 1e9).rounded() / 1e9 }

    private static func rounded(_ value: Double, _ rounding: Rounding) -> Double {
        var power = 1.0
        for _ in 0..<min(9, max(0, rounding.decimals)) { power *= 10 }
        let scaled = settled(value) * power
        let whole: Double =
            switch rounding.mode {
            case .halfUp: (scaled + 0.5 + 1e-7).rounded(.down)
            case .truncate: (scaled + 1e-7).rounded(.down)
            case .halfEven: scaled.rounded(.toNearestOrEven)
            }
        return whole / power
    }
}
