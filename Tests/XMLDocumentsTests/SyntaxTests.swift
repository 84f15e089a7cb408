import Figures
import Testing

@testable import XMLDocuments

/// What people read when a document is not well-formed.
@Suite struct SyntaxTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var text: String
        var code: Int
        var line: Int
        var vi: String
        var en: String
        var testDescription: String { text }
    }

    @Test(arguments: [
        Case(
            text: "<a>\n<b>\n</a>", code: 76, line: 3, vi: "Thẻ <b> mở ở dòng 2 nhưng lại được đóng bằng </a>.",
            en: "<b>, opened on line 2, is closed by </a>."),
        Case(
            text: "<a>\n<b>x", code: 5, line: 2, vi: "Tệp kết thúc giữa chừng: thẻ <b> mở ở dòng 2 chưa được đóng.",
            en: "The file ends too early: <b>, opened on line 2, is not closed."),
        Case(text: "<a", code: 5, line: 1, vi: "Tệp kết thúc giữa chừng.", en: "The file ends too early."),
        Case(
            text: "<a>\n<b c='", code: 5, line: 2, vi: "Tệp kết thúc giữa chừng: thẻ <a> mở ở dòng 1 chưa được đóng.",
            en: "The file ends too early: <a>, opened on line 1, is not closed."),
        Case(
            text: "<a>\n<!-- ", code: 5, line: 2, vi: "Tệp kết thúc giữa chừng: thẻ <a> mở ở dòng 1 chưa được đóng.",
            en: "The file ends too early: <a>, opened on line 1, is not closed."),
        Case(
            text: "<a/>\n<b/>", code: 86, line: 2, vi: "Có nội dung thừa sau phần tử gốc.",
            en: "There is something after the end of the root element."),
        Case(
            text: "số liệu", code: 4, line: 1, vi: "Tệp không bắt đầu bằng một thẻ XML.",
            en: "The file does not begin with an XML tag."),
        Case(
            text: "<a>\nA & B</a>", code: 68, line: 2, vi: "Có dấu & đứng một mình; hãy viết &amp;.",
            en: "There is a bare &; write &amp; for it."),
        Case(
            text: "<a>x&y</a>", code: 23, line: 1, vi: "Có dấu & đứng một mình; hãy viết &amp;.",
            en: "There is a bare &; write &amp; for it."),
        Case(
            text: "<a b='<'/>", code: 38, line: 1, vi: "Có dấu < trong giá trị của thuộc tính; hãy viết &lt;.",
            en: "There is a < in an attribute's value; write &lt; for it."),
        Case(
            text: "<a b=1/>", code: 39, line: 1, vi: "Giá trị của thuộc tính phải đặt trong dấu nháy.",
            en: "An attribute's value must be in quotes."),
        Case(
            text: "<a b/>", code: 41, line: 1, vi: "Thuộc tính “b” không có giá trị.",
            en: "The attribute “b” has no value."),
        Case(
            text: "<a b='1' b='2'/>", code: 42, line: 1, vi: "Thuộc tính “b” được viết hai lần trên một phần tử.",
            en: "The attribute “b” is there twice on one element."),
        Case(
            text: "<a xmlns:p='u' xmlns:q='u' p:b='1' q:b='2'/>", code: 203, line: 1,
            vi: "Thuộc tính “b” được viết hai lần trên một phần tử.",
            en: "The attribute “b” is there twice on one element."),
        Case(
            text: "<a>\u{1}</a>", code: 9, line: 1, vi: "Có ký tự mà XML không cho phép (U+0001).",
            en: "There is a character that XML does not allow (U+0001)."),
        Case(
            text: "<a>&#xFFFE;</a>", code: 9, line: 1, vi: "Có ký tự mà XML không cho phép (U+FFFE).",
            en: "There is a character that XML does not allow (U+FFFE)."),
        Case(
            text: "<a><!-- x -- y --></a>", code: 80, line: 1, vi: "Chú thích viết sai: thiếu --> hoặc có -- ở giữa.",
            en: "A comment is malformed: --> is missing or -- stands inside."),
        Case(
            text: "<a>]]></a>", code: 62, line: 1, vi: "Có ]]> trong văn bản; hãy viết ]]&gt;.",
            en: "There is ]]> in the text; write ]]&gt; for it."),
        Case(
            text: "<p:a/>", code: 201, line: 1, vi: "Tiền tố “p” chưa được khai báo bằng xmlns.",
            en: "The prefix “p” has not been declared by xmlns."),
        Case(
            text: " <?xml version='1.0'?><a/>", code: 64, line: 1,
            vi: "Chỉ thị <?…?> viết sai hoặc khai báo <?xml …?> không nằm ở đầu tệp.",
            en: "A processing instruction is malformed, or <?xml …?> does not stand at the very beginning."),
    ])
    func sentence(_ item: Case) throws {
        let problem = try #require(parse(item.text).problem)
        #expect(problem.kind == .notWellFormed(code: item.code))
        #expect(problem.line == item.line)
        #expect(problem.message.vi == item.vi)
        #expect(problem.message.en == item.en)
    }

    @Test func columnsCountCharacters() {
        #expect(parse("<a>\nđường </b>").problem?.column == 11)
        #expect(parse("\u{FEFF}<a></b>").problem?.column == 8)
        #expect(parse("<a>" + String(repeating: "x", count: 5_000) + "</b>").problem?.column == nil)
    }

    @Test func wholeReports() {
        let problem = parse("<a>\n</b>").problem
        #expect(problem?.located(.en) == "f.xml:2:5: <a>, opened on line 1, is closed by </b>.")
        #expect(problem.map { "\($0)" } == problem?.located(.en))
        var other = XMLProblem(kind: .content, message: LocalizedText(vi: "Sai.", en: "Wrong."))
        #expect(other.located(.vi) == "Sai.")
        other.line = 7
        #expect(other.located(.vi) == "dòng 7: Sai.")
        #expect(other.located(.en) == "line 7: Wrong.")
        other.file = "s.xml"
        #expect(other.located(.en) == "s.xml:7: Wrong.")
    }
}
