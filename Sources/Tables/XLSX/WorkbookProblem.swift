internal import Figures

/// Why something cannot be written into a workbook.
public enum WorkbookProblem: Sendable, Hashable {
    /// A text longer than a cell of Excel holds; row and column count from 1.
    case textTooLong(sheet: String, row: Int, column: Int)
    /// More rows or columns than a sheet of Excel has.
    case sheetFull(sheet: String)
    /// A name that no sheet can have, or that another sheet has.
    case sheetName(String)
    /// The library refused; with its own words.
    case library(String)

    /// The most UTF-16 units that a cell holds.
    public static let longestText = 32_767

    /// What is wrong and what to do.
    func message(file: String) -> LocalizedText {
        switch self {
        case .textTooLong(let sheet, let row, let column):
            LocalizedText(
                vi:
                    "\(file): trang “\(sheet)”, hàng \(row), cột \(column): chữ dài hơn \(Self.longestText) ký tự, Excel không "
                    + "chứa được. Hãy xuất ra CSV.",
                en:
                    "\(file): sheet “\(sheet)”, row \(row), column \(column): the text is longer than the \(Self.longestText) "
                    + "characters that Excel holds. Write CSV instead.")
        case .sheetFull(let sheet):
            LocalizedText(
                vi:
                    "\(file): trang “\(sheet)” quá 1.048.576 hàng hoặc 16.384 cột, Excel không chứa được. Hãy xuất ra CSV "
                    + "hoặc chia nhỏ.",
                en:
                    "\(file): sheet “\(sheet)” has more than the 1,048,576 rows or 16,384 columns that Excel holds. Write CSV, "
                    + "or split it.")
        case .sheetName(let name):
            LocalizedText(
                vi:
                    "\(file): “\(name)” không thể là tên trang: tối đa 31 ký tự, không có []:*?/\\, không trùng tên trang khác.",
                en:
                    "\(file): “\(name)” cannot name a sheet: at most 31 characters, none of []:*?/\\, and no other sheet's name."
            )
        case .library(let words):
            LocalizedText(
                vi: "\(file): không tạo được tệp Excel (\(words)).",
                en: "\(file): the workbook cannot be made (\(words)).")
        }
    }
}
