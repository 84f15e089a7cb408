public import Figures
import Questionnaires
import Responses
public import Validation

/// What became of the batches, as the contract of `import` and `check` has it.
public enum BatchesJSON {
    /// The batches of all surveys in their order. The messages of findings are in the language given; cells that a
    /// questionnaire marks personal were masked where the findings were made.
    public static func value(_ batches: [BatchMaterial], language: Language) -> JSONValue {
        ["batches": .array(batches.map { value($0, language: language) })]
    }

    private static func value(_ batch: BatchMaterial, language: Language) -> JSONValue {
        var members: [String: JSONValue] = [
            "file": .string(batch.source.file), "sha256": .string(batch.source.sha256),
            "format": .string(batch.source.format.rawValue), "encoding": .string(batch.source.encoding),
            "findings": .array(batch.findings.shortened().map { value($0, language: language) }),
        ]
        members.merge(counts(batch.counts)) { first, _ in first }
        members["server"] = batch.source.server.map { .string($0) } ?? .null
        if batch.source.server == nil { members["serverReason"] = .string(Absence.notApplicable.rawValue) }
        members["dialect"] = batch.source.separator.map { .string($0) } ?? .null
        if batch.source.dialect == nil { members["dialectReason"] = .string(Absence.notApplicable.rawValue) }
        members["collection"] = batch.source.collection.map { .string($0.rawValue) } ?? .null
        if batch.source.collection == nil { members["collectionReason"] = "notStated" }
        return .object(members)
    }

    /// How many records had each fate; those that do not count also by the reason.
    public static func counts(_ counts: DispositionCounts) -> [String: JSONValue] {
        let reasons = counts.exclusions.map { ($0.key.rawValue, JSONValue.integer($0.value)) }
        return [
            "records": .integer(counts.records), "accepted": .integer(counts.accepted),
            "duplicates": .integer(counts.duplicates), "superseded": .integer(counts.superseded),
            "excluded": .integer(counts.excluded), "quarantined": .integer(counts.quarantined),
            "excludedBy": .object(Dictionary(uniqueKeysWithValues: reasons)),
        ]
    }

    private static func value(_ finding: Finding, language: Language) -> JSONValue {
        var members: [String: JSONValue] = [
            "rule": .string(finding.rule), "severity": .string(finding.severity.rawValue),
            "record": finding.record.map { .integer($0) } ?? .null,
            "line": finding.line.map { .integer($0) } ?? .null, "byte": finding.byte.map { .integer($0) } ?? .null,
            "field": finding.field.map { .string($0) } ?? .null, "value": finding.value.map { .string($0) } ?? .null,
            "message": .string(finding.message.text(language)),
        ]
        if finding.count > 1 { members["count"] = .integer(finding.count) }
        return .object(members)
    }
}
