public import Figures
public import Tables

/// What can be wrong with a document before it is written.
public enum DocumentsError: Error, Equatable, Sendable {
    /// A link that is neither a place in the document, nor a file beside it, nor https; with its beginning.
    case unsafeLink(String)
    /// The document has no title.
    case missingTitle
    /// A table or chart has no caption; with its number in the document, from 1.
    case missingCaption(number: Int)
    /// A table has no columns, or its row headers are in a column that it lacks; with its caption.
    case missingColumns(caption: String)
    /// A row has too few or too many cells; with the table's caption and the row's number, from 1.
    case wrongCellCount(caption: String, row: Int, found: Int, expected: Int)
    /// A heading skips a level or lies outside the levels; with its words.
    case headingLevel(text: String, found: Int, allowed: Int)
    /// Two places have the same name.
    case repeatedAnchor(String)
    /// A link leads to a place that the document lacks.
    case missingAnchor(String)
    /// None of the faces that a document can be set in is on the machine; with their names.
    case missingFont([String])
    /// A library failed; with its name and what it says.
    case library(String)
    /// A file of the format cannot be made; with what the room of files says.
    case file(TableError)

    /// What is wrong, where, and what to do.
    public var message: LocalizedText {
        switch self {
        case .unsafeLink(let link):
            LocalizedText(
                vi: "Liên kết “\(link)” không được phép: chỉ dùng #mục, đường dẫn tương đối hoặc https://.",
                en: "The link “\(link)” is not allowed: use #place, a relative path or https://.")
        case .missingTitle:
            LocalizedText(
                vi: "Văn bản không có tiêu đề: hãy đặt tiêu đề.", en: "The document has no title: give it one.")
        case .missingCaption(let number):
            LocalizedText(
                vi: "Bảng hoặc biểu đồ thứ \(number) không có tên: hãy đặt tên.",
                en: "Table or chart number \(number) has no caption: give it one.")
        case .missingColumns(let caption):
            LocalizedText(
                vi: "Bảng “\(caption)” thiếu cột hoặc thiếu cột tên hàng: hãy khai báo cột.",
                en: "The table “\(caption)” has no columns, or lacks the column that names its rows: declare it.")
        case .wrongCellCount(let caption, let row, let found, let expected):
            LocalizedText(
                vi: "Bảng “\(caption)”, hàng \(row): có \(found) ô, cần \(expected) ô.",
                en: "Table “\(caption)”, row \(row): \(found) cells where \(expected) are needed.")
        case .headingLevel(let text, let found, let allowed):
            LocalizedText(
                vi: "Đề mục “\(text)” ở cấp \(found); tại đây chỉ được từ cấp 1 đến cấp \(allowed).",
                en: "The heading “\(text)” is at level \(found); here levels 1 to \(allowed) are possible.")
        case .repeatedAnchor(let name):
            LocalizedText(
                vi: "Hai chỗ trong văn bản cùng mang tên “\(name)”: hãy đổi một tên.",
                en: "Two places in the document are called “\(name)”: rename one.")
        case .missingAnchor(let name):
            LocalizedText(
                vi: "Liên kết dẫn đến “#\(name)” nhưng văn bản không có chỗ đó.",
                en: "A link leads to “#\(name)”, which the document does not have.")
        case .missingFont(let names):
            LocalizedText(
                vi:
                    "Máy không có phông chữ nào trong các phông \(names.joined(separator: ", ")): hãy cài một phông (trên Debian: apt-get install fonts-liberation) rồi làm lại.",
                en:
                    "The machine has none of the fonts \(names.joined(separator: ", ")): install one (on Debian: apt-get install fonts-liberation) and try again."
            )
        case .library(let what):
            LocalizedText(
                vi: "Không ghi được tệp PDF (\(what)): hãy thử lại; nếu vẫn lỗi, báo cho người bảo trì chương trình.",
                en:
                    "The PDF file cannot be written (\(what)): try again; if it fails again, tell whoever keeps the program."
            )
        case .file(let error): error.message
        }
    }
}
