import Documents
import Figures
import Scorecards

/// The annex of the decision that announces ranks and classes: per block the places with total, index and class, nothing else.
///
/// What a decision rests on stands in the report; how firm the places are stands in its method part, never here.
struct DecisionAnnex {
    let context: ReportContext

    /// The name of its file, before the ending.
    static let name = "decision"

    func document() -> Document {
        let campaign = context.material.campaign
        var blocks: [Block] = []
        for material in context.material.cards {
            blocks.append(.heading(1, context.t(material.card.title)))
            let waiting = material.results.unrankable.count
            if waiting > 0 {
                blocks.append(.callout(Callout(.warning, context.t(DecisionTexts.partial(waiting)))))
            }
            for block in material.results.blocks { blocks += self.blocks(of: block, material) }
            let loose = material.results.sheets.filter { $0.block == nil && $0.unrankedReason == nil }
            if !loose.isEmpty {
                blocks.append(.table(table(loose, named: context.t(CommonTexts.noBlock), of: material)))
            }
            blocks += unranked(material.results)
        }
        return Document(
            language: context.language, title: context.t(DecisionTexts.title(campaign.year)),
            subtitle: context.t(DecisionTexts.decision), notice: context.notice(),
            metadata: context.metadata(subject: context.t(DecisionTexts.short), details: []),
            navigation: context.navigation(pathWithoutEnding: Self.name, isOverview: false), blocks: blocks,
            closing: context.closing())
    }

    private func blocks(of block: BlockSummary, _ material: CardMaterial) -> [Block] {
        let sheets = block.ranked.compactMap { material.results.sheet(ofUnit: $0) }
        guard !sheets.isEmpty else { return [] }
        var blocks: [Block] = [.table(table(sheets, named: block.block, of: material))]
        let classes = block.classes.map { "\(context.t($0.scoreClass.name)) \(context.printer.format.count($0.count))" }
        if !classes.isEmpty {
            blocks.append(.paragraph(context.t(OverviewTexts.classes(classes.joined(separator: ", ")))))
        }
        return blocks
    }

    private func table(_ sheets: [ScoreSheet], named name: String, of material: CardMaterial) -> TableBlock {
        let groups = CardColumns(material.card).rankings
        let rows = sheets.map { sheet in
            let places: [TableCell] = groups.map { group in
                sheet.groupRanks.first { $0.group.id == group.id }.map { .text($0.printed(context.language)) }
                    ?? context.noPlace(sheet)
            }
            return TableRow(
                [
                    context.place(of: sheet),
                    .text(context.name(of: sheet.unit)),
                ] + places + [
                    .figure(context.printer.points(sheet.total)),
                    .figure(context.printer.points(sheet.percent, style: .percent)),
                    context.scoreClass(of: sheet),
                ])
        }
        return TableBlock(
            caption: context.t(OverviewTexts.cardCaption(name)),
            columns: [
                TableColumn(context.t(CommonTexts.rank), .code), TableColumn(context.t(CommonTexts.unit)),
            ] + groups.map { TableColumn(context.t($0.title), .code) } + [
                TableColumn(context.t(OverviewTexts.totalPoints), .number),
                TableColumn(context.t(OverviewTexts.indexPercent), .percent),
                TableColumn(context.t(OverviewTexts.scoreClass)),
            ], rows: rows, rowHeaderColumn: 1, footnotes: notes(sheets, material.card))
    }

    /// Places that a tie-break decided are said so: whoever reads equal totals asks.
    private func notes(_ sheets: [ScoreSheet], _ card: Scorecard) -> [[Inline]] {
        sheets.compactMap { sheet in
            sheet.tieBreak.map { tieBreak in
                [.text(context.t(OverviewTexts.tieNote(context.name(of: sheet.unit), tieBreak.text(in: card))))]
            }
        }
    }

    private func unranked(_ results: ScoreResults) -> [Block] {
        let waiting = results.unrankable
        guard !waiting.isEmpty else { return [] }
        let lines: [[Inline]] = waiting.map { sheet in
            let reason = sheet.unrankedReason.map { context.t($0.text) } ?? ""
            return [.text("\(context.name(of: sheet.unit)): \(reason)")]
        }
        return [.heading(2, context.t(DecisionTexts.unranked)), .list(ListBlock(items: lines))]
    }
}

/// The words of the annex of a decision.
enum DecisionTexts {
    static let short = LocalizedText(vi: "Phụ lục xếp hạng", en: "Annex of ranks")
    static let unranked = LocalizedText(vi: "Không xếp hạng", en: "Not ranked")
    static let decision = LocalizedText(
        vi: "(Kèm theo Quyết định số ……/QĐ-…… ngày …… tháng …… năm …… của ……)",
        en: "(To Decision No. ……/QĐ-…… of ……/……/…… of ……)")

    static func partial(_ waiting: Int) -> LocalizedText {
        LocalizedText(
            vi:
                "Chưa đầy đủ: \(FigureFormat(.vi).count(waiting)) đơn vị chưa có điểm (ghi ở cuối); chưa nên ký ban hành.",
            en:
                "Not complete: \(FigureFormat(.en).count(waiting)) units have no score yet (listed at the end); not to be signed yet."
        )
    }

    static func title(_ year: Int) -> LocalizedText {
        LocalizedText(
            vi: "Phụ lục. Kết quả xếp hạng, xếp loại Chỉ số cải cách hành chính năm \(year)",
            en: "Annex. Ranks and classes of the administrative-reform index, \(year)")
    }
}
