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

    /// What is wrong and what was expected.
    func message(_ question: Question, in questionnaire: Questionnaire) -> LocalizedText {
        switch self {
        case .impossibleCode:
            let codes = questionnaire.scale(of: question).map(allowed) ?? ""
            return LocalizedText(
                vi: "Câu \(question.id): giá trị không có trong thang trả lời (\(codes)); ô được tính là ghi sai.",
                en: "Question \(question.id): not an answer of the scale (\(codes)); the cell counts as invalid.")
        case .severalMarks:
            return LocalizedText(
                vi: "Câu \(question.id): đánh dấu nhiều mức trong khi chỉ được chọn một; ô được tính là ghi sai.",
                en: "Question \(question.id): several marks where one is allowed; the cell counts as invalid.")
        case .notANumber:
            return LocalizedText(
                vi: "Câu \(question.id): không phải là số; ô được tính là ghi sai.",
                en: "Question \(question.id): not a number; the cell counts as invalid.")
        case .outOfBounds:
            return LocalizedText(
                vi: "Câu \(question.id): số nằm ngoài giới hạn của phiếu; ô được tính là ghi sai.",
                en: "Question \(question.id): the number is outside the form's bounds; the cell counts as invalid.")
        case .tooManyDecimals:
            return LocalizedText(
                vi: "Câu \(question.id): quá nhiều chữ số thập phân; ô được tính là ghi sai.",
                en: "Question \(question.id): too many decimals; the cell counts as invalid.")
        case .notADate:
            return LocalizedText(
                vi: "Câu \(question.id): không phải là ngày (viết 31/12/2023 hoặc 2023-12-31); ô được tính là ghi sai.",
                en: "Question \(question.id): not a date (write 31/12/2023 or 2023-12-31); the cell counts as invalid.")
        case .textAfterDate:
            return LocalizedText(
                vi:
                    "Câu \(question.id): sau ngày không phải là giờ hợp lệ (viết 08:30); chỉ lấy ngày. Xem lại ngày này có đúng không.",
                en:
                    "Question \(question.id): what stands behind the day is no time (write 08:30); the day alone was taken. See "
                    + "whether it is the right one.")
        case .tooLong:
            return LocalizedText(
                vi: "Câu \(question.id): chữ dài quá mức cho phép; ô được tính là ghi sai.",
                en: "Question \(question.id): the text is longer than allowed; the cell counts as invalid.")
        case .disagreeingColumns:
            return LocalizedText(
                vi:
                    "Câu \(question.id): cột chung và các cột từng mức ghi khác nhau; câu được tính là ghi sai.",
                en:
                    "Question \(question.id): the column of all levels and those of single levels disagree; the answer counts as "
                    + "invalid.")
        }
    }

    private func allowed(_ scale: Scale) -> String {
        (scale.levels.map(\.code) + scale.missingCodes.map(\.code)).prefix(12).joined(separator: " ")
    }
}
