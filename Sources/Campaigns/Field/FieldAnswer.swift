internal import Estimation
internal import Figures
internal import Questionnaires
internal import Responses
internal import Units
internal import Validation

/// What `findings` says of the checks of the field: for people tables, for programs `field`.
struct FieldAnswer {
    let campaign: Campaign
    let stages: [FieldStage]
    let language: Language

    /// The most findings that a terminal is given one by one.
    private static let most = 60

    var cells: Cells { Cells(language: language, rules: campaign.definition.rounding) }

    /// The tables: the checks, what they found, what that would change, and the range.
    var tables: [AnswerTable] { [checks, list, effects, ranges].filter { !$0.rows.isEmpty } }

    /// What people should know besides.
    var notes: [LocalizedText] {
        var notes = stages.flatMap { [$0.remark, $0.rangeRemark].compactMap(\.self) }
        let found = stages.flatMap(\.checks).reduce(0) { $0 + $1.outcome.findings.count }
        if found > Self.most {
            notes.append(
                LocalizedText(
                    vi:
                        "Kiểm tra hiện trường có \(found) điểm; mới liệt kê \(Self.most). Danh sách đầy đủ: --format json.",
                    en: "The field's checks found \(found); \(Self.most) are listed. The whole list: --format json."))
        }
        if found > 0 {
            notes.append(
                LocalizedText(
                    vi: "Kiểm tra hiện trường chỉ cảnh báo: không phiếu nào bị loại nếu không có quyết định.",
                    en: "The field's checks only warn: no form is left out without a decision."))
        }
        return notes
    }

    // MARK: Tables

    private var checks: AnswerTable {
        FieldChecksTable(cells: cells, outcomes: stages.flatMap { $0.checks.map(\.outcome) }).all
    }

    private var list: AnswerTable {
        let all = stages.flatMap { stage in
            stage.checks.flatMap { check in check.outcome.findings.map { (stage: stage, finding: $0) } }
        }
        return AnswerTable(
            title: LocalizedText(vi: "Điểm bị nghi", en: "What looks unusual"),
            columns: [
                AnswerColumn("check", vi: "kiểm tra", en: "check"), AnswerColumn("unit", vi: "đơn vị", en: "unit"),
                AnswerColumn("subject", vi: "đối tượng", en: "about"),
                AnswerColumn("message", vi: "nội dung", en: "message"),
                AnswerColumn("advice", vi: "cách xử lý", en: "what to do"),
            ],
            rows: all.prefix(Self.most).map { stage, finding in
                [
                    finding.rule.rawValue, finding.unit.map(code) ?? "*", subject(finding.subject, stage),
                    finding.message.text(language), finding.rule.advice.text(language),
                ]
            })
    }

    private var effects: AnswerTable {
        AnswerTable(
            title: LocalizedText(
                vi: "Chỉ số nếu bỏ các phiếu bị nghi", en: "The index if the flagged forms were left out"),
            columns: [
                AnswerColumn("check", vi: "kiểm tra", en: "check"), AnswerColumn("unit", vi: "đơn vị", en: "unit"),
                AnswerColumn("respondents", vi: "n", en: "n", isNumber: true),
                AnswerColumn("percent", vi: "%", en: "%", isNumber: true),
                AnswerColumn("without_respondents", vi: "n khi bỏ", en: "n without", isNumber: true),
                AnswerColumn("without_percent", vi: "% khi bỏ", en: "% without", isNumber: true),
                AnswerColumn("change", vi: "thay đổi", en: "change", isNumber: true),
            ],
            rows: stages.flatMap { stage in
                stage.checks.flatMap { check in
                    check.effects.map { effect in
                        [
                            check.outcome.rule.rawValue, code(effect.scope), cells.count(effect.with.respondents),
                            cells.percent(effect.with.percent), cells.count(effect.without.respondents),
                            cells.percent(effect.without.percent), signed(change(effect)),
                        ]
                    }
                }
            })
    }

    private var ranges: AnswerTable {
        AnswerTable(
            title: LocalizedText(
                vi: "Khoảng của chỉ số nếu mọi phiếu chờ xử lý đều không hài lòng hoặc đều hài lòng",
                en: "The range of the index if all waiting forms were dissatisfied or all satisfied"),
            columns: [
                AnswerColumn("unit", vi: "đơn vị", en: "unit"),
                AnswerColumn("waiting", vi: "phiếu chờ", en: "waiting", isNumber: true),
                AnswerColumn("percent", vi: "%", en: "%", isNumber: true),
                AnswerColumn("lowest", vi: "thấp nhất", en: "lowest", isNumber: true),
                AnswerColumn("highest", vi: "cao nhất", en: "highest", isNumber: true),
            ],
            rows: stages.flatMap { stage in
                stage.ranges.map { range in
                    [
                        code(range.scope), cells.count(range.waiting), cells.percent(figure(range)),
                        cells.percent(range.lowest.percent), cells.percent(range.highest.percent),
                    ]
                }
            })
    }

    // MARK: Parts

    /// The figure as it stands; a unit of which every form waits has none.
    func figure(_ range: FieldStage.Range) -> Quantity {
        range.figure?.percent ?? .absent(.noResponses)
    }

    /// The difference of the two printed figures, as everybody computes it who has the table.
    func change(_ effect: FieldStage.Effect) -> Double? {
        let rounding = campaign.definition.rounding.percent
        guard let before = try? effect.with.percent.rounded(rounding),
            let after = try? effect.without.percent.rounded(rounding),
            let change = try? after.ratio.subtracting(before.ratio)
        else { return nil }
        return change.double
    }

    func signed(_ change: Double?) -> String {
        guard let change, let exact = try? Ratio(measured: change),
            let rounded = try? exact.rounded(campaign.definition.rounding.percent)
        else { return "–" }
        return FigureFormat(language).signed(rounded)
    }

    func code(_ unit: Int) -> String { campaign.units.units[unit].code }

    func code(_ scope: EstimateScope) -> String {
        switch scope {
        case .whole: "*"
        case .block(let name): name
        case .unit(let unit): code(unit)
        }
    }

    func file(_ row: Int, _ stage: FieldStage) -> String {
        let batch = Int(stage.origins[row].batch)
        return stage.batches.indices.contains(batch) ? stage.batches[batch].file : ""
    }

    func kind(_ subject: FieldFinding.Subject) -> String {
        switch subject {
        case .form: "form"
        case .interviewer: "interviewer"
        case .batch: "batch"
        case .unit: "unit"
        case .campaign: "campaign"
        }
    }

    func subject(_ subject: FieldFinding.Subject, _ stage: FieldStage) -> String {
        switch subject {
        case .form(let row): "\(file(row, stage)) · \(stage.origins[row].record)"
        case .interviewer(let name): name
        case .batch(let place): stage.batches.indices.contains(place) ? stage.batches[place].file : ""
        case .unit: ""
        case .campaign: "*"
        }
    }
}
