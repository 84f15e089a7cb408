import Figures
import Units

extension Scorecard {
    /// The card with one thing counted otherwise; nil where that is what the card does, or where nothing of it would be left.
    func alternative(_ kind: RankingFirmness.AlternativeKind) -> Scorecard? {
        var card = self
        switch kind {
        case .noSurvey:
            guard rebasing != .noSurvey, criteria.contains(where: { $0.source == .appraised }) else { return nil }
            card.rebasing = .noSurvey
        case .appliedPoints:
            guard rebasing != .appliedPoints else { return nil }
            card.rebasing = .appliedPoints
        case .appraisedBlock:
            guard rebasing != .appraisedBlock else { return nil }
            card.rebasing = .appraisedBlock
        case .none:
            guard rebasing != .none else { return nil }
            card.rebasing = .none
        case .sumOfPrinted, .sumOfExact:
            let rule: TotalRule = kind == .sumOfPrinted ? .sumOfPrinted : .sumOfExact
            guard totalRule != rule else { return nil }
            card.totalRule = rule
        case .halfUp, .truncate:
            let mode: RoundingMode = kind == .halfUp ? .halfUp : .truncate
            guard RoundingStep.allCases.contains(where: { roundings[$0].mode != mode }) else { return nil }
            for step in RoundingStep.allCases {
                card.roundings[step] = Rounding(mode, decimals: roundings[step].decimals)
            }
        case .satisfactionPrinted, .satisfactionFull:
            let basis: FigureBasis = kind == .satisfactionPrinted ? .printed : .full
            guard satisfactionBasis != basis, allCriteria.contains(where: { $0.questionnaire != nil }) else {
                return nil
            }
            card.satisfactionBasis = basis
        case .judgedInFull, .judgedAsPrinted:
            let basis: FigureBasis = kind == .judgedInFull ? .full : .printed
            guard rankBasis != basis || classSchemes.contains(where: { $0.basis != basis }) else { return nil }
            card.rankBasis = basis
            for place in card.classSchemes.indices { card.classSchemes[place].basis = basis }
        }
        return card
    }

    /// What other ways of counting make of a year that was scored.
    func alternatives(
        to results: ScoreResults, units: UnitRegistry, inputs: ScoreInputs, surveys: SatisfactionFigures,
        on date: CalendarDate?
    ) throws(ScorecardsError) -> [RankingFirmness.Alternative] {
        var found: [RankingFirmness.Alternative] = []
        let known = Dictionary(uniqueKeysWithValues: results.sheets.map { ($0.unit, $0.lines) })
        for kind in RankingFirmness.AlternativeKind.allCases {
            guard let card = alternative(kind) else { continue }
            let lines = kind.keepsLines && rebasing != .noSurvey ? known : nil
            var sheets = try card.sheets(units: units, inputs: inputs, surveys: surveys, on: date, lines: lines)
            if kind == .none {
                do throws(FiguresError) {
                    for place in sheets.indices { try card.keepWholeMaximum(&sheets[place]) }
                } catch {
                    throw .arithmetic(error, unit: id)
                }
            }
            card.rank(&sheets, in: units)
            let others = Dictionary(uniqueKeysWithValues: sheets.map { ($0.unit, $0) })
            found.append(
                RankingFirmness.Alternative(
                    kind: kind,
                    results: results.sheets.filter { $0.percent.exact != nil }.map { sheet in
                        let other = others[sheet.unit]
                        return RankingFirmness.AlternativeResult(
                            unit: sheet.unit, percent: other?.percent.printed, scoreClass: other?.scoreClass,
                            rank: other?.rank)
                    }))
        }
        return found
    }

    /// Measures a total against the card's whole maximum, whatever did not apply.
    private func keepWholeMaximum(_ sheet: inout ScoreSheet) throws(FiguresError) {
        let totals = SheetTotals(card: self, lines: sheet.lines)
        sheet.maximum = try Ratio.sum(criteria.lazy.map(\.maximum))
        sheet.percent = try totals.percent(of: sheet.total.value, in: sheet.maximum)
        sheet.scoreClass = try scoreClass(
            block: sheet.block, total: sheet.total, percent: sheet.percent, maximum: sheet.maximum)
    }
}

extension RankingFirmness.AlternativeKind {
    /// Whether every criterion keeps its points, so that only sums, classes and places are counted anew.
    fileprivate var keepsLines: Bool {
        switch self {
        case .appliedPoints, .appraisedBlock, .none, .sumOfPrinted, .sumOfExact, .judgedInFull, .judgedAsPrinted: true
        case .noSurvey, .halfUp, .truncate, .satisfactionPrinted, .satisfactionFull: false
        }
    }
}
