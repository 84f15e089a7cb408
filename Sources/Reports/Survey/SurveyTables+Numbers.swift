import Documents
import Estimation
import Figures
import Questionnaires

extension SurveyTables {
    /// The quartiles of the number questions of a scope; nil for a form without any.
    func numberTable(_ scope: EstimateScope, caption: String) throws(ReportsError) -> TableBlock? {
        let figures = survey.numbers(scope)
        guard !figures.isEmpty else { return nil }
        var rows: [TableRow] = []
        for figure in figures { rows.append(try row(figure)) }
        return TableBlock(
            caption: caption,
            columns: [
                TableColumn(context.t(SummaryTexts.question)),
                TableColumn(context.t(CommonTexts.respondents), .count),
                TableColumn(context.t(SummaryTexts.lowerQuartile), .number),
                TableColumn(context.t(SummaryTexts.median), .number), TableColumn(context.intervalHeader, .code),
                TableColumn(context.t(SummaryTexts.upperQuartile), .number),
            ], rows: rows, footnotes: [[.text(context.t(SummaryTexts.medianNote))]])
    }

    private func row(_ figure: NumberFigure) throws(ReportsError) -> TableRow {
        let place = survey.questionnaire.position(of: figure.question)
        let name = place.map { context.t(survey.questionnaire.questions[$0].text) } ?? figure.question
        guard let absence = survey.absence(of: figure, smallest: context.material.campaign.smallestCell) else {
            var cells: [TableCell] = []
            for quantile in figure.quantiles {
                cells.append(.figure(try printer.number(quantile.value, of: figure.question)))
                guard quantile.share == 0.5 else { continue }
                guard let interval = quantile.interval else {
                    let reason = quantile.intervalAbsence ?? .noVariance
                    cells.append(.absent(reason: context.t(reason.text)))
                    continue
                }
                let low = try printer.number(interval.lower, of: figure.question).printed
                let high = try printer.number(interval.upper, of: figure.question).printed
                cells.append(.text("\(low) – \(high)"))
            }
            return TableRow([.text(name), .figure(printer.count(figure.respondents))] + cells)
        }
        let empty = TableCell.absent(reason: context.t(absence.text))
        return TableRow([.text(name), empty, empty, empty, empty, empty])
    }
}
