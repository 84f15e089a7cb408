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
        Answer(
            json: json, tables: [table], notes: [note] + [withoutEffect, mendedCopies].compactMap(\.self),
            needsAttention: after.waiting > 0)
    }

    /// What is said of a decision about a record of a batch that is left out as a whole, for that goes first.
    private var withoutEffect: LocalizedText? {
        guard let record = decision.record, after.decided.excludedBatches.contains(decision.batch) else { return nil }
        return LocalizedText(
            vi:
                "Cả lô \(decision.batch) đã rút hoặc loại, nên quyết định về bản ghi \(record) chưa có hiệu lực. Muốn tính lại lô này: "
                + "hailong decide <đợt khảo sát> \(decision.batch) keep --reason …",
            en:
                "The whole batch \(decision.batch) is withdrawn or excluded, so the decision about record \(record) has no effect. To take "
                + "that back: hailong decide <campaign> \(decision.batch) keep --reason …")
    }

    /// The records that still count in place of records of a batch that is left out as a whole.
    private var copies: [RecordName] {
        guard decision.record == nil, decision.action == .withdraw || decision.action == .exclude else { return [] }
        return after.mendedCopies(of: decision.batch)
    }

    /// What is said of mended copies: they are forms of the batch that should not be there.
    private var mendedCopies: LocalizedText? {
        let copies = copies
        guard !copies.isEmpty else { return nil }
        let list = copies.prefix(10).map(\.text).joined(separator: ", ") + (copies.count > 10 ? " …" : "")
        return LocalizedText(
            vi:
                "\(copies.count) bản ghi của lô này vẫn được tính ở bản đã sửa (\(list)). Nếu cũng phải bỏ: chạy lại với --with-mended.",
            en:
                "\(copies.count) records of this batch still count in their mended form (\(list)). If these are to go as well: run it again "
                + "with --with-mended.")
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
            "mendedCopies": .array(copies.map { ["file": .string($0.batch), "record": .integer($0.record)] }),
            "before": FormsJSON.value(counts(before)), "after": FormsJSON.value(counts(after)),
        ]
    }
}
