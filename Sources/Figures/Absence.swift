/// Why a figure is not there: every empty or withheld cell says so by one of these. The raw names are those of JSON.
public enum Absence: String, CaseIterable, Codable, Sendable, Error {
    /// No form came back from the unit.
    case noResponses
    /// Forms came back, but none answers this question.
    case noAnswers
    /// The share has nothing to be a share of.
    case zeroDenominator
    /// The criterion or question does not apply to the unit.
    case notApplicable
    /// Nobody has given points yet.
    case notScored
    /// The unit is kept out of the ranking.
    case notRanked
    /// The two figures come from different instruments, cards or units.
    case notComparable
    /// The method changed between the two years.
    case methodBreak
    /// There is no figure of the year before.
    case noPreviousYear
    /// Withheld, because the cell could disclose single respondents.
    case suppressed
    /// One primary sampling unit only: no variance can be estimated.
    case onePSU
    /// No degrees of freedom are left: no interval.
    case noDegreesOfFreedom
    /// The design gives no variance, as in a census or with a single answer.
    case noVariance
    /// Too few respondents for a test.
    case tooFewRespondents
    /// Too few degrees of freedom for a test.
    case fewDegreesOfFreedom
    /// An end of the interval lies beyond the values that were given.
    case beyondValues
    /// Something that the figure is computed from is missing.
    case missingInput
    /// The card is a draft and scores nothing.
    case draftCard
    /// The instrument, card or unit is not valid at that date.
    case outsideValidity

    /// A short reason, good for the note of a table cell.
    public var text: LocalizedText {
        switch self {
        case .noResponses: LocalizedText(vi: "không có phiếu", en: "no responses")
        case .noAnswers: LocalizedText(vi: "không có câu trả lời", en: "no answers")
        case .zeroDenominator: LocalizedText(vi: "mẫu số bằng 0", en: "denominator is 0")
        case .notApplicable: LocalizedText(vi: "không áp dụng", en: "not applicable")
        case .notScored: LocalizedText(vi: "chưa chấm điểm", en: "not scored")
        case .notRanked: LocalizedText(vi: "không xếp hạng", en: "not ranked")
        case .notComparable: LocalizedText(vi: "không so sánh được", en: "not comparable")
        case .methodBreak: LocalizedText(vi: "đứt chuỗi", en: "break in series")
        case .noPreviousYear: LocalizedText(vi: "không có số liệu năm trước", en: "no figure for the previous year")
        case .suppressed: LocalizedText(vi: "không công bố để bảo mật", en: "withheld for confidentiality")
        case .onePSU: LocalizedText(vi: "chỉ có một đơn vị mẫu sơ cấp", en: "only one primary sampling unit")
        case .noDegreesOfFreedom: LocalizedText(vi: "không còn bậc tự do", en: "no degrees of freedom")
        case .noVariance: LocalizedText(vi: "không ước lượng được phương sai", en: "variance cannot be estimated")
        case .tooFewRespondents: LocalizedText(vi: "quá ít người trả lời", en: "too few respondents")
        case .fewDegreesOfFreedom: LocalizedText(vi: "quá ít bậc tự do", en: "too few degrees of freedom")
        case .beyondValues:
            LocalizedText(vi: "đầu khoảng nằm ngoài các giá trị", en: "an end lies beyond the values")
        case .missingInput: LocalizedText(vi: "thiếu số liệu đầu vào", en: "input is missing")
        case .draftCard: LocalizedText(vi: "bộ tiêu chí dự thảo", en: "draft card")
        case .outsideValidity: LocalizedText(vi: "ngoài thời gian hiệu lực", en: "outside its validity")
        }
    }
}
