public import Questionnaires
public import Responses

/// Judges every record of a campaign's batches: what is wrong with it, and whether it counts.
///
/// The result depends on what the batches hold and on the settings, not on the order in which the batches came.
public struct Validator: Sendable {
    private let context: CheckContext
    private let decisions: [Decision]

    /// The checks of single records, in the order in which they run.
    private static let recordChecks: [any RecordCheck] = [
        RelevanceCheck(), ConstraintCheck(), RequiredCheck(), IdentityCheck(), PeriodCheck(), RuleCheck(), BlankShareCheck(),
    ]

    /// Makes a validator for one questionnaire of a campaign.
    public init(questionnaire: Questionnaire, settings: ValidationSettings, decisions: [Decision] = []) {
        context = CheckContext(questionnaire: questionnaire, settings: settings)
        self.decisions = decisions
    }

    /// Validates batches.
    ///
    /// - Throws: `ValidationError` if a record were lost, which is a defect of the program.
    public func validate(_ batches: [BatchContents]) throws(ValidationError) -> ValidationResult {
        let ordered = batches.sorted { $0.source.file < $1.source.file }
        let checked = ordered.map(check)
        var combined = ResponseTable(for: context.questionnaire)
        for (number, batch) in checked.enumerated() {
            do {
                try combined.append(contentsOf: batch.table.renumbered(batch: number))
            } catch {
                throw .tables(error)
            }
        }
        var ledger = Fates(checked: checked, severities: context.settings.severities)
        settle(&ledger, combined, files: ordered.map(\.source.file))

        let order = CanonicalOrder(combined, questionnaire: context.questionnaire)
        let accepted = (0..<combined.rowCount).filter { ledger.rows[$0] == .accepted }.sorted(by: order.precedes)
        let verdicts = try ledger.verdicts(ordered, combined)
        return ValidationResult(accepted: combined.gathered(accepted), batches: verdicts)
    }

    /// Runs the checks of single records over one batch.
    private func check(_ batch: BatchContents) -> BatchContents {
        var batch = batch
        for check in Self.recordChecks {
            check.run(on: &batch.table, context: context, findings: &batch.findings)
        }
        return batch
    }

    /// Applies decisions, then tells duplicates and conflicts apart.
    private func settle(_ fates: inout Fates, _ table: ResponseTable, files: [String]) {
        let kept = Set(decisions.filter { $0.action == .keep }.map { RecordName(batch: $0.batch, record: $0.record) })
        let excluded = Set(decisions.filter { $0.action == .exclude }.map { RecordName(batch: $0.batch, record: $0.record) })
        let withdrawn = Set(decisions.filter { $0.action == .withdraw }.map(\.batch))
        func name(_ row: Int) -> RecordName {
            RecordName(batch: files[Int(table.origins[row].batch)], record: Int(table.origins[row].record))
        }
        var candidates: [Int] = []
        for row in 0..<table.rowCount {
            if withdrawn.contains(files[Int(table.origins[row].batch)]) {
                fates.rows[row] = .excluded(.withdrawn)
            } else if !excluded.isEmpty, excluded.contains(name(row)) {
                fates.rows[row] = .excluded(.decided)
            } else {
                candidates.append(row)
            }
        }
        fates.exclude(batchesWithdrawn: withdrawn, records: excluded, files: files)
        let order = CanonicalOrder(table, questionnaire: context.questionnaire)
        candidates.sort(by: order.precedes)
        let duplicates = DuplicateCheck(questionnaire: context.questionnaire, files: files) { origin in
            !kept.isEmpty && kept.contains(RecordName(batch: files[Int(origin.batch)], record: Int(origin.record)))
        }
        for verdict in duplicates.verdicts(on: table, candidates: candidates) {
            fates.apply(verdict, origin: table.origins[verdict.row])
        }
    }
}

/// A record by its file and number, as decisions name it.
struct RecordName: Hashable {
    var batch: String
    var record: Int?
}
