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
        let broken = BrokenRules(fates.findings[number])
        var waiting: [QuarantinedRecord] = []
        var leftOut: [RecordFate] = []
        var tally = UnitTally(table)
        tally.count(rows, of: table, fates: fates.rows) { row, fate in
            let origin = table.origins[row]
            leftOut.append(RecordFate(record: origin.record, disposition: fate))
            guard fate == .quarantined else { return }
            waiting.append(
                QuarantinedRecord(
                    origin: origin, unit: table.unit(row), rules: broken[Int(origin.record)], rawText: nil))
        }
        waiting.reserveCapacity(waiting.count + batch.refused.count)
        leftOut.reserveCapacity(leftOut.count + batch.refused.count)
        for (place, record) in batch.refused.enumerated() {
            let fate = fates.refused[number][place]
            tally.add(fate, unit: nil)
            leftOut.append(RecordFate(record: record.origin.record, disposition: fate))
            guard fate == .quarantined else { continue }
            var origin = record.origin
            origin.batch = UInt32(truncatingIfNeeded: number)
            waiting.append(
                QuarantinedRecord(
                    origin: origin, unit: nil, rules: broken[Int(origin.record)],
                    rawText: record.rawText.isEmpty ? nil : record.rawText))
        }
        let byUnit = tally.byUnit
        let counts = byUnit.values.reduce(DispositionCounts(), +)
        guard counts.isConserved, counts.records == batch.recordCount else {
            throw .recordsLost(file: batch.source.file, records: batch.recordCount, accounted: counts.accounted)
        }
        // In place: of a file of bad lines both are long, and mostly in order already.
        waiting.sort { $0.origin.record < $1.origin.record }
        leftOut.sort { $0.record < $1.record }
        self.init(
            source: batch.source, counts: counts, findings: fates.findings[number], quarantined: waiting,
            countsByUnit: byUnit, leftOut: leftOut)
    }
}
