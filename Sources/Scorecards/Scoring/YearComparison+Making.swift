import Figures
import Units

extension YearComparison {
    /// Compares a unit's sheet with the year before.
    ///
    /// A unit that continues one earlier unit is compared with that one; a unit merged from several is not comparable
    /// here, and a change of method breaks the series.
    init(
        _ sheet: ScoreSheet, unit: Unit, in units: UnitRegistry, previous: PreviousResults, card: Scorecard
    ) throws(FiguresError) {
        let found = YearComparison.result(for: unit, in: units, previous: previous)
        guard case .success(let result) = found else {
            let reason: Absence = if case .failure(let reason) = found { reason } else { .noPreviousYear }
            self.init(change: RoundedFigure(absent: reason, .change))
            return
        }
        let previousPrinted = try result.percent?.rounded(card.roundings.percent)
        let isOtherMethod = result.method != nil && card.method != nil && result.method != card.method
        let change: RoundedFigure
        if previous.breaksMethod || isOtherMethod {
            change = RoundedFigure(absent: .methodBreak, .change)
        } else if let before = previousPrinted, let now = sheet.percent.printed {
            change = try RoundedFigure(.exact(now.subtracting(before).ratio), .change, card.roundings.change)
        } else {
            change = RoundedFigure(absent: previousPrinted == nil ? .noPreviousYear : .notComparable, .change)
        }
        var places: Int?
        if change.absence == nil, let before = result.rank, let now = sheet.rank { places = before - now }
        self.init(previous: result, previousPrinted: previousPrinted, change: change, places: places)
    }

    private static func result(
        for unit: Unit, in units: UnitRegistry, previous: PreviousResults
    ) -> Result<PreviousResult, Absence> {
        guard !unit.ancestors.isEmpty else {
            return previous.results[unit.code].map { .success($0) } ?? .failure(.noPreviousYear)
        }
        // One ancestor that came here as a whole is the same unit under another code or name.
        guard unit.ancestors.count == 1, let ancestor = unit.ancestors.first, ancestor.share ?? .one == .one,
            units.successors(ofCode: ancestor.code).count == 1
        else { return .failure(.notComparable) }
        return previous.results[ancestor.code].map { .success($0) } ?? .failure(.noPreviousYear)
    }
}
