import Documents
import Estimation
import Figures
import Questionnaires

/// Tables and charts of one survey that both the overview and the units' pages show.
struct SurveyTables: Sendable {
    let context: ReportContext
    let survey: SurveyMaterial

    var printer: FigurePrinter { context.printer }

    /// A node of the index with its depth below the overall index.
    struct Node: Sendable {
        var node: IndexNode
        var depth: Int
    }

    /// Contents and factors in the order of the form.
    var factors: [Node] { nodes.filter { $0.node.kind == .content || $0.node.kind == .factor } }

    /// All nodes below the overall index, parents first.
    var nodes: [Node] {
        func below(_ node: IndexNode, _ depth: Int) -> [Node] {
            node.children.flatMap { [Node(node: $0, depth: depth)] + below($0, depth + 1) }
        }
        return survey.root.map { below($0, 0) } ?? []
    }

    /// The overall index of a scope as a headline figure, with interval, answers and change.
    func headline(_ scope: EstimateScope, label: LocalizedText) throws(ReportsError) -> KeyFigure {
        let estimate = survey.overall(scope)
        var figure = try printer.percent(estimate)
        var details: [[Inline]] = []
        if let interval = figure.interval {
            details.append([.text(context.t(CommonTexts.intervalLine(context.confidence, interval.printed)))])
        } else if let reason = estimate?.intervalAbsence, figure.absence == nil {
            details.append([.text(context.t(SummaryTexts.noInterval(reason.text)))])
        }
        if let estimate, figure.absence == nil {
            details.append([.text(context.t(SummaryTexts.answersLine(printer.format.count(estimate.answers))))])
        }
        if let estimate, let flags = printer.flagLine(estimate) {
            figure.flag?.text = flags
        }
        if let change = survey.changes[scope], let line = changeLine(change) { details.append([.text(line)]) }
        return KeyFigure(label: context.t(label), figure: figure, details: details, prominence: .headline)
    }

    /// How a figure stands to the year before, in one line; nil where nothing is known of that year.
    func changeLine(_ change: SatisfactionChange) -> String? {
        guard let points = change.change, let previous = change.previous else {
            guard let reason = change.absence, reason != .noPreviousYear else { return nil }
            return context.t(SummaryTexts.noChange(reason.text))
        }
        let meaning = change.isSignificant.map { context.t($0 ? CommonTexts.significant : CommonTexts.notSignificant) }
        let line = SummaryTexts.changeLine(
            change: printer.format.signed(points), previous: printer.format.percent(previous))
        return context.t(line) + (meaning.map { ", \($0)" } ?? "")
    }

    /// Which earlier units the figure of the year before of a unit is of; nil where it is the unit's own.
    func ancestorLine(_ unit: Int) -> String? {
        let change = survey.change(of: .unit(unit))
        guard !change.ancestors.isEmpty, change.change != nil else { return nil }
        let parts = change.ancestors.map { ancestor in
            let size = ancestor.population.map { "; N = \(printer.format.count($0))" } ?? ""
            return "\(ancestor.code) (\(printer.format.percent(ancestor.percent))\(size))"
        }
        return context.t(OverviewTexts.ancestorNote(context.name(of: unit), parts.joined(separator: ", ")))
    }

    /// The figure of the year before as a cell.
    func previousCell(_ change: SatisfactionChange) -> TableCell {
        guard let previous = change.previous else { return .notApplicable }
        return .figure(
            Figure(.exact(previous.ratio), printed: printer.format.percent(previous), rounded: previous))
    }

    /// The change as a cell; a dagger marks one that a test calls significant.
    func changeCell(_ change: SatisfactionChange) -> TableCell {
        guard let points = change.change else {
            switch change.absence {
            case nil, .noPreviousYear, .noResponses: return .notApplicable
            case .some(let reason): return .absent(reason: context.t(reason.text))
            }
        }
        var figure = printer.change(points)
        if change.isSignificant == true {
            figure.flag = FigureFlag(.significant, mark: "†", text: context.t(CommonTexts.significant))
        }
        return .figure(figure)
    }

