import Questionnaires
import Responses

extension BatchVerdict {
    /// Accounts for every record of a batch.
    ///
    /// - Parameters:
    ///   - number: the place of the batch among those that were put together.
    ///   - rows: the rows of the combined table that are the batch's.
    /// - Throws: `recordsLost` if records and fates do not add up.
    init(
        _ batch: BatchContents, number: Int, rows: Range<Int>, of table: ResponseTable, fates: RecordFates
    ) throws(ValidationError) {
        var counts = DispositionCounts()
        counts.records = batch.recordCount
        let broken = Dictionary(
            grouping: fates.findings[number].filter { $0.severity == .error && $0.record != nil },
            by: { $0.record ?? 0 })
        func rules(_ origin: RecordOrigin) -> [String] {
            Set((broken[Int(origin.record)] ?? []).map(\.rule)).sorted()
        }
        var waiting: [QuarantinedRecord] = []
        for row in rows {
            counts.count(fates.rows[row])
            guard fates.rows[row] == .quarantined else { continue }
            let origin = table.origins[row]
            waiting.append(QuarantinedRecord(origin: origin, unit: table.unit(row), rules: rules(origin), rawText: nil))
        }
        for (place, record) in batch.refused.enumerated() {
            counts.count(fates.refused[number][place])
            guard fates.refused[number][place] == .quarantined else { continue }
            var origin = record.origin
            origin.batch = UInt32(truncatingIfNeeded: number)
            waiting.append(
                QuarantinedRecord(origin: origin, unit: nil, rules: rules(origin), rawText: record.rawText))
        }
        guard counts.isConserved else {
            throw .recordsLost(file: batch.source.file, records: counts.records, accounted: counts.accounted)
        }
        self.init(
            source: batch.source, counts: counts, findings: fates.findings[number],
            quarantined: waiting.sorted { $0.origin.record < $1.origin.record })
    }
}
