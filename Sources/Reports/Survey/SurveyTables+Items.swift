import Documents
import Estimation
import Figures
import Questionnaires

extension SurveyTables {
    /// The items in the order of the form.
    var items: [IndexNode] { nodes.filter { $0.node.kind == .item }.map(\.node) }

    /// How the answers of a scope divide over the levels, item by item; nil where no item has answers by level.
    ///
    /// The chart shows the items that share the first item's scale, as its levels are the chart's.
    func answerChart(_ scope: EstimateScope, caption: String) throws(ReportsError) -> ChartBlock? {
        guard let scale = items.lazy.compactMap({ self.scale(of: $0) }).first else { return nil }
        var rows: [AnswerChart.Row] = []
        for item in items where self.scale(of: item)?.id == scale.id {
            guard let estimate = survey.estimate(scope, item.id), estimate.levelCounts.count == scale.levels.count
            else { continue }
            let total = estimate.levelCounts.reduce(0, +)
            guard total > 0 else { continue }
            rows.append(
                AnswerChart.Row(
                    name: context.t(item.title), shares: try shares(estimate), base: printer.base(total),
                    respondents: total))
        }
        guard !rows.isEmpty else { return nil }
        let chart = AnswerChart(
            nameHeader: context.t(CommonTexts.item), levels: scale.levels.map { context.t($0.label) }, rows: rows)
        return ChartBlock(
            caption: caption, chart: .answers(chart),
            notes: [[.text(context.t(SummaryTexts.unweightedShares))]], hasTable: false)
    }

    /// The shares of the levels, each rounded by itself at the step `part`; they may add up to 99,9 or 100,1.
    func shares(_ estimate: Estimate) throws(ReportsError) -> [Figure] {
        let total = estimate.levelCounts.reduce(0, +)
        var figures: [Figure] = []
        for count in estimate.levelCounts { figures.append(try printer.share(count, of: total, step: .part)) }
        return figures
    }

    /// The items of a scope by factor: percent, n, interval.
    func itemTable(
        _ scope: EstimateScope, against other: EstimateScope?, otherName: String, caption: String
    ) throws(ReportsError) -> TableBlock? {
        guard !items.isEmpty else { return nil }
        var columns = [
            TableColumn(context.t(CommonTexts.item)), TableColumn(context.t(CommonTexts.index), .percent),
            TableColumn(context.intervalHeader, .code), TableColumn(context.t(CommonTexts.respondents), .count),
            TableColumn(context.t(SummaryTexts.missing), .count),
        ]
        if other != nil { columns.append(TableColumn(otherName, .percent)) }
        var rows: [TableRow] = []
        for node in nodes {
            guard node.node.kind == .item else {
                if node.node.kind == .factor { rows.append(.group(context.t(node.node.title))) }
                continue
            }
            let estimate = survey.estimate(scope, node.node.id)
            let figure = try printer.percent(estimate)
            let missing = estimate?.missing.values.reduce(0, +) ?? 0
            var cells: [TableCell] = [
                .text(context.t(node.node.title)), .figure(figure), context.intervalCell(figure),
                .figure(printer.count(estimate?.respondents ?? 0)), .figure(printer.count(missing)),
            ]
            if let other {
                cells.append(.figure(try printer.percent(survey.estimate(other, node.node.id), withFlag: false)))
            }
            rows.append(TableRow(cells))
        }
        let base = other.map { [$0] } ?? []
        let notes = [[.text(context.t(SummaryTexts.missingNote))]] + (try baseNotes(base, names: [otherName]))
        return TableBlock(caption: caption, columns: columns, rows: rows, footnotes: notes)
    }

    /// The scale of an item.
    private func scale(of item: IndexNode) -> Scale? {
        let form = survey.questionnaire
        return form.position(of: item.id).flatMap { form.scale(of: form.questions[$0]) }
    }
}
