internal import Estimation
internal import Figures
internal import Questionnaires
internal import Reports
internal import Responses
internal import Units
internal import Validation
internal import Weighting

/// How a unit's figure came about: printed, rounded, exact, counted, weighted, and from which files.
struct FigureExplanation {
    let survey: SurveyStage
    let unit: Int
    private let node: IndexNode
    let language: Language
    private let estimate: Estimate
    private let items: [Estimate]
    /// The one form whose weight is asked for.
    private let form: FormWeight?

    /// - Parameter number: the number of a form of the unit whose own weight is explained besides; nil for none.
    init(
        survey: SurveyStage, unit: Int, node: IndexNode, form number: String? = nil, language: Language
    ) throws(CampaignError) {
        form = try number.map { (number) throws(CampaignError) in
            try FormWeight(number, unit: unit, survey: survey)
        }
        self.survey = survey
        self.unit = unit
        self.node = node
        self.language = language
        let below = node.selfAndDescendants
        let estimates = try survey.estimates(
            SurveyEstimator.Request(scopes: [.unit(unit)], nodes: Set(below.map(\.id))))
        guard let own = estimates.first(where: { $0.item == node.id }) else {
            throw CampaignError(.defect, vi: "lỗi chương trình: thiếu \(node.id)", en: "defect: \(node.id) is missing")
        }
        estimate = own
        items = estimates.filter { $0.kind == .item }
    }

    /// The answer.
    var answer: Answer {
        Answer(
            json: json,
            tables: [
                AnswerTable(
                    title: survey.campaign.title(
                        LocalizedText(
                            vi: "\(code) \(survey.campaign.units.units[unit].name) · \(node.title.vi)",
                            en: "\(code) \(survey.campaign.units.units[unit].name(in: .en)) · \(node.title.en)"),
                        of: survey.questionnaire),
                    columns: [
                        AnswerColumn("step", vi: "bước", en: "step"),
                        AnswerColumn("content", vi: "nội dung", en: "content"),
                    ],
                    rows: steps.map { [$0.label.text(language), $0.text] })
            ] + (form.map { [$0.table(cells)] } ?? []) + [
                AnswerTable(
                    title: LocalizedText(vi: "Các câu", en: "Items"),
                    columns: [
                        AnswerColumn("item", vi: "câu", en: "item"),
                        AnswerColumn("answers", vi: "trả lời hợp lệ", en: "valid answers", isNumber: true),
                        AnswerColumn("levels", vi: "theo mức", en: "by level"),
                        AnswerColumn("missing", vi: "không tính", en: "not counted"),
                        AnswerColumn("percent", vi: "%", en: "%", isNumber: true),
                    ],
                    rows: items.map { item in
                        [
                            item.item, cells.count(item.answers), levels(item), missing(item),
                            cells.percent(item.percent),
                        ]
                    }),
                AnswerTable(
                    title: LocalizedText(vi: "Phiếu hợp lệ theo tệp", en: "Accepted forms by file"),
                    columns: [
                        AnswerColumn("file", vi: "tệp", en: "file"),
                        AnswerColumn("sha256", vi: "SHA-256", en: "SHA-256"),
                        AnswerColumn("records", vi: "phiếu", en: "forms", isNumber: true),
                    ],
                    rows: files.map { [$0.file, $0.sha256, cells.count($0.count)] }),
                AnswerTable(
                    title: LocalizedText(vi: "Câu trả lời đã sửa theo quyết định", en: "Answers corrected by decision"),
                    columns: [
                        AnswerColumn("record", vi: "bản ghi", en: "record"),
                        AnswerColumn("question", vi: "câu", en: "question"),
                        AnswerColumn("before", vi: "trong tệp", en: "in the file"),
                        AnswerColumn("after", vi: "sửa thành", en: "corrected to"),
                        AnswerColumn("author", vi: "người quyết định", en: "by"),
                        AnswerColumn("reason", vi: "lý do", en: "reason"),
                    ],
                    rows: corrections.map { [$0.record.text, $0.question, $0.before, $0.after, $0.author, $0.reason] }),
            ])
    }

    var code: String { survey.campaign.units.units[unit].code }
    var cells: Cells { Cells(language: language, rules: survey.campaign.definition.rounding) }

    // MARK: Steps

