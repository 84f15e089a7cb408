public import Figures

/// What can go wrong when tables of responses are put together; each case is a defect of the program, not of the input.
public enum ResponsesError: Error, Equatable, Sendable {
    /// Columns of one table differ in length.
    case unequalColumns(rows: Int, columns: [Int])
    /// Tables of two questionnaires cannot be joined.
    case differentQuestionnaires(String, String)

    /// What happened.
    public var message: LocalizedText {
        switch self {
        case .unequalColumns(let rows, let columns):
            LocalizedText(
                vi: "lỗi chương trình: các cột phiếu dài khác nhau (\(rows) dòng, các cột \(columns))",
                en: "defect: columns of responses differ in length (\(rows) rows, columns \(columns))")
        case .differentQuestionnaires(let first, let second):
            LocalizedText(
                vi: "lỗi chương trình: ghép phiếu của hai mẫu \(first) và \(second)",
                en: "defect: responses of two questionnaires joined, \(first) and \(second)")
        }
    }
}
