import Questionnaires
import Responses

/// What one interviewer brought, and what the checks of records found in it.
public struct InterviewerTally: Sendable, Hashable {
    /// The name or code in the forms, masked where that is personal; nil for records that name nobody, and for those that
    /// could not be read.
    public var name: String?
    /// What became of the records.
    public var counts: DispositionCounts
    /// How many findings the records have.
    public var findings: Int

    /// Makes a tally from its parts.
    public init(name: String?, counts: DispositionCounts = DispositionCounts(), findings: Int = 0) {
        self.name = name
        self.counts = counts
        self.findings = findings
    }

    /// What each interviewer brought, by name, records without one last; empty for a questionnaire that asks for none.
    ///
    /// - Parameters:
    ///   - batches: the batches in the order of the table.
    ///   - table: their records, one batch after the other.
    static func tallies(
        _ batches: [BatchContents], table: ResponseTable, fates: RecordFates, questionnaire: Questionnaire
    ) -> [InterviewerTally] {
        guard let position = questionnaire.position(of: .interviewer) else { return [] }
        let isPersonal = questionnaire.questions[position].isPersonal
        let cells = CellText(questionnaire)
        func name(_ row: Int) -> String? {
            table.columns[position].missingReason(row) == nil
                ? cells.text(of: table, column: position, row: row) : nil
        }
        var byName: [String?: InterviewerTally] = [:]
        func add(_ fate: Disposition, _ name: String?) {
            byName[name, default: InterviewerTally(name: name)].counts.records += 1
            byName[name]?.counts.count(fate)
        }
        var start = 0
        for (number, batch) in batches.enumerated() {
            let rows = start..<start + batch.table.rowCount
            start = rows.upperBound
            for row in rows { add(fates.rows[row], name(row)) }
            for fate in fates.refused[number] { add(fate, nil) }
            guard !fates.findings[number].isEmpty else { continue }
            var rowOfRecord: [Int: Int] = [:]
            for row in rows { rowOfRecord[Int(table.origins[row].record)] = row }
            for finding in fates.findings[number] {
                // What concerns a file as a whole is nobody's.
                guard let record = finding.record else { continue }
                let found = rowOfRecord[record].flatMap(name)
                byName[found, default: InterviewerTally(name: found)].findings += finding.count
            }
        }
        let names = byName.keys.compactMap(\.self).sorted()
        var tallies = names.enumerated().compactMap { place, name -> InterviewerTally? in
            var tally = byName[name]
            // A masked one is still told from the others, and has the number that the checks of the field give it.
            if isPersonal { tally?.name = "\(Finding.mask) \(place + 1)" }
            return tally
        }
        if let unnamed = byName[nil], unnamed.counts.records > 0 { tallies.append(unnamed) }
        return tallies
    }
}
