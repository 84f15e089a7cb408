import Documents
import Figures
import Scorecards

extension OverviewReport {
    /// The reform index of a card in words: classes, changes, who leads; the annex has the tables.
    func cardBlocks(_ material: CardMaterial) -> [Block] {
        var blocks: [Block] = [
            .heading(1, context.t(OverviewTexts.card)), .paragraph(context.t(material.card.title)),
        ]
        blocks += missing(material.results)
        for block in material.results.blocks {
            if material.results.blocks.count > 1 { blocks.append(.heading(2, block.block)) }
            let sentences = material.results.sentences(of: block)
            blocks.append(.paragraph(tally(block, isSaid: !sentences.isEmpty)))
            blocks.append(.list(ListBlock(items: sentences.map { [.text(context.t($0))] })))
        }
        return blocks
    }

    /// A ranking of each block in the columns that offices print, and the points by area.
    func cardAnnex(_ material: CardMaterial) throws(ReportsError) -> [Block] {
        var blocks: [Block] = [.heading(2, context.t(OverviewTexts.card))]
        for block in material.results.blocks {
            let sheets = (block.ranked + block.unranked).compactMap { material.results.sheet(ofUnit: $0) }
            blocks.append(.table(try ranking(sheets, named: block.block, of: material)))
            blocks.append(.table(try areas(sheets, in: block, of: material.card)))
        }
        let loose = material.results.sheets.filter { $0.block == nil }
        if !loose.isEmpty {
            blocks.append(.table(try ranking(loose, named: context.t(CommonTexts.noBlock), of: material)))
        }
        return blocks
    }

    private func missing(_ results: ScoreResults) -> [Block] {
        let waiting = results.unrankable
        guard !waiting.isEmpty else { return [] }
        let lines: [[Inline]] = waiting.map { sheet in
            let reason = sheet.unrankedReason.map { context.t($0.text) } ?? ""
            let criteria = sheet.missingLines.map(\.criterion.id).joined(separator: ", ")
            let detail = criteria.isEmpty ? reason : "\(reason) (\(criteria))"
            return [.text("\(context.name(of: sheet.unit)): \(detail)")]
        }
        return [.callout(Callout(.warning, title: context.t(OverviewTexts.missingScores), paragraphs: lines))]
    }

    /// The classes, and the counts of changes unless the sentences below say them.
    private func tally(_ block: BlockSummary, isSaid: Bool) -> String {
        let format = context.printer.format
        let changes = OverviewTexts.tally(
            up: format.count(block.up), down: format.count(block.down), same: format.count(block.unchanged),
            none: format.count(block.notComparable))
        let classes = block.classes.map { "\(context.t($0.scoreClass.name)) \(format.count($0.count))" }
        guard !classes.isEmpty else { return context.t(changes) }
        let line = context.t(OverviewTexts.classes(classes.joined(separator: ", ")))
        let compared = block.up + block.down + block.unchanged
        return isSaid && compared > 0 ? line : line + " " + context.t(changes)
    }

    private func ranking(
        _ sheets: [ScoreSheet], named name: String, of material: CardMaterial
    ) throws(ReportsError) -> TableBlock {
        let columns = CardColumns(material.card, sheets: sheets)
        var rows: [TableRow] = []
        for sheet in sheets { rows.append(row(sheet, columns)) }
        var notes = comparisonNotes(sheets, material.card)
        if columns.showsSelf { notes.append([.text(context.t(OverviewTexts.selfNote))]) }
        if material.results.needsRoundingFootnote { notes.append([.text(context.t(OverviewTexts.roundingNote))]) }
        return TableBlock(
            caption: context.t(OverviewTexts.cardCaption(name)), columns: columns.columns(context), rows: rows,
            rowHeaderColumn: 1, footnotes: notes)
    }

