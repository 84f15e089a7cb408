public import Figures

extension ScoreResults {
    /// Where a unit lost its points, against its block.
    ///
    /// Throws `overflow` where exact arithmetic does not fit in 128 bits.
    public func losses(of sheet: ScoreSheet) throws(FiguresError) -> UnitLosses {
        let block = blocks.first { $0.block == sheet.block }
        let making = LossMaking(card: card, sheet: sheet, block: block)
        return UnitLosses(
            criteria: try making.criteria(), areas: try making.areas(), nextClass: try making.nextClass(),
            surveys: try making.surveys())
    }
}

/// Computes the parts of one unit's losses.
private struct LossMaking {
    let card: Scorecard
    let sheet: ScoreSheet
    let block: BlockSummary?

    func criteria() throws(FiguresError) -> [UnitLosses.LostPoints] {
        var found: [UnitLosses.LostPoints] = []
        for (position, line) in sheet.lines.enumerated() where line.isApplicable {
            guard let points = line.points.printed?.ratio else { continue }
            let lost = try line.criterion.maximum.subtracting(points)
            guard lost > .zero else { continue }
            let mean = block.flatMap { $0.criteria.indices.contains(position) ? $0.criteria[position].meanLost : nil }
            found.append(
                UnitLosses.LostPoints(
                    id: line.criterion.id, title: line.criterion.title, maximum: line.criterion.maximum, lost: lost,
                    blockMean: mean))
        }
        // A stable order: what costs most first, the card's order between equals.
        return found.enumerated().sorted { ($1.element.lost, $0.offset) < ($0.element.lost, $1.offset) }.map(\.element)
    }

    func areas() throws(FiguresError) -> [UnitLosses.LostPoints] {
        var found: [UnitLosses.LostPoints] = []
        for area in sheet.areas {
            guard let points = area.points.printed?.ratio else { continue }
            found.append(
                UnitLosses.LostPoints(
                    id: area.id, title: area.title, maximum: area.maximum,
                    lost: try area.maximum.subtracting(points),
                    blockMean: block?.areas.first { $0.id == area.id }?.meanLost))
        }
        return found
    }

    /// The fewest further points with which the next class is reached, found by halving: more points never mean a worse
    /// class.
    func nextClass() throws(FiguresError) -> UnitLosses.NextClass? {
        guard let scheme = card.classScheme(for: sheet.block), let current = sheet.scoreClass,
            let place = scheme.classes.firstIndex(of: current), place > 0, let printed = sheet.total.printed,
            sheet.maximum != .zero
        else { return nil }
        let wanted = scheme.classes[place - 1]
        // Classes are judged on what the total is, which the printed one only rounds.
        let start = sheet.total.exact ?? printed.ratio
        let step = try Ratio(decimal: "1").divided(
            by: Ratio(decimal: "1" + String(repeating: "0", count: printed.decimals)))
        func reaches(_ steps: Int) throws(FiguresError) -> Bool {
            let total = try Ratio.total([start, step.multiplied(by: Ratio(steps))])
            let found = try card.scoreClass(scheme, total: total, maximum: sheet.maximum)
            return found.flatMap { scheme.classes.firstIndex(of: $0) }.map { $0 < place } ?? false
        }
        var high = 1
        while try !reaches(high) {
            guard high < 1 << 40 else { return nil }
            high *= 2
        }
        var low = high / 2
        while low + 1 < high {
            let middle = (low + high) / 2
            if try reaches(middle) { high = middle } else { low = middle }
        }
        return UnitLosses.NextClass(scoreClass: wanted, points: try step.multiplied(by: Ratio(high)))
    }

    func surveys() throws(FiguresError) -> [UnitLosses.SurveyWorth] {
        var found: [UnitLosses.SurveyWorth] = []
        for line in sheet.lines {
            guard let questionnaire = line.criterion.questionnaire,
                let index = line.inputs.first(where: { $0.name == RuleInput.index.name })?.value
            else { continue }
            let isHigh = try index.adding(1) > 100
            let low = isHigh ? try index.subtracting(1) : index
            let before = try points(line.criterion, low)
            let after = try points(line.criterion, low.adding(1))
            guard let before, let after else { continue }
            found.append(
                UnitLosses.SurveyWorth(
                    criterion: line.criterion.id, questionnaire: questionnaire, item: line.criterion.item,
                    points: try after.subtracting(before)))
        }
        return found
    }

    private func points(_ criterion: Criterion, _ index: Ratio) throws(FiguresError) -> Ratio? {
        let outcome = try criterion.rule.outcome(
            RuleInputs([(name: RuleInput.index.name, value: index)]), maximum: criterion.maximum)
        if case .exact(let points) = outcome.points { return points }
        return nil
    }
}

extension Scorecard {
    /// The class of a total.
    func scoreClass(_ scheme: ClassScheme, total: Ratio, maximum: Ratio) throws(FiguresError) -> ScoreClass? {
        let percent = try total.multiplied(by: 100).divided(by: maximum)
        switch (scheme.measure, scheme.basis) {
        case (.points, _): return try scoreClass(scheme, points: total, maximum: maximum)
        case (.percent, .full): return scheme.scoreClass(of: percent)
        case (.percent, .printed): return scheme.scoreClass(of: try percent.rounded(roundings.percent).ratio)
        }
    }
}
