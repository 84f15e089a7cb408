public import Figures

/// One input that a rule asks for: a name by which files of scores give it, and what it may hold.
public struct RuleInput: Sendable, Hashable {
    /// The name in the column `input` of a file of scores, such as `numerator`.
    public var name: String
    /// What a sheet calls it.
    public var title: LocalizedText
    /// What it may hold.
    public var kind: Kind

    /// Makes an input from its parts.
    public init(_ name: String, title: LocalizedText, kind: Kind) {
        self.name = name
        self.title = title
        self.kind = kind
    }

    /// What an input may hold. No input is negative.
    public enum Kind: Sendable, Hashable {
        /// Points from 0 to the criterion's maximum.
        case points
        /// Any amount.
        case amount
        /// A whole number of cases.
        case count
        /// Yes or no: 1 or 0.
        case truth
        /// A percentage from 0 to 100.
        case percent

        /// What is expected, in words.
        public var text: LocalizedText {
            switch self {
            case .points: LocalizedText(vi: "điểm từ 0 đến điểm tối đa", en: "points from 0 to the maximum")
            case .amount: LocalizedText(vi: "số không âm", en: "a number not below 0")
            case .count: LocalizedText(vi: "số nguyên không âm", en: "a whole number not below 0")
            case .truth: LocalizedText(vi: "1 (có) hoặc 0 (không)", en: "1 (yes) or 0 (no)")
            case .percent: LocalizedText(vi: "tỷ lệ từ 0 đến 100", en: "a percentage from 0 to 100")
            }
        }

        /// Whether a value is possible for a criterion of the given maximum.
        func allows(_ value: Ratio, maximum: Ratio) -> Bool {
            guard !value.isNegative else { return false }
            return switch self {
            case .points: value <= maximum
            case .amount: true
            case .count: value.isWhole
            case .truth: value == .zero || value == .one
            case .percent: value <= 100
            }
        }
    }
}

extension RuleInput {
    /// The self-assessed points: shown, never counted.
    public static let selfAssessed = RuleInput(
        "self", title: LocalizedText(vi: "điểm tự chấm", en: "self-assessed points"), kind: .points)

    /// The points of the second appraisal, given after the unit explained itself; they go before those of the first.
    public static let secondAppraised = RuleInput(
        "second", title: LocalizedText(vi: "điểm thẩm định lần 2", en: "second appraisal"), kind: .points)

    /// Whether the criterion applies to the unit; it does unless this is 0.
    public static let applies = RuleInput(
        "applies", title: LocalizedText(vi: "có áp dụng", en: "applies"), kind: .truth)

    /// The percentage of a survey of the campaign; not entered but computed.
    public static let index = RuleInput(
        "index", title: LocalizedText(vi: "chỉ số khảo sát", en: "survey index"), kind: .percent)

    /// Points that were given outright, by the name of the source that gives them.
    static func mark(_ name: String) -> RuleInput {
        let title =
            switch name {
            case PointSource.survey.rawValue: LocalizedText(vi: "điểm điều tra", en: "survey points")
            case PointSource.leaders.rawValue: LocalizedText(vi: "điểm lãnh đạo chấm", en: "leaders’ mark")
            default: LocalizedText(vi: "điểm thẩm định", en: "appraised points")
            }
        return RuleInput(name, title: title, kind: .points)
    }
}

/// The inputs that are there for one criterion and unit, by name. Rules take few inputs, so a list is searched.
public struct RuleInputs: Sendable, Hashable {
    private var pairs: [(name: String, value: Ratio)]

    /// Makes the inputs from names and values; of a name given twice the first value counts.
    public init(_ pairs: [(name: String, value: Ratio)] = []) {
        self.pairs = pairs
    }

    /// The value of a name.
    public subscript(name: String) -> Ratio? {
        for pair in pairs where pair.name == name { return pair.value }
        return nil
    }

    /// Adds a value.
    mutating func append(_ name: String, _ value: Ratio) {
        pairs.append((name, value))
    }

    /// All names and values, in the order in which they were entered.
    var all: [(name: String, value: Ratio)] { pairs }

    /// Whether nothing was entered.
    var isEmpty: Bool { pairs.isEmpty }

    /// Whether both hold the same names and values in the same order.
    public static func == (left: RuleInputs, right: RuleInputs) -> Bool {
        left.pairs.elementsEqual(right.pairs) { $0.name == $1.name && $0.value == $1.value }
    }

    /// Hashes names and values.
    public func hash(into hasher: inout Hasher) {
        for pair in pairs {
            hasher.combine(pair.name)
            hasher.combine(pair.value)
        }
    }
}

extension RuleInputs: ExpressibleByDictionaryLiteral {
    /// Makes the inputs from a literal, as tests and worked examples do.
    public init(dictionaryLiteral elements: (String, Ratio)...) {
        pairs = elements.map { (name: $0.0, value: $0.1) }
    }
}
