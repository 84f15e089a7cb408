import Documents
import Estimation
import Figures
import Questionnaires

extension OverviewSurvey {
    /// What goes with the overall question: characteristics of respondents, then factors, with what such figures do not say.
    func associationBlocks() throws(ReportsError) -> [Block] {
        guard let association = survey.association else { return [] }
        let title = heading(AssociationTexts.heading)
        guard let overall = association.overall else {
            return [
                title,
                .callout(
                    Callout(.note, title: context.t(AssociationTexts.refused), context.t(AssociationTexts.noOverall))),
            ]
        }
        var blocks = [title, .paragraph(context.t(AssociationTexts.against(questionText(overall))))]
        if !association.characteristics.isEmpty { blocks.append(.table(try characteristicsTable(association))) }
        switch association.drivers {
        case .success(let drivers): blocks.append(.table(try driversTable(drivers)))
        case .failure(let reason):
            blocks.append(
                .callout(
                    Callout(
                        .note, title: context.t(AssociationTexts.refused),
                        context.t(AssociationTexts.noDrivers(reason)))))
        }
        return blocks
    }

    private func questionText(_ id: String) -> String {
        guard let place = survey.questionnaire.position(of: id) else { return id }
        return context.t(survey.questionnaire.questions[place].text)
    }

    private func characteristicsTable(_ association: SurveyAssociation) throws(ReportsError) -> TableBlock {
        var rows: [TableRow] = []
        var hasSmallTables = false
        for one in association.characteristics {
            let name = TableCell.text(questionText(one.question))
            switch one.test {
            case .failure(let reason):
                let empty = TableCell.absent(reason: context.t(reason.text))
                rows.append(TableRow([name, empty, empty, empty, empty]))
            case .success(let test):
                let isSignificant = one.adjustedPValue.map { $0 < 0.05 } ?? false
                let mark = test.isSmallTable ? "*" : ""
                hasSmallTables = hasSmallTables || test.isSmallTable
                rows.append(
                    TableRow([
                        name, .figure(printer.count(test.respondents)),
                        .figure(try printer.number(test.cramersV, of: "Cramér")),
                        .text(probability(one.adjustedPValue ?? test.pValue) + mark),
                        .text(context.t(isSignificant ? AssociationTexts.related : AssociationTexts.notRelated)),
                    ]))
            }
        }
        return TableBlock(
            caption: context.t(AssociationTexts.characteristicsCaption),
            columns: [
                TableColumn(context.t(SummaryTexts.question)),
                TableColumn(context.t(CommonTexts.respondents), .count),
                TableColumn(context.t(AssociationTexts.strength), .number),
                TableColumn(context.t(AssociationTexts.probability), .code),
                TableColumn(context.t(AssociationTexts.finding)),
            ], rows: rows,
            footnotes: ([AssociationTexts.characteristicsNote] + (hasSmallTables ? [AssociationTexts.smallTable] : []))
                .map { [.text(context.t($0))] })
    }

    private func driversTable(_ analysis: DriverAnalysis) throws(ReportsError) -> TableBlock {
        let nodes = SurveyTables(context: context, survey: survey).nodes
        var rows: [TableRow] = []
        for driver in analysis.drivers {
            let title = nodes.first { $0.node.id == driver.item }.map { context.t($0.node.title) } ?? driver.item
            rows.append(
                TableRow([
                    .text(title), .figure(try printer.number(driver.share * 100, of: driver.item)),
                    .figure(try printer.number(driver.correlation, of: driver.item)),
                    driver.adjustedPValue.map { .text(probability($0)) }
                        ?? .absent(reason: context.t((driver.absence ?? .noVariance).text)),
                ]))
        }
        let explained = try printer.number(analysis.explained * 100, of: "R²").printed
        return TableBlock(
            caption: context.t(AssociationTexts.driversCaption),
            columns: [
                TableColumn(context.t(CommonTexts.factor)),
                TableColumn(context.t(AssociationTexts.share), .number),
                TableColumn(context.t(AssociationTexts.correlation), .number),
                TableColumn(context.t(AssociationTexts.probability), .code),
            ], rows: rows,
            footnotes: [
                [.text(context.t(AssociationTexts.explained(explained, printer.format.count(analysis.respondents))))],
                [.text(context.t(AssociationTexts.caveats))],
            ])
    }

    /// A probability with three decimals, held at 0.001.
    private func probability(_ value: Double) -> String {
        let rounding = Rounding(.halfUp, decimals: 3)
        guard let exact = try? Ratio(measured: max(value, 0.001)), let rounded = try? exact.rounded(rounding) else {
            return ""
        }
        return (value < 0.001 ? "< " : "") + printer.format.number(rounded)
    }
}
