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
        let broken = Dictionary(
            grouping: fates.findings[number].filter { $0.severity == .error && $0.record != nil },
            by: { $0.record ?? 0 })
        func rules(_ origin: RecordOrigin) -> [String] {
            Set((broken[Int(origin.record)] ?? []).map(\.rule)).sorted()
        }
        var waiting: [QuarantinedRecord] = []
        var leftOut: [RecordFate] = []
        var byUnit: [Int?: DispositionCounts] = [:]
        // Rows of one unit mostly stand together: its counts are put away only where the unit changes.
        var unit: Int?
        var part = DispositionCounts()
        func close() {
            guard part.records > 0 else { return }
            byUnit[unit, default: DispositionCounts()] = byUnit[unit, default: DispositionCounts()] + part
            counts = counts + part
            part = DispositionCounts()
        }
        for row in rows {
            let own = table.unit(row)
            if own != unit {
                close()
                unit = own
            }
            let fate = fates.rows[row]
            part.records += 1
            part.count(fate)
            guard fate != .accepted else { continue }
            let origin = table.origins[row]
            leftOut.append(RecordFate(record: origin.record, disposition: fate))
            guard fate == .quarantined else { continue }
            waiting.append(QuarantinedRecord(origin: origin, unit: own, rules: rules(origin), rawText: nil))
        }
        close()
        unit = nil
        for (place, record) in batch.refused.enumerated() {
            let fate = fates.refused[number][place]
            part.records += 1
            part.count(fate)
            leftOut.append(RecordFate(record: record.origin.record, disposition: fate))
            guard fate == .quarantined else { continue }
            var origin = record.origin
            origin.batch = UInt32(truncatingIfNeeded: number)
            waiting.append(
                QuarantinedRecord(origin: origin, unit: nil, rules: rules(origin), rawText: record.rawText))
        }
        close()
        guard counts.isConserved, counts.records == batch.recordCount else {
            throw .recordsLost(file: batch.source.file, records: batch.recordCount, accounted: counts.accounted)
        }
        self.init(
            source: batch.source, counts: counts, findings: fates.findings[number],
            quarantined: waiting.sorted { $0.origin.record < $1.origin.record }, countsByUnit: byUnit,
            leftOut: leftOut.sorted { $0.record < $1.record })
    }
}
