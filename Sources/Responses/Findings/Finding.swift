public import Figures
public import Questionnaires

/// What a check found, said to the person who can act on it.
public struct Finding: Sendable, Hashable {
    /// The identifier of the check or of the questionnaire's rule, such as `cell.impossibleCode`.
    public var rule: String
    /// What it does to the record.
    public var severity: Severity
    /// The number of the record in its batch, 1 for the first; nil for the batch as a whole.
    public var record: Int?
    /// The line of the file.
    public var line: Int?
    /// The offset in bytes in the file.
    public var byte: Int?
    /// The question or heading concerned.
    public var field: String?
    /// What was found there, shortened to 200 characters; `mask` if the field is personal.
    public var value: String?
    /// What is wrong and what to do.
    public var message: LocalizedText
    /// How many findings it stands for: more than 1 where a batch has so many of a kind that only the first are listed one by
    /// one and the others are counted.
    public var count = 1

    /// Makes a finding from its parts.
    public init(
        rule: String, severity: Severity, record: Int? = nil, line: Int? = nil, byte: Int? = nil, field: String? = nil,
        value: String? = nil, message: LocalizedText
    ) {
        self.rule = rule
        self.severity = severity
        self.record = record
        self.line = line
        self.byte = byte
        self.field = field
        self.value = value.map { $0.count > 200 ? String($0.prefix(199)) + "…" : $0 }
        self.message = message
    }

    /// What stands in place of a personal value. Findings are kept and printed, so the value itself is never in one; who
    /// may see it reads the record again by its origin.
    public static let mask = "•••"

    /// Whether a text is the mask, or what somebody's typing has left of it.
    public static func isMasked(_ text: String) -> Bool { text.contains("•") }

    /// Makes a finding about a record of a table.
    public init(
        rule: String, severity: Severity, origin: RecordOrigin, field: String? = nil, value: String? = nil,
        message: LocalizedText
    ) {
        self.init(
            rule: rule, severity: severity, record: Int(origin.record), line: Int(origin.line), byte: Int(origin.byte),
            field: field, value: value, message: message)
    }

    /// Makes a finding of a check of the program about a file.
    public init(
        _ rule: FindingRule, severity: Severity? = nil, line: Int? = nil, byte: Int? = nil, field: String? = nil,
        value: String? = nil, message: LocalizedText
    ) {
        self.init(
            rule: rule.rawValue, severity: severity ?? rule.severity, line: line, byte: byte, field: field,
            value: value,
            message: message)
    }

    /// Makes a finding of a check of the program about a record.
    public init(
        _ rule: FindingRule, severity: Severity? = nil, origin: RecordOrigin, field: String? = nil,
        value: String? = nil,
        message: LocalizedText
    ) {
        self.init(
            rule: rule.rawValue, severity: severity ?? rule.severity, origin: origin, field: field, value: value,
            message: message)
    }
}
