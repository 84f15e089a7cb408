public import Figures

/// Why a record is left out by something other than its own content.
public enum ExclusionReason: String, Sendable, Hashable, CaseIterable {
    /// A person decided so.
    case decided
    /// Its whole batch was withdrawn.
    case withdrawn
    /// A reviewer rejected it on the form server that it came from.
    case rejected
    /// It was not finished: the form server never got its end.
    case unfinished
    /// The person asked was not one of those to be asked.
    case notEligible
    /// The person asked refused.
    case refused
    /// It was filled in to try the form out.
    case test

    /// What people read.
    public var text: LocalizedText {
        switch self {
        case .decided: LocalizedText(vi: "loại theo quyết định xử lý", en: "excluded by decision")
        case .withdrawn: LocalizedText(vi: "lô phiếu đã rút", en: "batch withdrawn")
        case .rejected: LocalizedText(vi: "máy chủ phiếu đã từ chối", en: "rejected on the form server")
        case .unfinished: LocalizedText(vi: "phiếu chưa hoàn thành", en: "not finished")
        case .notEligible: LocalizedText(vi: "không thuộc đối tượng khảo sát", en: "not eligible")
        case .refused: LocalizedText(vi: "người được hỏi từ chối", en: "refused by the respondent")
        case .test: LocalizedText(vi: "phiếu thử", en: "test form")
        }
    }
}
