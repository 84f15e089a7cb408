import Documents
import Figures
import Scorecards

/// What a unit's page says of its points under one card.
struct UnitCard: Sendable {
    let context: ReportContext
    let results: ScoreResults
    let sheet: ScoreSheet

    var card: Scorecard { results.card }
    var printer: FigurePrinter { context.printer }

    /// The index as a headline figure, with points, class, rank and change.
    func keyFigure(rankedUnits: Int) throws(ReportsError) -> KeyFigure {
        var details: [[Inline]] = []
        if sheet.total.printed != nil {
            let maximum = try printer.exact(sheet.maximum).printed
            details.append([
                .text(context.t(SummaryTexts.totalLine(printer.points(sheet.total).printed, maximum)))
            ])
        }
        if let scoreClass = sheet.scoreClass {
            details.append([.text(context.t(SummaryTexts.classLine(scoreClass.name)))])
        }
        if let rank = sheet.rank {
            let line = SummaryTexts.rankLine(printer.format.count(rank), printer.format.count(rankedUnits))
            details.append([.text(context.t(line))])
            for rank in sheet.groupRanks {
                details.append([.text("\(context.t(rank.group.title)): \(rank.printed(context.language))")])
            }
        } else if let reason = sheet.unrankedReason {
            details.append([.text(context.t(reason == .notRanked ? reason.text : CommonTexts.unrankedBecause(reason)))])
        }
        if let change = sheet.comparison.change.printed, let previous = sheet.comparison.previousPrinted {
            let line = SummaryTexts.changeLine(
                change: printer.format.signed(change), previous: printer.format.percent(previous))
            details.append([.text(context.t(line))])
            if let standing { details.append([.text(context.t(standing))]) }
        }
        return KeyFigure(
            label: context.t(SummaryTexts.points), figure: printer.points(sheet.percent, style: .percent),
            details: details)
    }

    /// The change in places and in class; nil where neither can be compared.
    private var standing: LocalizedText? {
        let comparison = sheet.comparison
        var parts: [LocalizedText] = []
        if let places = comparison.places, let rank = comparison.previous?.rank {
            parts.append(SummaryTexts.placesLine(places, count: printer.format.count(abs(places)), before: rank))
        }
        if let classes = comparison.classes, classes != 0, let before = comparison.previous?.className {
            parts.append(SummaryTexts.classChange(rose: classes > 0, before: before))
        }
        guard !parts.isEmpty else { return nil }
        return LocalizedText(
            vi: parts.map(\.vi).joined(separator: "; "), en: parts.map(\.en).joined(separator: "; "))
    }

    /// The points by area and where they were lost.
    func blocks() throws(ReportsError) -> [Block] {
        let losses = try losses()
        return [.heading(1, context.t(SummaryTexts.card)), .table(try areasTable(losses))] + (try lost(losses))
    }

    /// The areas as a chart, and every criterion with the way it was scored.
    func annex() throws(ReportsError) -> [Block] {
        var rows: [PointsChart.Row] = []
        for area in sheet.areas {
            rows.append(
                PointsChart.Row(
                    name: "\(area.id). \(context.t(area.title))", obtained: printer.points(area.points),
                    maximum: try printer.exact(area.maximum), share: printer.points(area.percent, style: .percent)))
        }
        let chart = PointsChart(nameHeader: context.t(SummaryTexts.area), rows: rows)
        return [
            .heading(2, context.t(SummaryTexts.card)), .paragraph(context.t(card.title)),
            .chart(ChartBlock(caption: context.t(SummaryTexts.areasCaption), chart: .points(chart))),
            .table(try linesTable()),
        ] + certificate
    }

    /// Where every point of the page is recomputed.
    private var certificate: [Block] {
        let path = Certificate.folder + context.pages.name(of: sheet.unit) + context.language.pageEnding
        guard let target = context.target(path) else { return [] }
        return [.paragraph([.link(target, [.text(context.t(CertificateTexts.link))])])]
    }

