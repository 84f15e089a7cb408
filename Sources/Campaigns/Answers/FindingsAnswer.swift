internal import Figures
internal import Questionnaires
internal import Reports
internal import Responses
internal import Units
internal import Validation

/// What `findings` asks for.
public struct FindingsRequest: Sendable, Hashable {
    /// The codes of the units whose records' findings are wanted; empty for all findings.
    public var units: [String]
    /// The rules; empty for all.
    public var rules: [String]
    /// The severities, by name; empty for all.
    public var severities: [String]
    /// The batches, by path or file name; empty for all.
    public var batches: [String]
    /// Whether findings in records that are settled (replaced, excluded, repeated) are wanted, too.
    public var includesSettled: Bool
    /// Whether the checks of the field are wanted where other choices are made; without any they always are.
    public var includesField: Bool

    /// Makes a request.
    public init(
        units: [String] = [], rules: [String] = [], severities: [String] = [], batches: [String] = [],
        includesSettled: Bool = false, includesField: Bool = false
    ) {
        self.units = units
        self.rules = rules
        self.severities = severities
        self.batches = batches
        self.includesSettled = includesSettled
        self.includesField = includesField
    }

    /// Whether the checks of the field are to be made: they see all forms, so a choice among findings leaves them out.
    var wantsField: Bool {
        includesField || units.isEmpty && rules.isEmpty && severities.isEmpty && batches.isEmpty
    }
}

/// A finding with the record that it is about.
struct LocatedFinding {
    /// The batch's file.
    var batch: String
    /// The place of the record's unit; nil where it is not known, or the finding is about the whole batch.
    var unit: Int?
    /// What became of the record; nil for a finding about the whole batch.
    var disposition: Disposition?
    /// The finding.
    var finding: Finding
}

/// What `findings` says: what was found, by rule, then one by one.
struct FindingsAnswer {
    let campaign: Campaign
    let found: [LocatedFinding]
    let waiting: Int
    /// What the checks of the field found; nil where they were not asked for.
    let field: FieldAnswer?
    let language: Language

    private var cells: Cells { Cells(language: language, rules: campaign.definition.rounding) }

    /// The most findings that a terminal is given one by one.
    private static let most = 200

    /// The answer.
    var answer: Answer {
        Answer(
            json: json, tables: [rules, list(Array(sorted.prefix(Self.most)))] + (field?.tables ?? []),
            csv: list(found),
            notes: notes + (field?.notes ?? []),
            needsAttention: waiting > 0)
    }

    /// The gravest first; within a severity as they stand in the files.
    private var sorted: [LocatedFinding] {
        found.enumerated().sorted { left, right in
            let severities = (left.element.finding.severity, right.element.finding.severity)
            return severities.0 == severities.1 ? left.offset < right.offset : severities.0 > severities.1
        }.map(\.element)
    }

    private struct Key: Hashable {
        var severity: Severity
        var rule: String
    }

    private struct Group {
        var severity: Severity
        var rule: String
        var findings: Int
        var records: Int
    }

    private var groups: [Group] {
        let byRule = Dictionary(grouping: found) { Key(severity: $0.finding.severity, rule: $0.finding.rule) }
        return byRule.map { key, found in
            let records = Set(found.compactMap { one in one.finding.record.map { "\($0) \(one.batch)" } })
            return Group(
                severity: key.severity, rule: key.rule, findings: found.reduce(0) { $0 + $1.finding.count },
                records: records.count)
        }.sorted { left, right in
            left.severity == right.severity ? left.rule < right.rule : left.severity > right.severity
        }
    }

