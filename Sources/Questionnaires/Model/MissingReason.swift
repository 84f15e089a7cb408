public import Figures

/// Why a cell holds no answer.
///
/// The raw values are the order in which the reasons occupy the top codes of a column, see `Responses`.
public enum MissingReason: UInt8, Sendable, Hashable, CaseIterable {
    /// Nothing was written.
    case blank = 0
    /// The form did not put the question to this respondent.
    case notAsked = 1
    /// The respondent does not know.
    case doesNotKnow = 2
    /// The respondent refused to answer.
    case refused = 3
    /// The question does not apply to the respondent.
    case notApplicable = 4
    /// An impossible code, or several marks where one is allowed.
    case invalid = 5

    /// The name used in documents and machine-readable results.
    public var name: String {
        switch self {
        case .blank: "blank"
        case .notAsked: "notAsked"
        case .doesNotKnow: "doesNotKnow"
        case .refused: "refused"
        case .notApplicable: "notApplicable"
        case .invalid: "invalid"
        }
    }

    /// Finds the reason of a name, if there is one.
    public init?(name: String) {
        guard let reason = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = reason
    }

    /// What people read.
    public var text: LocalizedText {
        switch self {
        case .blank: LocalizedText(vi: "để trống", en: "blank")
        case .notAsked: LocalizedText(vi: "không hỏi", en: "not asked")
        case .doesNotKnow: LocalizedText(vi: "không biết", en: "does not know")
        case .refused: LocalizedText(vi: "từ chối trả lời", en: "refused")
        case .notApplicable: LocalizedText(vi: "không áp dụng", en: "not applicable")
        case .invalid: LocalizedText(vi: "ghi sai", en: "invalid")
        }
    }
}
