internal import Figures
internal import Reports
internal import Scorecards

/// Where one unit lost its points, as `score --unit` prints it below the unit's row.
struct LossAnswer {
    let card: CardMaterial
    let sheet: ScoreSheet
    let language: Language

    private func number(_ value: Ratio) -> String {
        (try? value.rounded(card.card.roundings.part)).map(FigureFormat(language).number) ?? "–"
    }

    /// The criteria that cost points, the most first, against the block.
    func table(_ losses: UnitLosses) -> AnswerTable {
        AnswerTable(
            title: LocalizedText(
                vi: "\(sheet.unitCode) \(sheet.unitName.vi): điểm bị mất",
                en: "\(sheet.unitCode) \(sheet.unitName.en): where points were lost"),
            columns: [
                AnswerColumn("criterion", vi: "mã", en: "id"), AnswerColumn("title", vi: "tiêu chí", en: "criterion"),
                AnswerColumn("lost", vi: "điểm mất", en: "lost", isNumber: true),
                AnswerColumn("maximum", vi: "tối đa", en: "maximum", isNumber: true),
                AnswerColumn("blockMean", vi: "khối mất", en: "block lost", isNumber: true),
            ],
            rows: losses.criteria.map {
                [
                    $0.id, $0.title.text(language), number($0.lost), number($0.maximum),
                    $0.blockMean.map(number) ?? "–",
                ]
            })
    }

    /// How far the next class is, what satisfaction is worth, and the places in other rankings.
    func notes(_ losses: UnitLosses) -> [LocalizedText] {
        var notes: [LocalizedText] = []
        if let next = losses.nextClass {
            notes.append(
                LocalizedText(
                    vi:
                        "\(sheet.unitCode): còn thiếu \(number(next.points)) điểm để đạt mức \(next.scoreClass.name.vi).",
                    en:
                        "\(sheet.unitCode): \(number(next.points)) more points would make it \(next.scoreClass.name.en)."
                ))
        }
        for worth in losses.surveys {
            notes.append(
                LocalizedText(
                    vi:
                        "\(sheet.unitCode), tiêu chí \(worth.criterion): thêm một điểm phần trăm hài lòng được thêm \(number(worth.points)) điểm.",
                    en:
                        "\(sheet.unitCode), criterion \(worth.criterion): one percentage point of satisfaction brings \(number(worth.points)) points."
                ))
        }
        for rank in sheet.groupRanks {
            notes.append(
                LocalizedText(
                    vi: "\(sheet.unitCode): hạng \(rank.printed(.vi)) \(rank.group.title.vi).",
                    en: "\(sheet.unitCode): rank \(rank.printed(.en)), \(rank.group.title.en)."))
        }
        return notes
    }
}
