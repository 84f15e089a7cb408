public import Figures
import Statistics
public import Units

extension Scorecard {
    /// Scores, classifies, ranks and compares the units that the card is for.
    ///
    /// - `units`: scored are those of the card's kinds that exist on `date`, and of a card without kinds all that
    ///   belong to a block.
    /// - `inputs`: the year's data; what is missing leaves the unit without a total and unranked, never with 0.
    /// - `surveys`: the percentages of the campaign's questionnaires; one that is absent does the same.
    /// - `previous`: last year's results, if there are any.
    /// - `date`: the day on which card and units must be valid; nil for no such check.
    ///
    /// The order of units, files and rows does not matter. Throws if the card is a draft or not valid on the day, if a
    /// survey's percentage is impossible, or if exact arithmetic does not fit in 128 bits.
    public func score(
        units: UnitRegistry, inputs: ScoreInputs, surveys: SatisfactionFigures = SatisfactionFigures(),
        previous: PreviousResults = PreviousResults(), on date: CalendarDate? = nil
    ) throws(ScorecardsError) -> ScoreResults {
        var sheets = try sheets(units: units, inputs: inputs, surveys: surveys, on: date)
        rank(&sheets, in: units)
        for position in sheets.indices {
            let unit = units.units[sheets[position].unit]
            do {
                sheets[position].comparison = try YearComparison(
                    sheets[position], unit: unit, in: units, previous: previous, card: self)
            } catch {
                throw .arithmetic(error, unit: unit.code)
            }
        }
        let byBlock = Dictionary(grouping: sheets) { $0.block ?? "" }
        var blocks: [BlockSummary] = []
        for block in units.blocks {
            guard let own = byBlock[block.name] else { continue }
            do {
                blocks.append(try BlockSummary(block, sheets: own, card: self, units: units))
            } catch {
                throw .arithmetic(error, unit: block.name)
            }
        }
        return ScoreResults(card: self, sheets: sheets, blocks: blocks)
    }

    /// The sheets of the units that the card is for, in the order of the registry, before ranks and changes.
    ///
    /// Units are scored on all processors; no unit's points depend on another's.
    ///
    /// - Parameter lines: lines by unit that are known already, where another card differs only in what it makes of them; nil to score them.
    func sheets(
        units: UnitRegistry, inputs: ScoreInputs, surveys: SatisfactionFigures, on date: CalendarDate?,
        lines: [Int: [ScoreLine]]? = nil
    ) throws(ScorecardsError) -> [ScoreSheet] {
        try requireUsable(on: date)
        let places = scoredUnits(of: units, on: date)
        try check(surveys, of: places, in: units)
        let scoring = SheetScoring(card: self, inputs: inputs, surveys: surveys)
        let stripes = min(16, places.count)
        // In order, so that the first unit with an error is the one that is named.
        return try onAllProcessors(stripes) { stripe throws(ScorecardsError) in
            let own = places[(stripe * places.count / stripes)..<((stripe + 1) * places.count / stripes)]
            var sheets: [ScoreSheet] = []
            sheets.reserveCapacity(own.count)
            for place in own {
                sheets.append(try scoring.sheet(units.units[place], at: place, lines: lines?[place]))
            }
            return sheets
        }.flatMap { $0 }
    }

    /// The places of the units that the card is for.
    public func scoredUnits(of units: UnitRegistry, on date: CalendarDate? = nil) -> [Int] {
        units.units.indices.filter { place in
            let unit = units.units[place]
            let isMeant = unitKinds.isEmpty ? unit.block != nil : unitKinds.contains(unit.kind)
            return isMeant && (date.map { unit.isValid(on: $0) } ?? true)
        }
    }

    /// Throws unless the card may score: drafts and cards outside their validity may not.
    func requireUsable(on date: CalendarDate?) throws(ScorecardsError) {
        guard !isDraft else {
            throw ScorecardsError(
                ScorecardProblem(
                    .draft, field: id,
                    message: LocalizedText(
                        vi: "“\(id)” là dự thảo nên chưa chấm điểm được: hoàn thiện rồi bỏ draft=\"true\"",
                        en: "“\(id)” is a draft and scores nothing: complete it, then remove draft=\"true\"")))
        }
        guard let date else { return }
        if validFrom.map({ date < $0 }) ?? false || validTo.map({ $0 < date }) ?? false {
            throw ScorecardsError(
                ScorecardProblem(
                    .outsideValidity, field: id,
                    message: LocalizedText(
                        vi:
                            "“\(id)” không có hiệu lực vào ngày \(FigureFormat(.vi).date(date)): chọn bộ tiêu chí của năm đó",
                        en: "“\(id)” is not valid on \(FigureFormat(.en).date(date)): choose the card of that year")))
        }
    }

    /// A percentage below 0 or above 100 is no satisfaction index.
    private func check(
        _ surveys: SatisfactionFigures, of places: [Int], in units: UnitRegistry
    ) throws(ScorecardsError) {
        for criterion in allCriteria {
            guard let questionnaire = criterion.questionnaire else { continue }
            for place in places {
                let code = units.units[place].code
                let value: Ratio?
                do {
                    value = try surveys[questionnaire: questionnaire, unit: place, item: criterion.item].ratio()
                } catch {
                    throw .arithmetic(error, unit: code, criterion: criterion.id)
                }
                if let value, value.isNegative || value > 100 {
                    throw ScorecardsError(
                        ScorecardProblem(
                            .outOfRange, field: "\(code), \(criterion.id)",
                            message: LocalizedText(
                                vi: "chỉ số của “\(questionnaire)” là \(value.vi)%: phải từ 0 đến 100",
                                en: "the index of “\(questionnaire)” is \(value.en) %: it must be from 0 to 100")))
                }
            }
        }
    }
}
