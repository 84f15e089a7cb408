internal import Figures
internal import Questionnaires
internal import Reports
internal import Responses
internal import Units
internal import Validation

/// What `status` says: batches and the fates of their records, what waits and why, and the account of forms.
struct StatusAnswer {
    let campaign: Campaign
    let records: CheckedRecords
    /// What the checks of the field found, a questionnaire after the other.
    let field: [FieldSummary]
    let language: Language

    /// The answer.
    var answer: Answer {
        Answer(
            json: json,
            tables: [batches, exclusions, waiting] + records.parts.flatMap { FormsTables(campaign, $0, language).all }
                + [FieldChecksTable(cells: cells, outcomes: field.flatMap(\.outcomes)).flagged],
            csv: unitsOfAll, notes: notes,
            needsAttention: records.waiting > 0)
    }

    private var cells: Cells { Cells(language: language, rules: campaign.definition.rounding) }

    /// The forms by unit of every questionnaire, one below the other.
    private var unitsOfAll: AnswerTable? {
        let tables = records.parts.map { (id: $0.questionnaire.id, table: FormsTables(campaign, $0, language).units) }
        guard var all = tables.first?.table else { return nil }
        all.columns.insert(AnswerColumn("questionnaire", vi: "mẫu phiếu", en: "questionnaire"), at: 0)
        all.rows = tables.flatMap { part in part.table.rows.map { [part.id] + $0 } }
        return all
    }

    private var counts: DispositionCounts {
        records.verdicts.reduce(DispositionCounts()) { $0 + $1.counts }
    }

    // MARK: Tables

    private var batches: AnswerTable {
        var rows = records.verdicts.map { row($0.source.file, $0.source.format.rawValue, $0.counts) }
        if rows.count > 1 { rows.append(row(LocalizedText(vi: "Cộng", en: "Total").text(language), "", counts)) }
        return AnswerTable(
            title: LocalizedText(vi: "Lô phiếu", en: "Batches"),
            columns: [
                AnswerColumn("file", vi: "tệp", en: "file"), AnswerColumn("format", vi: "dạng", en: "format"),
            ] + FateColumns.all, rows: rows)
    }

    private func row(_ file: String, _ format: String, _ counts: DispositionCounts) -> [String] {
        [file, format] + cells.fates(counts)
    }

    private var exclusions: AnswerTable {
        AnswerTable(
            title: LocalizedText(vi: "Bản ghi đã loại", en: "Excluded records"),
            columns: [
                AnswerColumn("reason", vi: "lý do", en: "reason"),
                AnswerColumn("records", vi: "bản ghi", en: "records", isNumber: true),
            ],
            rows: ExclusionReason.allCases.compactMap { reason in
                counts.exclusions[reason].map { [reason.text.text(language), cells.count($0)] }
            })
    }

    private var waitingByRule: [(rule: String, records: Int)] {
        var byRule: [String: Int] = [:]
        for record in records.verdicts.flatMap(\.quarantined) {
            for rule in Set(record.rules) { byRule[rule, default: 0] += 1 }
        }
        return byRule.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private var waiting: AnswerTable {
        let texts = RuleTexts(campaign.questionnaires)
        return AnswerTable(
            title: LocalizedText(vi: "Bản ghi chờ xử lý theo lý do", en: "Records that wait, by reason"),
            columns: [
                AnswerColumn("rule", vi: "quy tắc", en: "rule"), AnswerColumn("title", vi: "nội dung", en: "what"),
                AnswerColumn("records", vi: "bản ghi", en: "records", isNumber: true),
                AnswerColumn("advice", vi: "cách xử lý", en: "what to do"),
            ],
            rows: waitingByRule.map { rule, count in
                let entry = texts.entry(rule)
                return [rule, entry.title.text(language), cells.count(count), entry.toDo.text(language)]
            })
    }

    private var notes: [LocalizedText] {
        var notes: [LocalizedText] = []
        if let notice = campaign.definition.notice { notes.append(notice) }
        if records.verdicts.isEmpty {
            notes.append(LocalizedText(vi: "Chưa có lô phiếu nào.", en: "There are no batches yet."))
        }
        if !records.decisions.isEmpty {
            let count = records.decisions.count
            notes.append(LocalizedText(vi: "\(count) quyết định xử lý.", en: "\(count) decisions."))
        }
        notes += DecisionNotes.ofUnknownRecords(records.verdicts)
        if field.contains(where: { $0.outcomes.contains { !$0.findings.isEmpty } }) {
            notes.append(
                LocalizedText(
                    vi: "Kiểm tra hiện trường chỉ cảnh báo; từng điểm và ảnh hưởng tới chỉ số: hailong findings.",
                    en: "The checks of the field only warn; one by one, and what they would change: hailong findings."))
        }
        for count in field.compactMap(\.unchecked) {
            notes.append(
                LocalizedText(
                    vi:
                        "\(FigureFormat(.vi).count(count)) phiếu, quá nhiều để kiểm tra hiện trường ở đây: hailong findings.",
                    en:
                        "\(FigureFormat(.en).count(count)) forms are too many to check the field here: hailong findings."
                ))
        }
        if records.waiting > 0 {
            notes.append(
                LocalizedText(
                    vi: "Xem từng bản ghi: hailong findings; lấy tệp để sửa: hailong findings --export sua.csv.",
                    en:
                        "For the records one by one: hailong findings; for a file to mend: hailong findings --export mend.csv."
                ))
        }
        return notes
    }

    // MARK: JSON

    private var json: JSONValue {
        let decisions = Dictionary(grouping: records.decisions, by: \.action)
        return [
            "campaign": .string(campaign.definition.id),
            "batches": .array(records.verdicts.map(json)),
            "records": FormsJSON.value(counts),
            "waiting": .array(waitingByRule.map { ["rule": .string($0.rule), "records": .integer($0.records)] }),
            "decisions": .object(
                Dictionary(
                    uniqueKeysWithValues: Decision.Action.allCases.map {
                        ($0.rawValue, .integer(decisions[$0]?.count ?? 0))
                    })),
            "questionnaires": .array(
                zip(records.parts, field).map { part, field in
                    [
                        "field": field.unchecked == nil
                            ? .array(field.outcomes.map(FieldChecksTable.json)) : .null,
                        "questionnaire": .string(part.questionnaire.id),
                        "records": FormsJSON.value(
                            part.result.batches.reduce(DispositionCounts()) { $0 + $1.counts }),
                        "forms": part.result.forms.map {
                            FormsJSON.value($0, units: campaign.units, rounding: campaign.definition.rounding)
                        } ?? .null,
                    ]
                }),
        ]
    }

    private func json(_ verdict: BatchVerdict) -> JSONValue {
        var members: [String: JSONValue] = [
            "file": .string(verdict.source.file), "sha256": .string(verdict.source.sha256),
            "format": .string(verdict.source.format.rawValue), "encoding": .string(verdict.source.encoding),
            "collection": verdict.source.collection.map { .string($0.rawValue) } ?? .null,
            "period": verdict.source.period.map { .string($0) } ?? .null,
        ]
        if verdict.source.collection == nil { members["collectionReason"] = "notStated" }
        if verdict.source.period == nil { members["periodReason"] = "notStated" }
        for severity in Severity.allCases {
            members[severity.rawValue + "s"] = .integer(verdict.findings.count { $0.severity == severity })
        }
        members.merge(FormsJSON.value(verdict.counts).members ?? [:]) { first, _ in first }
        return .object(members)
    }
}
