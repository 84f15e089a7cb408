internal import Figures
internal import Responses
internal import Validation

/// What `check` says of files: each with its records and what would become of them, and what would change in the campaign.
struct ArrivalAnswer {
    let campaign: Campaign
    let outcome: ArrivalCheck.Outcome
    let language: Language

    /// The answer.
    var answer: Answer {
        var answer = CheckAnswer(campaign: campaign, verdicts: outcome.verdicts, language: language).answer
        answer.json = .object([
            "batches": answer.json["batches"] ?? [],
            "alreadyImported": .array(outcome.known.map { KnownFiles.value($0, withdrawn: outcome.withdrawn) }),
            "changes": .array(outcome.changes.map(value)),
        ])
        if outcome.verdicts.isEmpty { answer.tables = [] }
        if !outcome.changes.isEmpty { answer.tables.insert(changes, at: min(1, answer.tables.count)) }
        answer.notes = notes + answer.notes
        answer.needsAttention =
            answer.needsAttention || outcome.changes.contains { $0.after == .quarantined }
        return answer
    }

    private func value(_ change: ArrivalCheck.Change) -> JSONValue {
        [
            "file": .string(change.record.batch), "record": .integer(change.record.record),
            "before": .string(change.before.name), "after": .string(change.after.name),
        ]
    }

    /// The most records that a terminal is given one by one.
    private static let mostChanges = 100

    private var changes: AnswerTable {
        AnswerTable(
            title: LocalizedText(
                vi: "Bản ghi của đợt khảo sát sẽ đổi tình trạng (\(outcome.changes.count))",
                en: "Records of the campaign whose fate would change (\(outcome.changes.count))"),
            columns: [
                AnswerColumn("file", vi: "tệp", en: "file"),
                AnswerColumn("record", vi: "bản ghi", en: "record", isNumber: true),
                AnswerColumn("before", vi: "hiện nay", en: "now"),
                AnswerColumn("after", vi: "sau khi nhập", en: "after the import"),
            ],
            rows: outcome.changes.prefix(Self.mostChanges).map { change in
                [
                    change.record.batch, String(change.record.record), change.before.text.text(language),
                    change.after.text.text(language),
                ]
            })
    }

    private var notes: [LocalizedText] {
        outcome.known.map { KnownFiles.note($0, withdrawn: outcome.withdrawn) }
            + outcome.taken.map { given in
                LocalizedText(
                    vi:
                        "\(given): trong batches/ đã có tệp cùng tên với nội dung khác; khi nhập phải đặt tên khác bằng --as.",
                    en:
                        "\(given): batches/ has another file of this name; to import it, give it another name with --as."
                )
            }
    }
}

/// What is said of files that are in the campaign already.
enum KnownFiles {
    /// The sentence.
    ///
    /// - Parameter withdrawn: the batches that are withdrawn: one of those comes back by a decision, not by an import.
    static func note(_ known: ImportStage.Known, withdrawn: Set<String>) -> LocalizedText {
        let given = known.given ?? known.file
        guard withdrawn.contains(known.file) else {
            return LocalizedText(
                vi: "\(given): đã nhập trước đây (\(known.file)); không có gì thay đổi.",
                en: "\(given): already imported (as \(known.file)); nothing has changed.")
        }
        return LocalizedText(
            vi:
                "\(given): đã nhập trước đây (\(known.file)) rồi rút lại (withdraw), nên phiếu của lô này không được tính; không có gì thay đổi. "
                + "Muốn tính lại: hailong decide <đợt khảo sát> \(known.file) keep --reason …",
            en:
                "\(given): imported before (as \(known.file)) and withdrawn since, so its forms do not count; nothing has changed. To take the "
                + "withdrawal back: hailong decide <campaign> \(known.file) keep --reason …")
    }

    /// The same for programs.
    static func value(_ known: ImportStage.Known, withdrawn: Set<String>) -> JSONValue {
        [
            "file": .string(known.file), "sha256": .string(known.sha256),
            "given": .string(known.given ?? known.file), "withdrawn": .bool(withdrawn.contains(known.file)),
        ]
    }
}
