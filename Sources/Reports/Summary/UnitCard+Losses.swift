import Documents
import Figures
import Scorecards

extension UnitCard {
    /// The most criteria that a page lists; the rest is in the table of all criteria above it.
    private static let mostLost = 10

    /// Where the unit lost its points against its block, how far the next class is, and what satisfaction is worth to it.
    func losses() throws(ReportsError) -> [Block] {
        let losses: UnitLosses
        do throws(FiguresError) { losses = try results.losses(of: sheet) } catch {
            throw .figure(error, of: "losses")
        }
        var facts: [String] = []
        if let next = losses.nextClass { facts.append(try nextClass(next)) }
        for survey in losses.surveys { facts.append(try worth(survey)) }
        guard !losses.criteria.isEmpty || !facts.isEmpty else { return [] }
        var blocks: [Block] = [.heading(1, context.t(LossTexts.title))]
        if !facts.isEmpty { blocks.append(.list(ListBlock(items: facts.map { [.text($0)] }))) }
        if !losses.criteria.isEmpty {
            blocks.append(
                .table(
                    try table(
                        Array(losses.criteria.prefix(Self.mostLost)), caption: LossTexts.criteria,
                        header: SummaryTexts.criterion)))
            blocks.append(.table(try table(losses.areas, caption: LossTexts.areas, header: SummaryTexts.area)))
        }
        return blocks
    }

    private func nextClass(_ next: UnitLosses.NextClass) throws(ReportsError) -> String {
        context.t(LossTexts.nextClass(next.scoreClass.name, try printer.exact(next.points).printed))
    }

    private func worth(_ worth: UnitLosses.SurveyWorth) throws(ReportsError) -> String {
        context.t(LossTexts.worth(worth.criterion, try printer.exact(worth.points).printed))
    }

    private func table(
        _ lost: [UnitLosses.LostPoints], caption: LocalizedText, header: LocalizedText
    ) throws(ReportsError) -> TableBlock {
        var rows: [TableRow] = []
        for entry in lost {
            var mean: Figure?
            if let value = entry.blockMean { mean = try rounded(value) }
            rows.append(
                TableRow([
                    .text("\(entry.id). \(context.t(entry.title))"), .figure(try rounded(entry.lost)),
                    .figure(try printer.exact(entry.maximum)), mean.map { .figure($0) } ?? .notApplicable,
                ]))
        }
        return TableBlock(
            caption: context.t(caption),
            columns: [
                TableColumn(context.t(header)), TableColumn(context.t(LossTexts.lost), .number),
                TableColumn(context.t(SummaryTexts.maximum), .number),
                TableColumn(context.t(LossTexts.blockMean), .number),
            ], rows: rows)
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
    static let title = LocalizedText(vi: "Điểm bị mất", en: "Where points were lost")
    static let criteria = LocalizedText(
        vi: "Tiêu chí mất nhiều điểm nhất, so với bình quân của khối",
        en: "Criteria that cost most, against the block’s mean")
    static let areas = LocalizedText(vi: "Điểm mất theo lĩnh vực", en: "Points lost by area")
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
