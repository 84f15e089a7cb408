internal import Estimation
internal import Figures
internal import Questionnaires
internal import Reports
internal import Units
internal import Weighting

/// What `compare` says: every pair of what was asked for, with standard error, test, and p-values among all tests.
struct CompareAnswer {
    private let campaign: Campaign
    private let survey: SurveyStage
    private let request: CompareRequest
    private let language: Language
    private let differences: [FigureDifference]
    private let titles: [String: LocalizedText]

    init(campaign: Campaign, survey: SurveyStage, request: CompareRequest, language: Language) throws(CampaignError) {
        self.campaign = campaign
        self.survey = survey
        self.request = request
        self.language = language
        let nodes = survey.questionnaire.index?.root.selfAndDescendants ?? []
        let numbers = survey.estimator.numberQuestions
        var titles = Dictionary(nodes.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
        for question in survey.questionnaire.questions where numbers.contains(question.id) {
            titles[question.id] = question.text
        }
        self.titles = titles
        let scopes = try Self.scopes(request, campaign)
        let items = try Self.items(request, survey, known: titles)
        var found: [FigureDifference]
        do {
            found = try survey.estimator.differences(.init(scopes: scopes, group: request.by, items: items))
        } catch {
            throw CampaignError(.usage, [error.message])
        }
        if let question = request.by { found = try Self.protected(found, by: question, campaign, survey) }
        FigureDifference.adjust(&found)
        differences = found
    }

    private static func scopes(_ request: CompareRequest, _ campaign: Campaign) throws(CampaignError) -> [EstimateScope]
    {
        var codes: [String] = []
        for code in request.units where !codes.contains(code) { codes.append(code) }
        guard request.by == nil else {
            let whole: [EstimateScope] = codes.isEmpty || codes.contains("*") ? [.whole] : []
            return whole + (try campaign.places(ofUnits: codes.filter { $0 != "*" })).map { .unit($0) }
        }
        guard codes.count > 1 else {
            throw CampaignError(
                .usage,
                vi: "compare cần từ hai đơn vị trở lên, hoặc --by CÂU để so các nhóm người trả lời với nhau.",
                en: "compare takes two units or more, or --by QUESTION to compare groups of respondents.")
        }
        return try campaign.places(ofUnits: codes).map { .unit($0) }
    }

    private static func items(
        _ request: CompareRequest, _ survey: SurveyStage, known: [String: LocalizedText]
    ) throws(CampaignError) -> [String] {
        if let unknown = request.items.first(where: { known[$0] == nil }) {
            throw CampaignError(
                .usage,
                vi: "Không có câu, yếu tố, chỉ số hoặc câu ghi số «\(unknown)» trong \(survey.questionnaire.id).",
                en: "There is no item, factor, index or number question “\(unknown)” in \(survey.questionnaire.id).")
        }
        guard request.items.isEmpty else { return request.items }
        return survey.questionnaire.index.map { [$0.root.id] } ?? survey.estimator.numberQuestions
    }

    /// The differences of which neither part is withheld in the break-down by the question; the others without numbers.
    private static func protected(
        _ differences: [FigureDifference], by question: String, _ campaign: Campaign, _ survey: SurveyStage
    ) throws(CampaignError) -> [FigureDifference] {
        let smallest = CampaignTexts(campaign).facts().smallestCell
        let all = SurveyEstimator.Request(scopes: survey.estimator.allScopes, groups: [question])
        let marked = DisclosureControl(smallestCell: smallest).marked(
            try survey.estimates(all), of: survey.questionnaire, units: campaign.units)
        struct Cell: Hashable {
            var scope: EstimateScope
            var level: String?
            var item: String?
        }
        var hidden = Set<Cell>()
        for cell in marked where cell.isWithheld {
            let estimate = cell.estimate
            hidden.insert(Cell(scope: estimate.scope, level: estimate.group.first?.level, item: estimate.item))
            // The mean of a number is withheld with any figure of the same persons.
            hidden.insert(Cell(scope: estimate.scope, level: estimate.group.first?.level, item: nil))
        }
        return differences.map { one in
            let isHidden = [one.first, one.second].contains { side in
                let cell = Cell(
                    scope: side.scope, level: side.group.first?.level, item: one.isNumber ? nil : one.item)
                return hidden.contains(cell) || (one.isNumber && side.respondents < smallest)
            }
            return isHidden ? one.withheld() : one.isNumber ? one.withoutValues() : one
        }
    }

    // MARK: Answer

    /// The answer.
    var answer: Answer {
        Answer(json: json, tables: [table], notes: [note])
    }

    private var note: LocalizedText {
        let tests = differences.count { $0.pValue != nil }
        return LocalizedText(
            vi:
                "\(tests) kiểm định t hai phía trên hiệu số (phương sai tuyến tính hoá, có hiệp phương sai của phần chung); p của Holm và Benjamini–Hochberg tính trên cả \(tests) kiểm định. Không kiểm định khi một bên dưới 30 người trả lời, dưới 8 bậc tự do hoặc câu trả lời không thay đổi.",
            en:
                "\(tests) two-sided t tests of the difference (linearised variance, with the covariance of what both share); p by Holm and Benjamini-Hochberg over all \(tests) tests. No test where a side has fewer than 30 respondents or 8 degrees of freedom, or answers that do not vary."
        )
    }

    private var table: AnswerTable {
        let cells = Cells(language: language, rules: campaign.definition.rounding)
        func number(_ value: Double?, _ one: FigureDifference) -> String {
            one.isNumber ? value.map(cells.precise) ?? "–" : cells.number(value)
        }
        return AnswerTable(
            title: campaign.title(campaign.definition.title, of: survey.questionnaire),
            columns: [
                AnswerColumn("item", vi: "chỉ số", en: "item"),
                AnswerColumn("first", vi: "A", en: "A"), AnswerColumn("second", vi: "B", en: "B"),
                AnswerColumn("first_respondents", vi: "n A", en: "n A", isNumber: true),
                AnswerColumn("second_respondents", vi: "n B", en: "n B", isNumber: true),
                AnswerColumn("first_value", vi: "A", en: "A", isNumber: true),
                AnswerColumn("second_value", vi: "B", en: "B", isNumber: true),
                AnswerColumn("difference", vi: "A − B", en: "A − B", isNumber: true),
                AnswerColumn("standard_error", vi: "sai số chuẩn", en: "std. error", isNumber: true),
                AnswerColumn("p", vi: "p", en: "p", isNumber: true),
                AnswerColumn("p_holm", vi: "p (Holm)", en: "p (Holm)", isNumber: true),
                AnswerColumn("p_benjamini_hochberg", vi: "p (BH)", en: "p (BH)", isNumber: true),
                AnswerColumn("result", vi: "kết luận", en: "result"),
            ],
            rows: differences.map { one in
                let isWithheld = one.absence == .suppressed
                return [
                    titles[one.item]?.text(language) ?? one.item, name(one.first), name(one.second),
                    isWithheld ? "–" : cells.count(one.first.respondents),
                    isWithheld ? "–" : cells.count(one.second.respondents), number(one.first.value, one),
                    number(one.second.value, one), number(one.difference, one), number(one.standardError, one),
                    one.pValue.map(cells.probability) ?? "–", one.holm.map(cells.probability) ?? "–",
                    one.benjaminiHochberg.map(cells.probability) ?? "–", result(one).text(language),
                ]
            })
    }

    private func result(_ one: FigureDifference) -> LocalizedText {
        switch one.isSignificant {
        case true?: LocalizedText(vi: "khác biệt có ý nghĩa", en: "significant difference")
        case false?: LocalizedText(vi: "chưa thấy khác biệt ngoài sai số", en: "no difference beyond sampling error")
        case nil: (one.absence ?? .noVariance).text
        }
    }

    private func name(_ side: FigureDifference.Side) -> String {
        let place =
            switch side.scope {
            case .whole: "*"
            case .block(let name): name
            case .unit(let unit): campaign.units.units[unit].code
            }
        guard let level = side.group.first else { return place }
        return "\(place) · \(level.label.text(language))"
    }

    private var json: JSONValue {
        [
            "campaign": .string(campaign.definition.id), "questionnaire": .string(survey.questionnaire.id),
            "by": request.by.map { .string($0) } ?? .null,
            "tests": .integer(differences.count { $0.pValue != nil }),
            "comparisons": .array(differences.map(value)),
        ]
    }

    private func value(_ one: FigureDifference) -> JSONValue {
        func number(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
        var members: [String: JSONValue] = [
            "item": .string(one.item), "kind": one.isNumber ? "mean" : "percent", "first": side(one.first, one),
            "second": side(one.second, one), "difference": number(one.difference),
            "standardError": number(one.standardError), "degreesOfFreedom": number(one.degreesOfFreedom),
            "pValue": number(one.pValue), "holm": number(one.holm),
            "benjaminiHochberg": number(one.benjaminiHochberg),
            "significant": one.isSignificant.map { .bool($0) } ?? .null,
        ]
        if one.pValue == nil { members["reason"] = .string((one.absence ?? .noVariance).rawValue) }
        return .object(members)
    }

    private func side(_ side: FigureDifference.Side, _ one: FigureDifference) -> JSONValue {
        let isWithheld = one.absence == .suppressed
        var members: [String: JSONValue] = [
            "group": .object(
                Dictionary(
                    side.group.map { ($0.variable, JSONValue.string($0.level)) }, uniquingKeysWith: { $1 })),
            "respondents": isWithheld ? .null : .integer(side.respondents),
            "value": side.value.map { .number($0) } ?? .null,
        ]
        if side.value == nil {
            members["reason"] = .string(
                (side.respondents == 0 && !isWithheld ? Absence.noAnswers : .suppressed).rawValue)
        }
        switch side.scope {
        case .whole: members["unit"] = "*"
        case .block(let name):
            members["unit"] = "*"
            members["block"] = .string(name)
        case .unit(let unit): members["unit"] = .string(campaign.units.units[unit].code)
        }
        return .object(members)
    }
}
