public import Figures

/// What became of a person or form that was drawn or issued (kết quả tiếp cận).
public enum SampleOutcome: String, Sendable, Hashable, CaseIterable {
    /// The form was filled in.
    case answered
    /// The form was filled in in part.
    case partial
    /// The person refused or broke off.
    case refused
    /// The person could not be reached.
    case notFound
    /// The person could not answer: ill, away, of another language.
    case unable
    /// Another person was taken in place of this one.
    case replaced
    /// The person was not one of those to be asked.
    case notEligible
    /// Nothing is known yet.
    case unknown

    /// What people read.
    public var text: LocalizedText {
        switch self {
        case .answered: LocalizedText(vi: "đã trả lời", en: "answered")
        case .partial: LocalizedText(vi: "trả lời một phần", en: "answered in part")
        case .refused: LocalizedText(vi: "từ chối", en: "refused")
        case .notFound: LocalizedText(vi: "không gặp được", en: "not found")
        case .unable: LocalizedText(vi: "không thể trả lời", en: "unable to answer")
        case .replaced: LocalizedText(vi: "đã thay người khác", en: "replaced")
        case .notEligible: LocalizedText(vi: "không thuộc đối tượng", en: "not eligible")
        case .unknown: LocalizedText(vi: "chưa rõ", en: "not known")
        }
    }

    /// The outcome that a word in either language means; nil for a word that means none.
    public init?(word: String) {
        guard let outcome = Self.words[FoldedText(word, removingMarks: true)] else { return nil }
        self = outcome
    }

    private static let words: [FoldedText: SampleOutcome] = {
        let lists: [SampleOutcome: [String]] = [
            .answered: [
                "đã trả lời", "trả lời", "hoàn thành", "đã phỏng vấn", "answered", "complete", "completed", "yes",
            ],
            .partial: ["trả lời một phần", "một phần", "chưa xong", "dở dang", "partial", "break-off"],
            .refused: ["từ chối", "refused", "refusal"],
            .notFound: [
                "không gặp", "không gặp được", "không tìm thấy", "không tìm được", "không liên hệ được", "vắng nhà",
                "not found", "not-found", "notfound", "no contact", "non-contact",
            ],
            .unable: ["không thể trả lời", "ốm", "đi vắng lâu", "không trả lời được", "unable", "other"],
            .replaced: ["thay", "đã thay", "thay thế", "đã thay thế", "đã thay người khác", "replaced", "substituted"],
            .notEligible: [
                "không thuộc đối tượng", "sai đối tượng", "không đủ điều kiện", "đã chết", "đã chuyển đi",
                "not eligible",
                "noteligible", "ineligible",
            ],
            .unknown: ["", "chưa rõ", "không rõ", "chưa", "chưa tiếp cận", "unknown", "pending"],
        ]
        var words: [FoldedText: SampleOutcome] = [:]
        for (outcome, list) in lists {
            for word in list + [outcome.rawValue] { words[FoldedText(word, removingMarks: true)] = outcome }
        }
        return words
    }()
}

extension SampleOutcome {
    /// Whether a valid form of the person goes with it.
    var allowsForm: Bool {
        switch self {
        case .answered, .partial, .unknown: true
        case .refused, .notFound, .unable, .replaced, .notEligible: false
        }
    }
}

/// A person or form that was drawn or issued: a row of sample.csv.
public struct SampledForm: Sendable, Hashable {
    /// The place of the unit in the registry.
    public var unit: Int
    /// The form number that the person was given, if there is one.
    public var form: String?
    /// The outcome as it was written down.
    public var outcome: SampleOutcome
    /// The form number or person that came in place of this one.
    public var replacement: String?
    /// The stratum that it was drawn in.
    public var stratum: String?
    /// The primary sampling unit that it was drawn in.
    public var psu: String?
    /// The probability of being drawn; kept for base weights.
    public var probability: Ratio?
    /// The line of the table.
    public var line: Int

    /// Makes a row from its parts.
    public init(
        unit: Int, form: String? = nil, outcome: SampleOutcome = .unknown, replacement: String? = nil,
        stratum: String? = nil, psu: String? = nil, probability: Ratio? = nil, line: Int = 0
    ) {
        self.unit = unit
        self.form = form
        self.outcome = outcome
        self.replacement = replacement
        self.stratum = stratum
        self.psu = psu
        self.probability = probability
        self.line = line
    }
}