    private func linesTable() throws(ReportsError) -> TableBlock {
        let showsSelf = sheet.lines.contains { $0.selfAssessed != nil }
        var columns = [TableColumn(context.t(SummaryTexts.criterion))]
        if showsSelf { columns.append(TableColumn(context.t(SummaryTexts.selfAssessed), .number)) }
        columns += [
            TableColumn(context.t(SummaryTexts.pointsObtained), .number),
            TableColumn(context.t(SummaryTexts.maximum), .number),
            TableColumn(context.t(SummaryTexts.rate), .percent), TableColumn(context.t(SummaryTexts.branch)),
        ]
        var rows: [TableRow] = []
        let lines = Dictionary(sheet.lines.map { ($0.criterion.id, $0) }, uniquingKeysWith: { first, _ in first })
        for area in card.areas {
            rows.append(.group("\(area.id). \(context.t(area.title))"))
            for node in area.children { try add(node, depth: 0, lines: lines, showsSelf: showsSelf, to: &rows) }
        }
        for adjustment in sheet.adjustments {
            rows.append(.group(context.t(adjustment.group.title)))
            for line in adjustment.lines { rows.append(try row(line, depth: 0, showsSelf: showsSelf)) }
        }
        rows.append(try totalRow(showsSelf: showsSelf))
        return TableBlock(
            caption: context.t(SummaryTexts.linesCaption), columns: columns, rows: rows,
            footnotes: sheet.printedPartsAddUp(card) ? [] : [[.text(context.t(OverviewTexts.roundingNote))]])
    }

    private func add(
        _ node: CardNode, depth: Int, lines: [String: ScoreLine], showsSelf: Bool, to rows: inout [TableRow]
    ) throws(ReportsError) {
        switch node {
        case .criterion(let criterion):
            if let line = lines[criterion.id] { rows.append(try row(line, depth: depth, showsSelf: showsSelf)) }
        case .group(let group):
            let part = sheet.parts.first { $0.id == group.id }
            var cells: [TableCell] = [.text("\(group.id). \(context.t(group.title))")]
            if showsSelf { cells.append(.notApplicable) }
            cells += [
                .figure(printer.points(part?.points)), .figure(try printer.exact(part?.maximum ?? group.maximum)),
                .figure(printer.points(part?.percent, style: .percent)), .text(context.t(SummaryTexts.sumOfParts)),
            ]
            rows.append(TableRow(cells, depth: depth))
            for child in group.children {
                try add(child, depth: depth + 1, lines: lines, showsSelf: showsSelf, to: &rows)
            }
        }
    }

    private func row(_ line: ScoreLine, depth: Int, showsSelf: Bool) throws(ReportsError) -> TableRow {
        var cells: [TableCell] = [.text("\(line.criterion.id). \(context.t(line.criterion.title))")]
        if showsSelf { cells.append(line.selfAssessed.map { .figure(printer.points($0)) } ?? .notApplicable) }
        cells += [
            .figure(printer.points(line.points)), .figure(try printer.exact(line.criterion.maximum)),
            line.rate.map { .figure(printer.points($0, style: .percent)) } ?? .notApplicable,
            .text(branch(of: line)),
        ]
        return TableRow(cells, depth: depth)
    }

    /// How a line was scored; where its points do not come from the appraisers, from whom.
    private func branch(of line: ScoreLine) -> String {
        let branch = context.t(line.branchText)
        let source = line.criterion.source
        return source == .appraised ? branch : "\(context.t(source.text)): \(branch)"
    }

    private func totalRow(showsSelf: Bool) throws(ReportsError) -> TableRow {
        var cells: [TableCell] = [.text(context.t(SummaryTexts.total))]
        if showsSelf { cells.append(.figure(printer.points(sheet.selfAssessed))) }
        cells += [
            .figure(printer.points(sheet.total)), .figure(try printer.exact(sheet.maximum)),
            .figure(printer.points(sheet.percent, style: .percent)),
            context.scoreClass(of: sheet),
        ]
        return TableRow(cells, kind: .total)
    }
}
