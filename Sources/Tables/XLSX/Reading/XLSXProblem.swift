import Figures
public import XMLDocuments

/// Why a workbook cannot be read.
public enum XLSXProblem: Error, Sendable, Hashable {
    /// A ZIP archive that holds no workbook.
    case notAWorkbook
    /// A file of text under a workbook's name.
    case text
    /// An OpenDocument spreadsheet (.ods).
    case openDocument
    /// A workbook in Excel's binary format (.xlsb).
    case binary
    /// A workbook of Excel 97-2003 (.xls).
    case oldExcel
    /// A workbook that is locked with a password.
    case encrypted
    /// A workbook with macros.
    case macros
    /// A workbook that fetches values from other programs (DDE, OLE links).
    case dynamicLinks
    /// A part that the workbook names is not there.
    case missingPart(String)
    /// A part is not the XML that it should be.
    case part(String, XMLProblem)
    /// No worksheet has the name or place that was asked for.
    case noSuchSheet(String, present: [String])
    /// No worksheet is visible.
    case noSheet
    /// The sheet has no row that could be its header.
    case noHeader
    /// A cell's reference is not in its row, beyond the sheet's bounds, or there twice.
    case badReference(String, row: Int)
    /// Rows are not in order, or beyond the sheet's bounds.
    case badRow(String, after: Int)
    /// A cell names a shared string that is not there, or none.
    case badSharedString(String, row: Int)
    /// A cell is of a type that there is not.
    case badCellType(String, row: Int)
    /// A cell of a whole table holds an error of Excel's, such as `#N/A`.
    case errorCell(String, cell: String)
    /// The shared strings together are too large.
    case tooManyStrings(limit: Int)
    /// A row's texts together are too large.
    case rowTooLong(Int, limit: Int)
}

extension XLSXProblem {
    /// What is wrong and what to do.
    var text: LocalizedText {
        switch self {
        case .notAWorkbook, .text, .openDocument, .binary, .oldExcel, .encrypted, .macros, .dynamicLinks, .noSheet:
            kindText
        default: contentText
        }
    }

    private var kindText: LocalizedText {
        switch self {
        case .text:
            LocalizedText(
                vi: "là tệp văn bản, không phải sổ tính Excel. Nếu là bảng CSV, hãy đổi đuôi tên tệp thành .csv.",
                en: "is a file of text, not an Excel workbook. If it is a CSV table, end its name with .csv.")
        case .openDocument:
            LocalizedText(
                vi: "là bảng tính OpenDocument (.ods). Hãy mở và lưu thành “Excel (.xlsx)”.",
                en: "is an OpenDocument spreadsheet (.ods). Open it and save it as “Excel (.xlsx)”.")
        case .binary:
            LocalizedText(
                vi: "là sổ tính nhị phân (.xlsb). Hãy mở bằng Excel và lưu thành “Excel Workbook (.xlsx)”.",
                en: "is a binary workbook (.xlsb). Open it in Excel and save it as “Excel Workbook (.xlsx)”.")
        case .oldExcel:
            LocalizedText(
                vi: "là sổ tính Excel 97-2003 (.xls). Hãy mở bằng Excel và lưu thành “Excel Workbook (.xlsx)”.",
                en: "is an Excel 97-2003 workbook (.xls). Open it in Excel and save it as “Excel Workbook (.xlsx)”.")
        case .encrypted:
            LocalizedText(
                vi:
                    "sổ tính có đặt mật khẩu mở. Hãy mở bằng Excel, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ) rồi lưu lại.",
                en:
                    "is locked with a password. Open it in Excel, take the password off (File > Info > Protect) and save."
            )
        case .macros:
            LocalizedText(
                vi: "sổ tính có macro, không nhận vì an toàn. Hãy lưu thành “Excel Workbook (.xlsx)” không có macro.",
                en: "has macros and is refused for safety. Save it as “Excel Workbook (.xlsx)” without macros.")
        case .dynamicLinks:
            LocalizedText(
                vi:
                    "sổ tính lấy số liệu từ chương trình khác (DDE), không nhận vì an toàn. Hãy dán lại số liệu dạng giá trị "
                    + "(Paste Values), bỏ liên kết rồi lưu.",
                en:
                    "fetches values from other programs (DDE) and is refused for safety. Paste the data as values, break the "
                    + "links and save.")
        case .noSheet:
            LocalizedText(
                vi: "không có trang tính nào hiện. Hãy bỏ ẩn trang chứa dữ liệu, hoặc ghi sheet=… trong campaign.xml.",
                en: "has no visible worksheet. Unhide the one with the data, or say sheet=… in campaign.xml.")
        default:
            LocalizedText(
                vi: "không phải sổ tính Excel. Hãy chọn đúng tệp .xlsx.",
                en: "is no Excel workbook. Choose the right .xlsx file.")
        }
    }

