import Figures

/// What libxml2 tells about an error of well-formedness.
struct SyntaxReport {
    /// The code in `xmlParserErrors`.
    var code: Int
    /// libxml2's English sentence.
    var detail: String
    /// The first text argument: often the name concerned.
    var first: String?
    /// The second text argument.
    var second: String?
    /// The first number: the line of the opening tag for mismatched tags.
    var number: Int
    /// The innermost open element.
    var openElement: String?
    /// The line that ``openElement`` was opened on.
    var openLine: Int?
}

extension XMLProblem {
    /// The kind, our sentence and what was expected, for an error of well-formedness.
    static func syntax(_ report: SyntaxReport) -> (kind: Kind, message: LocalizedText, expected: [String]) {
        switch report.code {
        case 26, 27:
            let name = report.first ?? "?"
            return (.entity, entityMessage(name), ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;"])
        case 31, 32, 81, 6001, 6003, 1,
            9 where isAboutBytes(report):
            return (.encoding, encodingMessage(report), ["UTF-8"])
        case 5, 77:
            return (.notWellFormed(code: report.code), prematureEnd(report), endTag(report.openElement))
        case 76:
            return (.notWellFormed(code: 76), mismatch(report), endTag(report.first ?? report.openElement))
        case 110:
            return (
                .limit(.nameBytes, allowed: 50_000),
                LocalizedText(vi: "Có một tên dài quá mức cho phép.", en: "A name is longer than is allowed."), []
            )
        default:
            return (.notWellFormed(code: report.code), plainMessage(report), [])
        }
    }

    /// Whether a report is about bytes that are no characters: libxml2 has codes for them that mean other things too.
    private static func isAboutBytes(_ report: SyntaxReport) -> Bool {
        switch report.code {
        case 1: report.detail.contains("element content")
        case 9: report.detail.hasPrefix("Input is not proper UTF-8")
        case 31, 32, 81, 6001, 6003: true
        default: false
        }
    }

    private static func endTag(_ name: String?) -> [String] { name.map { ["</\($0)>"] } ?? [] }

    private static func entityMessage(_ name: String) -> LocalizedText {
        LocalizedText(
            vi:
                "Thực thể &\(name); không được định nghĩa: chỉ dùng được &amp; &lt; &gt; &quot; &apos; và mã ký tự như &#160;.",
            en:
                "The entity &\(name); is not defined: only &amp; &lt; &gt; &quot; &apos; and character references such as &#160; may be used."
        )
    }

    private static func encodingMessage(_ report: SyntaxReport) -> LocalizedText {
        if report.code == 31 || report.code == 32 {
            return unsupportedEncoding(report.first ?? "?")
        }
        let found = report.detail.split(separator: "Bytes: ").dropFirst().last.map { ": " + $0 } ?? ""
        return LocalizedText(
            vi: "Có byte không đúng với bảng mã của tệp\(found); hãy lưu lại tệp bằng UTF-8.",
            en: "Some bytes do not fit the file's encoding\(found); save the file as UTF-8.")
    }

    static func unsupportedEncoding(_ name: String) -> LocalizedText {
        LocalizedText(
            vi: "Không đọc được bảng mã “\(name)”; hãy lưu lại tệp bằng UTF-8.",
            en: "The encoding “\(name)” is not read here; save the file as UTF-8.")
    }

    private static func prematureEnd(_ report: SyntaxReport) -> LocalizedText {
        guard let name = report.openElement, let line = report.openLine else {
            return LocalizedText(vi: "Tệp kết thúc giữa chừng.", en: "The file ends too early.")
        }
        return LocalizedText(
            vi: "Tệp kết thúc giữa chừng: thẻ <\(name)> mở ở dòng \(line) chưa được đóng.",
            en: "The file ends too early: <\(name)>, opened on line \(line), is not closed.")
    }

    private static func mismatch(_ report: SyntaxReport) -> LocalizedText {
        let open = report.first ?? report.openElement ?? "?"
        let close = report.second ?? "?"
        let line = report.number > 0 ? report.number : report.openLine ?? 0
        return LocalizedText(
            vi: "Thẻ <\(open)> mở ở dòng \(line) nhưng lại được đóng bằng </\(close)>.",
            en: "<\(open)>, opened on line \(line), is closed by </\(close)>.")
    }

    private static func plainMessage(_ report: SyntaxReport) -> LocalizedText {
        let name = report.first ?? ""
        return switch report.code {
        case 4:
            LocalizedText(
                vi: "Tệp không bắt đầu bằng một thẻ XML.", en: "The file does not begin with an XML tag.")
        case 6, 7, 8, 9:
            forbiddenCharacter(report)
        case 23, 22, 14,
            68 where report.detail.contains("EntityRef"):
            LocalizedText(
                vi: "Có dấu & đứng một mình; hãy viết &amp;.", en: "There is a bare &; write &amp; for it.")
        case 38:
            LocalizedText(
                vi: "Có dấu < trong giá trị của thuộc tính; hãy viết &lt;.",
                en: "There is a < in an attribute's value; write &lt; for it.")
        case 39:
            LocalizedText(
                vi: "Giá trị của thuộc tính phải đặt trong dấu nháy.", en: "An attribute's value must be in quotes.")
        case 40:
            LocalizedText(
                vi: "Giá trị của thuộc tính thiếu dấu nháy đóng.", en: "An attribute's value lacks its closing quote.")
        case 41:
            LocalizedText(vi: "Thuộc tính “\(name)” không có giá trị.", en: "The attribute “\(name)” has no value.")
        case 42, 203:
            LocalizedText(
                vi:
                    "Thuộc tính “\(name)” được viết hai lần trên một phần tử.",
                en:
                    "The attribute “\(name)” is there twice on one element."
            )
        case 45, 80:
            LocalizedText(
                vi: "Chú thích viết sai: thiếu --> hoặc có -- ở giữa.",
                en: "A comment is malformed: --> is missing or -- stands inside.")
        case 46, 47, 64:
            LocalizedText(
                vi: "Chỉ thị <?…?> viết sai hoặc khai báo <?xml …?> không nằm ở đầu tệp.",
                en: "A processing instruction is malformed, or <?xml …?> does not stand at the very beginning.")
        case 57, 78, 79, 96, 101, 108, 109:
            LocalizedText(
                vi: "Khai báo <?xml …?> viết sai (\(report.detail)).",
                en: "The declaration <?xml …?> is malformed (\(report.detail)).")
        case 62:
            LocalizedText(
                vi: "Có ]]> trong văn bản; hãy viết ]]&gt;.", en: "There is ]]> in the text; write ]]&gt; for it.")
        case 63:
            LocalizedText(vi: "Đoạn CDATA thiếu ]]>.", en: "A CDATA section lacks ]]>.")
        case 65, 66, 68, 73, 75:
            LocalizedText(
                vi: "Thẻ viết sai (\(report.detail)).", en: "A tag is malformed (\(report.detail)).")
        case 86:
            LocalizedText(
                vi: "Có nội dung thừa sau phần tử gốc.", en: "There is something after the end of the root element.")
        case 201:
            LocalizedText(
                vi: "Tiền tố “\(name)” chưa được khai báo bằng xmlns.",
                en: "The prefix “\(name)” has not been declared by xmlns.")
        default:
            LocalizedText(
                vi: "XML viết sai (\(report.detail)).", en: "The XML is malformed (\(report.detail)).")
        }
    }

    private static func forbiddenCharacter(_ report: SyntaxReport) -> LocalizedText {
        var found = ""
        if let number = report.detail.split(separator: " ").last.flatMap({ UInt32($0) }) {
            let digits = String(number, radix: 16, uppercase: true)
            found = " (U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ")"
        }
        return LocalizedText(
            vi: "Có ký tự mà XML không cho phép\(found).", en: "There is a character that XML does not allow\(found).")
    }
}
