import Documents
import Estimation
import Figures
import Questionnaires
import Units

/// What a unit's page says of one survey.
struct UnitSurvey: Sendable {
    let context: ReportContext
    let survey: SurveyMaterial
    let unit: Int
    /// The level of its parts' headings.
    let level: Int

    var scope: EstimateScope { .unit(unit) }
    var printer: FigurePrinter { context.printer }
    private var tables: SurveyTables { SurveyTables(context: context, survey: survey) }

    /// The block that the unit is measured against; nil where it would be measured against itself.
    private var block: UnitBlock? {
        guard let name = context.material.units.units[unit].block,
            let block = context.material.units.blocks.first(where: { $0.name == name }),
            block.units.count > 1, survey.overall(.block(name)) != nil
        else { return nil }
        return block
    }

    func blocks(cards: [KeyFigure]) throws(ReportsError) -> [Block] {
        var blocks: [Block] = [heading(SummaryTexts.summary), .keyFigures(try keyFigures() + cards)]
        let hasAnswers = survey.overall(scope).map { $0.percent.absence == nil } ?? false
        if !hasAnswers && (survey.overall(scope)?.respondents ?? 0) == 0 {
            blocks.append(
                .callout(
                    Callout(
                        .warning, title: context.t(SummaryTexts.noResponsesTitle), context.t(SummaryTexts.noResponses)))
            )
        } else {
            blocks += try strengths() + factors()
        }
        return blocks
    }

    /// The break-downs, the items and what became of the forms, at length.
    func annex() throws(ReportsError) -> [Block] {
        guard let overall = survey.overall(scope), overall.respondents > 0 || overall.percent.absence == nil else {
            return try quality()
        }
        return try itemBlocks() + groups() + quality()
    }

    func heading(_ text: LocalizedText) -> Block { .heading(level, context.t(text)) }

    /// A heading of the annex, which is one heading deeper.
    func annexHeading(_ text: LocalizedText) -> Block { .heading(level + 1, context.t(text)) }

    private func keyFigures() throws(ReportsError) -> [KeyFigure] {
        guard survey.root != nil else { return [] }
        var headline = try tables.headline(scope, label: SummaryTexts.headline)
        let change = survey.change(of: scope)
        if survey.changes[scope] != nil, tables.changeLine(change) != nil { headline.details.removeLast() }
        var figures = [headline]
        if let place = placeFigure() { figures.append(place) }
        if survey.changes[scope] != nil { figures.append(changeFigure(change)) }
        return figures
    }

    /// The place in the block; nil for a unit without block or alone in it.
    private func placeFigure() -> KeyFigure? {
        guard let name = context.material.units.units[unit].block,
            let block = context.material.units.blocks.first(where: { $0.name == name }), block.units.count > 1
        else { return nil }
        switch survey.place(of: unit) {
        case .ranked(let place, of: let count):
            let line = SummaryTexts.placeOf(printer.format.count(count), name)
            let printed = "\(printer.format.count(place))/\(printer.format.count(count))"
            var details: [[Inline]] = [[.text(context.t(line))]]
            if context.material.campaign.showsPossibleRanks, let ranks = survey.possibleRanks(of: unit) {
                details.append([.text(context.t(SummaryTexts.possibleRanks(printer.ranks(ranks))))])
            }
            return KeyFigure(
                label: context.t(SummaryTexts.place), figure: Figure(.exact(Ratio(place)), printed: printed),
                details: details)
        case .unranked(let reason):
            return KeyFigure(
                label: context.t(SummaryTexts.place), figure: .absent(reason, language: context.language),
                details: [[.text(context.t(SummaryTexts.onlyOne(name)))]])
        }
    }

    private func changeFigure(_ change: SatisfactionChange) -> KeyFigure {
        var figure = Figure.absent(change.absence ?? .noPreviousYear, language: context.language)
        var details: [[Inline]] = []
        if let points = change.change { figure = printer.change(points) }
        if let previous = change.previous {
            details.append([.text(context.t(SummaryTexts.previousLine(printer.format.percent(previous))))])
        }
        if let line = SurveyTables(context: context, survey: survey).ancestorLine(unit) {
            details.append([.text(line)])
        }
        if let isSignificant = change.isSignificant {
            details.append([
                .text(context.t(isSignificant ? CommonTexts.significant : CommonTexts.notSignificant))
            ])
        }
        return KeyFigure(label: context.t(SummaryTexts.change), figure: figure, details: details)
    }

    private func factors() throws(ReportsError) -> [Block] {
        guard !tables.factors.isEmpty else { return [] }
        let name = block?.name
        let other = name.map { EstimateScope.block($0) }
        let caption = context.t(other == nil ? SummaryTexts.factorsAlone : SummaryTexts.factorsCaption)
        return [
            heading(SummaryTexts.factors),
            .chart(
                try tables.factorChart(
                    scope, against: other, valueHeader: context.t(SummaryTexts.thisUnit),
                    otherHeader: context.t(SummaryTexts.blockFigure), caption: caption)),
            .table(
                try tables.factorTable(
                    scope, others: other.map { [$0] } ?? [], names: name.map { [$0] } ?? [],
                    difference: other != nil, caption: caption)),
        ]
    }

    private func itemBlocks() throws(ReportsError) -> [Block] {
        let other = block.map { EstimateScope.block($0.name) }
        let table = try tables.itemTable(
            scope, against: other, otherName: context.t(SummaryTexts.blockFigure),
            caption: context.t(SummaryTexts.itemsCaption))
        guard let table else { return [] }
        var blocks: [Block] = [annexHeading(SummaryTexts.items), .table(table)]
        if let chart = try tables.answerChart(scope, caption: context.t(SummaryTexts.answersCaption)) {
            blocks.append(.chart(chart))
        }
        return blocks
    }

    private func groups() throws(ReportsError) -> [Block] {
        var blocks: [Block] = []
        if let table = try tables.breakdownTable(scope, caption: context.t(SummaryTexts.groupsCaption)) {
            blocks += [annexHeading(SummaryTexts.groups), .table(table)]
        }
        if let table = try tables.numberTable(scope, caption: context.t(SummaryTexts.numbersCaption)) {
            blocks += [annexHeading(SummaryTexts.numbers), .table(table)]
        }
        if let table = try tables.periodTable(scope, caption: context.t(SummaryTexts.periodsCaption)) {
            blocks += [annexHeading(SummaryTexts.periods), .table(table)]
        }
        return blocks
    }
}
