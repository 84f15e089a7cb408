import Documents
import Figures
import Scorecards

extension UnitCard {
    /// The most criteria that a page lists; the annex has all.
    private static let mostLost = 4

    /// What the unit lost against its block.
    func losses() throws(ReportsError) -> UnitLosses {
        do throws(FiguresError) { return try results.losses(of: sheet) } catch {
            throw .figure(error, of: "losses")
        }
    }

    /// The areas: points, maximum, share, and what was lost beside what the block loses on average.
    func areasTable(_ losses: UnitLosses) throws(ReportsError) -> TableBlock {
        let lost = Dictionary(losses.areas.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var rows: [TableRow] = []
        for area in sheet.areas {
            let loss = lost[area.id]
            rows.append(
                TableRow([
                    .text("\(area.id). \(context.t(area.title))"), .figure(printer.points(area.points)),
                    .figure(try printer.exact(area.maximum)), .figure(printer.points(area.percent, style: .percent)),
                    try cell(loss?.lost), try cell(loss?.blockMean),
                ]))
        }
        rows.append(
            TableRow(
                [
                    .text(context.t(SummaryTexts.total)), .figure(printer.points(sheet.total)),
                    .figure(try printer.exact(sheet.maximum)), .figure(printer.points(sheet.percent, style: .percent)),
                    .notApplicable, .notApplicable,
                ], kind: .total))
        return TableBlock(
            caption: context.t(LossTexts.areas),
            columns: [
                TableColumn(context.t(SummaryTexts.area)), TableColumn(context.t(SummaryTexts.pointsObtained), .number),
                TableColumn(context.t(SummaryTexts.maximum), .number),
                TableColumn(context.t(SummaryTexts.rate), .percent),
                TableColumn(context.t(LossTexts.lost), .number), TableColumn(context.t(LossTexts.blockMean), .number),
            ], rows: rows,
            footnotes: sheet.printedAreasAddUp ? [] : [[.text(context.t(OverviewTexts.roundingNote))]])
    }

    /// The criteria that cost most, how far the next class is, and what satisfaction is worth to the unit.
    func lost(_ losses: UnitLosses) throws(ReportsError) -> [Block] {
        var facts: [String] = []
        if let next = losses.nextClass { facts.append(try nextClass(next)) }
        for survey in losses.surveys { facts.append(try worth(survey)) }
        var blocks: [Block] = []
        if !facts.isEmpty { blocks.append(.list(ListBlock(items: facts.map { [.text($0)] }))) }
        if !losses.criteria.isEmpty { blocks.append(.table(try table(Array(losses.criteria.prefix(Self.mostLost))))) }
        return blocks
    }

    private func nextClass(_ next: UnitLosses.NextClass) throws(ReportsError) -> String {
        context.t(LossTexts.nextClass(next.scoreClass.name, try printer.exact(next.points).printed))
    }

    private func worth(_ worth: UnitLosses.SurveyWorth) throws(ReportsError) -> String {
        context.t(LossTexts.worth(worth.criterion, try printer.exact(worth.points).printed))
    }

    private func table(_ lost: [UnitLosses.LostPoints]) throws(ReportsError) -> TableBlock {
        var rows: [TableRow] = []
        for entry in lost {
            rows.append(
                TableRow([
                    .text("\(entry.id). \(context.t(entry.title))"), try cell(entry.lost),
                    .figure(try printer.exact(entry.maximum)), try cell(entry.blockMean),
                ]))
        }
        return TableBlock(
            caption: context.t(LossTexts.criteria),
            columns: [
                TableColumn(context.t(SummaryTexts.criterion)), TableColumn(context.t(LossTexts.lost), .number),
                TableColumn(context.t(SummaryTexts.maximum), .number),
                TableColumn(context.t(LossTexts.blockMean), .number),
            ], rows: rows)
    }

    private func cell(_ value: Ratio?) throws(ReportsError) -> TableCell {
        guard let value else { return .notApplicable }
        return .figure(try rounded(value))
    }

    /// Points as the card prints parts.
    private func rounded(_ value: Ratio) throws(ReportsError) -> Figure {
        do throws(FiguresError) {
            return try Figure(.exact(value), as: .number, rounding: card.roundings.part, language: context.language)
        } catch {
            throw .figure(error, of: "losses")
        }
    }
}

/// The words of lost points.
enum LossTexts {
    static let criteria = LocalizedText(
        vi: "Tiêu chí mất nhiều điểm nhất, so với bình quân của khối",
        en: "Criteria that cost most, against the block’s mean")
    static let areas = LocalizedText(
        vi: "Điểm đạt và điểm mất theo lĩnh vực", en: "Points obtained and lost by area")
    static let lost = LocalizedText(vi: "Điểm mất", en: "Lost")
    static let blockMean = LocalizedText(vi: "Bình quân khối mất", en: "Block’s mean loss")

    static func nextClass(_ name: LocalizedText, _ points: String) -> LocalizedText {
        LocalizedText(
            vi: "Còn thiếu \(points) điểm để đạt mức \(name.vi).", en: "\(points) more points would make it \(name.en)."
        )
    }

    static func worth(_ criterion: String, _ points: String) -> LocalizedText {
        LocalizedText(
            vi: "Tiêu chí \(criterion): thêm một điểm phần trăm hài lòng được thêm \(points) điểm.",
            en: "Criterion \(criterion): one percentage point more of satisfaction brings \(points) points.")
    }
}
