public import Figures

extension TableError {
    /// What happened, where, and what to do, in both languages.
    public var message: LocalizedText {
        switch self {
        case .missingFile, .missingFolder, .isFolder, .notRegular, .notPermitted, .readOnly, .diskFull, .inputOutput,
            .tooLarge, .changedWhileRead, .digestUnavailable:
            fileMessage
        default:
            contentMessage
        }
    }

    private var fileMessage: LocalizedText {
        switch self {
        case .missingFile(let file):
            LocalizedText(
                vi: "\(file): không có tệp này. Hãy kiểm tra lại tên và thư mục.",
                en: "\(file): no such file. Check its name and folder.")
        case .missingFolder(let folder):
            LocalizedText(
                vi: "\(folder): không có thư mục này. Hãy tạo thư mục trước hoặc sửa lại đường dẫn.",
                en: "\(folder): no such folder. Create it first, or correct the path.")
        case .isFolder(let file):
            LocalizedText(
                vi: "\(file): đây là thư mục, không phải tệp. Hãy chỉ rõ tệp cần dùng.",
                en: "\(file): is a folder, not a file. Name the file that is meant.")
        case .notRegular(let file):
            LocalizedText(
                vi:
                    "\(file): không phải tệp thông thường (ống dẫn hoặc thiết bị). Hãy lưu dữ liệu thành tệp rồi dùng tệp đó.",
                en: "\(file): is a pipe or a device, not a file. Save the data as a file and use that.")
        case .notPermitted(let file):
            LocalizedText(
                vi: "\(file): không có quyền truy cập. Hãy xin quyền đọc, ghi hoặc chọn nơi khác.",
                en: "\(file): permission denied. Ask for the right to read or write it, or choose another place.")
        case .readOnly(let file):
            LocalizedText(
                vi: "\(file): ổ đĩa chỉ cho đọc, không ghi được. Hãy chọn nơi khác.",
                en: "\(file): the file system is read-only. Choose another place.")
        case .diskFull(let file):
            LocalizedText(
                vi: "\(file): ổ đĩa đã đầy, tệp cũ vẫn giữ nguyên. Hãy giải phóng dung lượng rồi làm lại.",
                en: "\(file): the disk is full; the old file is as it was. Free some space and try again.")
        case .tooLarge(let file, let bytes, let limit):
            LocalizedText(
                vi: "\(file): có \(bytes) byte, nhiều hơn mức cho phép \(limit) byte. Hãy chia nhỏ tệp.",
                en: "\(file): has \(bytes) bytes, more than the \(limit) allowed. Split the file.")
        case .changedWhileRead(let file):
            LocalizedText(
                vi: "\(file): tệp bị thay đổi trong lúc đang đọc. Hãy đợi tệp được ghi xong rồi làm lại.",
                en: "\(file): changed while it was being read. Wait until it has been written, then try again.")
        case .digestUnavailable(let file):
            LocalizedText(
                vi: "\(file): thư viện libcrypto không tính được SHA-256. Hãy kiểm tra cài đặt OpenSSL.",
                en: "\(file): libcrypto could not compute SHA-256. Check the OpenSSL installation.")
        case .inputOutput(let file, let operation, let code):
            LocalizedText(
                vi: "\(file): lỗi vào/ra khi \(operation.vietnamese) (mã \(code): \(systemText(code))). "
                    + "Hãy kiểm tra ổ đĩa rồi làm lại.",
                en: "\(file): input/output error in \(operation.rawValue) (code \(code): \(systemText(code))). "
                    + "Check the disk and try again.")
        default: contentMessage
        }
    }

    /// A file, and what is meant within it.
    private static func place(_ file: String, _ entry: String?) -> String {
        entry.map { "\(file) (\($0))" } ?? file
    }

    private var contentMessage: LocalizedText {
        switch self {
        case .unsupportedEncoding(let file, let guess):
            LocalizedText(
                vi: "\(file): bảng mã không đọc được; có vẻ là \(guess.name.vi). \(guess.advice.vi)",
                en: "\(file): is in no encoding that is read here; it looks like \(guess.name.en). \(guess.advice.en)")
        case .unreadableWorkbook(let file, let problem):
            LocalizedText(vi: "\(file): \(problem.text.vi)", en: "\(file): \(problem.text.en)")
        case .archive(let file, let entry, let problem):
            LocalizedText(
                vi: "\(Self.place(file, entry)): \(problem.text.vi). \(problem.advice.vi)",
                en: "\(Self.place(file, entry)): \(problem.text.en). \(problem.advice.en)")
        case .noHeader(let file):
            LocalizedText(
                vi: "\(file): tệp rỗng, không có dòng tiêu đề. Hãy thêm dòng tiêu đề và dữ liệu.",
                en: "\(file): is empty, there is no header row. Add a header row and data.")
        case .damagedHeader(let file, let line, let damage):
            LocalizedText(
                vi: "\(file), dòng \(line): dòng tiêu đề không đọc được (\(damage.description.vi)). Hãy sửa dòng này.",
                en: "\(file), line \(line): the header row is damaged (\(damage.description.en)). Mend this line.")
        case .damagedRecord(let file, let line, let damage):
            LocalizedText(
                vi: "\(file), dòng \(line): dòng không đọc được (\(damage.description.vi)). Hãy sửa dòng này.",
                en: "\(file), line \(line): the row is damaged (\(damage.description.en)). Mend this line.")
        case .duplicateColumn(let file, let line, let name, let first, let second):
            LocalizedText(
                vi: "\(file), dòng \(line): cột \(first) và cột \(second) cùng tên “\(name)”. Hãy đổi tên một cột.",
                en: "\(file), line \(line): columns \(first) and \(second) are both named “\(name)”. Rename one.")
        case .wrongCellCount(let file, let line, let expected, let found):
            LocalizedText(
                vi: "\(file), dòng \(line): có \(found) ô, trong khi tiêu đề có \(expected) cột. "
                    + "Hãy kiểm tra dấu phân cách và dấu ngoặc kép ở dòng này.",
                en: "\(file), line \(line): has \(found) cells where the header has \(expected) columns. "
                    + "Check the separators and quotes of this line.")
        case .missingColumn(let file, let name, let present):
            LocalizedText(
                vi: "\(file): thiếu cột “\(name)”. Các cột hiện có: \(present.joined(separator: ", ")). "
                    + "Hãy thêm cột hoặc sửa tên cột.",
                en: "\(file): column “\(name)” is missing. The columns are: \(present.joined(separator: ", ")). "
                    + "Add the column, or correct its name.")
        case .workbook(let file, let problem): problem.message(file: file)
        default: fileMessage
        }
    }
}

extension FileOperation {
    fileprivate var vietnamese: String {
        switch self {
        case .open: "mở tệp"
        case .read: "đọc tệp"
        case .write: "ghi tệp"
        case .sync: "lưu xuống đĩa"
        case .rename: "thay tệp"
        case .lock: "khoá tệp"
        }
    }
}
