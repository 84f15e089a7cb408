internal import Figures
internal import Responses
internal import Validation

/// What people should know about decisions besides what they did.
enum DecisionNotes {
    /// Decisions about records that are not there have no effect: a slip in decisions.csv must not pass in silence.
    static func ofUnknownRecords(_ verdicts: [BatchVerdict]) -> [LocalizedText] {
        ofUnknownRecords(verdicts.map { (file: $0.source.file, findings: $0.findings) })
    }

    /// The same, from the findings of each batch.
    static func ofUnknownRecords(_ batches: [(file: String, findings: [Finding])]) -> [LocalizedText] {
        let found = batches.flatMap { batch in
            batch.findings.filter { $0.rule == FindingRule.decisionUnknownRecord.rawValue }.map { (batch.file, $0) }
        }
        guard let (file, first) = found.first else { return [] }
        return [
            LocalizedText(
                vi:
                    "\(found.count) quyết định nêu bản ghi không có nên không có hiệu lực, ví dụ \(file): \(first.message.vi)",
                en:
                    "\(found.count) decisions name records that are not there, and have no effect, such as \(file): \(first.message.en)"
            )
        ]
    }
}
