import Figures

/// What is wrong with a ZIP archive, or with one of its entries.
public enum ArchiveProblem: Sendable, Hashable {
    /// It is no ZIP archive, or its end is missing.
    case notAnArchive
    /// Its parts contradict each other, or its compressed data cannot be unpacked.
    case damaged
    /// The checksum of what was unpacked is not the one that the archive gives.
    case wrongChecksum
    /// An entry unpacks to another number of bytes than the archive says.
    case wrongSize(declared: Int)
    /// It has more entries than are allowed.
    case tooManyEntries(limit: Int)
    /// It unpacks to more bytes than are allowed.
    case tooLarge(limit: Int)
    /// A byte of it unpacks to more bytes than any honest file does.
    case tooDense(ratio: Int)
    /// Its entries together claim more bytes than the archive has: they overlap.
    case overlapping
    /// The name of an entry leads out of the folder that it would be unpacked to.
    case unsafeName
    /// Two entries have one name.
    case duplicateName
    /// It is locked with a password.
    case encrypted
    /// It is packed by a method that is not read; the number is that of the ZIP format.
    case unknownMethod(Int)
    /// It has no such entry.
    case missingEntry
    /// The archive cannot be written.
    case notWritten
}

extension ArchiveProblem {
    /// What is wrong, in words.
    var text: LocalizedText {
        switch self {
        case .notAnArchive:
            LocalizedText(
                vi: "không phải tệp ZIP nguyên vẹn (có thể tải về chưa xong)",
                en: "is not a whole ZIP file (the download may have broken off)")
        case .damaged: LocalizedText(vi: "dữ liệu nén bị hỏng", en: "its compressed data are damaged")
        case .wrongChecksum: LocalizedText(vi: "mã kiểm tra CRC không khớp", en: "its CRC checksum is wrong")
        case .wrongSize(let declared):
            LocalizedText(
                vi: "dung lượng không đúng \(declared) byte như tệp nén đã ghi",
                en: "its size is not the \(declared) bytes that the archive declares")
        case .tooManyEntries(let limit):
            LocalizedText(vi: "chứa hơn \(limit) tệp", en: "holds more than \(limit) entries")
        case .tooLarge(let limit):
            LocalizedText(vi: "giải nén ra hơn \(limit) byte", en: "unpacks to more than \(limit) bytes")
        case .tooDense(let ratio):
            LocalizedText(
                vi: "nén hơn \(ratio) lần, có dấu hiệu “bom nén”",
                en: "is packed more than \(ratio) to 1, as “zip bombs” are")
        case .overlapping:
            LocalizedText(
                vi: "các tệp bên trong chồng lên nhau, có dấu hiệu “bom nén”",
                en: "its entries overlap, as those of “zip bombs” do")
        case .unsafeName:
            LocalizedText(
                vi: "tên tệp bên trong dẫn ra ngoài thư mục", en: "the name of this entry leads out of the folder")
        case .duplicateName:
            LocalizedText(vi: "có hai tệp bên trong cùng tên", en: "two entries have this name")
        case .encrypted: LocalizedText(vi: "có đặt mật khẩu", en: "is locked with a password")
        case .unknownMethod(let method):
            LocalizedText(
                vi: "dùng phương pháp nén số \(method), không đọc được",
                en: "is packed by method \(method), which is not read here")
        case .missingEntry: LocalizedText(vi: "không có tệp này bên trong", en: "has no such entry")
        case .notWritten: LocalizedText(vi: "không tạo được tệp nén", en: "the archive could not be made")
        }
    }

    /// What to do about it.
    var advice: LocalizedText {
        switch self {
        case .notAnArchive, .damaged, .wrongChecksum, .wrongSize:
            LocalizedText(vi: "Hãy lấy lại tệp gốc.", en: "Get the original file again.")
        case .encrypted:
            LocalizedText(vi: "Hãy bỏ mật khẩu rồi gửi lại.", en: "Have it sent again without the password.")
        case .unknownMethod:
            LocalizedText(
                vi: "Hãy giải nén rồi nén lại bằng ZIP thông thường (Deflate).",
                en: "Unpack it and pack it again as an ordinary ZIP file (Deflate).")
        case .duplicateName:
            LocalizedText(vi: "Hãy đổi tên rồi nén lại.", en: "Rename one and pack it again.")
        case .notWritten:
            LocalizedText(vi: "Hãy kiểm tra bộ nhớ rồi làm lại.", en: "Check the memory and try again.")
        case .missingEntry:
            LocalizedText(vi: "Hãy kiểm tra lại tên tệp.", en: "Check the name.")
        default:
            LocalizedText(
                vi: "Vì an toàn, tệp không được nhận; hãy hỏi lại nơi gửi.",
                en: "For safety it is refused; ask who sent it.")
        }
    }
}
