internal import Figures
internal import Intake
internal import Questionnaires
internal import Responses
internal import Validation

/// The records of a campaign, read, corrected and judged, one part for each questionnaire.
struct CheckedRecords {
    /// The records of one questionnaire.
    struct Part {
        /// The instrument.
        var questionnaire: Questionnaire
        /// What its batches hold, corrections made.
        var batches: [BatchContents]
        /// What became of their records.
        var result: RecordAccounts
    }

    /// The parts in the order of the campaign's questionnaires.
    var parts: [Part]
    /// How each batch was read.
    var tasks: [BatchStage.Task]
    /// What people decided.
    var decided: DecisionStage.Decided

    /// All decisions, those included that a mended file brings and nobody has written down yet.
    var decisions: [Decision] { decided.decisions }

    /// The verdicts on all batches by file.
    var verdicts: [BatchVerdict] {
        parts.flatMap(\.result.batches).sorted { $0.source.file < $1.source.file }
    }

    /// How many records wait for a decision.
    var waiting: Int { parts.reduce(0) { $0 + $1.result.count(\.quarantined) } }

    /// All findings with their records, in the order of the files.
    func located() -> [LocatedFinding] {
        var found: [LocatedFinding] = []
        for part in parts {
            let contents = Dictionary(
                part.batches.map { ($0.source.file, $0) }, uniquingKeysWith: { first, _ in first })
            for verdict in part.result.batches {
                let named = Set(verdict.findings.compactMap(\.record))
                var units: [Int: Int] = [:]
                if let table = contents[verdict.source.file]?.table {
                    for (row, origin) in table.origins.enumerated() where named.contains(Int(origin.record)) {
                        units[Int(origin.record)] = table.unit(row)
                    }
                }
                found += verdict.findings.map { finding in
                    LocatedFinding(
                        batch: verdict.source.file, unit: finding.record.flatMap { units[$0] },
                        disposition: finding.record.map { verdict.disposition(ofRecord: $0) }, finding: finding)
                }
            }
        }
        return found.enumerated().sorted { left, right in
            left.element.batch == right.element.batch
                ? left.offset < right.offset : left.element.batch < right.element.batch
        }.map(\.element)
    }
}
