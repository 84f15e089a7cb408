public import Figures

/// An encoding of text that tables are read in. What comes out of reading is always UTF-8.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable, Codable {
    /// UTF-8 (RFC 3629).
    case utf8 = "UTF-8"
    /// UTF-16, low byte first: "Unicode text" of Excel on Windows.
    case utf16LittleEndian = "UTF-16LE"
    /// UTF-16, high byte first.
    case utf16BigEndian = "UTF-16BE"
    /// Vietnamese of Windows: tones are characters of their own, and are joined with their letters.
    case windows1258 = "windows-1258"
    /// TCVN 5712 (ABC fonts, .VnTime). Capitals with tones are small letters in a capital font there: see `TCVN3Capitals`.
    case tcvn3 = "TCVN3"
    /// VISCII (RFC 1456).
    case viscii = "VISCII"
    /// UTF-8 that somebody read as windows-1252 and saved as UTF-8 again.
    case doubleByWindows1252 = "UTF-8 x2 (windows-1252)"
    /// UTF-8 that somebody read as windows-1258 and saved as UTF-8 again.
    case doubleByWindows1258 = "UTF-8 x2 (windows-1258)"

    /// The name as it is printed.
    public var name: String { rawValue }

    /// The names that a campaign or an option may give, the first of each encoding being the usual one.
    public static let settings: [(name: String, encoding: TextEncoding)] = [
        ("utf-8", .utf8), ("utf8", .utf8), ("utf-16le", .utf16LittleEndian), ("utf-16be", .utf16BigEndian),
        ("windows-1258", .windows1258), ("cp1258", .windows1258), ("tcvn3", .tcvn3), ("abc", .tcvn3),
        ("viscii", .viscii), ("utf-8x2-1252", .doubleByWindows1252), ("utf-8x2-1258", .doubleByWindows1258),
    ]

    /// The encoding that a campaign or an option names, whatever the case of its letters; nil if none has the name.
    public init?(setting: String) {
        let wanted = setting.lowercased()
        guard let found = Self.settings.first(where: { $0.name == wanted }) else { return nil }
        self = found.encoding
    }

    /// The bytes that a file in this encoding may begin with to say so.
    public var byteOrderMark: [UInt8] {
        switch self {
        case .utf8, .doubleByWindows1252, .doubleByWindows1258: [0xEF, 0xBB, 0xBF]
        case .utf16LittleEndian: [0xFF, 0xFE]
        case .utf16BigEndian: [0xFE, 0xFF]
        case .windows1258, .tcvn3, .viscii: []
        }
    }

    /// Whether text was encoded twice, so that reading repairs it.
    public var isDouble: Bool { self == .doubleByWindows1252 || self == .doubleByWindows1258 }

    /// Whether it takes two bytes for each UTF-16 unit of the text.
    public var isUTF16: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }

    /// Some bytes in this encoding as text; what the encoding does not allow shows as U+FFFD.
    public func text(_ bytes: [UInt8]) -> String {
        var decoder = TextDecoder(self)
        var output: [UInt8] = []
        decoder.decode(bytes, count: bytes.count, into: &output)
        decoder.finish(into: &output)
        return String(decoding: output, as: UTF8.self)
    }

    /// The table of an 8-bit encoding.
    var table: EightBitTable? {
        switch self {
        case .windows1258: .windows1258
        case .tcvn3: .tcvn3
        case .viscii: .viscii
        default: nil
        }
    }
}

/// What a file that is not read as text seems to be.
public enum ForeignEncoding: String, Sendable, Hashable, CaseIterable, Codable {
    /// UTF-32, either byte order.
    case utf32 = "UTF-32"
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
        case .utf32: LocalizedText(verbatim: rawValue)
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
