public import Figures

/// Something in the accepted forms that looks unlike the rest of them: a warning about forms, never their fate.
public struct FieldFinding: Sendable, Hashable {
    /// The check.
    public var rule: FieldRule
    /// What it is about.
    public var subject: Subject
    /// The place of the unit in the registry; nil where several units are concerned.
    public var unit: Int?
    /// The rows of the accepted table that would be left out if a person agreed; empty for what concerns no form more than
    /// another.
    public var rows: [Int]
    /// The figure that is unusual, such as a share; what it is, the message says.
    public var value: Double
    /// The same figure of the forms that it is compared with.
    public var expected: Double?
    /// How probable so unusual a figure is where nothing is wrong; nil for a check by a fixed bound.
    public var probability: Double?
    /// What was found, and how unusual it is.
    public var message: LocalizedText

    /// What a finding is about.
    public enum Subject: Sendable, Hashable {
        /// One form, by its row.
        case form(Int)
        /// Everything that one interviewer brought, by the name in the forms; masked if that is personal.
        case interviewer(String)
        /// A batch, by its place.
        case batch(Int)
        /// A unit as a whole.
        case unit
        /// The whole campaign.
        case campaign
    }

    /// Makes a finding from its parts.
    public init(
        _ rule: FieldRule, _ subject: Subject, unit: Int?, rows: [Int], value: Double, expected: Double? = nil,
        probability: Double? = nil, message: LocalizedText
    ) {
        self.rule = rule
        self.subject = subject
        self.unit = unit
        self.rows = rows
        self.value = value
        self.expected = expected
        self.probability = probability
        self.message = message
    }
}

/// What one check came to.
public struct FieldOutcome: Sendable, Hashable {
    /// The check.
    public var rule: FieldRule
    /// How many forms or groups were looked at.
    public var tests: Int
    /// The probability below which one is flagged; nil for a check by a fixed bound.
    public var level: Double?
    /// How many flags chance alone would give, at most, if nothing were wrong anywhere; nil where that is not known.
    public var expectedByChance: Double?
    /// What was found: by unit, then in the order of the table.
    public var findings: [FieldFinding]
    /// Why there was nothing to look at, or not everything was; nil otherwise.
    public var remark: LocalizedText?

    /// Makes an outcome from its parts.
    public init(
        _ rule: FieldRule, tests: Int = 0, level: Double? = nil, expectedByChance: Double? = nil,
        findings: [FieldFinding] = [], remark: LocalizedText? = nil
    ) {
        self.rule = rule
        self.tests = tests
        self.level = level
        self.expectedByChance = expectedByChance ?? level.map { $0 * Double(tests) }
        self.findings = findings
        self.remark = remark
    }

    /// The rows that a finding would leave out, each once, in order.
    public var flaggedRows: [Int] { Set(findings.flatMap(\.rows)).sorted() }
}
