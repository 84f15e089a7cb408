import Documents
import Estimation
import Figures
import Units

extension OverviewSurvey {
    /// Fewer units than this make no distribution.
    private static let leastUnits = 10

    /// Pictures of a block beside its ranking: ranks with those that are possible, both years, the figures over their bases,
    /// how they are spread. Each only where there is enough to be seen.
    func plots(of units: [Int], in block: UnitBlock) throws(ReportsError) -> [Block] {
        var blocks: [Block] = []
        if let chart = rankChart(of: units) {
            blocks.append(.chart(ChartBlock(caption: context.t(PlotTexts.ranks(block.name)), chart: .ranks(chart))))
        }
        if let chart = try slopeChart(of: units) {
            blocks.append(
                .chart(
                    ChartBlock(
                        caption: context.t(PlotTexts.slope(block.name)), chart: .slope(chart),
                        notes: [[.text(context.t(PlotTexts.slopeNote))]])))
        }
        if let chart = try funnelChart(of: units, in: block) {
            let beyond = chart.rows.filter { (chart.limitsPassed($0) ?? 0) > 0 }.map(\.name)
            blocks.append(
                .chart(
                    ChartBlock(
                        caption: context.t(PlotTexts.funnel(block.name)), chart: .funnel(chart),
                        notes: [
                            [.text(context.t(PlotTexts.funnelNote))],
                            [.text(context.t(PlotTexts.beyond(shortened(beyond))))],
                        ])))
        }
        let figures = try values(of: units)
        if figures.count >= Self.leastUnits {
            let chart = HistogramChart(
                nameHeader: context.t(PlotTexts.range), countHeader: context.t(PlotTexts.units),
                bins: HistogramChart.bins(figures, language: context.language))
            blocks.append(
                .chart(
                    ChartBlock(
                        caption: context.t(PlotTexts.histogram(block.name)), chart: .histogram(chart),
                        notes: [[.text(context.t(PlotTexts.histogramNote))]], hasTable: false)))
        }
        return blocks
    }

    private func shortened(_ names: [String]) -> String {
        let most = 20
        let shown = names.prefix(most).joined(separator: "; ")
        return names.count > most ? "\(shown); … (\(printer.format.count(names.count)))" : shown
    }

    /// The printed figures of units, so that the ranges count what readers see.
    private func values(of units: [Int]) throws(ReportsError) -> [Double] {
        var values: [Double] = []
        for unit in units {
            let figure = try printer.percent(survey.overall(.unit(unit)))
            if let value = figure.rounded?.double { values.append(value) }
        }
        return values
    }

    private func rankChart(of units: [Int]) -> RankChart? {
        let rows = units.map { unit -> RankChart.Row in
            let place = survey.place(of: unit)
            var absence: String?
            if case .unranked(let reason) = place { absence = context.t(reason.text) }
            var possible: FigureInterval?
            if let ranks = survey.possibleRanks(of: unit), case .interval(let interval) = printer.rankCell(ranks) {
                possible = interval
            }
            return RankChart.Row(name: context.name(of: unit), rank: place.rank, absence: absence, possible: possible)
        }
        guard rows.contains(where: { $0.possible != nil }), rows.count(where: { $0.rank != nil }) > 1 else {
            return nil
        }
        return RankChart(
            nameHeader: context.t(CommonTexts.unit), possibleHeader: context.t(OverviewTexts.possibleRanks), rows: rows)
    }

    private func slopeChart(of units: [Int]) throws(ReportsError) -> SlopeChart? {
        var rows: [SlopeChart.Row] = []
        for unit in units {
            let change = survey.change(of: .unit(unit))
            // What cannot be compared is not drawn as if it could.
            guard change.change != nil, let previous = change.previous else { continue }
            rows.append(
                SlopeChart.Row(
                    name: context.name(of: unit),
                    before: Figure(
                        .exact(previous.ratio), printed: printer.format.percent(previous), rounded: previous),
                    now: try printer.percent(survey.overall(.unit(unit)))))
        }
        guard rows.count > 1 else { return nil }
        return SlopeChart(
            nameHeader: context.t(CommonTexts.unit), beforeHeader: context.t(CommonTexts.previous),
            nowHeader: context.t(CommonTexts.index), rows: rows)
    }

    private func funnelChart(of units: [Int], in block: UnitBlock) throws(ReportsError) -> FunnelChart? {
        guard let whole = survey.overall(.block(block.name)) else { return nil }
        let centre = try printer.percent(whole)
        guard centre.double != nil else { return nil }
        var rows: [FunnelChart.Row] = []
        var squares = 0.0
        var known = 0
        for unit in units {
            guard let estimate = survey.overall(.unit(unit)), estimate.respondents > 0 else { continue }
            rows.append(
                FunnelChart.Row(
                    name: context.name(of: unit), figure: try printer.percent(estimate),
                    respondents: estimate.respondents))
            guard let error = estimate.standardError, error.isFinite else { continue }
            // n times (n times the square of the error): the variance of one respondent, pooled by respondents.
            let n = Double(estimate.respondents)
            squares += n * n * error * error
            known += estimate.respondents
        }
        guard rows.count >= Self.leastUnits, known > 0, squares > 0 else { return nil }
        return FunnelChart(
            nameHeader: context.t(CommonTexts.unit), valueHeader: context.t(CommonTexts.index), centre: centre,
            centreHeader: context.t(PlotTexts.wholeBlock), spread: (squares / Double(known)).squareRoot(), rows: rows)
    }
}
