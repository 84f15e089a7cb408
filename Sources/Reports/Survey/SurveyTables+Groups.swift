import Documents
import Estimation
import Figures
import Questionnaires

extension SurveyTables {
    /// The overall index by group: one table, a part for each variable; cells that could disclose persons are withheld.
    /// Nil where there are no groups.
    func breakdownTable(_ scope: EstimateScope, caption: String) throws(ReportsError) -> TableBlock? {
        let cells = survey.breakdowns(scope)
        guard !cells.isEmpty else { return nil }
        var rows: [TableRow] = []
        var withheld = false
        for variable in variables(of: cells.map(\.estimate)) {
            rows.append(.group(title(of: variable)))
            for cell in cells where cell.estimate.group.first?.variable == variable {
                withheld = withheld || cell.isWithheld
                rows.append(try row(cell.estimate, isWithheld: cell.isWithheld))
            }
        }
        var notes: [[Inline]] = []
        if withheld {
            let smallest = printer.format.count(context.material.campaign.smallestCell)
            notes.append([.text(context.t(SummaryTexts.withheldNote(smallest)))])
        }
        return TableBlock(
            caption: caption,
            columns: [
                TableColumn(context.t(CommonTexts.otherGroups)), TableColumn(context.t(CommonTexts.index), .percent),
                TableColumn(context.intervalHeader, .code), TableColumn(context.t(CommonTexts.respondents), .count),
                TableColumn(context.t(CommonTexts.answers), .count),
            ], rows: rows, footnotes: notes)
    }

    /// The variables of cells in the order of the questionnaire.
    private func variables(of cells: [Estimate]) -> [String] {
        var seen: Set<String> = []
        let found = cells.compactMap { $0.group.first?.variable }.filter { seen.insert($0).inserted }
        let form = survey.questionnaire
        return found.enumerated().sorted {
            (form.position(of: $0.element) ?? .max, $0.offset) < (form.position(of: $1.element) ?? .max, $1.offset)
        }.map(\.element)
    }

    private func title(of variable: String) -> String {
        guard let place = survey.questionnaire.position(of: variable) else { return variable }
        return context.t(survey.questionnaire.questions[place].text)
    }

    private func row(_ cell: Estimate, isWithheld: Bool) throws(ReportsError) -> TableRow {
        let name = cell.group.map { context.t($0.label) }.joined(separator: ", ")
        if isWithheld {
            let hidden = TableCell.absent(reason: context.t(CommonTexts.withheld))
            return TableRow([
                .text(name), .figure(.absent(.suppressed, language: context.language)), hidden, hidden, hidden,
            ])
        }
        let figure = try printer.percent(cell)
        return TableRow([
            .text(name), .figure(figure), context.intervalCell(figure), .figure(printer.count(cell.respondents)),
            .figure(printer.count(cell.answers)),
        ])
    }

    /// The overall index by period; nil for a campaign without periods.
    func periodTable(_ scope: EstimateScope, caption: String) throws(ReportsError) -> TableBlock? {
        let figures = survey.periods(scope)
        guard !figures.isEmpty else { return nil }
        var rows: [TableRow] = []
        for period in context.material.campaign.periods {
            guard let estimate = figures.first(where: { $0.period == period.id })?.estimate else { continue }
            let figure = try printer.percent(estimate)
            rows.append(
                TableRow([
                    .text(context.t(period.title)), .figure(figure), context.intervalCell(figure),
                    .figure(printer.count(estimate.respondents)), .figure(printer.count(estimate.answers)),
                ]))
        }
        guard !rows.isEmpty else { return nil }
        let rest = (survey.overall(scope)?.respondents ?? 0) - figures.reduce(0) { $0 + $1.estimate.respondents }
        let note: [[Inline]] =
            rest > 0 ? [[.text(context.t(CommonTexts.outsidePeriods(rest, printer.format.count(rest))))]] : []
        return TableBlock(
            caption: caption,
            columns: [
                TableColumn(context.t(CommonTexts.period)), TableColumn(context.t(CommonTexts.index), .percent),
                TableColumn(context.intervalHeader, .code), TableColumn(context.t(CommonTexts.respondents), .count),
                TableColumn(context.t(CommonTexts.answers), .count),
            ], rows: rows, footnotes: note)
    }
}