    private var steps: [(label: LocalizedText, text: String)] {
        let rounding = survey.campaign.definition.rounding
        var steps: [(label: LocalizedText, text: String)] = [
            (LocalizedText(vi: "số in ra", en: "printed"), cells.percent(estimate.percent)),
            (LocalizedText(vi: "làm tròn", en: "rounding"), rounding.text(.percent).text(language)),
            (LocalizedText(vi: "trước khi làm tròn", en: "before rounding"), beforeRounding),
        ]
        if let exact = estimate.exact {
            steps.append(
                (LocalizedText(vi: "đếm được", en: "counted"), "\(exact.numerator) / \(exact.denominator)"))
        }
        if let formula = survey.estimator.formula {
            steps.append((LocalizedText(vi: "công thức", en: "formula"), formulaText(formula).text(language)))
        }
        steps.append(
            (
                LocalizedText(vi: "cỡ mẫu", en: "base"),
                LocalizedText(
                    vi:
                        "\(cells.count(estimate.respondents)) người trả lời, \(cells.count(estimate.answers)) câu trả lời; tổng quyền số \(cells.number(estimate.weightedBase))",
                    en:
                        "\(cells.count(estimate.respondents)) respondents, \(cells.count(estimate.answers)) answers; sum of weights \(cells.number(estimate.weightedBase))"
                ).text(language)
            ))
        steps.append(
            (
                LocalizedText(vi: "sai số", en: "precision"),
                LocalizedText(
                    vi:
                        "sai số chuẩn \(cells.number(estimate.standardError)); khoảng tin cậy \(cells.interval(estimate)); hệ số thiết kế \(cells.number(estimate.designEffect)); cỡ mẫu hiệu dụng \(cells.number(estimate.effectiveSampleSize))",
                    en:
                        "standard error \(cells.number(estimate.standardError)); interval \(cells.interval(estimate)); design effect \(cells.number(estimate.designEffect)); effective n \(cells.number(estimate.effectiveSampleSize))"
                ).text(language)
            ))
        steps.append((LocalizedText(vi: "thiết kế mẫu", en: "design"), designText.text(language)))
        steps += weightSteps
        return steps
    }

    private var beforeRounding: String {
        switch estimate.percent {
        case .exact(let ratio): "\(ratio) = \(ratio.double)"
        case .measured(let value): "\(value)"
        case .absent(let absence): absence.text.text(language)
        }
    }

    private func formulaText(_ formula: IndexDefinition.Formula) -> LocalizedText {
        switch formula {
        case .topLevels: LocalizedText(vi: "tỷ lệ mức hài lòng trở lên", en: "share of the satisfied levels")
        case .meanOfHighest: LocalizedText(vi: "điểm trung bình / điểm cao nhất", en: "mean score / highest score")
        case .meanRescaled:
            LocalizedText(
                vi: "(trung bình − thấp nhất) / (cao nhất − thấp nhất)", en: "(mean − lowest) / (highest − lowest)")
        }
    }

    // MARK: Counts

    private func levels(_ item: Estimate) -> String {
        guard let position = survey.questionnaire.position(of: item.item),
            let scale = survey.questionnaire.scale(of: survey.questionnaire.questions[position])
        else { return "" }
        return zip(scale.levels, item.levelCounts).map { "\($0.code): \(cells.count($1))" }.joined(separator: ", ")
    }

    private func missing(_ item: Estimate) -> String {
        MissingReason.allCases.compactMap { reason in
            item.missing[reason].flatMap { $0 > 0 ? "\(reason.text.text(language)): \(cells.count($0))" : nil }
        }.joined(separator: ", ")
    }

    /// The corrected answers of the unit's records.
    private var corrections: [MadeCorrection] {
        let own = Set(survey.validation.batches.map(\.source.file))
        return survey.corrections.filter { $0.unit == unit && own.contains($0.record.batch) }
    }

    private var files: [(file: String, sha256: String, count: Int)] {
        var counts = [Int](repeating: 0, count: survey.validation.batches.count)
        let table = survey.sample.responses
        for row in 0..<table.rowCount where table.unit(row) == unit { counts[Int(table.origins[row].batch)] += 1 }
        return zip(survey.validation.batches, counts).filter { $1 > 0 }.map { ($0.source.file, $0.source.sha256, $1) }
    }

    private var json: JSONValue {
        guard case .object(var members) = figureJSON else { return figureJSON }
        members["weights"] = weightsJSON
        if members["weights"]?.isNull ?? true {
            members["weightsReason"] = .string(
                (survey.sample.isWeighted ? Absence.noResponses : Absence.notApplicable).rawValue)
        }
        if let form { members["form"] = form.json(language) }
        return .object(members)
    }

    private var figureJSON: JSONValue {
        [
            "questionnaire": .string(survey.questionnaire.id),
            "unit": .string(code), "item": .string(node.id), "printed": .string(cells.percent(estimate.percent)),
            "exact": estimate.exact.map {
                ["numerator": .string($0.numerator.description), "denominator": .string($0.denominator.description)]
            } ?? .null,
            "percent": estimate.percent.double.map { .number($0) } ?? .null,
            "reason": estimate.percent.absence.map { .string($0.rawValue) } ?? .null,
            "respondents": .integer(estimate.respondents), "answers": .integer(estimate.answers),
            "steps": .array(steps.map { ["label": .string($0.label.text(language)), "text": .string($0.text)] }),
            "items": .array(
                items.map { item in
                    [
                        "item": .string(item.item), "answers": .integer(item.answers),
                        "levels": .array(item.levelCounts.map { .integer($0) }),
                        "missing": .object(
                            Dictionary(
                                uniqueKeysWithValues: item.missing.map { ($0.key.name, JSONValue.integer($0.value)) })),
                        "printed": .string(cells.percent(item.percent)),
                    ]
                }),
            "files": .array(
                files.map { ["file": .string($0.file), "sha256": .string($0.sha256), "accepted": .integer($0.count)] }),
            "corrections": .array(
                corrections.map {
                    [
                        "batch": .string($0.record.batch), "record": .integer($0.record.record),
                        "question": .string($0.question), "before": .string($0.before), "after": .string($0.after),
                        "author": .string($0.author), "reason": .string($0.reason),
                    ]
                }),
        ]
    }
}
