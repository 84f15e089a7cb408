@testable import Documents
import Figures
import Testing

/// Charts that Excel draws, and links between the sheets of a workbook.
@Suite struct WorkbookChartTests {
    private func parts(_ document: Document) throws -> [String: String] {
        try ArchiveParts.texts(of: try XLSXRenderer().render(document))
    }

    private var answers: AnswerChart {
        ChartSamples.answers(["Câu <một>", "Câu hai"], shares: [[1, 4, 15, 50, 30], [0, 0, 20, 40, 40]])
    }

    @Test func aChartIsDrawnOverItsTable() throws {
        let parts = try parts(
            Document(
                language: .vi, title: "T",
                blocks: [.chart(ChartBlock(caption: "=1+1", chart: .answers(answers)))]))
        let chart = try #require(parts["xl/charts/chart1.xml"])
        #expect(chart.contains("<c:barDir val=\"bar\"/>") && chart.contains("<c:grouping val=\"stacked\"/>"))
        #expect(chart.ranges(of: "<c:ser>").count == 5, "a series for each level")
        // Its names are cells of the sheet, and no caption becomes a formula.
        #expect(chart.contains("'Biểu đồ 1'!$A$4:$A$5") && chart.contains("=1+1</a:t>"))
        #expect(!chart.contains("<c:f>1+1</c:f>") && !chart.contains("<c:f>=1+1"))
        // A bar is as long as its share, every row is named, and levels have the shades of the other charts.
        #expect(chart.contains("<c:max val=\"1\"/>") && chart.contains("<c:min val=\"0\"/>"))
        #expect(chart.contains("<c:tickLblSkip val=\"1\"/>") && chart.contains("formatCode=\"0%\""))
        #expect(chart.contains("<a:srgbClr val=\"F9E7DC\"/>") && chart.contains("<a:srgbClr val=\"14375A\"/>"))
        let drawing = try #require(parts["xl/drawings/drawing1.xml"])
        #expect(drawing.contains("descr=\"") && drawing.contains("Câu &lt;một&gt;"))
    }

    @Test func aChartWithoutRowsIsATableOnly() throws {
        let parts = try parts(
            Document(
                language: .vi, title: "T",
                blocks: [.chart(ChartBlock(caption: "c", chart: .answers(ChartSamples.answers([]))))]))
        #expect(parts["xl/charts/chart1.xml"] == nil && parts["xl/worksheets/sheet2.xml"] != nil)
    }

    @Test func sheetsAreLinked() throws {
        let parts = try parts(try SampleDocument.summary())
        let notes = try #require(parts["xl/worksheets/sheet1.xml"])
        let sheets = parts.keys.filter { $0.hasPrefix("xl/worksheets/sheet") }.count
        #expect(notes.ranges(of: "<hyperlink ").count == sheets - 1, "the notes lead to every other sheet")
        #expect(notes.contains("location=\"'Bảng 1'!A1\""))
        #expect(parts["xl/worksheets/sheet2.xml"]?.contains("location=\"'Ghi chú'!A1\"") == true)
    }

    @Test func paperHasATableWhereNoOtherHoldsTheFigures() throws {
        func document(_ hasTable: Bool) -> Document {
            Document(
                language: .vi, title: "T",
                blocks: [.chart(ChartBlock(caption: "c", chart: .answers(answers), hasTable: hasTable))])
        }
        for (hasTable, tables) in [(true, 0), (false, 1)] {
            let pdf = try PDFParts(try PDFRenderer().render(document(hasTable)))
            #expect(pdf.named("Table").count == tables)
            let text = try #require(
                try ArchiveParts.texts(of: try DOCXRenderer().render(document(hasTable)))["word/document.xml"])
            #expect(text.ranges(of: "<w:tbl>").count == tables)
        }
    }
}