    private var rules: AnswerTable {
        let texts = RuleTexts(campaign.questionnaires)
        return AnswerTable(
            title: LocalizedText(vi: "Phát hiện theo quy tắc", en: "Findings by rule"),
            columns: [
                AnswerColumn("severity", vi: "mức", en: "severity"), AnswerColumn("rule", vi: "quy tắc", en: "rule"),
                AnswerColumn("title", vi: "nội dung", en: "what"),
                AnswerColumn("findings", vi: "số lần", en: "count", isNumber: true),
                AnswerColumn("records", vi: "bản ghi", en: "records", isNumber: true),
                AnswerColumn("advice", vi: "cách xử lý", en: "what to do"),
            ],
            rows: groups.map { group in
                let entry = texts.entry(group.rule)
                return [
                    group.severity.text.text(language), group.rule, entry.title.text(language),
                    cells.count(group.findings), cells.count(group.records), entry.toDo.text(language),
                ]
            })
    }

    private func list(_ found: [LocatedFinding]) -> AnswerTable {
        AnswerTable(
            title: LocalizedText(vi: "Từng phát hiện", en: "One by one"),
            columns: [
                AnswerColumn("batch", vi: "lô", en: "batch"),
                AnswerColumn("record", vi: "bản ghi", en: "record", isNumber: true),
                AnswerColumn("line", vi: "dòng", en: "line", isNumber: true),
                AnswerColumn("unit", vi: "đơn vị", en: "unit"),
                AnswerColumn("disposition", vi: "tình trạng", en: "fate"),
                AnswerColumn("severity", vi: "mức", en: "severity"),
                AnswerColumn("rule", vi: "quy tắc", en: "rule"), AnswerColumn("field", vi: "câu", en: "field"),
                AnswerColumn("value", vi: "giá trị", en: "value"),
                AnswerColumn("message", vi: "nội dung", en: "message"),
            ],
            rows: found.map { one in
                let finding = one.finding
                return [
                    one.batch, finding.record.map(String.init) ?? "", finding.line.map(String.init) ?? "",
                    one.unit.map { campaign.units.units[$0].code } ?? "",
                    one.disposition?.text.text(language) ?? "", finding.severity.text.text(language), finding.rule,
                    finding.field ?? "", cells.oneLine(finding.value ?? ""), finding.message.text(language),
                ]
            })
    }

    private var notes: [LocalizedText] {
        var notes: [LocalizedText] = []
        if found.isEmpty {
            notes.append(LocalizedText(vi: "Không có phát hiện nào như vậy.", en: "There are no such findings."))
        }
        if found.count > Self.most {
            notes.append(
                LocalizedText(
                    vi:
                        "Mới liệt kê \(Self.most) phát hiện đầu; danh sách đầy đủ: thêm --format csv hoặc --format json.",
                    en: "The first \(Self.most) are listed; the whole list: add --format csv or --format json."))
        }
        return notes
    }

    private var json: JSONValue {
        let texts = RuleTexts(campaign.questionnaires)
        return [
            "campaign": .string(campaign.definition.id), "quarantined": .integer(waiting),
            "rules": .array(
                groups.map { group in
                    let entry = texts.entry(group.rule)
                    return [
                        "rule": .string(group.rule), "severity": .string(group.severity.rawValue),
                        "title": .string(entry.title.text(language)), "advice": .string(entry.toDo.text(language)),
                        "findings": .integer(group.findings), "records": .integer(group.records),
                    ]
                }),
            "findings": .array(found.map(json)), "field": field?.json ?? [],
        ]
    }

    private func json(_ one: LocatedFinding) -> JSONValue {
        let finding = one.finding
        var members: [String: JSONValue] = [
            "batch": .string(one.batch), "rule": .string(finding.rule),
            "severity": .string(finding.severity.rawValue), "record": finding.record.map { .integer($0) } ?? .null,
            "line": finding.line.map { .integer($0) } ?? .null, "byte": finding.byte.map { .integer($0) } ?? .null,
            "unit": one.unit.map { .string(campaign.units.units[$0].code) } ?? .null,
            "disposition": one.disposition.map { .string($0.name) } ?? .null,
            "field": finding.field.map { .string($0) } ?? .null, "value": finding.value.map { .string($0) } ?? .null,
            "message": .string(finding.message.text(language)),
        ]
        if finding.count > 1 { members["count"] = .integer(finding.count) }
        return .object(members)
    }
}
