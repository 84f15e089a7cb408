public import Questionnaires
public import Responses

/// Judges every record of a campaign's batches: what is wrong with it, and whether it counts.
///
/// The result depends on what the batches hold and on the settings, not on the order in which the batches came. What
/// becomes of a record, and what goes before what, says `RecordFates`.
public struct Validator: Sendable {
    private let context: CheckContext
    private let decisions: [Decision]
    private let issued: IssuedForms?

    /// The checks of single records, in the order in which they run.
    private static let recordChecks: [any RecordCheck] = [
        RelevanceCheck(), ConstraintCheck(), RequiredCheck(), IdentityCheck(), PeriodCheck(), RuleCheck(),
        BlankShareCheck(),
    ]

    /// Makes a validator for one questionnaire of a campaign.
    ///
    /// - Parameter issued: what was handed out; then the result accounts for forms, too.
    public init(
        questionnaire: Questionnaire, settings: ValidationSettings, decisions: [Decision] = [],
        issued: IssuedForms? = nil
    ) {
        context = CheckContext(questionnaire: questionnaire, settings: settings)
        self.decisions = decisions
        self.issued = issued
    }

    /// Validates batches.
    ///
    /// - Throws: `ValidationError` if a record were lost, which is a defect of the program.
    public func validate(_ batches: [BatchContents]) throws(ValidationError) -> ValidationResult {
        let judged = try judge(batches)
        let rows = judged.canonical.rows { judged.fates.rows[$0] == .accepted }
        var result = ValidationResult(
            accepted: judged.table.gathered(rows), batches: judged.verdicts, forms: judged.forms)
        result.interviewers = InterviewerTally.tallies(
            judged.batches, table: judged.table, fates: judged.fates, questionnaire: context.questionnaire)
        return result
    }

    /// Only what became of each record and form: the accepted responses are not put into their order.
    ///
    /// - Throws: `ValidationError` if a record were lost, which is a defect of the program.
    public func accounts(_ batches: [BatchContents]) throws(ValidationError) -> RecordAccounts {
        let judged = try judge(batches)
        return RecordAccounts(batches: judged.verdicts, forms: judged.forms)
    }

    /// What is known once every record has its fate.
    private struct Judged {
        var batches: [BatchContents]
        var table: ResponseTable
        var canonical: CanonicalOrder
        var fates: RecordFates
        var verdicts: [BatchVerdict]
        var forms: FormsAccounting?
    }

    private func judge(_ batches: [BatchContents]) throws(ValidationError) -> Judged {
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
        let canonical = CanonicalOrder(combined, questionnaire: context.questionnaire)
        let numbers = combined.formNumbers(context.questionnaire)
        let fates = RecordFates(
            checked, table: combined, order: canonical, numbers: numbers, context: context,
            decisions: DecisionBook(decisions))
        var verdicts: [BatchVerdict] = []
        var start = 0
        for (number, batch) in checked.enumerated() {
            let rows = start..<start + batch.table.rowCount
            verdicts.append(try BatchVerdict(batch, number: number, rows: rows, of: combined, fates: fates))
            start = rows.upperBound
        }
        let forms = issued.map { issued in
            FormsAccounting(
                issued: issued, table: combined, fates: fates.rows, refused: fates.refused.flatMap { $0 },
                batches: verdicts, numbers: numbers, questionnaire: context.questionnaire)
        }
        return Judged(
            batches: checked, table: combined, canonical: canonical, fates: fates, verdicts: verdicts, forms: forms)
    }

    /// Runs the checks of single records over one batch.
    private func check(_ batch: BatchContents) -> BatchContents {
        var batch = batch
        for check in Self.recordChecks {
            check.run(on: &batch.table, context: context, findings: &batch.findings)
        }
        return batch
    }
}

extension ResponseTable {
    /// Which texts of the column of form numbers are the same number.
    public func formNumbers(_ questionnaire: Questionnaire) -> FormNumbers {
        guard let position = questionnaire.position(of: .formNumber), case .texts(let texts) = columns[position] else {
            return FormNumbers()
        }
        return FormNumbers(texts.texts)
    }
}
