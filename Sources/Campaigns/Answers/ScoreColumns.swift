internal import Figures
internal import Reports
internal import Scorecards
internal import Units

/// The columns of `score`: what a department prints of each unit.
struct ScoreColumns {
    /// A column and what stands in it.
    struct Column {
        let column: AnswerColumn
        let cell: (ScoreSheet) -> String
    }

    private let card: CardMaterial
    private let language: Language
    private let format: FigureFormat

    init(card: CardMaterial, language: Language) {
        self.card = card
        self.language = language
        format = FigureFormat(language)
    }

    /// Those that a person needs: sources of points that the card does not use are left out.
    var ofPeople: [Column] {
        let sources = Set(card.card.criteria.map(\.source))
        let kinds = Set(card.card.adjustments.map(\.kind))
        return places + names + [selfAssessed, appraised]
            + (sources.contains(.survey) ? [survey] : []) + (sources.contains(.satisfaction) ? [satisfaction] : [])
            + (sources.contains(.leaders) ? [leaders] : []) + (kinds.contains(.bonus) ? [bonus] : [])
            + (kinds.contains(.minus) ? [minus] : []) + results
    }

    /// All, with the card and the block of each unit.
    var all: [Column] {
        [
            column("criteria_set", vi: "bộ tiêu chí", en: "criteria set") { _ in card.card.id },
            column("block", vi: "khối", en: "block") { $0.block ?? "–" },
        ] + places + names + [selfAssessed, appraised, survey, satisfaction, leaders, bonus, minus]
            + [column("maximum", vi: "điểm tối đa", en: "maximum", isNumber: true) { maximum($0) }] + results
    }

    private var places: [Column] {
        [
            column("rank", vi: "hạng", en: "rank", isNumber: true) { $0.rank.map(String.init) ?? notRanked($0) },
            column("possible_ranks", vi: "hạng có thể", en: "possible ranks", isNumber: true) { sheet in
                card.rankSets.lazy.compactMap { $0.marginal(of: sheet.unit) }.first.map(Cells.ranks) ?? "–"
            },
        ]
    }

    private var names: [Column] {
        [
            column("unit", vi: "mã", en: "code", cell: \.unitCode),
            column("name", vi: "đơn vị", en: "unit") { $0.unitName.text(language) },
        ]
    }

    private var selfAssessed: Column { points("self", vi: "tự chấm", en: "self") { $0.selfAssessed } }
    private var appraised: Column { source(.appraised, "appraised", vi: "thẩm định", en: "appraised") }
    private var survey: Column { source(.survey, "survey", vi: "điều tra", en: "survey") }
    private var satisfaction: Column { source(.satisfaction, "satisfaction", vi: "hài lòng", en: "satisfaction") }
    private var leaders: Column { source(.leaders, "leaders", vi: "lãnh đạo chấm", en: "leaders") }
    private var bonus: Column { points("bonus", vi: "thưởng", en: "bonus") { $0.bonus } }
    private var minus: Column { points("minus", vi: "trừ", en: "minus") { $0.minus } }

    private var results: [Column] {
        [
            points("total", vi: "tổng", en: "total") { $0.total },
            column("percent", vi: "chỉ số", en: "index", isNumber: true) {
                $0.percent.printed.map(format.percent) ?? "–"
            },
            column("class", vi: "xếp loại", en: "class") { $0.scoreClass?.name.text(language) ?? "–" },
            column("previous", vi: "năm trước", en: "previous", isNumber: true) {
                $0.comparison.previousPrinted.map(format.percent) ?? "–"
            },
            column("change", vi: "tăng/giảm", en: "change", isNumber: true) { sheet in
                let change = sheet.comparison.change
                return change.printed.map(format.signed) ?? change.absence?.text.text(language) ?? "–"
            },
            column("places", vi: "bậc", en: "places", isNumber: true) { steps($0.comparison.places) },
            column("classes", vi: "mức", en: "classes", isNumber: true) { steps($0.comparison.classes) },
        ]
    }

    private func maximum(_ sheet: ScoreSheet) -> String {
        (try? sheet.maximum.rounded(card.card.roundings.total)).map(format.number) ?? "–"
    }

    /// How many places or classes a unit rose: `+1`, `-2`, `0`.
    private func steps(_ count: Int?) -> String {
        count.map { $0 == 0 ? "0" : ($0 > 0 ? "+" : "-") + format.count(abs($0)) } ?? "–"
    }

    private func notRanked(_ sheet: ScoreSheet) -> String {
        let text = Absence.notRanked.text.text(language)
        guard let reason = sheet.unrankedReason, reason != .notRanked else { return text }
        return "\(text) (\(reason.text.text(language)))"
    }

    private func source(_ source: PointSource, _ name: String, vi: String, en: String) -> Column {
        points(name, vi: vi, en: en) { $0.source(source)?.points }
    }

    private func points(
        _ name: String, vi: String, en: String, _ figure: @escaping (ScoreSheet) -> RoundedFigure?
    ) -> Column {
        column(name, vi: vi, en: en, isNumber: true) { sheet in
            guard let figure = figure(sheet) else { return "–" }
            return figure.printed.map(format.number) ?? figure.absence?.text.text(language) ?? "–"
        }
    }

    private func column(
        _ name: String, vi: String, en: String, isNumber: Bool = false, cell: @escaping (ScoreSheet) -> String
    ) -> Column {
        Column(column: AnswerColumn(name, vi: vi, en: en, isNumber: isNumber), cell: cell)
    }
}
