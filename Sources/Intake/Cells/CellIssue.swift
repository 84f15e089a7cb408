import Figures
import Questionnaires
import Responses

/// What can be wrong with one cell. None of these costs a form: the cell becomes the typed missing *invalid*.
enum CellIssue: Hashable {
    /// The code or label is none of the scale's.
    case impossibleCode
    /// Several marks where one is allowed.
    case severalMarks
    /// Not a number.
    case notANumber
    /// A number outside the question's bounds.
    case outOfBounds
    /// More decimals than the question allows.
    case tooManyDecimals
    /// Not a day of the calendar.
    case notADate
    /// A day with something behind it that is no time of day; the day is kept.
    case textAfterDate
    /// A longer text than the question allows.
    case tooLong
    /// The column with all levels says otherwise than the columns of single levels.
    case disagreeingColumns

    /// The check that the finding names.
    var rule: FindingRule {
        switch self {
        case .impossibleCode: .cellImpossibleCode
        case .severalMarks: .cellSeveralMarks
        case .notANumber: .cellNotANumber
        case .outOfBounds: .cellOutOfBounds
        case .tooManyDecimals: .cellTooManyDecimals
        case .notADate: .cellNotADate
        case .textAfterDate: .cellTextAfterDate
        case .tooLong: .cellTooLong
        case .disagreeingColumns: .cellDisagreeingColumns
        }
    }

    /// What is wrong, what was expected, and what becomes of the cell.
    func message(_ question: Question, in questionnaire: Questionnaire) -> LocalizedText {
        let problem = problem(question, in: questionnaire)
        let consequence =
            switch self {
            case .textAfterDate:
                LocalizedText(
                    vi: "; chỉ lấy ngày. Xem lại ngày này có đúng không.",
                    en: "; the day alone was taken. See whether it is the right one.")
            case .disagreeingColumns:
                LocalizedText(vi: "; câu được tính là ghi sai.", en: "; the answer counts as invalid.")
            default: LocalizedText(vi: "; ô được tính là ghi sai.", en: "; the cell counts as invalid.")
            }
        return LocalizedText(vi: problem.vi + consequence.vi, en: problem.en + consequence.en)
    }

    /// What is wrong and what was expected, without a full stop: what becomes of the text is for the caller to say.
    func problem(_ question: Question, in questionnaire: Questionnaire) -> LocalizedText {
        let (vi, en): (String, String) =
            switch self {
            case .impossibleCode: notOfScale(questionnaire.scale(of: question).map(allowed) ?? "")
            case .severalMarks:
                ("đánh dấu nhiều mức trong khi chỉ được chọn một", "several marks where one is allowed")
            case .notANumber: ("không phải là số", "not a number")
            case .outOfBounds: ("số nằm ngoài giới hạn của phiếu", "the number is outside the form's bounds")
            case .tooManyDecimals: ("quá nhiều chữ số thập phân", "too many decimals")
            case .notADate:
                (
                    "không phải là ngày (viết 31/12/2023 hoặc 2023-12-31)",
                    "not a date (write 31/12/2023 or 2023-12-31)"
                )
            case .textAfterDate:
                (
                    "sau ngày không phải là giờ hợp lệ (viết 08:30)",
                    "what stands behind the day is no time (write 08:30)"
                )
            case .tooLong: ("chữ dài quá mức cho phép", "the text is longer than allowed")
            case .disagreeingColumns:
                (
                    "cột chung và các cột từng mức ghi khác nhau",
                    "the column of all levels and those of single levels disagree"
                )
            }
        return LocalizedText(vi: "Câu \(question.id): \(vi)", en: "Question \(question.id): \(en)")
    }

    private func notOfScale(_ codes: String) -> (String, String) {
        ("giá trị không có trong thang trả lời (\(codes))", "not an answer of the scale (\(codes))")
    }

    private func allowed(_ scale: Scale) -> String {
        (scale.levels.map(\.code) + scale.missingCodes.map(\.code)).prefix(12).joined(separator: " ")
    }
}
