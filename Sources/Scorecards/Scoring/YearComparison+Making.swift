import Figures
import Units

extension YearComparison {
    /// Compares a unit's sheet with the year before.
    ///
    /// A unit that continues one earlier unit is compared with that one. A unit that was merged from several, or got a part
    /// of one, is compared as the card's settings say. A change of method breaks the series.
    init(
        _ sheet: ScoreSheet, unit: Unit, in units: UnitRegistry, previous: PreviousResults, card: Scorecard
    ) throws(FiguresError) {
        let found = try PreviousLook(units: units, previous: previous, settings: card.comparison).found(for: unit)
        guard case .success(let before) = found else {
            let reason: Absence = if case .failure(let reason) = found { reason } else { .noPreviousYear }
            self.init(change: RoundedFigure(absent: reason, .change))
            return
        }
        let result = before.result
        let previousPrinted = try result.percent?.rounded(card.roundings.percent)
        let isOtherMethod = before.methods.contains { $0 != nil && card.method != nil && $0 != card.method }
        let change: RoundedFigure
        if previous.breaksMethod || isOtherMethod {
            change = RoundedFigure(absent: .methodBreak, .change)
        } else if let before = previousPrinted, let now = sheet.percent.printed {
            change = try RoundedFigure(.exact(now.subtracting(before).ratio), .change, card.roundings.change)
        } else {
            change = RoundedFigure(absent: previousPrinted == nil ? .noPreviousYear : .notComparable, .change)
        }
        var places: Int?
        var classes: Int?
        if change.absence == nil {
            if let before = result.rank, let now = sheet.rank { places = before - now }
            classes = card.classesWon(from: result.className, to: sheet.scoreClass, block: sheet.block)
        }
        self.init(
            previous: result, previousPrinted: previousPrinted, change: change, places: places, classes: classes,
            ancestors: before.ancestors)
    }
}

extension Scorecard {
    /// How many classes better the new one is than the old one, which a file names by identifier or by name.
    fileprivate func classesWon(from old: String?, to new: ScoreClass?, block: String?) -> Int? {
        guard let old = old?.lowercased(), let new, let scheme = classScheme(for: block),
            let now = scheme.classes.firstIndex(of: new),
            let before = scheme.classes.firstIndex(where: {
                [$0.id, $0.name.vi, $0.name.en].contains { $0.lowercased() == old }
            })
        else { return nil }
        return before - now
    }
}

/// Looks for what a unit is compared with.
private struct PreviousLook {
    let units: UnitRegistry
    let previous: PreviousResults
    let settings: ComparisonSettings

    struct Found {
        var result: PreviousResult
        var methods: [String?]
        var ancestors: [YearComparison.Ancestor] = []
    }

    func found(for unit: Unit) throws(FiguresError) -> Result<Found, Absence> {
        guard !unit.ancestors.isEmpty else { return whole(unit.code, isSame: true) }
        if unit.ancestors.count == 1, let ancestor = unit.ancestors.first, isWhole(ancestor) {
            return whole(ancestor.code, isSame: false)
        }
        let isSplit = unit.ancestors.contains { !isWhole($0) }
        if isSplit && settings.split == .notComparable || unit.ancestors.count > 1 && settings.merged == .notComparable
        {
            return .failure(.notComparable)
        }
        return try mean(of: unit)
    }

    /// Whether an ancestor came here as a whole; then it is the same unit under another code or name.
    private func isWhole(_ ancestor: AncestorShare) -> Bool {
        ancestor.share ?? .one == .one && units.successors(ofCode: ancestor.code).count == 1
    }

    private func whole(_ code: String, isSame: Bool) -> Result<Found, Absence> {
        guard let result = previous.results[code] else { return .failure(.noPreviousYear) }
        let ancestors =
            isSame || result.percent == nil
            ? [] : [YearComparison.Ancestor(code: code, percent: result.percent ?? .zero, weight: nil)]
        return .success(Found(result: result, methods: [result.method], ancestors: ancestors))
    }

    /// The mean of the ancestors' percentages, weighted by N times the share that came here: Σ N·s·p / Σ N·s.
    ///
    /// Without the percentage of one of them, without N where there are several, or without the share of one that was
    /// split, there is no comparison: a mean of some would be of another territory.
    private func mean(of unit: Unit) throws(FiguresError) -> Result<Found, Absence> {
        var ancestors: [YearComparison.Ancestor] = []
        var methods: [String?] = []
        var sum = Ratio.zero
        var weights = Ratio.zero
        for ancestor in unit.ancestors {
            guard let result = previous.results[ancestor.code] else { return .failure(.noPreviousYear) }
            guard let percent = result.percent else { return .failure(.notComparable) }
            guard let share = ancestor.share ?? (isWhole(ancestor) ? .one : nil) else {
                return .failure(.notComparable)
            }
            guard let size = result.population ?? (unit.ancestors.count == 1 ? .one : nil) else {
                return .failure(.notComparable)
            }
            let weight = try size.multiplied(by: share)
            sum = try sum.adding(weight.multiplied(by: percent))
            weights = try weights.adding(weight)
            ancestors.append(
                YearComparison.Ancestor(
                    code: ancestor.code, percent: percent, weight: weight, population: result.population,
                    share: share == .one ? nil : share))
            methods.append(result.method)
        }
        guard weights != .zero else { return .failure(.notComparable) }
        return .success(
            Found(
                result: PreviousResult(percent: try sum.divided(by: weights)), methods: methods, ancestors: ancestors))
    }
}