    /// What the places and the changes of some units rest on: tie-breaks, and earlier units that they continue.
    private func comparisonNotes(_ sheets: [ScoreSheet], _ card: Scorecard) -> [[Inline]] {
        var notes: [String] = []
        for sheet in sheets {
            guard let tieBreak = sheet.tieBreak else { continue }
            notes.append(context.t(OverviewTexts.tieNote(context.name(of: sheet.unit), tieBreak.text(in: card))))
        }
        for sheet in sheets where !sheet.comparison.ancestors.isEmpty && sheet.comparison.change.printed != nil {
            let parts = sheet.comparison.ancestors.map { ancestor in
                let percent = (try? ancestor.percent.rounded(card.roundings.percent)).map(
                    context.printer.format.percent)
                let weight = ancestor.weight.flatMap { try? context.printer.exact($0).printed }
                return ancestor.code + " ("
                    + [percent, weight.map { "N = \($0)" }].compactMap(\.self).joined(separator: "; ")
                    + ")"
            }
            notes.append(
                context.t(OverviewTexts.ancestorNote(context.name(of: sheet.unit), parts.joined(separator: ", "))))
        }
        return notes.map { [.text($0)] }
    }

    private func row(_ sheet: ScoreSheet, _ columns: CardColumns) -> TableRow {
        let printer = context.printer
        var cells: [TableCell] = [
            context.place(of: sheet),
            .text(context.linkedName(of: sheet.unit)),
        ]
        cells += columns.rankings.map { group in
            let rank = sheet.groupRanks.first { $0.group.id == group.id }
            return rank.map { .text($0.printed(context.language)) } ?? context.noPlace(sheet)
        }
        if columns.showsSelf { cells.append(.figure(printer.points(sheet.selfAssessed))) }
        for source in columns.sources { cells.append(.figure(printer.points(sheet.source(source)?.points))) }
        if columns.showsBonus { cells.append(.figure(printer.points(sheet.bonus))) }
        if columns.showsMinus { cells.append(.figure(printer.points(sheet.minus))) }
        cells += [
            .figure(printer.points(sheet.total)), .figure(printer.points(sheet.percent, style: .percent)),
            context.scoreClass(of: sheet),
            previousCell(sheet.comparison), changeCell(sheet.comparison),
        ]
        if columns.showsPlaces {
            cells.append(
                sheet.comparison.places.map { .text(context.printer.format.signed(count: $0)) } ?? noPlaces(sheet))
        }
        return TableRow(cells)
    }

    /// Why no places were won or lost: no change can be told, or one of the two years has no place.
    private func noPlaces(_ sheet: ScoreSheet) -> TableCell {
        if let reason = sheet.comparison.change.absence { return .absent(reason: context.t(reason.text)) }
        if sheet.rank == nil { return context.noPlace(sheet) }
        return .absent(reason: context.t(Absence.notComparable.text))
    }

    private func previousCell(_ comparison: YearComparison) -> TableCell {
        guard let previous = comparison.previousPrinted else {
            return .absent(reason: context.t((comparison.change.absence ?? .noPreviousYear).text))
        }
        return .figure(
            Figure(
                .exact(previous.ratio), printed: context.printer.format.percent(previous), rounded: previous))
    }

    private func changeCell(_ comparison: YearComparison) -> TableCell {
        .figure(context.printer.points(comparison.change, style: .change))
    }

    private func areas(
        _ sheets: [ScoreSheet], in block: BlockSummary, of card: Scorecard
    ) throws(ReportsError) -> TableBlock {
        let printer = context.printer
        var maximum: [TableCell] = [.text(context.t(OverviewTexts.maximum))]
        for area in card.areas { maximum.append(.figure(try printer.exact(area.maximum))) }
        maximum.append(.figure(try printer.exact(card.maximum)))
        var rows: [TableRow] = []
        for sheet in sheets {
            let areas = sheet.areas
            let cells: [TableCell] = card.areas.map { area in
                .figure(printer.points(areas.first { $0.id == area.id }?.points))
            }
            rows.append(
                TableRow([.text(context.linkedName(of: sheet.unit))] + cells + [.figure(printer.points(sheet.total))]))
        }
        rows.append(TableRow(maximum, kind: .total))
        var notes: [[Inline]] = [
            [
                .text(
                    card.areas.map { OverviewTexts.areaNote($0.id, context.t($0.title)) }.joined(separator: "; ")
                        + ".")
            ]
        ]
        if !sheets.allSatisfy(\.printedAreasAddUp) { notes.append([.text(context.t(OverviewTexts.roundingNote))]) }
        return TableBlock(
            caption: context.t(OverviewTexts.areasCaption(block.block)),
            columns: [TableColumn(context.t(CommonTexts.unit))]
                + card.areas.map { TableColumn($0.id, .number, group: context.t(SummaryTexts.area)) }
                + [TableColumn(context.t(OverviewTexts.totalPoints), .number)], rows: rows, footnotes: notes)
    }
}
