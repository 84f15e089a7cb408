internal import Figures
internal import Reports
internal import Scorecards

/// What `score` says: one table a card, best unit first, units without a score last.
struct ScoreAnswer {
    let campaign: Campaign
    let cards: [CardMaterial]
    let language: Language

    /// The answer; with several cards the JSON is a list.
    var answer: Answer {
        let material = ReportMaterial(
            campaign: CampaignTexts(campaign).facts(), units: campaign.units, surveys: [], cards: cards)
        let values = cards.map { ScoreJSON.value(material, card: $0, language: language) }
        return Answer(
            json: values.count == 1 ? values[0] : .array(values), tables: cards.map(table),
            notes: cards.flatMap { card in card.results.missing.map(\.text) },
            needsAttention: cards.contains { !$0.results.unrankable.isEmpty })
    }

    private func table(_ card: CardMaterial) -> AnswerTable {
        let ordered = card.results.sheets.sorted { left, right in
            (left.block ?? "", left.rank ?? .max, left.unitCode) < (
                right.block ?? "", right.rank ?? .max, right.unitCode
            )
        }
        return AnswerTable(
            title: card.card.title,
            columns: [
                AnswerColumn("rank", vi: "hạng", en: "rank", isNumber: true),
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
            rows: ordered.map { row($0) })
    }

    private func row(_ sheet: ScoreSheet) -> [String] {
        let format = FigureFormat(language)
        func points(_ figure: RoundedFigure?) -> String {
            guard let figure else { return "–" }
            return figure.printed.map(format.number) ?? figure.absence?.text.text(language) ?? "–"
        }
        let notRanked = (sheet.unrankedReason ?? .notRanked).text.text(language)
        return [
            sheet.rank.map(String.init) ?? notRanked, sheet.unitCode, sheet.unitName.text(language),
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
