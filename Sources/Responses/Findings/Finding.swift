public import Figures
public import Questionnaires

/// What a check found, said to the person who can act on it.
///
/// A file of which every line is bad has a million of them. So what those of one kind share is kept once, behind a reference, and
/// a finding itself holds little more than its place.
public struct Finding: Sendable, Hashable {
    /// What findings of one kind share.
    private var shared: Shared
    /// The number of the record, the line, the byte; the highest number of each stands for none.
    private var recordNumber: UInt32
    private var lineNumber: UInt32
    private var byteOffset: UInt64
    private var times: UInt32 = 1
    /// What was found there, shortened to 200 characters; `mask` if the field is personal.
    public var value: String?

    /// What findings of one kind share.
    private final class Shared: Sendable, Hashable {
        let rule: String
        let severity: Severity
        let field: String?
        let message: LocalizedText

        init(rule: String, severity: Severity, field: String?, message: LocalizedText) {
            self.rule = rule
            self.severity = severity
            self.field = field
            self.message = message
        }

        static func == (left: Shared, right: Shared) -> Bool {
            left === right
                || left.rule == right.rule && left.severity == right.severity && left.field == right.field
                    && left.message == right.message
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(rule)
            hasher.combine(severity)
            hasher.combine(field)
            hasher.combine(message)
        }
    }

    /// The identifier of the check or of the questionnaire's rule, such as `cell.impossibleCode`.
    public var rule: String { shared.rule }

    /// What it does to the record.
    public var severity: Severity {
        get { shared.severity }
        set { if newValue != severity { share(severity: newValue, message: message) } }
    }

    /// The number of the record in its batch, 1 for the first; nil for the batch as a whole.
    public var record: Int? {
        get { recordNumber == .max ? nil : Int(recordNumber) }
        set { recordNumber = Self.stored(newValue) }
    }

    /// The line of the file.
    public var line: Int? {
        get { lineNumber == .max ? nil : Int(lineNumber) }
        set { lineNumber = Self.stored(newValue) }
    }

    /// The offset in bytes in the file.
    public var byte: Int? {
        get { byteOffset == .max ? nil : Int(byteOffset) }
        set { byteOffset = newValue.map { UInt64(clamping: $0) } ?? .max }
    }

    /// The question or heading concerned.
    public var field: String? { shared.field }

    /// What is wrong and what to do.
    public var message: LocalizedText {
        get { shared.message }
        set { share(severity: severity, message: newValue) }
    }

    /// How many findings it stands for: more than 1 where a batch has so many of a kind that only the first are listed one by
    /// one and the others are counted.
    public var count: Int {
        get { Int(times) }
        set { times = UInt32(clamping: newValue) }
    }

    /// Makes a finding from its parts.
    public init(
        rule: String, severity: Severity, record: Int? = nil, line: Int? = nil, byte: Int? = nil, field: String? = nil,
        value: String? = nil, message: LocalizedText
    ) {
        shared = Shared(rule: rule, severity: severity, field: field, message: message)
        recordNumber = Self.stored(record)
        lineNumber = Self.stored(line)
        byteOffset = byte.map { UInt64(clamping: $0) } ?? .max
        self.value = value.map { $0.count > 200 ? String($0.prefix(199)) + "…" : $0 }
    }

    private static func stored(_ number: Int?) -> UInt32 { number.map { UInt32(clamping: $0) } ?? .max }

    private mutating func share(severity: Severity, message: LocalizedText) {
        shared = Shared(rule: shared.rule, severity: severity, field: shared.field, message: message)
    }

    /// The same about another record, sharing what does not hang on the record.
    ///
    /// - Parameter value: what was found there; at most 200 characters of it are kept.
    public func about(_ origin: RecordOrigin, value: String? = nil) -> Finding {
        var other = self
        other.recordNumber = origin.record
        other.lineNumber = origin.line
        other.byteOffset = origin.byte
        other.value = value.map { $0.count > 200 ? String($0.prefix(199)) + "…" : $0 }
        return other
    }

    /// Whether two findings share what does not hang on the record, without a look at it.
    func isOfKind(of other: Finding) -> Bool { shared === other.shared && times == other.times }

    /// What findings of its kind have in common, about no record.
    var withoutPlace: Finding {
        var kind = self
        kind.recordNumber = .max
        kind.lineNumber = .max
        kind.byteOffset = .max
        kind.value = nil
        return kind
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
            rule: rule, severity: severity, record: Int(origin.record), line: Int(origin.line),
            byte: Int(clamping: origin.byte), field: field, value: value, message: message)
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
