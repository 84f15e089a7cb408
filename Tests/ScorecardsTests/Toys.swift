import Figures
import Units

@testable import Scorecards

/// A decimal literal for tests; a slip in a test's own literal shows as 0.
func r(_ text: String) -> Ratio { (try? Ratio(decimal: text)) ?? .zero }

/// A fraction for tests.
func r(_ top: Int, _ bottom: Int) -> Ratio { (try? Ratio(Int128(top), over: Int128(bottom))) ?? .zero }

/// A text that reads the same in both languages.
func same(_ text: String) -> LocalizedText { LocalizedText(verbatim: text) }

/// A criterion for tests.
func criterion(
    _ id: String, _ maximum: String, _ rule: any ScoringRule, source: PointSource = .appraised,
    questionnaire: String? = nil
) -> Criterion {
    Criterion(
        id: id, title: same("criterion \(id)"), maximum: r(maximum), source: source, rule: rule,
        questionnaire: questionnaire)
}

/// The usual classes 90, 80, 70, 50, 0.
let fiveClasses: [ScoreClass] = [("A", 90), ("B", 80), ("C", 70), ("D", 50), ("E", 0)].map {
    ScoreClass(id: $0.0, name: same($0.0), from: Ratio($0.1))
}

/// A card of one area for tests.
func card(
    _ criteria: [Criterion], maximum: String, roundings: RoundingRules = RoundingRules(),
    total: TotalRule = .sumOfPrinted, satisfaction: FigureBasis = .full, rebasing: Rebasing = .none,
    rankOn: FigureBasis = .printed, classes: [ClassScheme] = [ClassScheme(classes: fiveClasses)],
    adjustments: [AdjustmentGroup] = [], method: String? = nil, isDraft: Bool = false
) -> Scorecard {
    Scorecard(
        id: "toy", version: "1", year: 2023, title: same("Toy"), source: same("made"), isDraft: isDraft,
        validFrom: try? CalendarDate(iso: "2023-01-01"), validTo: try? CalendarDate(iso: "2023-12-31"),
        method: method, maximum: r(maximum), roundings: roundings, totalRule: total, satisfactionBasis: satisfaction,
        rebasing: rebasing, rankBasis: rankOn, classSchemes: classes,
        areas: [
            CriterionGroup(
                id: "1", title: same("Area 1"), maximum: r(maximum), children: criteria.map { .criterion($0) })
        ], adjustments: adjustments)
}

/// Units U1 … Un of one block.
func communes(_ count: Int) throws -> UnitRegistry {
    try UnitRegistry((1...count).map { Unit(code: "U\($0)", name: "Xã \($0)", kind: "commune", block: "xã") })
}

extension ScoreInputs {
    /// Inputs from rows of unit code, criterion, input, value.
    init(_ rows: [(String, String, String, String)], units: UnitRegistry) {
        self.init()
        for row in rows {
            guard let unit = units.index(ofCode: row.0) else { continue }
            add(ScoreEntry(row.2, r(row.3)), unit: unit, criterion: row.1)
        }
    }
}

extension RoundedFigure {
    /// The printed text in Vietnamese, or the reason in brackets.
    var shown: String {
        printed.map { FigureFormat(.vi).number($0) } ?? "[\(absence?.rawValue ?? "?")]"
    }
}
