internal import Figures
internal import Reports
internal import Scorecards
internal import Units

/// What `score` says: one table a card, best unit first, units without a score last.
struct ScoreAnswer {
    let campaign: Campaign
    let cards: [CardMaterial]
    let language: Language
    /// The place of the one unit that is asked about; nil for all.
    var unit: Int?

    /// The answer; with several cards the JSON is a list.
    var answer: Answer {
        let material = ReportMaterial(
            campaign: CampaignTexts(campaign).facts(), units: campaign.units, surveys: [], cards: cards)
        let values = cards.map { ScoreJSON.value(material, card: $0, language: language) }
        return Answer(
            json: values.count == 1 ? values[0] : .array(values), tables: cards.map(table) + details.map(\.table),
            notes: cards.flatMap { notes($0) } + details.flatMap(\.notes),
            needsAttention: cards.contains { !$0.results.unrankable.isEmpty })
    }

    /// What is missing, then what a conference reads out; of one unit only what it lacks.
    private func notes(_ card: CardMaterial) -> [LocalizedText] {
        let code = unit.map { campaign.units.units[$0].code }
        let missing = card.results.missing.filter { code == nil || $0.unitCode == code }.map(\.text)
        guard unit == nil else { return missing }
        let remarks = card.remarks.map { LocalizedText(vi: $0.text(.vi), en: $0.text(.en)) }
        return remarks + missing
            + card.results.blocks.flatMap { block in
                card.results.sentences(of: block).map {
                    LocalizedText(vi: "\(block.block): \($0.vi)", en: "\(block.block): \($0.en)")
                }
            }
    }

    /// Where the one unit lost its points, card by card.
    private var details: [(table: AnswerTable, notes: [LocalizedText])] {
        guard let unit else { return [] }
        return cards.compactMap { card in
            guard let sheet = card.results.sheet(ofUnit: unit), let losses = try? card.results.losses(of: sheet) else {
                return nil
            }
            let answer = LossAnswer(card: card, sheet: sheet, language: language)
            return (answer.table(losses), answer.notes(losses))
        }
    }

    private func table(_ card: CardMaterial) -> AnswerTable {
        let ordered = card.results.sheets.filter { unit == nil || $0.unit == unit }.sorted { left, right in
            (left.block ?? "", left.rank ?? .max, left.unitCode) < (
                right.block ?? "", right.rank ?? .max, right.unitCode
            )
        }
        return AnswerTable(
            title: card.card.title,
            columns: [
                AnswerColumn("rank", vi: "hạng", en: "rank", isNumber: true),
                AnswerColumn("possible_ranks", vi: "hạng có thể", en: "possible ranks", isNumber: true),
                AnswerColumn("unit", vi: "mã", en: "code"),
                AnswerColumn("name", vi: "đơn vị", en: "unit"),
                AnswerColumn("self", vi: "tự chấm", en: "self", isNumber: true),
                AnswerColumn("appraised", vi: "thẩm định", en: "appraised", isNumber: true),
                AnswerColumn("satisfaction", vi: "hài lòng", en: "satisfaction", isNumber: true),
                AnswerColumn("total", vi: "tổng", en: "total", isNumber: true),
                AnswerColumn("percent", vi: "chỉ số", en: "index", isNumber: true),
                AnswerColumn("class", vi: "xếp loại", en: "class"),
                AnswerColumn("previous", vi: "năm trước", en: "previous", isNumber: true),
                AnswerColumn("change", vi: "tăng/giảm", en: "change", isNumber: true),
            ],
            rows: ordered.map { sheet in
                row(sheet, possible: card.rankSets.lazy.compactMap { $0.marginal(of: sheet.unit) }.first)
            })
    }

    /// - Parameter possible: the ranks that the sampling error of satisfaction leaves open; nil where none enters.
    private func row(_ sheet: ScoreSheet, possible: ClosedRange<Int>?) -> [String] {
        let format = FigureFormat(language)
        func points(_ figure: RoundedFigure?) -> String {
            guard let figure else { return "–" }
            return figure.printed.map(format.number) ?? figure.absence?.text.text(language) ?? "–"
        }
        var notRanked = Absence.notRanked.text.text(language)
        if let reason = sheet.unrankedReason, reason != .notRanked { notRanked += " (\(reason.text.text(language)))" }
        return [
            sheet.rank.map(String.init) ?? notRanked, possible.map(Cells.ranks) ?? "–", sheet.unitCode,
            sheet.unitName.text(language),
            points(sheet.selfAssessed), points(sheet.source(.appraised)?.points),
            points(sheet.source(.satisfaction)?.points),
            points(sheet.total), sheet.percent.printed.map(format.percent) ?? "–",
            sheet.scoreClass?.name.text(language) ?? "–",
            sheet.comparison.previousPrinted.map(format.percent) ?? "–",
            sheet.comparison.change.printed.map(format.signed) ?? sheet.comparison.change.absence?.text.text(language)
                ?? "–",
        ]
    }
}
