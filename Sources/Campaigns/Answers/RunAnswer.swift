internal import Estimation
internal import Figures
internal import Reports
internal import Responses
internal import Scorecards
internal import Tables
internal import Units
internal import Validation

/// What `run` and `report` say: the headline figures, what waits, and where the reports lie.
struct RunAnswer {
    let campaign: Campaign
    let material: ReportMaterial
    let written: ReportStage.Written
    let language: Language

    /// How many units without responses are named; the overview names all.
    private static let mostNamed = 20

    /// The answer.
    var answer: Answer {
        Answer(
            json: json, tables: material.surveys.map(headline), notes: notes,
            needsAttention: quarantined > 0 || !withoutFigure.isEmpty
                || material.cards.contains { !$0.results.unrankable.isEmpty })
    }

    private var quarantined: Int {
        material.surveys.flatMap(\.batches).reduce(0) { $0 + $1.counts.quarantined }
    }

    /// The units that should be ranked by satisfaction and have no figure.
    private var withoutFigure: [Int] {
        campaign.units.blocks.flatMap(\.units).filter { unit in
            campaign.units.units[unit].isRanked
                && material.surveys.contains { $0.root != nil && $0.overall(.unit(unit))?.percent.absence != nil }
        }
    }

    private func headline(_ survey: SurveyMaterial) -> AnswerTable {
        let cells = Cells(language: language, rules: campaign.definition.rounding)
        return AnswerTable(
            title: campaign.title(campaign.definition.title, of: survey.questionnaire),
            columns: [
                AnswerColumn("unit", vi: "mã", en: "code"), AnswerColumn("name", vi: "đơn vị", en: "unit"),
                AnswerColumn("respondents", vi: "n", en: "n", isNumber: true),
                AnswerColumn("percent", vi: "hài lòng", en: "satisfied", isNumber: true),
                AnswerColumn("interval", vi: "khoảng tin cậy", en: "interval", isNumber: true),
                AnswerColumn("rank", vi: "hạng trong khối", en: "rank in block", isNumber: true),
                AnswerColumn("index", vi: "Chỉ số CCHC", en: "reform index", isNumber: true),
                AnswerColumn("index_rank", vi: "hạng CCHC", en: "reform rank", isNumber: true),
            ],
            rows: campaign.units.fileOrder.map { unit in
                let estimate = survey.overall(.unit(unit))
                let sheet = material.cards.lazy.compactMap { $0.results.sheet(ofUnit: unit) }.first
                let place: String
                if case .ranked(let rank, of: let count) = survey.place(of: unit) {
                    place = "\(rank)/\(count)"
                } else {
                    place = "–"
                }
                return [
                    campaign.units.units[unit].code, campaign.units.units[unit].name(in: language),
                    cells.count(estimate?.respondents ?? 0), cells.percent(estimate?.percent ?? .absent(.noResponses)),
                    cells.interval(estimate), place,
                    sheet?.percent.printed.map { FigureFormat(language).percent($0) } ?? "–",
                    sheet?.rank.map(String.init) ?? "–",
                ]
            })
    }

    private var notes: [LocalizedText] {
        var notes: [LocalizedText] = []
        if let notice = campaign.definition.notice { notes.append(notice) }
        let batches = material.surveys.flatMap(\.batches)
        let records = batches.reduce(0) { $0 + $1.counts.records }
        let accepted = batches.reduce(0) { $0 + $1.counts.accepted }
        let vi = FigureFormat(.vi)
        let en = FigureFormat(.en)
        notes.append(
            LocalizedText(
                vi:
                    "\(vi.count(records)) bản ghi trong \(batches.count) lô: \(vi.count(accepted)) phiếu hợp lệ, \(vi.count(quarantined)) chờ xử lý.",
                en:
                    "\(en.count(records)) records in \(batches.count) \(batches.count == 1 ? "batch" : "batches"): \(en.count(accepted)) accepted, \(en.count(quarantined)) wait for a decision."
            ))
        notes += DecisionNotes.ofUnknownRecords(
            batches.map { (file: $0.source.file, findings: $0.findings) })
        if !withoutFigure.isEmpty {
            let codes = withoutFigure.prefix(Self.mostNamed).map { campaign.units.units[$0].code }
                .joined(separator: ", ")
            let left = withoutFigure.count - Self.mostNamed
            let more =
                left > 0
                ? LocalizedText(vi: " và \(vi.count(left)) đơn vị nữa", en: " and \(en.count(left)) more")
                : LocalizedText(vi: "", en: "")
            notes.append(
                LocalizedText(
                    vi: "Không có phiếu, không xếp hạng: \(codes)\(more.vi).",
                    en: "No responses, not ranked: \(codes)\(more.en)."))
        }
        notes += material.cards.flatMap(\.remarks).map { LocalizedText(vi: $0.text(.vi), en: $0.text(.en)) }
        notes += material.surveys.compactMap(missedMargins) + material.surveys.flatMap(\.cautions)
        // Where a person is to look first: the overview, if it was written, else the folder.
        let overview = language == .en ? "index.en.html" : "index.html"
        let place = written.files.contains { $0.path == overview } ? "\(written.folder)/\(overview)" : written.folder
        notes.append(
            LocalizedText(
                vi: "Báo cáo: \(place) (\(written.files.count) tệp).",
                en: "Reports: \(place) (\(written.files.count) files)."))
        return notes
    }

    /// Weights that no longer agree with what they were fitted to, by more than a hundredth: what trimming leaves behind.
    private func missedMargins(_ survey: SurveyMaterial) -> LocalizedText? {
        let missed = survey.weights.filter { $0.value.marginError?.relative ?? 0 > 0.01 }
        guard
            let worst = missed.sorted(by: { $0.key < $1.key }).max(by: {
                $0.value.marginError?.relative ?? 0 < $1.value.marginError?.relative ?? 0
            }), let error = worst.value.marginError
        else { return nil }
        let percent = Cells(language: language, rules: campaign.definition.rounding).number(error.relative * 100)
        let code = error.isOverAll ? "" : " (\(campaign.units.units[worst.key].code))"
        let units = error.isOverAll ? 0 : missed.count
        return LocalizedText(
            vi:
                "Sau khi cắt, quyền số còn lệch bảng \(error.margin) «\(error.level)»\(code) \(percent)%\(units > 1 ? "; \(units) đơn vị lệch trên 1%" : ""). Nới giới hạn cắt nếu lệch quá nhiều.",
            en:
                "After trimming, weights miss \(error.margin) “\(error.level)”\(code) by \(percent) %\(units > 1 ? "; \(units) units by more than 1 %" : ""). Widen the limits if that is too much."
        )
    }

    private var json: JSONValue {
        [
            "campaign": .string(campaign.definition.id), "reports": .string(written.folder),
            "files": .array(written.files.map { .string($0.path) }),
            "batches": BatchesJSON.value(material.surveys.flatMap(\.batches), language: language)["batches"] ?? [],
            "unitsWithoutFigure": .array(withoutFigure.map { .string(campaign.units.units[$0].code) }),
        ]
    }
}
