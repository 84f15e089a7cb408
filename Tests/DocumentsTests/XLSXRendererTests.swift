@testable import Documents
import Figures
import Tables
import Testing

@Suite struct XLSXRendererTests {
    private func parts(_ document: Document) throws -> [String: String] {
        try ArchiveParts.texts(of: try XLSXRenderer().render(document))
    }

    private func sheet(_ table: TableBlock) throws -> String {
        let parts = try parts(Document(language: .vi, title: "T", blocks: [.table(table)]))
        return try #require(parts["xl/worksheets/sheet2.xml"])
    }

    @Test func oneTableASheetAndNotesFirst() throws {
        let parts = try parts(try SampleDocument.summary())
        let book = try #require(parts["xl/workbook.xml"])
        // Notes, the headline figures, each table and each chart.
        #expect(book.contains("<sheet name=\"Ghi chú\" sheetId=\"1\""))
        #expect(book.contains("name=\"Số liệu chính\""))
        #expect(book.contains("name=\"Bảng 1\"") && book.contains("name=\"Biểu đồ 1\""))
        for (name, text) in parts where name.hasPrefix("xl/worksheets/sheet") {
            #expect(!text.contains("mergeCell"), "\(name)")
            #expect(text.contains("state=\"frozen\""), "\(name)")
        }
    }

    @Test func figuresAreNumbersAsTheyArePrinted() throws {
        let text = try sheet(
            TableBlock(
                caption: "c",
                columns: [TableColumn("a"), TableColumn("b", .percent), TableColumn("d", .number)],
                rows: [
                    TableRow([
                        "x", .figure(try SampleDocument.figure(143, of: 145, .vi)),
                        .figure(try SampleDocument.number("-1.5", .vi, as: .change)),
                    ])
                ]))
        // 143/145 is 98.62068…, printed 98,62%.
        #expect(text.contains("<v>0.9862</v>"))
        #expect(text.contains("<v>-1.5</v>"))
        #expect(WorkbookFigure.format(2, isPercent: true, isSigned: false) == "0.00%")
        #expect(WorkbookFigure.format(0, isPercent: false, isSigned: false) == "#,##0")
        #expect(WorkbookFigure.format(1, isPercent: false, isSigned: true) == "+#,##0.0;-#,##0.0;#,##0.0")
    }

    @Test func marksSayWhyThereIsNoNumber() throws {
        let flagged = try SampleDocument.figure(
            1, of: 3, .vi, flag: FigureFlag(mark: "*", text: "ít phiếu"))
        let parts = try parts(
            Document(
                language: .vi, title: "T",
                blocks: [
                    .table(
                        TableBlock(
                            caption: "c", columns: [TableColumn("a"), TableColumn("b", .percent, showsBase: true)],
                            rows: [
                                TableRow(["1", .figure(.absent(.suppressed, language: .vi))]),
                                TableRow(["2", .figure(.absent(.noResponses, language: .vi))]),
                                TableRow(["3", .notApplicable]), TableRow(["4", .figure(flagged)]),
                                TableRow(["5", .absent(reason: "chưa nộp")]),
                            ]))
                ]))
        let text = try #require(parts["xl/worksheets/sheet2.xml"])
        for mark in ["[c]", "[x] không có phiếu", "[z]", "[u]", "[x] chưa nộp", "b – dấu", "b – cỡ mẫu", "n = 3"] {
            #expect(text.contains(mark), "\(mark)")
        }
        let notes = try #require(parts["xl/worksheets/sheet1.xml"])
        #expect(notes.contains("[u] *: ít phiếu") && notes.contains("[c] không công bố để bảo mật"))
    }

    @Test func groupsDepthsAndMarkersHaveColumnsOfTheirOwn() throws {
        let text = try sheet(
            TableBlock(
                caption: "c", columns: [TableColumn("a"), TableColumn("b", .count, group: "G")],
                rows: [
                    .group("Khối xã"), TableRow(["x", "1"], depth: 1, marker: "đơn vị này"),
                    TableRow(["y", "2"], kind: .total),
                ]))
        for word in ["Nhóm hàng", "Cấp", "G – b", "Đánh dấu", "đơn vị này"] { #expect(text.contains(word), "\(word)") }
        #expect(text.split(separator: "Khối xã").count == 3)
    }

    @Test func formulasAreHarmlessAndHostileTextsStayTexts() throws {
        let name = HostileTexts.long
        let parts = try parts(
            Document(
                language: .vi, title: "=1+1",
                blocks: [
                    .paragraph("@SUM(A1)"),
                    .table(
                        TableBlock(
                            caption: "=cmd|' /C calc'!A0", columns: [TableColumn("+a"), TableColumn("<script>")],
                            rows: HostileTexts.all.map { TableRow([.text($0), .text(name)]) })),
                    .paragraph(String(repeating: "rất dài ", count: 9_000)),
                ]))
        for (path, text) in parts where path.hasPrefix("xl/worksheets/sheet") {
            #expect(!text.contains("<f>") && !text.contains("<script>"), "\(path)")
        }
        #expect(try #require(parts["xl/worksheets/sheet2.xml"]).contains("&lt;script&gt;"))
    }

    @Test func sameDocumentSameBytes() throws {
        let document = try SampleDocument.summary()
        #expect(try XLSXRenderer().render(document) == XLSXRenderer().render(document))
    }

    @Test func fiveThousandRowsAreAllThere() throws {
        let text = try sheet(HostileTexts.tallTable)
        #expect(text.contains("r=\"A5003\"") && !text.contains("r=\"A5004\""))
    }
}
