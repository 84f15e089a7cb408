@testable import Documents
import Figures
import Testing

/// What stays together on paper: figures in one line, rows with their notes, parts of charts with their names.
@Suite struct KeptTogetherTests {
    private func document(_ blocks: [Block]) throws -> String {
        let document = Document(language: .vi, title: "T", blocks: blocks, closing: [[.text("Lập bằng máy")]])
        return try #require(try ArchiveParts.texts(of: try DOCXRenderer().render(document))["word/document.xml"])
    }

    /// A table of a long name, five levels and the base, as under a chart of answers.
    private var shares: TableBlock {
        let levels = ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"]
        return TableBlock(
            caption: "c",
            columns: [TableColumn("Nội dung")] + levels.map { TableColumn($0, .percent) }
                + [TableColumn("Cỡ mẫu", .code)],
            rows: [
                TableRow(
                    [.text(String(repeating: "Trung-tâm-phục-vụ-hành-chính-công ", count: 3))]
                        + levels.map { _ in .text("57,83%") } + [.text("n = 1.502")])
            ], footnotes: [[.text("Ghi chú")]])
    }

    @Test func columnsAreAsWideAsTheirFigures() {
        for width in [280.0, 300, 470] {
            let widths = ColumnWidths.widths(of: shares, size: 8.5, padding: 8.5, width: width)
            // In Liberation Serif digits are half an em, the comma a quarter, the percent sign 0.833.
            let figure = (4 * 0.5 + 0.25 + 0.833) * 8.5 + 8
            for column in 1...5 { #expect(widths[column] >= figure - 0.01, "\(column) of \(width)") }
            #expect(abs(widths.reduce(0, +) - width) < 0.01)
        }
    }

    @Test func theLastRowsStayWithTheNotes() throws {
        let table = TableBlock(
            caption: "c", columns: [TableColumn("a"), TableColumn("b", .count)],
            rows: (1...30).map { TableRow([.text("hàng \($0)"), "1"]) }, footnotes: [["một"], ["hai"]])
        let text = try document([.table(table)])
        func isKept(_ words: String) throws -> Bool {
            let place = try #require(text.firstRange(of: ">\(words)<"))
            let start = try #require(text[..<place.lowerBound].ranges(of: "<w:p>").last)
            return text[start.lowerBound..<place.lowerBound].contains("<w:keepNext/>")
        }
        for words in ["hàng 29", "hàng 30", "một", "hai"] { #expect(try isKept(words), "\(words)") }
        for words in ["hàng 1", "hàng 28", "Lập bằng máy"] { #expect(try !isKept(words), "\(words)") }
    }

    @Test func partsOfAChartSayWhichRowsTheyShow() throws {
        let names = (1...60).map { "Xã số \($0)" }
        let block = ChartBlock(caption: "Xếp hạng", chart: .ranking(ChartSamples.ranking(names)))
        let drawings = block.chart.drawings(.page(.vi))
        #expect(drawings.count > 1)
        let words = block.descriptions(of: drawings, language: .vi)
        let first = try #require(drawings.first?.rows)
        #expect(words[1].hasPrefix("Xếp hạng, tiếp theo (2/\(drawings.count)): hàng \(first.upperBound + 1)–"))
        #expect(drawings.compactMap(\.rows).last?.upperBound == 60)
        #expect(try document([.chart(block)]).contains("Xếp hạng, tiếp theo (2/"))
    }

    @Test func lettersFromTheRightAreLeftToTheReader() {
        let element = { (text: String) in
            DrawingElement(.label, .text(TextRun(text, at: Point(10, 20), size: 13, ink: .text)))
        }
        let plain = MetafileRenderer().render(Drawing(width: 100, height: 40, elements: [element("abcd")]))
        let arabic = MetafileRenderer().render(Drawing(width: 100, height: 40, elements: [element("مركز")]))
        // Four letters with four steps of four bytes; the same without steps, and two records of alignment more.
        #expect(plain.count - arabic.count == 16 - 24)
    }
}
