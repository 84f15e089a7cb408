import Figures
import Units

/// Scores one unit: its lines, its sums, its class. Ranks and changes come when all units are scored.
struct SheetScoring {
    let card: Scorecard
    let criteria: [Criterion]
    let inputs: ScoreInputs
    let surveys: SatisfactionFigures

    init(card: Scorecard, inputs: ScoreInputs, surveys: SatisfactionFigures) {
        self.card = card
        criteria = card.criteria
        self.inputs = inputs
        self.surveys = surveys
    }

    /// The sheet of one unit, from its inputs or from lines that are known.
    func sheet(_ unit: Unit, at place: Int, lines known: [ScoreLine]? = nil) throws(ScorecardsError) -> ScoreSheet {
        let scoring = LineScoring(card: card, surveys: surveys, unit: place, entries: inputs[unit: place])
        let lines = if let known { known } else { try lines(unit, scoring) }
        do throws(FiguresError) {
            return try sums(unit, at: place, lines: lines, scoring)
        } catch {
            throw .arithmetic(error, unit: unit.code)
        }
    }

    private func lines(_ unit: Unit, _ scoring: LineScoring) throws(ScorecardsError) -> [ScoreLine] {
        var found: [ScoreLine] = []
        found.reserveCapacity(criteria.count)
        for criterion in criteria {
            do {
                found.append(try scoring.line(criterion))
            } catch {
                throw .arithmetic(error, unit: unit.code, criterion: criterion.id)
            }
        }
        return found
    }

    private func sums(_ unit: Unit, at place: Int, lines: [ScoreLine], _ scoring: LineScoring) throws(FiguresError)
        -> ScoreSheet
    {
        let totals = SheetTotals(card: card, lines: lines)
        let rebased = try totals.rebasedAppraised()
        let adjustments = try adjustments(scoring)
        let bonus = try sum(adjustments, .bonus)
        let minus = try sum(adjustments, .minus)
        let base = try totals.base(rebased: rebased)
        let total = try adjusted(base.points, bonus: bonus, minus: minus)
        let totalFigure = try RoundedFigure(total, .total, card.roundings.total)
        let percent = try totals.percent(of: total, in: base.maximum)
        return ScoreSheet(
            unit: place, unitCode: unit.code,
            unitName: LocalizedText(vi: unit.name(in: .vi), en: unit.name(in: .en)), block: unit.block,
            lines: lines, parts: try totals.parts(), sources: try totals.sources(), adjustments: adjustments,
            selfAssessed: try totals.selfAssessed(), rebasedAppraised: rebased, bonus: bonus, minus: minus,
            total: totalFigure, maximum: base.maximum, percent: percent,
            scoreClass: try card.scoreClass(
                block: unit.block, total: totalFigure, percent: percent, maximum: base.maximum), rank: nil,
            unrankedReason: total.absence ?? percent.absence ?? (unit.isRanked && unit.block != nil ? nil : .notRanked),
            comparison: YearComparison(change: RoundedFigure(absent: .noPreviousYear, .change)))
    }

    private func adjustments(_ scoring: LineScoring) throws(FiguresError) -> [AdjustmentScore] {
        var found: [AdjustmentScore] = []
        for group in card.adjustments {
            var lines: [ScoreLine] = []
            var counted: [Ratio] = []
            for criterion in group.criteria {
                let line = try scoring.adjustment(criterion)
                lines.append(line)
                if let points = line.counted(card.totalRule) { counted.append(points) }
            }
            let uncapped = try Ratio.total(counted)
            let reason = lines.lazy.compactMap(\.points.absence).first { $0 != .notApplicable }
            let points: Quantity = if let reason { .absent(reason) } else { .exact(min(uncapped, group.cap)) }
            found.append(
                AdjustmentScore(
                    group: group, lines: lines, uncapped: uncapped,
                    points: try RoundedFigure(points, .part, card.roundings.part)))
        }
        return found
    }

    private func sum(
        _ adjustments: [AdjustmentScore], _ kind: AdjustmentGroup.Kind
    ) throws(FiguresError) -> RoundedFigure? {
        let own = adjustments.filter { $0.group.kind == kind }
        guard !own.isEmpty else { return nil }
        if let reason = own.lazy.compactMap(\.points.absence).first { return RoundedFigure(absent: reason, .part) }
        let points = try Ratio.total(
            own.compactMap { card.totalRule == .sumOfPrinted ? $0.points.printed?.ratio : $0.points.exact })
        return try RoundedFigure(.exact(points), .part, card.roundings.part)
    }

    /// The points with bonus and less minus, not below 0.
    private func adjusted(
        _ points: Quantity, bonus: RoundedFigure?, minus: RoundedFigure?
    ) throws(FiguresError) -> Quantity {
        guard case .exact(var total) = points else { return points }
        for (figure, sign) in [(bonus, 1), (minus, -1)] {
            guard let figure else { continue }
            guard let value = figure.exact else { return figure.value }
            total = try Ratio.total([total, sign < 0 ? value.negated : value])
        }
        return .exact(max(.zero, total))
    }
}

extension Scorecard {
    /// The class of a unit of a block; nil without a value to judge by.
    ///
    /// Bounds in points are of the card's whole maximum: where criteria do not apply or no survey was held, the total is brought to it
    /// (14 of 14 points that applied are 18 of 18).
    ///
    /// - Parameter maximum: what the total is measured against.
    func scoreClass(
        block: String?, total: RoundedFigure, percent: RoundedFigure, maximum: Ratio
    ) throws(FiguresError) -> ScoreClass? {
        guard let scheme = classScheme(for: block) else { return nil }
        switch scheme.measure {
        case .percent:
            return (scheme.basis == .printed ? percent.printed?.ratio : percent.exact).flatMap {
                scheme.scoreClass(of: $0)
            }
        case .points:
            guard let points = total.exact else { return nil }
            return try scoreClass(scheme, points: points, maximum: maximum)
        }
    }

    /// The class of a total in points, by a scheme in points.
    func scoreClass(_ scheme: ClassScheme, points: Ratio, maximum: Ratio) throws(FiguresError) -> ScoreClass? {
        guard maximum != .zero else { return nil }
        let whole = maximum == self.maximum ? points : try points.multiplied(by: self.maximum).divided(by: maximum)
        return scheme.scoreClass(of: scheme.basis == .printed ? try whole.rounded(roundings.total).ratio : whole)
    }
}
