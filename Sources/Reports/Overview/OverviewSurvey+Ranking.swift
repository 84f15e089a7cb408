import Documents
import Estimation
import Figures
import Units

extension OverviewSurvey {
    /// The ranking of each block as a table and as a chart with intervals.
    func rankingBlocks() throws(ReportsError) -> [Block] {
        guard survey.root != nil else { return [] }
        var blocks: [Block] = []
        for block in context.material.units.blocks {
            let units = ranked(in: block)
            guard !units.isEmpty else { continue }
            blocks.append(.table(try rankingTable(of: units, in: block)))
            if units.count > 1 {
                blocks.append(.chart(try rankingChart(of: units, in: block)))
                blocks += try plots(of: units, in: block)
            }
        }
        return blocks.isEmpty ? [] : [annexHeading(OverviewTexts.ranking)] + blocks
    }

    private func rankingTable(of units: [Int], in block: UnitBlock) throws(ReportsError) -> TableBlock {
        var rows: [TableRow] = []
        let tables = SurveyTables(context: context, survey: survey)
        let ranks = survey.rankSets.first { $0.block == block.name }
        let hasSets = ranks != nil
        for unit in units {
            let estimate = survey.overall(.unit(unit))
            let figure = try printer.percent(estimate)
            let change = survey.change(of: .unit(unit))
            var cells = [rankCell(unit)]
            if hasSets { cells.append(rankSetCell(unit)) }
            cells.append(.text(context.linkedName(of: unit)))
            cells.append(.figure(printer.count(estimate?.respondents ?? 0)))
            cells += [
                .figure(figure), context.intervalCell(figure), tables.previousCell(change), tables.changeCell(change),
            ]
            rows.append(TableRow(cells))
        }
        var columns = [TableColumn(context.t(CommonTexts.rank), .code)]
        if hasSets { columns.append(TableColumn(context.t(OverviewTexts.possibleRanks), .code)) }
        columns += [
            TableColumn(context.t(CommonTexts.unit)), TableColumn(context.t(CommonTexts.respondents), .count),
            TableColumn(context.t(CommonTexts.index), .percent), TableColumn(context.intervalHeader, .code),
            TableColumn(context.t(CommonTexts.previous), .percent), TableColumn(context.t(CommonTexts.change), .number),
        ]
        var notes: [[Inline]] = [[.text(context.t(hasSets ? OverviewTexts.rankSetsNote : OverviewTexts.rankingNote))]]
        if let ranks { notes += RankNotes(context: context, ranks: ranks).lines }
        notes += units.compactMap(tables.ancestorLine).map { [.text($0)] }
        return TableBlock(
            caption: context.t(
                block.units.count > 1
                    ? OverviewTexts.rankingCaption(block.name) : OverviewTexts.indexCaption(block.name)),
            columns: columns, rows: rows, rowHeaderColumn: hasSets ? 2 : 1,
            footnotes: block.units.count > 1 ? notes : [])
    }

    private func rankCell(_ unit: Int) -> TableCell {
        switch survey.place(of: unit) {
        case .ranked(let place, of: _): .figure(printer.count(place))
        case .unranked(let reason): .absent(reason: context.t(reason.text))
        }
    }

    private func rankSetCell(_ unit: Int) -> TableCell {
        guard let ranks = survey.possibleRanks(of: unit) else { return .notApplicable }
        return printer.rankCell(ranks)
    }

    private func rankingChart(of units: [Int], in block: UnitBlock) throws(ReportsError) -> ChartBlock {
        var rows: [RankingChart.Row] = []
        for unit in units {
            rows.append(
                RankingChart.Row(
                    rank: survey.place(of: unit).rank.map { printer.format.count($0) }, name: context.name(of: unit),
                    figure: try printer.percent(survey.overall(.unit(unit)))))
        }
        let chart = RankingChart(
            nameHeader: context.t(CommonTexts.unit), valueHeader: context.t(CommonTexts.index),
            intervalHeader: rows.contains { $0.figure.interval != nil } ? context.intervalHeader : nil, rows: rows)
        return ChartBlock(caption: context.t(OverviewTexts.chartCaption(block.name)), chart: .ranking(chart))
    }

    /// The factors of the whole as a chart, and beside the blocks as a table.
    func factorBlocks() throws(ReportsError) -> [Block] {
        let tables = SurveyTables(context: context, survey: survey)
        guard !tables.factors.isEmpty else { return [] }
        let blocks = context.material.units.blocks.filter { block in survey.overall(.block(block.name)) != nil }
        let others = (2...6).contains(blocks.count) ? blocks.map { EstimateScope.block($0.name) } : []
        let names = (2...6).contains(blocks.count) ? blocks.map(\.name) : []
        return [
            heading(OverviewTexts.factors),
            .chart(
                try tables.factorChart(.whole, against: nil, caption: context.t(OverviewTexts.factorsCaption))),
            .table(
                try tables.factorTable(
                    .whole, others: others, names: names, caption: context.t(OverviewTexts.factorsCaption))),
        ]
    }
}
