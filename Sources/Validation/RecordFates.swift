import Figures
import Questionnaires
import Responses

/// Decides the fate of every record; the one place that does.
///
/// The first of these that holds is the record's fate:
///
/// 1. its batch was withdrawn: excluded (withdrawn);
/// 2. a person excluded it, or the same record in another batch (see `ExcludedCopies`): excluded (decided);
/// 3. its source leaves it out (rejected, not finished, …) and nobody decided to keep it: excluded, with that reason;
/// 4. another record is a later state of it on the form server, a person put another in its place, or kept another of its form number:
///    superseded;
/// 5. an error was found in it, or it could not be read: quarantined;
/// 6. it repeats a record that counts: duplicate;
/// 7. another sound record of its form number has another content: quarantined, as that one is;
/// 8. accepted.
///
/// Only sound records, those that 1 to 5 leave, can make another wait (7) or be repeated (6): a record that waits for
/// its own error must not hold back the mended copy that was imported after it. It is then noted in the waiting record.
struct RecordFates {
    /// The fate of each row of the combined table.
    var rows: [Disposition]
    /// The fate of each refused record, by batch.
    var refused: [[Disposition]]
    /// What was found, by batch.
    var findings: [[Finding]]

    /// Decides on all records of the batches, whose tables are put together in `table`.
    ///
    /// - Parameters:
    ///   - order: the canonical order of the table's rows.
    ///   - numbers: which texts are the same form number.
    init(
        _ batches: [BatchContents], table: ResponseTable, order: CanonicalOrder, numbers: FormNumbers,
        context: CheckContext, decisions: DecisionBook
    ) {
        findings = batches.map { Self.settled($0, context) }
        let verdicts = Self.verdicts(batches, table, decisions)
        let versions = SubmissionVersions(batches, table: table, questionnaire: context.questionnaire)
        let notes = SourceVerdicts(
            batches, table: table, questionnaire: context.questionnaire, versions: versions)
        // Most records are accepted; the others are picked out, the surest fate last.
        rows = Array(repeating: .accepted, count: table.rowCount)
        for row in Self.rowsWithErrors(findings, batches) { rows[row] = .quarantined }
        for (row, reason) in notes.exclusions where Self.isOpen(verdicts[row]) { rows[row] = .excluded(reason) }
        for (row, verdict) in verdicts {
            if case .excluded(let reason) = verdict { rows[row] = .excluded(reason) }
        }
        refused = batches.map { batch in
            batch.refused.map { record in
                let verdict = decisions.verdict(batch: batch.source.file, record: record.origin.record)
                if case .excluded(let reason) = verdict { return .excluded(reason) }
                return .quarantined
            }
        }
        let isExcluded = { (fate: Disposition) in if case .excluded = fate { true } else { false } }
        let excluded = ExcludedCopies(
            batches, table: table, questionnaire: context.questionnaire, numbers: numbers, versions: versions,
            decisions: decisions)
        for copy in excluded.copies(where: { Self.isOpen(verdicts[$0]) && !isExcluded(rows[$0]) }) {
            rows[copy.row] = .excluded(.decided)
            findings[Int(table.origins[copy.row].batch)].append(copy.finding)
        }
        replace(
            batches, table: table, decisions: decisions,
            identity: RecordIdentity(table, numbers: numbers, questionnaire: context.questionnaire))
        let check = DuplicateCheck(
            questionnaire: context.questionnaire, files: batches.map(\.source.file),
            keptPlace: verdicts.compactMapValues { verdict in if case .kept(let place) = verdict { place } else { nil }
            }, numbers: numbers, versions: versions)
        for edit in versions.edits(where: { !isExcluded(rows[$0]) })
        where Self.isOpen(verdicts[edit.row]) && !rows[edit.row].isLeftOut {
            rows[edit.row] = .superseded
            findings[Int(table.origins[edit.row].batch)].append(edit.finding)
        }
        let fates = rows
        let found = check.verdicts(
            on: table, order: order,
            isCandidate: { !fates[$0].isLeftOut }, isSound: { fates[$0] == .accepted })
        for verdict in found {
            findings[Int(table.origins[verdict.row].batch)].append(verdict.finding)
            if let disposition = verdict.disposition { rows[verdict.row] = disposition }
        }
        for told in notes.rejectedElsewhere(where: { rows[$0] == .accepted && Self.isOpen(verdicts[$0]) }) {
            findings[Int(table.origins[told.row].batch)].append(told.finding)
        }
        for told in excluded.others(where: { rows[$0] == .accepted && Self.isOpen(verdicts[$0]) }) {
            findings[Int(table.origins[told.row].batch)].append(told.finding)
        }
        for (number, batch) in batches.enumerated() {
            findings[number] += Self.unknownRecords(batch, decisions)
            findings[number] = findings[number].inRecordOrder
        }
    }

