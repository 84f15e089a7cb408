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
        Answer(
            json: json, tables: cards.map(table) + details.map(\.table), csv: csv,
            notes: cards.flatMap { notes($0) } + details.flatMap(\.notes),
            needsAttention: cards.contains { !$0.results.unrankable.isEmpty })
    }

    private var json: JSONValue {
        let material = ReportMaterial(
            campaign: CampaignTexts(campaign).facts(), units: campaign.units, surveys: [], cards: cards)
        let values = cards.map { ScoreJSON.value(material, card: $0, language: language) }
        return values.count == 1 ? values[0] : .array(values)
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
        let columns = ScoreColumns(card: card, language: language)
        let shown = columns.ofPeople
        return AnswerTable(
            title: card.card.title, columns: shown.map(\.column),
            rows: ordered(card).map { sheet in shown.map { $0.cell(sheet) } })
    }

    /// One table of all cards, for spreadsheets and programs: every column whether the card uses it or not.
    private var csv: AnswerTable? {
        guard let first = cards.first else { return nil }
        return AnswerTable(
            title: first.card.title, columns: ScoreColumns(card: first, language: language).all.map(\.column),
            rows: cards.flatMap { card in
                let columns = ScoreColumns(card: card, language: language).all
                return ordered(card).map { sheet in columns.map { $0.cell(sheet) } }
            })
    }

    /// The sheets asked for, block by block, best first, units without a place last.
    private func ordered(_ card: CardMaterial) -> [ScoreSheet] {
        card.results.sheets.filter { unit == nil || $0.unit == unit }.sorted { left, right in
            (left.block ?? "", left.rank ?? .max, left.unitCode) < (
                right.block ?? "", right.rank ?? .max, right.unitCode
            )
        }
    }
}
