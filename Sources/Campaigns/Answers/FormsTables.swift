internal import Figures
internal import Questionnaires
internal import Reports
internal import Units
internal import Validation

/// The tables of `status` about the forms of one questionnaire.
struct FormsTables {
    private let campaign: Campaign
    private let part: CheckedRecords.Part
    private let language: Language

    init(_ campaign: Campaign, _ part: CheckedRecords.Part, _ language: Language) {
        self.campaign = campaign
        self.part = part
        self.language = language
    }

    /// All tables; those without rows are not shown.
    var all: [AnswerTable] { [units, numbers, outcomes, rates] }

    private var cells: Cells { Cells(language: language, rules: campaign.definition.rounding) }

    private var accounts: [UnitForms] {
        guard let forms = part.result.forms else { return [] }
        let known = campaign.units.fileOrder.map { forms.units[$0] }
        return known + (forms.unknown.returned > 0 ? [forms.unknown] : [])
    }

    private func title(_ vi: String, _ en: String) -> LocalizedText {
        guard campaign.questionnaires.count > 1 else { return LocalizedText(vi: vi, en: en) }
        return LocalizedText(vi: "\(vi) – \(part.questionnaire.id)", en: "\(en) – \(part.questionnaire.id)")
    }

    private func name(_ forms: UnitForms) -> [String] {
        guard let unit = forms.unit else {
            return ["", LocalizedText(vi: "chưa xác định đơn vị", en: "unit not known").text(language)]
        }
        return [campaign.units.units[unit].code, campaign.units.units[unit].name(in: language)]
    }

    private static let unitColumns = [
        AnswerColumn("unit", vi: "mã", en: "code"), AnswerColumn("name", vi: "đơn vị", en: "unit"),
    ]

    /// Forms issued, returned, valid, and what is still missing, by unit.
    var units: AnswerTable {
        var rows = accounts.map { name($0) + row($0) }
        if let whole = part.result.forms?.whole, rows.count > 1 {
            rows.append(["", LocalizedText(vi: "Cộng", en: "Total").text(language)] + row(whole))
        }
        return AnswerTable(
            title: title("Phiếu theo đơn vị", "Forms by unit"),
            columns: Self.unitColumns + [
                AnswerColumn("issued", vi: "phát ra", en: "issued", isNumber: true),
                AnswerColumn("returned", vi: "thu về", en: "returned", isNumber: true),
                AnswerColumn("valid", vi: "hợp lệ", en: "valid", isNumber: true),
                AnswerColumn("waiting", vi: "chờ xử lý", en: "waiting", isNumber: true),
                AnswerColumn("excluded", vi: "loại", en: "excluded", isNumber: true),
                AnswerColumn("missing", vi: "thiếu số", en: "missing", isNumber: true),
                AnswerColumn("target", vi: "chỉ tiêu", en: "target", isNumber: true),
                AnswerColumn("shortfall", vi: "còn thiếu", en: "short", isNumber: true),
            ], rows: rows)
    }

    private func row(_ forms: UnitForms) -> [String] {
        func optional(_ value: Int?) -> String { value.map(cells.count) ?? "–" }
        return [
            optional(forms.issued), cells.count(forms.returned), cells.count(forms.valid), cells.count(forms.waiting),
            cells.count(forms.excluded), optional(forms.missingCount), optional(forms.target),
            optional(forms.shortfall),
        ]
    }

    /// Numbers that are missing, that nobody handed out, or that came from another unit.
    private var numbers: AnswerTable {
        func short(_ list: [String]) -> String {
            list.count <= 40 ? list.joined(separator: ", ") : list.prefix(40).joined(separator: ", ") + " …"
        }
        var rows: [[String]] = []
        for forms in accounts {
            if let missing = forms.missing, !missing.isEmpty {
                rows.append(
                    name(forms) + [LocalizedText(vi: "chưa thu về", en: "missing").text(language)]
                        + [cells.count(forms.missingCount ?? 0), short(missing.map(\.text))])
            }
            if let outside = forms.outside, !outside.isEmpty {
                rows.append(
                    name(forms) + [LocalizedText(vi: "ngoài dãy số", en: "outside the series").text(language)]
                        + [cells.count(outside.count), short(outside)])
            }
            if !forms.ofOthers.isEmpty {
                let list = forms.ofOthers.map { "\($0.number) (\(campaign.units.units[$0.issuedTo].code))" }
                rows.append(
                    name(forms) + [LocalizedText(vi: "của đơn vị khác", en: "of another unit").text(language)]
                        + [cells.count(list.count), short(list)])
            }
            if !forms.contradicted.isEmpty {
                rows.append(
                    name(forms)
                        + [
                            LocalizedText(
                                vi: "mẫu ghi không trả lời, phiếu lại có",
                                en: "came though the sample says not answered"
                            ).text(language)
                        ] + [cells.count(forms.contradicted.count), short(forms.contradicted)])
            }
        }
        return AnswerTable(
            title: title("Số phiếu cần tìm", "Form numbers to look for"),
            columns: Self.unitColumns + [
                AnswerColumn("what", vi: "tình trạng", en: "what"),
                AnswerColumn("count", vi: "số phiếu", en: "forms", isNumber: true),
                AnswerColumn("numbers", vi: "các số", en: "numbers"),
            ], rows: rows)
    }

    /// What became of the persons drawn.
    private var outcomes: AnswerTable {
        let used = SampleOutcome.allCases.filter { outcome in accounts.contains { $0.outcomes[outcome] != nil } }
        guard !used.isEmpty else { return AnswerTable(title: title("", ""), columns: [], rows: []) }
        return AnswerTable(
            title: title("Kết quả tiếp cận mẫu", "Outcomes of the sample"),
            columns: Self.unitColumns
                + used.map { AnswerColumn($0.rawValue, vi: $0.text.vi, en: $0.text.en, isNumber: true) },
            rows: accounts.filter { !$0.outcomes.isEmpty }.map { forms in
                name(forms) + used.map { cells.count(forms.outcomes[$0] ?? 0) }
            })
    }

    /// The rates that reports print, by unit.
    private var rates: AnswerTable {
        let shown: [ResponseRate] = [.rr1, .rr2, .rr3, .rr5, .coop1, .ref1, .con1]
        var rows: [[String]] = []
        func row(_ tally: OutcomeTally) -> [String] {
            shown.map { tally.rate($0).map { cells.share($0) } ?? "–" }
        }
        for forms in accounts {
            if let tally = forms.tally, tally.cases > 0 { rows.append(name(forms) + row(tally)) }
        }
        if rows.count > 1, let tally = part.result.forms?.whole.tally {
            rows.append(["", LocalizedText(vi: "Cộng", en: "Total").text(language)] + row(tally))
        }
        return AnswerTable(
            title: title("Tỷ lệ trả lời (AAPOR)", "Response rates (AAPOR)"),
            columns: Self.unitColumns
                + shown.map { AnswerColumn($0.rawValue, vi: $0.rawValue, en: $0.rawValue, isNumber: true) },
            rows: rows)
    }
}
