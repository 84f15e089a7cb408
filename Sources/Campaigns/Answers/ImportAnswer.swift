internal import Figures
internal import Responses
internal import Validation

/// What `import` says: the new batches as `check` has them, what was there already, and what the campaign now waits for.
struct ImportAnswer {
    let campaign: Campaign
    let outcome: ImportStage.Outcome
    let language: Language

    /// The answer.
    var answer: Answer {
        let new = outcome.verdicts.filter { outcome.new.contains($0.source.file) }
        var answer = CheckAnswer(campaign: campaign, verdicts: new, language: language).answer
        answer.json = .object([
            "batches": answer.json["batches"] ?? [],
            "alreadyImported": .array(outcome.known.map { KnownFiles.value($0, withdrawn: withdrawn) }),
            "waiting": .integer(waiting),
        ])
        if new.isEmpty { answer.tables = [] }
        answer.notes = notes(new)
        answer.needsAttention = waiting > 0
        return answer
    }

    /// The records that wait for a decision, in the whole campaign.
    private var waiting: Int { outcome.verdicts.reduce(0) { $0 + $1.counts.quarantined } }

    private var withdrawn: Set<String> { outcome.decided.withdrawnBatches }

    private func notes(_ new: [BatchVerdict]) -> [LocalizedText] {
        var notes = outcome.known.filter { $0.given != nil }.map { KnownFiles.note($0, withdrawn: withdrawn) }
        let known = outcome.known.count { $0.given == nil }
        if new.isEmpty && known > 0 {
            notes.append(
                LocalizedText(
                    vi: "\(known) lô trong batches/ đều đã nhập trước đây; không có gì thay đổi.",
                    en: "All \(known) batches of batches/ were imported before; nothing has changed."))
        }
        if !new.isEmpty {
            notes.append(
                LocalizedText(vi: "Đã nhập \(new.count) lô phiếu.", en: "Imported \(new.count) batches."))
        }
        if waiting > 0 {
            notes.append(
                LocalizedText(
                    vi: "Cả đợt khảo sát còn \(FigureFormat(.vi).count(waiting)) bản ghi chờ xử lý.",
                    en: "In the whole campaign \(FigureFormat(.en).count(waiting)) records wait for a decision."))
        }
        return notes
    }
}
