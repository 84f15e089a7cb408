public import Responses
public import Validation

/// What became of one batch, as reports need it: its file, its counts, its findings, and which units' records wait.
public struct BatchMaterial: Sendable, Hashable {
    /// The file, by its path relative to the campaign's folder.
    public var source: BatchSource
    /// How many records had each fate.
    public var counts: DispositionCounts
    /// What was found, personal cells masked already.
    public var findings: [Finding]
    /// How many records wait because of each rule, by unit.
    public var refusals: [Refusal]

    /// Makes material from its parts.
    public init(source: BatchSource, counts: DispositionCounts, findings: [Finding], refusals: [Refusal] = []) {
        self.source = source
        self.counts = counts
        self.findings = findings
        self.refusals = refusals
    }

    /// Makes material of what validation found.
    public init(_ verdict: BatchVerdict) {
        var counts: [Refusal.Place: Int] = [:]
        for record in verdict.quarantined {
            for rule in Set(record.rules) { counts[Refusal.Place(unit: record.unit, rule: rule), default: 0] += 1 }
        }
        self.init(
            source: verdict.source, counts: verdict.counts, findings: verdict.findings,
            refusals: counts.map { Refusal(unit: $0.key.unit, rule: $0.key.rule, records: $0.value) }
                .sorted { ($0.unit ?? -1, $0.rule) < ($1.unit ?? -1, $1.rule) })
    }
}

/// How many records of a unit wait because they broke a rule.
public struct Refusal: Sendable, Hashable {
    /// The place of the unit in the registry; nil where it is not known.
    public var unit: Int?
    /// The rule's identifier.
    public var rule: String
    /// The records; one that broke two rules counts under both.
    public var records: Int

    /// Makes a count.
    public init(unit: Int?, rule: String, records: Int) {
        self.unit = unit
        self.rule = rule
        self.records = records
    }

    struct Place: Hashable {
        var unit: Int?
        var rule: String
    }
}