    /// The factors of a scope as bars, beside those of another scope as diamonds.
    func factorChart(
        _ scope: EstimateScope, against other: EstimateScope?, valueHeader: String? = nil, otherHeader: String? = nil,
        caption: String
    ) throws(ReportsError) -> ChartBlock {
        var rows: [FactorChart.Row] = []
        for node in factors {
            var comparison: Figure?
            if let other { comparison = try printer.percent(survey.estimate(other, node.node.id), withFlag: false) }
            rows.append(
                FactorChart.Row(
                    name: context.t(node.node.title),
                    figure: try printer.percent(survey.estimate(scope, node.node.id)), comparison: comparison))
        }
        let chart = FactorChart(
            nameHeader: context.t(CommonTexts.factor), valueHeader: valueHeader ?? context.t(CommonTexts.index),
            comparisonHeader: other == nil ? nil : otherHeader, rows: rows)
        return ChartBlock(caption: caption, chart: .factors(chart))
    }

    /// The factors of a scope as a table, with the figures of other scopes beside them.
    func factorTable(
        _ scope: EstimateScope, others: [EstimateScope], names: [String], difference: Bool = false, caption: String
    ) throws(ReportsError) -> TableBlock {
        var columns = [
            TableColumn(context.t(CommonTexts.factor)), TableColumn(context.t(CommonTexts.index), .percent),
            TableColumn(context.intervalHeader, .code), TableColumn(context.t(CommonTexts.respondents), .count),
            TableColumn(context.t(CommonTexts.answers), .count),
        ]
        columns += names.map { TableColumn($0, .percent, group: context.t(CommonTexts.block)) }
        if difference { columns.append(TableColumn(context.t(SummaryTexts.difference), .number)) }
        var rows: [TableRow] = []
        for node in factors {
            rows.append(
                try factorRow(
                    scope, node.node, name: context.t(node.node.title), others: others, difference: difference,
                    depth: node.depth))
        }
        if let root = survey.root {
            rows.append(
                try factorRow(
                    scope, root, name: context.t(root.title), others: others, difference: difference, depth: 0,
                    kind: .total))
        }
        return TableBlock(
            caption: caption, columns: columns, rows: rows,
            footnotes: (try baseNotes(others, names: names))
                + (difference ? [[.text(context.t(SummaryTexts.contrastNote))]] : []))
    }

    /// What the columns of other scopes rest on, a line each: the index with its interval and respondents.
    func baseNotes(_ scopes: [EstimateScope], names: [String]) throws(ReportsError) -> [[Inline]] {
        var notes: [[Inline]] = []
        for (scope, name) in zip(scopes, names) {
            guard let overall = survey.overall(scope), overall.percent.absence == nil else { continue }
            let figure = try printer.percent(overall, withFlag: false)
            let line = SummaryTexts.blockBase(
                name, figure.printed, figure.interval?.printed ?? "", printer.format.count(overall.respondents))
            notes.append([.text(context.t(line))])
        }
        return notes
    }

    private func factorRow(
        _ scope: EstimateScope, _ node: IndexNode, name: String, others: [EstimateScope], difference: Bool, depth: Int,
        kind: TableRow.Kind = .body
    ) throws(ReportsError) -> TableRow {
        let estimate = survey.estimate(scope, node.id)
        let figure = try printer.percent(estimate)
        var cells: [TableCell] = [
            .text(name), .figure(figure), context.intervalCell(figure),
            .figure(printer.count(estimate?.respondents ?? 0)), .figure(printer.count(estimate?.answers ?? 0)),
        ]
        for other in others {
            cells.append(.figure(try printer.percent(survey.estimate(other, node.id), withFlag: false)))
        }
        if difference {
            var gap = try printer.difference(estimate, from: others.first.flatMap { survey.estimate($0, node.id) })
            switch survey.contrast(scope, node.id)?.isSignificant {
            case true?:
                gap?.flag = FigureFlag(.significant, mark: "†", text: context.t(CommonTexts.significantDifference))
            case false?: gap?.flag = FigureFlag(.withinError, mark: "≈", text: context.t(CommonTexts.withinError))
            case nil: break
            }
            cells.append(gap.map { .figure($0) } ?? .notApplicable)
        }
        return TableRow(cells, kind: kind, depth: depth)
    }
}
