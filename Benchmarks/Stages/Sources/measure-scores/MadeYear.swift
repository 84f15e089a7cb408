import Figures
import Scorecards
import Units

/// A made year: communes in blocks, a card of criteria of several kinds in ten areas, and every input of every commune.
struct MadeYear {
    let card: Scorecard
    let units: UnitRegistry
    let inputs: ScoreInputs
    let surveys: SatisfactionFigures

    /// Makes the year; the same numbers every time.
    init(communes: Int, criteria: Int, blocks: Int = 63) throws {
        units = try UnitRegistry(
            (0..<communes).map {
                Unit(
                    code: "X\($0)", name: "Xã \($0)", kind: "commune", block: "Tỉnh \($0 % blocks)",
                    population: 1_000 + $0)
            })
        card = try Self.card(criteria)
        var inputs = ScoreInputs()
        var surveys = SatisfactionFigures()
        var state: UInt64 = 20_261_123
        func next(below bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        for unit in units.units.indices {
            for criterion in card.criteria where criterion.questionnaire == nil {
                for (name, value) in Self.values(criterion, next) {
                    inputs.add(
                        ScoreEntry(name, value, file: "scores/2026.csv", line: 2), unit: unit, criterion: criterion.id)
                }
            }
            surveys[questionnaire: "q", unit: unit] = .exact(try Ratio.percent(40 + next(below: 50), of: 91))
        }
        self.inputs = inputs
        self.surveys = surveys
    }

    private static func values(_ criterion: Criterion, _ next: (Int) -> Int) -> [(String, Ratio)] {
        switch criterion.rule {
        case is FullOrNothingRule: [("met", Ratio(next(2)))]
        case is HandMarkRule: [("appraised", Ratio(next(2)))]
        case is PenaltyRule: [("events", Ratio(next(4)))]
        default: rate(next)
        }
    }

    /// Cases as offices have them: each rate out of its own hundred to sixty thousand, six tenths of them and more.
    private static func rate(_ next: (Int) -> Int) -> [(String, Ratio)] {
        let all = 100 + next(59_901)
        return [("numerator", Ratio(all - next(all * 2 / 5))), ("denominator", Ratio(all))]
    }

    private static func card(_ count: Int) throws -> Scorecard {
        let rate = Rate(.share, zeroDenominator: .full)
        let bands = BandsRule(
            .rate(rate),
            bands: [
                .init(from: 0, points: 0), .init(from: 80, points: try Ratio(1, over: 2)), .init(from: 95, points: 1),
            ])
        var areas: [CriterionGroup] = []
        for area in 0..<10 {
            let own = (count + area) / 10
            let nodes = (0..<own).map { place -> CardNode in
                let rule: any ScoringRule =
                    switch place % 6 {
                    case 0: LinearRule(rate)
                    case 1: FullOrNothingRule()
                    case 2: CappedLinearRule(rate, fullAt: 95)
                    case 3: bands
                    case 4: HandMarkRule(.appraised)
                    default: LinearRule(rate)
                    }
                let isSurvey = area == 9 && place == 0
                return .criterion(
                    Criterion(
                        id: "\(area + 1).\(place + 1)", title: LocalizedText(vi: "Tiêu chí", en: "Criterion"),
                        maximum: 1,
                        source: isSurvey ? .satisfaction : .appraised, rule: isSurvey ? LinearRule(Rate(.index)) : rule,
                        questionnaire: isSurvey ? "q" : nil))
            }
            areas.append(
                CriterionGroup(
                    id: "\(area + 1)", title: LocalizedText(vi: "Lĩnh vực", en: "Area"), maximum: Ratio(own),
                    children: nodes))
        }
        return Scorecard(
            id: "bench", version: "1", year: 2026, title: LocalizedText(vi: "Thử", en: "Bench"),
            source: LocalizedText(vi: "Đặt ra", en: "Made"), maximum: Ratio(count),
            classSchemes: [
                ClassScheme(classes: [
                    ScoreClass(id: "A", name: LocalizedText(vi: "A", en: "A"), from: 80),
                    ScoreClass(id: "B", name: LocalizedText(vi: "B", en: "B"), from: 0),
                ])
            ], areas: areas)
    }
}
