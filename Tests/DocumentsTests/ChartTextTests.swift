import Documents
import Figures
import Testing

/// What a chart says to those who do not see it.
@Suite struct ChartTextTests {
    @Test func theTextAlternativeHoldsTheFigures() {
        let chart = Chart.ranking(ChartSamples.ranking(["Mỹ Yên", "Bến Lức", "Lương Hòa"], absent: [2]))
        #expect(
            chart.textAlternative(.vi)
                == "Biểu đồ thanh ngang xếp theo thứ tự, kèm khoảng tin cậy, 3 hàng. Mỹ Yên: 100.0% (n = 1.234, khoảng tin cậy 96.9–100.0). Bến Lức: 98.0% (n = 1.234, khoảng tin cậy 94.9–100.0). Lương Hòa: không có phiếu (n = 0)."
        )
        #expect(chart.textAlternative(.en).hasPrefix("Ranked horizontal bars with intervals, 3 rows. Mỹ Yên: 100.0%"))
    }

    @Test func longChartsTellTheirEnds() {
        let text = Chart.ranking(ChartSamples.ranking((1...40).map { "Xã \($0)" })).textAlternative(.vi)
        for name in ["Xã 1:", "Xã 2:", "Xã 3:", "Xã 38:", "Xã 39:", "Xã 40:", "40 hàng", "bảng kèm theo"] {
            #expect(text.contains(name), "\(name)")
        }
        #expect(!text.contains("Xã 20:"))
    }

    @Test func emptyChartsSaySo() throws {
        for chart in [
            Chart.ranking(ChartSamples.ranking([])), .answers(ChartSamples.answers([])),
            .points(ChartSamples.points([])),
        ] {
            #expect(chart.textAlternative(.vi).hasSuffix(": không có số liệu."))
            #expect(chart.drawings(.page(.vi)).isEmpty)
            let page = try HTMLRenderer().text(
                of: Document(language: .vi, title: "T", blocks: [.chart(ChartBlock(caption: "c", chart: chart))]))
            #expect(page.contains("<p class=\"absent\">Không có số liệu để vẽ biểu đồ</p>"))
            #expect(!page.contains("<svg") && !page.contains("<details"))
        }
    }

    @Test func comparisonsAndSharesAreTold() {
        #expect(
            Chart.factors(ChartSamples.factors(["A"])).textAlternative(.en)
                == "Horizontal bars by factor, 1 row. A: 90.0% (n = 1.234); Trung bình khối: 88.0% (n = 1.234).")
        #expect(
            Chart.answers(ChartSamples.answers(["A"])).textAlternative(.vi).contains(
                "Hài lòng 41.4% (n = 1.234), Rất hài lòng 55.8%"))
        #expect(
            Chart.points(ChartSamples.points(["A"])).textAlternative(.vi).contains("A: 0.0 / 1 (81.25% (n = 1.234))"))
    }

    @Test func theDataTableHasARowForEachRow() throws {
        for chart in ChartSamples.all {
            let table = chart.dataTable(caption: "c", language: .vi)
            try Document(language: .vi, title: "T", blocks: [.table(table)]).check()
        }
        let table = Chart.ranking(ChartSamples.ranking(["a", "b"], absent: [1])).dataTable(caption: "c", language: .en)
        #expect(table.columns.map(\.header) == ["Rank", "Đơn vị", "Chỉ số hài lòng", "Khoảng tin cậy 95%", "Base"])
        #expect(table.rows[0].cells.map(\.plainText) == ["1", "a", "100.0%", "96.9–100.0", "n = 1.234"])
        #expect(table.rows[1].cells.map(\.plainText) == ["", "b", "không có phiếu", "", "n = 0"])
        #expect(table.rowHeaderColumn == 1)
    }

    @Test func everyPictureHasNameAndDescription() throws {
        let markup = Markup(try HTMLRenderer().text(of: try SampleDocument.summary()))
        let pictures = markup.all("svg")
        #expect(pictures.count == 8)
        #expect(pictures.allSatisfy { $0.attributes["role"] == "img" })
        let titles = markup.all("title").filter { $0.path.last == "svg" }
        let texts = markup.all("desc")
        #expect(titles.count == 8 && texts.count == 8)
        #expect(pictures.map { $0.attributes["aria-labelledby"] } == titles.map { $0.attributes["id"] })
        #expect(pictures.map { $0.attributes["aria-describedby"] } == texts.map { $0.attributes["id"] })
        #expect(titles.allSatisfy { !$0.text.isEmpty } && texts.allSatisfy { $0.text.count > 50 })
        #expect(markup.all("details").count == 4 && markup.all("summary").count == 4)
    }

    @Test func hostileChartsMakeWellFormedPages() throws {
        let blocks = ChartSamples.all.enumerated().map { index, chart in
            Block.chart(ChartBlock(caption: "Biểu đồ số \(index)", chart: chart))
        }
        let page = try HTMLRenderer().render(Document(language: .vi, title: "Biểu đồ", blocks: blocks))
        SampleFiles.keep(page, as: "charts.html")
        let markup = Markup(String(decoding: page, as: UTF8.self))
        #expect(markup.faults.isEmpty && markup.all("figure").count == ChartSamples.all.count)
        #expect(markup.all("script").isEmpty)
    }

    @Test func longChartsAreSeveralPicturesOfOneFigure() throws {
        let chart = Chart.ranking(
            ChartSamples.ranking((1...120).map { "Xã số \($0)" }, marked: 40, absent: [118, 119]))
        let page = try HTMLRenderer().render(
            Document(
                language: .vi, title: "Xếp hạng",
                blocks: [
                    .chart(ChartBlock(caption: "Xếp hạng", chart: chart)),
                    .table(chart.dataTable(caption: "Xếp hạng", language: .vi)),
                ]))
        SampleFiles.keep(page, as: "long.html")
        let markup = Markup(String(decoding: page, as: UTF8.self))
        let titles = markup.all("title").filter { $0.path.last == "svg" }.map(\.text)
        let wide = chart.drawings(.page(.vi)).count
        let narrow = chart.drawings(.phone(.vi)).count
        #expect(wide > 2 && narrow > wide && titles.count == wide + narrow)
        #expect(titles.first == "Xếp hạng (1/\(wide))" && titles.last == "Xếp hạng (\(narrow)/\(narrow))")
        #expect(markup.all("desc").map(\.text).contains { $0.contains("tiếp theo (2/\(wide)): hàng ") })
        #expect(
            Set(markup.tags.compactMap { $0.attributes["id"] }).count
                == markup.tags.count { $0.attributes["id"] != nil })
    }
}
