import Figures
import Questionnaires
import Reports
import Responses
import Testing

@testable import Validation

/// What validation found, as reports take it over.
@Suite struct BatchMaterialTests {
    @Test func refusalsAreCountedByUnitAndRule() {
        func record(_ unit: Int?, _ rules: [String], _ number: UInt32) -> QuarantinedRecord {
            QuarantinedRecord(
                origin: RecordOrigin(record: number, line: number + 1, byte: 0), unit: unit, rules: rules,
                rawText: "secret")
        }
        var counts = DispositionCounts()
        for _ in 0..<4 { counts.count(.quarantined) }
        counts.records = 4
        let source = BatchSource(file: "batches/a.csv", sha256: "00", size: 1, format: .csv, encoding: "utf-8")
        let verdict = BatchVerdict(
            source: source, counts: counts, findings: [],
            quarantined: [
                record(2, ["record.conflict"], 1), record(2, ["record.conflict", "record.conflict", "a"], 2),
                record(1, ["record.conflict"], 3), record(nil, ["unit.unknown"], 4),
            ])
        #expect(
            BatchMaterial(verdict).refusals == [
                Refusal(unit: nil, rule: "unit.unknown", records: 1),
                Refusal(unit: 1, rule: "record.conflict", records: 1), Refusal(unit: 2, rule: "a", records: 1),
                Refusal(unit: 2, rule: "record.conflict", records: 2),
            ])
    }
}