    /// Whether no decision speaks against what the source says.
    private static func isOpen(_ verdict: DecisionBook.Verdict?) -> Bool {
        switch verdict {
        case nil, .superseded: true
        case .kept, .excluded: false
        }
    }

    /// The findings of a batch with the campaign's severities.
    private static func settled(_ batch: BatchContents, _ context: CheckContext) -> [Finding] {
        let adjusted = context.settings.severities
        // In one list from the start: of a file whose every line is bad there are a million.
        var all: [Finding] = []
        all.reserveCapacity(batch.findings.count + batch.refused.count)
        all += batch.findings
        for record in batch.refused { all.append(record.finding) }
        guard !adjusted.isEmpty else { return all }
        for place in all.indices {
            let (rule, own) = (all[place].rule, all[place].severity)
            all[place].severity = FindingRule.severity(of: rule, own: own, adjusted: adjusted)
        }
        return all
    }

    /// What was decided about rows, for those about which something was.
    private static func verdicts(
        _ batches: [BatchContents], _ table: ResponseTable, _ decisions: DecisionBook
    ) -> [Int: DecisionBook.Verdict] {
        guard !decisions.isEmpty else { return [:] }
        var verdicts: [Int: DecisionBook.Verdict] = [:]
        for (row, origin) in table.origins.enumerated() {
            verdicts[row] = decisions.verdict(batch: batches[Int(origin.batch)].source.file, record: origin.record)
        }
        return verdicts
    }

    /// The rows in which an error was found. A batch's rows are in the order of its records.
    private static func rowsWithErrors(_ findings: [[Finding]], _ batches: [BatchContents]) -> [Int] {
        var rows: [Int] = []
        var start = 0
        for (found, batch) in zip(findings, batches) {
            let bad = RecordSet(found.lazy.filter { $0.severity == .error }.compactMap(\.record))
            if !bad.isEmpty {
                for (row, origin) in batch.table.origins.enumerated() where bad.contains(Int(origin.record)) {
                    rows.append(start + row)
                }
            }
            start += batch.table.rowCount
        }
        return rows
    }

    /// Notes decisions about records that the batch does not have: a slip in decisions.csv must not pass in silence.
    private static func unknownRecords(_ batch: BatchContents, _ decisions: DecisionBook) -> [Finding] {
        let named = decisions.records(of: batch.source.file)
        guard !named.isEmpty else { return [] }
        let known = Set((batch.table.origins + batch.refused.map(\.origin)).map { Int($0.record) })
        return named.filter { !known.contains($0) }.map { record in
            Finding(
                .decisionUnknownRecord, value: "\(record)",
                message: LocalizedText(
                    vi: "decisions.csv có quyết định về bản ghi \(record), nhưng lô này không có bản ghi đó.",
                    en: "decisions.csv decides on record \(record), which this batch does not have."))
        }
    }
}

extension [Finding] {
    /// Findings ordered by record, then by rule, field and value; those about the whole file first.
    var inRecordOrder: [Finding] {
        let isInOrder: (Finding, Finding) -> Bool = { left, right in
            if left.record != right.record { return (left.record ?? 0) < (right.record ?? 0) }
            if left.rule != right.rule { return left.rule < right.rule }
            if left.field != right.field { return (left.field ?? "") < (right.field ?? "") }
            if left.value != right.value { return (left.value ?? "") < (right.value ?? "") }
            return left.message.en < right.message.en
        }
        // Mostly they are in order as they come, and another list of a million findings would be a heavy one.
        let isSorted = indices.dropFirst().allSatisfy { !isInOrder(self[$0], self[$0 - 1]) }
        return isSorted ? self : sorted(by: isInOrder)
    }
}