    private var contentText: LocalizedText {
        switch self {
        case .missingPart(let part):
            LocalizedText(
                vi: "thiếu phần “\(part)” bên trong sổ tính. Hãy mở bằng Excel và lưu lại.",
                en: "lacks its part “\(part)”. Open it in Excel and save it again.")
        case .part(let part, let problem):
            LocalizedText(
                vi: "phần “\(part)” bị hỏng: \(problem.message.vi) Hãy mở bằng Excel và lưu lại.",
                en: "its part “\(part)” is damaged: \(problem.message.en) Open it in Excel and save it again.")
        case .noSuchSheet(let name, let present):
            LocalizedText(
                vi:
                    "không có trang tính “\(name)”; có: \(present.joined(separator: ", ")). Hãy sửa sheet=… trong campaign.xml.",
                en: "has no worksheet “\(name)”; there are: \(present.joined(separator: ", ")). Correct sheet=… in "
                    + "campaign.xml.")
        case .badReference(let reference, let row):
            LocalizedText(
                vi: "dòng \(row): ô “\(reference)” sai vị trí hoặc lặp lại. Hãy mở bằng Excel và lưu lại.",
                en:
                    "row \(row): cell “\(reference)” is out of place or there twice. Open it in Excel and save it again."
            )
        case .badRow(let row, let previous):
            LocalizedText(
                vi: previous == 0
                    ? "dòng đầu tiên mang số “\(row)”; số dòng phải từ 1 đến 1.048.576. Hãy mở bằng Excel và lưu lại."
                    : "sau dòng \(previous) là dòng mang số “\(row)”; số dòng phải tăng dần, đến 1.048.576. Hãy mở bằng Excel và lưu lại.",
                en: previous == 0
                    ? "its first row is numbered “\(row)”; rows are numbered from 1 to 1,048,576. Open it in Excel and save it again."
                    : "row \(previous) is followed by a row numbered “\(row)”; numbers must rise, up to 1,048,576. Open it in Excel "
                        + "and save it again.")
        case .badSharedString(let text, let row):
            if !text.isEmpty, text.allSatisfy({ $0.isASCII && $0.isNumber }) {
                LocalizedText(
                    vi: "dòng \(row): không có chuỗi dùng chung số \(text). Hãy mở bằng Excel và lưu lại.",
                    en: "row \(row): there is no shared string \(text). Open it in Excel and save it again.")
            } else {
                LocalizedText(
                    vi:
                        "dòng \(row): một ô chữ ghi “\(text)” thay cho số thứ tự của chuỗi dùng chung. Hãy mở bằng Excel và lưu lại.",
                    en:
                        "row \(row): a cell of text says “\(text)” where the place of a shared string should stand. Open it in Excel and "
                        + "save it again.")
            }
        case .badCellType(let type, let row):
            LocalizedText(
                vi: "dòng \(row): không có loại ô “\(type)”. Hãy mở bằng Excel và lưu lại.",
                en: "row \(row): there is no cell type “\(type)”. Open it in Excel and save it again.")
        case .errorCell("", let cell):
            LocalizedText(
                vi: "ô \(cell) có công thức chưa được tính. Hãy mở bằng Excel, lưu lại, hoặc nhập giá trị.",
                en:
                    "cell \(cell) has a formula without its result. Open the file in Excel and save it, or type the value."
            )
        case .errorCell(let error, let cell):
            LocalizedText(
                vi: "ô \(cell) chứa lỗi \(error). Hãy sửa công thức hoặc nhập lại giá trị.",
                en: "cell \(cell) holds the error \(error). Mend the formula, or type the value.")
        case .tooManyStrings(let limit):
            LocalizedText(
                vi: "các chuỗi chữ nhiều hơn \(limit) byte. Hãy lưu thành “CSV UTF-8” hoặc chia nhỏ tệp.",
                en: "its texts have more than \(limit) bytes. Save it as “CSV UTF-8”, or split it.")
        case .rowTooLong(let row, let limit):
            LocalizedText(
                vi: "dòng \(row) có hơn \(limit) byte. Hãy kiểm tra lại dòng này.",
                en: "row \(row) has more than \(limit) bytes. Check this row.")
        default:
            LocalizedText(
                vi: "không tìm thấy dòng tiêu đề. Hãy đặt tên các cột ở một dòng phía trên dữ liệu.",
                en: "has no header row. Put the names of the columns in one row above the data.")
        }
    }
}
