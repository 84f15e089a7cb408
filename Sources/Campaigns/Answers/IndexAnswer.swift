internal import Estimation
internal import Figures
internal import Questionnaires
internal import Reports
internal import Tables
internal import Units
internal import Validation
internal import Weighting

/// What `index` says: the estimates asked for, for people and for programs.
struct IndexAnswer {
    private let campaign: Campaign
    private let survey: SurveyStage
    private let request: IndexRequest
    private let language: Language
    private let cells: [DisclosedCell]
    private let titles: [String: LocalizedText]
    private let json: JSONValue
    private let rows: [[CSVCell]]
    /// With the units' places and changes, where they belong to what was asked for.
    private let material: SurveyMaterial

    init(campaign: Campaign, survey: SurveyStage, request: IndexRequest, language: Language) throws(CampaignError) {
        self.campaign = campaign
        self.survey = survey
        self.request = request
        self.language = language
        let nodes = survey.questionnaire.index?.root.selfAndDescendants ?? []
        titles = Dictionary(nodes.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
        let asked = try Self.asked(campaign, survey, request, known: Set(nodes.map(\.id)))
        let facts = CampaignTexts(campaign, sources: DesignSources([survey.sample])).facts()
        let cells = try Self.cells(
            campaign, survey, asked, control: DisclosureControl(smallestCell: facts.smallestCell))
        self.cells = cells
        let asksOverall = cells.contains { $0.estimate.kind == .overall && $0.estimate.group.isEmpty }
        let material = try survey.standing(isWanted: asksOverall && request.period == nil)
        self.material = material
        let report = ReportMaterial(campaign: facts, units: campaign.units, surveys: [material])
        do {
            let figures = try IndexJSON.value(
                report, survey: material, cells: cells, period: request.period, language: language)
            json = Self.withRecords(figures, survey)
            rows = try FiguresCSV.rows(
                report, survey: material, cells: cells, period: request.period, language: language)
        } catch {
            throw CampaignError(.defect, [error.message])
        }
    }

    /// The figures with the account of all records that were read for them.
    private static func withRecords(_ figures: JSONValue, _ survey: SurveyStage) -> JSONValue {
        guard case .object(var members) = figures else { return figures }
        let total = survey.validation.batches.reduce(DispositionCounts()) { $0 + $1.counts }
        members["records"] = .object(BatchesJSON.counts(total))
        return .object(members)
    }

    /// The answer.
    var answer: Answer {
        let unranked = cells.contains { cell in
            let estimate = cell.estimate
            guard estimate.kind == .overall, estimate.group.isEmpty, case .unit(let unit) = estimate.scope else {
                return false
            }
            return campaign.units.units[unit].isRanked && estimate.percent.absence != nil
        }
        let waiting = survey.validation.count(\.quarantined) > 0
        let rows = rows
        return Answer(
            json: json, tables: [table], csv: Self.csv(rows),
            notes: [campaign.noteOfOthers(than: survey.questionnaire, named: request.questionnaire)].compactMap(\.self)
                + survey.cautions,
            needsAttention: unranked || waiting)
    }

    /// The columns and plain numbers of `figures.csv`.
    private static func csv(_ rows: [[CSVCell]]) -> AnswerTable {
        AnswerTable(
            title: LocalizedText(vi: "Các con số", en: "Figures"),
            columns: FiguresCSV.columns.map {
                AnswerColumn($0, vi: $0, en: $0, isNumber: FiguresCSV.isNumber($0))
            },
            rows: rows.map { $0.map(text) })
    }

    private static func text(_ cell: CSVCell) -> String {
        switch cell {
        case .text(let text), .printed(let text): text
        case .integer(let value): String(value)
        case .number(let value): JSONValue.number(value).text()
        case .empty: ""
        }
    }

    /// The figures asked for, of break-downs those marked that are withheld.
    ///
    /// What is withheld depends on all that is published; so it is found for all scopes and nodes, of which those asked for
    /// are taken: the same cells are withheld here as in the reports, whatever is asked for.
    private static func cells(
        _ campaign: Campaign, _ survey: SurveyStage, _ asked: SurveyEstimator.Request, control: DisclosureControl
    ) throws(CampaignError) -> [DisclosedCell] {
        guard !asked.groups.isEmpty else {
            return try survey.estimates(asked).map { DisclosedCell(estimate: $0, isWithheld: false) }
        }
        let all = SurveyEstimator.Request(scopes: survey.estimator.allScopes, groups: asked.groups, isIn: asked.isIn)
        let marked = control.marked(
            try survey.estimates(all), of: survey.questionnaire, units: campaign.units)
        let byScope = Dictionary(grouping: marked) { $0.estimate.scope }
        return asked.scopes.flatMap { byScope[$0] ?? [] }.filter { cell in
            asked.nodes?.contains(cell.estimate.item) ?? true
        }
    }

    private static func asked(
        _ campaign: Campaign, _ survey: SurveyStage, _ request: IndexRequest, known: Set<String>
    ) throws(CampaignError) -> SurveyEstimator.Request {
        let unknown = request.items.filter { !known.contains($0) }
        guard unknown.isEmpty else {
            throw CampaignError(
                .usage, vi: "Không có câu, yếu tố hoặc chỉ số «\(unknown[0])» trong \(survey.questionnaire.id).",
                en: "There is no item, factor or index “\(unknown[0])” in \(survey.questionnaire.id).")
        }
        // Crossings of three give so much away together that nearly all would have to be withheld, and finding what takes too long.
        guard request.by.count <= 2, Set(request.by).count == request.by.count else {
            throw CampaignError(
                .usage, vi: "--by: ghi tối đa hai câu khác nhau.", en: "--by: give at most two different questions.")
        }
        var scopes = survey.estimator.allScopes
        if !request.units.isEmpty {
            scopes = []
            for code in request.units where code != "*" {
                guard let unit = campaign.units.index(ofCode: code) else {
                    throw CampaignError(
                        .usage, vi: "Không có đơn vị mã «\(code)».", en: "There is no unit with code “\(code)”.")
                }
                scopes.append(.unit(unit))
            }
            if request.units.contains("*") { scopes.insert(.whole, at: 0) }
        }
        var isIn: (@Sendable (Int) -> Bool)?
        if let name = request.period {
            guard let period = campaign.definition.periods.first(where: { $0.id == name }) else {
                let periods = campaign.definition.periods.map(\.id).joined(separator: ", ")
                guard !periods.isEmpty else {
                    throw CampaignError(
                        .usage,
                        vi:
                            "Không có kỳ «\(name)»: đợt khảo sát không khai báo kỳ nào. Thêm <period id=\"\(name)\" …/> vào campaign.xml.",
                        en:
                            "There is no period “\(name)”: the campaign declares none. Add <period id=\"\(name)\" …/> to campaign.xml."
                    )
                }
                throw CampaignError(
                    .usage, vi: "Không có kỳ «\(name)» (có: \(periods)).",
                    en: "There is no period “\(name)” (there are: \(periods)).")
            }
            isIn = survey.membership(of: period)
        }
        return SurveyEstimator.Request(
            scopes: scopes, groups: request.by, nodes: request.items.isEmpty ? nil : Set(request.items), isIn: isIn)
    }

    // MARK: Table

    /// For people: without items asked for, only the index, its contents and factors.
    private var table: AnswerTable {
        let cells = Cells(language: language, rules: campaign.definition.rounding)
        let shown = self.cells.filter { !request.items.isEmpty || $0.estimate.kind != .item }
        return AnswerTable(
            title: campaign.title(campaign.definition.title, of: survey.questionnaire),
            columns: [
                AnswerColumn("unit", vi: "đơn vị", en: "unit"), AnswerColumn("name", vi: "tên", en: "name"),
                AnswerColumn("item", vi: "chỉ số", en: "item"), AnswerColumn("group", vi: "nhóm", en: "group"),
                AnswerColumn("respondents", vi: "n", en: "n", isNumber: true),
                AnswerColumn("answers", vi: "trả lời", en: "answers", isNumber: true),
                AnswerColumn("percent", vi: "%", en: "%", isNumber: true),
                AnswerColumn("standard_error", vi: "sai số chuẩn", en: "std. error", isNumber: true),
                AnswerColumn("interval", vi: "khoảng tin cậy", en: "interval", isNumber: true),
                AnswerColumn("flags", vi: "lưu ý", en: "flags"),
            ] + (hasStanding ? Self.standingColumns : []),
            rows: shown.map { row($0, cells) })
    }

    private func row(_ cell: DisclosedCell, _ cells: Cells) -> [String] {
        let estimate = cell.estimate
        let place = place(estimate.scope)
        let head = [
            place.code, place.name, titles[estimate.item]?.text(language) ?? estimate.item,
            estimate.group.map { $0.label.text(language) }.joined(separator: " · "),
        ]
        if cell.isWithheld { return head + ["–", "–", Absence.suppressed.text.text(language), "–", "–", ""] }
        let tail = hasStanding ? standing(estimate, cells) : []
        return head + [
            cells.count(estimate.respondents), cells.count(estimate.answers), cells.percent(estimate.percent),
            cells.number(estimate.standardError), cells.interval(estimate),
            estimate.flags.map { $0.text.text(language) }.joined(separator: "; "),
        ] + tail
    }

    private var hasStanding: Bool { !material.rankSets.isEmpty || !material.changes.isEmpty }

    private static let standingColumns = [
        AnswerColumn("rank", vi: "hạng", en: "rank", isNumber: true),
        AnswerColumn("possible_ranks", vi: "hạng có thể", en: "possible ranks", isNumber: true),
        AnswerColumn("change", vi: "tăng/giảm", en: "change", isNumber: true),
        AnswerColumn("change_p_adjusted", vi: "p (đã hiệu chỉnh)", en: "p (adjusted)", isNumber: true),
    ]

    /// The place of a unit and its change; nothing for other figures.
    private func standing(_ estimate: Estimate, _ cells: Cells) -> [String] {
        guard estimate.kind == .overall, estimate.group.isEmpty, case .unit(let unit) = estimate.scope else {
            return ["", "", "", ""]
        }
        let format = FigureFormat(language)
        let change = material.change(of: estimate.scope)
        return [
            material.place(of: unit).rank.map(format.count) ?? "–",
            material.possibleRanks(of: unit).map(Cells.ranks) ?? "–",
            change.change.map(format.signed) ?? "–",
            change.test?.adjustedPValue.map { cells.probability($0) } ?? "–",
        ]
    }

    private func place(_ scope: EstimateScope) -> (code: String, name: String) {
        switch scope {
        case .whole: ("*", LocalizedText(vi: "Toàn đợt khảo sát", en: "Whole campaign").text(language))
        case .block(let name): ("*", LocalizedText(vi: "Khối: \(name)", en: "Block: \(name)").text(language))
        case .unit(let unit): (campaign.units.units[unit].code, campaign.units.units[unit].name(in: language))
        }
    }
}
