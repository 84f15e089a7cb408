@testable import Documents
import Figures
import Testing

/// What a workbook has as numbers: limits, bases, ranks; and the intervals of Excel's own bars.
@Suite struct WorkbookNumbersTests {
    private func parts(_ blocks: [Block]) throws -> [String: String] {
        try ArchiveParts.texts(of: try XLSXRenderer().render(Document(language: .vi, title: "T", blocks: blocks)))
    }

    private func decimal(_ hundredths: Int) throws -> FixedDecimal {
        try FixedDecimal(unscaled: Int128(hundredths), decimals: 2)
    }

    /// 98,62% with its interval and 145 respondents.
    private func figure() throws -> Figure {
        Figure(
            .exact(try Ratio(14_300, over: 145)), printed: "98,62%", rounded: try decimal(9_862), base: "n = 145",
            respondents: 145,
            interval: FigureInterval(
                low: 97.5, high: 99.3, printed: "97,50–99,30", rounded: try decimal(9_750)...decimal(9_930)))
    }

    @Test func limitsAndBasesAreNumbersOfTheirOwnColumns() throws {
        let figure = try figure()
        let interval = try #require(figure.interval)
        let table = TableBlock(
            caption: "c",
            columns: [
                TableColumn("Đơn vị"), TableColumn("Chỉ số", .percent, showsBase: true), TableColumn("KTC", .code),
                TableColumn("Hạng", .code),
            ],
            rows: [
                TableRow([
                    "x", .figure(figure), .interval(interval),
                    .interval(
                        FigureInterval(
                            low: 2, high: 5, printed: "2–5",
                            rounded: try FixedDecimal(
                                unscaled: 2, decimals: 0)...FixedDecimal(unscaled: 5, decimals: 0),
                            style: .number)),
                ]),
                TableRow(["y", .figure(.absent(.suppressed, language: .vi)), .absent(reason: "ẩn"), .notApplicable]),
            ])
        let sheet = try #require(try parts([.table(table)])["xl/worksheets/sheet2.xml"])
        for header in [
            "Chỉ số – cỡ mẫu", "KTC – cận dưới", "KTC – cận trên", "Hạng – cận dưới", "Hạng – cận trên",
        ] { #expect(sheet.contains(">\(header)<"), "\(header)") }
        for number in ["0.975", "0.993", "145", "2", "5"] { #expect(sheet.contains("<v>\(number)</v>"), "\(number)") }
        #expect(!sheet.contains("97,50–99,30") && !sheet.contains("n = 145"))
        // Withheld: the figure, both limits; not applicable: both ranks.
        #expect(sheet.ranges(of: ">[c]<").count == 3 && sheet.ranges(of: ">[z]<").count == 2)
    }

    @Test func headlineFiguresHaveTheirLimitsAndBase() throws {
        let card = KeyFigure(label: "Hài lòng", figure: try figure())
        let sheet = try #require(try parts([.keyFigures([card])])["xl/worksheets/sheet2.xml"])
        for number in ["0.9862", "0.975", "0.993", "145"] { #expect(sheet.contains("<v>\(number)</v>"), "\(number)") }
        #expect(!sheet.contains("n = 145"))
    }

    @Test func barsHaveTheirIntervals() throws {
        let chart = RankingChart(
            nameHeader: "Đơn vị", valueHeader: "Chỉ số", intervalHeader: "KTC",
            rows: [.init(rank: "1", name: "A", figure: try figure()), .init(name: "B", figure: try figure())])
        let parts = try parts([.chart(ChartBlock(caption: "c", chart: .ranking(chart)))])
        let drawn = try #require(parts["xl/charts/chart1.xml"])
        #expect(drawn.contains("<c:errValType val=\"cust\"/>") && !drawn.contains("fixedVal"))
        // The last two columns hold how far the limits lie from the figures: 99.30 - 98.62 and 98.62 - 97.50.
        #expect(drawn.contains("<c:plus><c:numRef><c:f>'Biểu đồ 1'!$H$4:$H$5</c:f>"))
        #expect(drawn.contains("<c:minus><c:numRef><c:f>'Biểu đồ 1'!$G$4:$G$5</c:f>"))
        let sheet = try #require(parts["xl/worksheets/sheet2.xml"])
        #expect(sheet.contains("<v>0.0068</v>") && sheet.contains("<v>0.0112</v>"))
        // The same bytes again, with the times of the archive fixed.
        let document = Document(
            language: .vi, title: "T", blocks: [.chart(ChartBlock(caption: "c", chart: .ranking(chart)))])
        #expect(try XLSXRenderer().render(document) == XLSXRenderer().render(document))
    }

    @Test func longChartsAreBrokenIntoPages() throws {
        let names = (1...90).map { "Xã số \($0)" }
        let parts = try parts([.chart(ChartBlock(caption: "c", chart: .ranking(ChartSamples.ranking(names))))])
        #expect(parts["xl/charts/chart2.xml"] != nil, "no part is higher than a page")
        let sheet = try #require(parts["xl/worksheets/sheet2.xml"])
        #expect(sheet.contains("<rowBreaks ") && !sheet.contains("fitToPage"))
        #expect(parts["xl/charts/chart1.xml"]?.contains("c (1/") == true)
        // A short table and its bars are made to fit one page.
        let few = try self.parts([
            .chart(ChartBlock(caption: "c", chart: .ranking(ChartSamples.ranking(Array(names.prefix(30))))))
        ])
        let one = try #require(few["xl/worksheets/sheet2.xml"])
        #expect(one.contains("fitToPage=\"1\"") && !one.contains("fitToHeight=\"0\"") && !one.contains("<rowBreaks "))
        #expect(few["xl/charts/chart2.xml"] == nil)
    }
}
