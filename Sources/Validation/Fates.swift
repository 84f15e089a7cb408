import Questionnaires
import Responses

/// The fate of every record while it is being settled: rows of the combined table, and refused records by batch.
struct Fates {
    /// The fate of each row of the combined table.
    var rows: [Disposition]
    private var refused: [[Disposition]]
    private var findings: [[Finding]]

    /// Starts from what reading and the checks of single records found: an error quarantines its record.
    init(checked: [BatchContents], severities: [String: Severity]) {
        rows = []
        refused = checked.map { batch in batch.refused.map { _ in .quarantined } }
        findings = []
        for batch in checked {
            let settled = (batch.findings + batch.refused.map(\.finding)).map { finding in
                var finding = finding
                // A refused record stays quarantined whatever the campaign says: it could not be coded.
                finding.severity = severities[finding.rule] ?? finding.severity
                return finding
            }
            let bad = Set(settled.filter { $0.severity == .error }.compactMap(\.record))
            rows += batch.table.origins.map { bad.contains(Int($0.record)) ? .quarantined : .accepted }
            findings.append(settled)
        }
    }

    /// Leaves out the refused records that decisions name.
    mutating func exclude(batchesWithdrawn: Set<String>, records: Set<RecordName>, files: [String]) {
        for (batch, file) in files.enumerated() where batchesWithdrawn.contains(file) {
            refused[batch] = refused[batch].map { _ in .excluded(.withdrawn) }
        }
        refusedExclusions = records
    }

    private var refusedExclusions: Set<RecordName> = []

    /// Takes over what the duplicate check says of a row; an error found before stays.
    mutating func apply(_ verdict: DuplicateCheck.Verdict, origin: RecordOrigin) {
        findings[Int(origin.batch)].append(verdict.finding)
        if rows[verdict.row] == .quarantined, verdict.disposition == .duplicate {
            return
        }
        rows[verdict.row] = verdict.disposition
    }

    /// One verdict a batch, after checking that no record is lost.
    func verdicts(_ batches: [BatchContents], _ table: ResponseTable) throws(ValidationError) -> [BatchVerdict] {
        var verdicts: [BatchVerdict] = []
        var row = 0
        for (number, batch) in batches.enumerated() {
            var counts = DispositionCounts()
            var byUnit: [Int?: DispositionCounts] = [:]
            var quarantined: [QuarantinedRecord] = []
            let rules = Dictionary(grouping: findings[number].filter { $0.severity == .error && $0.record != nil }) {
                $0.record ?? 0
            }
            counts.records = batch.recordCount
            for _ in 0..<batch.table.rowCount {
                counts.count(rows[row])
                byUnit[table.unit(row), default: DispositionCounts()].count(rows[row])
                if rows[row] == .quarantined {
                    let origin = table.origins[row]
                    quarantined.append(
                        QuarantinedRecord(
                            origin: origin, unit: table.unit(row), rules: names(rules[Int(origin.record)]), rawText: nil))
                }
                row += 1
            }
            for (place, record) in batch.refused.enumerated() {
                var fate = refused[number][place]
                let name = RecordName(batch: batch.source.file, record: Int(record.origin.record))
                if refusedExclusions.contains(name) {
                    fate = .excluded(.decided)
                }
                counts.count(fate)
                byUnit[nil, default: DispositionCounts()].count(fate)
                if fate == .quarantined {
                    quarantined.append(
                        QuarantinedRecord(
                            origin: record.origin, unit: nil, rules: names(rules[Int(record.origin.record)]),
                            rawText: record.rawText))
                }
            }
            guard counts.isConserved else {
                throw .recordsLost(
                    file: batch.source.file, records: counts.records,
                    accounted: counts.accepted + counts.duplicates + counts.superseded + counts.excluded + counts.quarantined)
            }
            quarantined.sort { $0.origin.record < $1.origin.record }
            verdicts.append(
                BatchVerdict(
                    source: batch.source, counts: counts, findings: findings[number].inRecordOrder, quarantined: quarantined,
                    countsByUnit: byUnit))
        }
        return verdicts
    }

    private func names(_ findings: [Finding]?) -> [String] {
        Set((findings ?? []).map(\.rule)).sorted()
    }
}

extension [Finding] {
    /// Findings ordered by record, then by rule, field and value; those about the whole file first.
    var inRecordOrder: [Finding] {
        sorted { left, right in
            if left.record != right.record { return (left.record ?? 0) < (right.record ?? 0) }
            if left.rule != right.rule { return left.rule < right.rule }
            if left.field != right.field { return (left.field ?? "") < (right.field ?? "") }
            return (left.value ?? "") < (right.value ?? "")
        }
    }
}
