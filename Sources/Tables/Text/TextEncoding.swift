public import Figures

/// An encoding of text that tables are read in. What comes out of reading is always UTF-8.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable, Codable {
    /// UTF-8 (RFC 3629).
    case utf8 = "UTF-8"
    /// UTF-16, low byte first: "Unicode text" of Excel on Windows.
    case utf16LittleEndian = "UTF-16LE"
    /// UTF-16, high byte first.
    case utf16BigEndian = "UTF-16BE"

    /// The name as it is printed and set in a campaign.
    public var name: String { rawValue }

    /// The bytes that a file in this encoding may begin with to say so.
    public var byteOrderMark: [UInt8] {
        switch self {
        case .utf8: [0xEF, 0xBB, 0xBF]
        case .utf16LittleEndian: [0xFF, 0xFE]
        case .utf16BigEndian: [0xFE, 0xFF]
        }
    }
}

/// What a file that is not read as text seems to be.
public enum ForeignEncoding: String, Sendable, Hashable, CaseIterable, Codable {
    /// UTF-32, either byte order.
    case utf32 = "UTF-32"
    /// Vietnamese of Windows: a base letter and a combining mark.
    case windows1258 = "windows-1258"
    /// TCVN 5712 (ABC fonts, .VnTime).
    case tcvn3 = "TCVN3"
    /// VISCII (RFC 1456).
    case viscii = "VISCII"
    /// Some 8-bit encoding that could not be told.
    case unknown8Bit = "8-bit"
    /// A ZIP archive: as a rule an Excel workbook.
    case zip = "ZIP"
    /// A workbook of Excel 97-2003.
    case oldExcel = "XLS"
    /// A PDF document.
    case pdf = "PDF"
    /// Not text of any kind.
    case binary = "binary"

    /// What the file seems to be, in words.
    public var name: LocalizedText {
        switch self {
        case .utf32, .windows1258, .viscii: LocalizedText(verbatim: rawValue)
        case .tcvn3: LocalizedText(vi: "TCVN3 (phông ABC, .VnTime)", en: "TCVN3 (ABC fonts)")
        case .unknown8Bit: LocalizedText(vi: "một bảng mã 8 bit", en: "some 8-bit encoding")
        case .zip:
            LocalizedText(vi: "tệp nén ZIP hoặc sổ tính Excel (.xlsx)", en: "a ZIP archive or Excel workbook (.xlsx)")
        case .oldExcel: LocalizedText(vi: "sổ tính Excel 97-2003 (.xls)", en: "an Excel 97-2003 workbook (.xls)")
        case .pdf: LocalizedText(vi: "tài liệu PDF", en: "a PDF document")
        case .binary: LocalizedText(vi: "dữ liệu nhị phân", en: "binary data")
        }
    }

    /// What to do about it.
    public var advice: LocalizedText {
        switch self {
        case .zip, .oldExcel:
            LocalizedText(
                vi: "Hãy mở bằng Excel và lưu thành “CSV UTF-8”.", en: "Open it in Excel and save it as “CSV UTF-8”.")
        case .pdf, .binary:
            LocalizedText(vi: "Hãy chọn đúng tệp dữ liệu.", en: "Choose the file that holds the data.")
        default:
            LocalizedText(
                vi: "Hãy chuyển mã sang UTF-8 (Excel: “CSV UTF-8”) rồi làm lại.",
                en: "Convert it to UTF-8 (Excel: “CSV UTF-8”) and try again.")
        }
    }
}
