import Documents
import Estimation
import Figures
import Questionnaires
import Units

/// What the overview says of one survey.
struct OverviewSurvey: Sendable {
    let context: ReportContext
    let survey: SurveyMaterial
    /// The level of its parts' headings.
    let level: Int

    var printer: FigurePrinter { context.printer }

    func blocks() throws(ReportsError) -> [Block] {
        var blocks: [Block] = [heading(OverviewTexts.summary), .keyFigures(try keyFigures())]
        blocks += noResponses()
        blocks += [heading(OverviewTexts.howDone), .definitions(howDone)]
        blocks += try factorBlocks()
        let tables = SurveyTables(context: context, survey: survey)
        let breakdowns = context.t(OverviewTexts.breakdownsCaption)
        if let table = try tables.breakdownTable(.whole, caption: breakdowns) {
            blocks += [heading(OverviewTexts.breakdowns), .table(table)]
        }
        if let table = try tables.numberTable(.whole, caption: context.t(SummaryTexts.numbersCaption)) {
            blocks += [heading(SummaryTexts.numbers), .table(table)]
        }
        if let table = try tables.periodTable(.whole, caption: context.t(OverviewTexts.periodsCaption)) {
            blocks += [heading(OverviewTexts.periods), .table(table)]
        }
        return blocks + (try associationBlocks())
    }

    /// The tables that offices put behind their reports: satisfaction by unit, items, forms by unit.
    func annex() throws(ReportsError) -> [Block] {
        let tables = SurveyTables(context: context, survey: survey)
        return try rankingBlocks() + itemBlocks(tables) + formBlocks()
    }

    /// How the survey was done, in its main points; the annex on method has all of it.
    private var howDone: DefinitionList {
        let box = MethodBox(context: context).survey(survey, isShort: true)
        let main = [
            MethodTexts.instrument, MethodTexts.formula, MethodTexts.weights, MethodTexts.variance,
            MethodTexts.interval,
        ]
        .map(context.t)
        return DefinitionList(items: box.items.filter { main.contains($0.term) })
    }

    /// The items of the whole: a table and how their answers divide.
    private func itemBlocks(_ tables: SurveyTables) throws(ReportsError) -> [Block] {
        let caption = context.t(OverviewTexts.itemsCaption)
        guard let table = try tables.itemTable(.whole, against: nil, otherName: "", caption: caption) else { return [] }
        var blocks = [annexHeading(OverviewTexts.items), .table(table)]
        if let chart = try tables.answerChart(.whole, caption: context.t(OverviewTexts.answersCaption)) {
            blocks.append(.chart(chart))
        }
        return blocks
    }

    func heading(_ text: LocalizedText) -> Block { .heading(level, context.t(text)) }

    /// A heading of the annex, which is one heading deeper.
    func annexHeading(_ text: LocalizedText) -> Block { .heading(level + 1, context.t(text)) }

    /// The units that the survey is about: those that it has an account of.
    var units: [Int] { context.material.units.fileOrder.filter { survey.index.forms[$0] != nil } }

    /// The units of a block that the survey is about, best first, those without a place last.
    func ranked(in block: UnitBlock) -> [Int] {
        block.units.filter { survey.index.forms[$0] != nil }
            .sorted { (survey.place(of: $0).rank ?? .max, $0) < (survey.place(of: $1).rank ?? .max, $1) }
    }

    private var unitsWithoutResponses: [Int] {
        units.filter { (survey.overall(.unit($0))?.percent ?? .absent(.noResponses)).absence == .noResponses }
    }

    private func keyFigures() throws(ReportsError) -> [KeyFigure] {
        var figures: [KeyFigure] = []
        if survey.root != nil {
            let tables = SurveyTables(context: context, survey: survey)
            var headline = try tables.headline(.whole, label: OverviewTexts.headline)
            headline.details.append([.text(context.t(survey.pooling.text))])
            figures.append(headline)
            let blocks = context.material.units.blocks.filter { !ranked(in: $0).isEmpty }
            if (2...4).contains(blocks.count) {
                for block in blocks {
                    var figure = try tables.headline(
                        .block(block.name), label: OverviewTexts.blockIndex(block.name))
                    figure.prominence = .normal
                    figures.append(figure)
                }
            }
        }
        figures.append(try formsFigure())
        let silent = unitsWithoutResponses.count
        figures.append(
            KeyFigure(
                label: context.t(OverviewTexts.unitsSurveyed), figure: printer.count(units.count - silent),
                details: [[.text(context.t(OverviewTexts.ofUnits(printer.format.count(units.count))))]]))
        return figures
    }

    private func formsFigure() throws(ReportsError) -> KeyFigure {
        let total = total(of: survey.forms)
        let rate = try printer.share(total.accepted, of: total.records)
        var details: [[Inline]] = [
            [.text(context.t(OverviewTexts.ofRecords(printer.format.count(total.records), rate.printed)))]
        ]
        if let issued = total.issued {
            details.append([.text(context.t(OverviewTexts.issuedLine(printer.format.count(issued))))])
        }
        return KeyFigure(
            label: context.t(OverviewTexts.validForms), figure: printer.count(total.accepted), details: details)
    }

    private func noResponses() -> [Block] {
        let silent = unitsWithoutResponses
        guard !silent.isEmpty else { return [] }
        let names = silent.map { context.name(of: $0) }.joined(separator: "; ")
        return [
            .callout(
                Callout(
                    .warning, title: context.t(OverviewTexts.noResponses),
                    context.t(OverviewTexts.withoutForms(names))))
        ]
    }
}
