internal import Figures
internal import Questionnaires
internal import Reports
internal import Responses
internal import Validation

/// What `correct`, `decide` and `withdraw` say: the decision, and how many records had which fate before and after.
struct DecisionAnswer {
    let campaign: Campaign
    let decision: Decision
    let isNew: Bool
    let before: CheckedRecords
    let after: CheckedRecords
    let language: Language

    /// The answer.
    var answer: Answer {
        Answer(json: json, tables: [table], notes: [note], needsAttention: after.waiting > 0)
    }

    private func counts(_ records: CheckedRecords) -> DispositionCounts {
        records.verdicts.reduce(DispositionCounts()) { $0 + $1.counts }
    }

    private var note: LocalizedText {
        isNew
            ? LocalizedText(
                vi: "Đã ghi vào \(campaign.path(DecisionsFile.name)).",
                en: "Written to \(campaign.path(DecisionsFile.name)).")
            : LocalizedText(
                vi: "Quyết định này đã có hiệu lực từ trước; không ghi thêm gì.",
                en: "This decision stands already; nothing was written.")
    }

    private var table: AnswerTable {
        let cells = Cells(language: language, rules: campaign.definition.rounding)
        func row(_ vi: String, _ en: String, _ counts: DispositionCounts) -> [String] {
            [LocalizedText(vi: vi, en: en).text(language)] + cells.fates(counts)
        }
        return AnswerTable(
            title: LocalizedText(vi: "Bản ghi của đợt khảo sát", en: "Records of the campaign"),
            columns: [
                AnswerColumn("when", vi: "", en: "")
            ] + FateColumns.all,
            rows: [row("trước", "before", counts(before)), row("sau", "after", counts(after))])
    }

    /// Whether the answer that is corrected is personal; then it is not repeated.
    private var isPersonal: Bool {
        guard let name = decision.question else { return false }
        return campaign.questionnaires.contains { questionnaire in
            questionnaire.position(of: name).map { questionnaire.questions[$0].isPersonal } ?? false
        }
    }

    private var json: JSONValue {
        [
            "campaign": .string(campaign.definition.id), "written": .bool(isNew),
            "decision": [
                "batch": .string(decision.batch), "record": decision.record.map { .integer($0) } ?? .null,
                "action": .string(decision.action.rawValue),
                "question": decision.question.map { .string($0) } ?? .null,
                "value": decision.value.map { .string(isPersonal ? Finding.mask : $0) } ?? .null,
                "author": .string(decision.author), "reason": .string(decision.reason),
            ],
            "before": FormsJSON.value(counts(before)), "after": FormsJSON.value(counts(after)),
        ]
    }
}
