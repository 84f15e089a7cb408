import Documents
import Figures
import Scorecards

/// How firm a card's ranking is, for the method annex: never beside the official results, so that nobody takes it for them.
struct CardFirmness {
    let context: ReportContext
    let material: CardMaterial
    let firmness: RankingFirmness

    /// Nil where nothing was worked out.
    init?(context: ReportContext, material: CardMaterial) {
        guard let firmness = material.firmness, !firmness.units.isEmpty else { return nil }
        self.context = context
        self.material = material
        self.firmness = firmness
    }

    /// The tables of the draws, a block each, and those of other ways of counting.
    func blocks() throws(ReportsError) -> [Block] {
        var blocks: [Block] = []
        for block in material.results.blocks {
            let sheets = block.ranked.compactMap { material.results.sheet(ofUnit: $0) }
            if firmness.draws > 0, !sheets.isEmpty { blocks.append(.table(try draws(sheets, named: block.block))) }
        }
        if !firmness.alternatives.isEmpty {
            blocks.append(.table(summary()))
            for block in material.results.blocks {
                let sheets = block.ranked.compactMap { material.results.sheet(ofUnit: $0) }
                if !sheets.isEmpty { blocks.append(.table(alternatives(sheets, named: block.block))) }
            }
        }
        return blocks
    }

    // MARK: Draws

    private func draws(_ sheets: [ScoreSheet], named block: String) throws(ReportsError) -> TableBlock {
        let classes = material.card.classScheme(for: sheets.first?.block)?.classes ?? []
        var columns = [
            TableColumn(context.t(CommonTexts.rank), .code), TableColumn(context.t(CommonTexts.unit)),
            TableColumn(context.t(OverviewTexts.indexPercent), .percent),
            TableColumn(context.t(FirmnessTexts.indexInterval), .number),
            TableColumn(context.t(FirmnessTexts.places), .code),
            TableColumn(context.t(FirmnessTexts.placeShare), .percent),
        ]
        columns += classes.map {
            TableColumn(context.t($0.name), .percent, group: context.t(FirmnessTexts.classShares))
        }
        var rows: [TableRow] = []
        for sheet in sheets {
            guard let unit = firmness.unit(sheet.unit) else { continue }
            var cells: [TableCell] = [
                context.place(of: sheet),
                .text(context.name(of: sheet.unit)),
                .figure(context.printer.points(sheet.percent, style: .percent)), interval(unit),
                unit.places.map { context.printer.rankCell($0) } ?? .notApplicable,
                try unit.placeShare.map { (share) throws(ReportsError) in try self.share(share) } ?? .notApplicable,
            ]
            for scoreClass in classes { cells.append(try share(unit.share(of: scoreClass) ?? 0)) }
            rows.append(TableRow(cells))
        }
        return TableBlock(
            caption: context.t(FirmnessTexts.drawsCaption(block)), columns: columns, rows: rows, rowHeaderColumn: 1,
            footnotes: [
                [.text(context.t(FirmnessTexts.drawsNote(context.printer.format.count(firmness.draws), firmness.seed)))]
            ])
    }

    private func interval(_ unit: UnitFirmness) -> TableCell {
        guard let interval = unit.indexInterval else { return .notApplicable }
        let rounding = material.card.roundings.percent
        guard let low = try? Ratio(measured: interval.lowerBound).rounded(rounding),
            let high = try? Ratio(measured: interval.upperBound).rounded(rounding), low <= high
        else { return .notApplicable }
        let format = context.printer.format
        return .interval(
            FigureInterval(
                low: interval.lowerBound, high: interval.upperBound,
                printed: "\(format.number(low))–\(format.number(high))", rounded: low...high))
    }

    /// A share of draws without decimals: 10,000 draws tell a percentage point, not more.
    private func share(_ share: Double) throws(ReportsError) -> TableCell {
        guard let rounded = try? Ratio(measured: share * 100).rounded(Rounding(.halfUp, decimals: 0)) else {
            return .notApplicable
        }
        return .text(context.printer.format.percent(rounded))
    }

    // MARK: Other ways of counting

    private func summary() -> TableBlock {
        let format = context.printer.format
        return TableBlock(
            caption: context.t(FirmnessTexts.summaryCaption),
            columns: [
                TableColumn(context.t(FirmnessTexts.alternative)),
                TableColumn(context.t(FirmnessTexts.otherIndex), .number),
                TableColumn(context.t(FirmnessTexts.otherClass), .number),
                TableColumn(context.t(FirmnessTexts.otherRank), .number),
            ],
            rows: firmness.alternatives.map { alternative in
                let moved = alternative.moved(from: material.results)
                return TableRow([
                    .text(context.t(alternative.kind.text)), .text(format.count(moved.indices)),
                    .text(format.count(moved.classes)), .text(format.count(moved.ranks)),
                ])
            }, footnotes: [[.text(context.t(FirmnessTexts.summaryNote))]])
    }

    /// The index and, behind it, the place that each other way would give; ways that change nothing are left out.
    private func alternatives(_ sheets: [ScoreSheet], named block: String) -> TableBlock {
        let changing = firmness.alternatives.filter { alternative in
            let moved = alternative.moved(from: material.results)
            return moved.indices + moved.classes + moved.ranks > 0
        }
        let format = context.printer.format
        func cell(_ percent: FixedDecimal?, _ rank: Int?, _ scoreClass: ScoreClass?) -> TableCell {
            guard let percent else { return .notApplicable }
            let place = rank.map { " (\(format.count($0)))" } ?? ""
            return .text(format.percent(percent) + place + (scoreClass.map { " \($0.id)" } ?? ""))
        }
        let results = changing.map { alternative in
            Dictionary(alternative.results.map { ($0.unit, $0) }, uniquingKeysWith: { first, _ in first })
        }
        let rows = sheets.map { sheet in
            let others = results.map { results in
                let result = results[sheet.unit]
                return cell(result?.percent, result?.rank, result?.scoreClass)
            }
            return TableRow(
                [
                    .text(context.name(of: sheet.unit)),
                    cell(sheet.percent.printed, sheet.rank, sheet.scoreClass),
                ] + others)
        }
        return TableBlock(
            caption: context.t(FirmnessTexts.alternativesCaption(block)),
            columns: [
                TableColumn(context.t(CommonTexts.unit)), TableColumn(context.t(FirmnessTexts.official), .code),
            ] + changing.map { TableColumn(context.t($0.kind.text), .code) }, rows: rows,
            footnotes: [[.text(context.t(FirmnessTexts.alternativesNote))]])
    }
}
