@testable import Documents
import Figures
import Testing

/// Charts of places rather than lengths: ranks, two years, funnels; and histograms.
@Suite struct PlotTests {
    private func first(_ chart: some ChartDrawing) throws -> Drawing {
        try #require(chart.drawings(.page(.vi)).first)
    }

    /// The middle of each dot or diamond.
    private func markers(_ drawing: Drawing) -> [Point] {
        drawing.elements(.marker).compactMap {
            guard case .polygon(let corners, _, _) = $0.shape else { return nil }
            let count = Double(corners.count)
            return Point(corners.reduce(0) { $0 + $1.x } / count, corners.reduce(0) { $0 + $1.y } / count)
        }
    }

    @Test func ranksLieOnTheirScaleWithinThePossibleOnes() throws {
        let drawing = try first(ChartSamples.ranks((1...9).map { "Xã \($0)" }))
        let dots = markers(drawing)
        // Eight dots, one row without a rank, and the key, which is a label.
        #expect(dots.count == 8 && drawing.elements(.absence).count == 1)
        let whiskers = drawing.elements(.whisker).compactMap {
            if case .line(let from, let to, _) = $0.shape { from.x...to.x } else { nil }
        }
        #expect(whiskers.count == 8)
        for (dot, whisker) in zip(dots, whiskers) { #expect(whisker.contains(dot.x)) }
        // Equal steps from rank to rank: 1, 2, 4, 5, …
        let step = dots[1].x - dots[0].x
        #expect(abs((dots[2].x - dots[1].x) - 2 * step) < 0.01 && abs((dots[7].x - dots[6].x) - step) < 0.01)
    }

    @Test func slopesLeanAsTheFiguresDo() throws {
        let chart = SlopeChart(
            nameHeader: "a", beforeHeader: "2022", nowHeader: "2023",
            rows: [
                .init(name: "hơn", before: ChartSamples.percent(80), now: ChartSamples.percent(90)),
                .init(name: "kém", before: ChartSamples.percent(95), now: ChartSamples.percent(85)),
                .init(
                    name: "mới", before: .absent(.noResponses, language: .vi), now: ChartSamples.percent(85)),
            ])
        let lines = try first(chart).elements(.bar).compactMap { element -> (Double, Bool)? in
            if case .line(let from, let to, let stroke) = element.shape {
                (from.y - to.y, stroke.isDashed)
            } else {
                nil
            }
        }
        // Up and whole, down and dashed; a unit without a year before is in the table only.
        #expect(lines.count == 2 && lines[0].0 > 0 && !lines[0].1 && lines[1].0 < 0 && lines[1].1)
        #expect(abs(lines[0].0 + lines[1].0) < 0.01, "ten points up are as steep as ten points down")
        #expect(chart.dataTable(caption: "c", language: .vi).rows.count == 3)
        #expect(chart.textAlternative(.vi).contains("hơn: 80.0% → 90.0%"))
    }

    @Test func aFunnelTellsWhatIsBeyondItsLimits() throws {
        func row(_ value: Double, _ respondents: Int) -> FunnelChart.Row {
            .init(name: "\(value)", figure: ChartSamples.percent(value), respondents: respondents)
        }
        // With a spread of 20: 1.96 * 20 / sqrt(100) = 3.92, 3.09 * 20 / sqrt(100) = 6.18.
        let rows = [row(86.1, 100), row(86, 100), row(83.9, 100), row(83.7, 100), row(83.7, 25)]
        let chart = FunnelChart(
            nameHeader: "a", valueHeader: "v", centre: ChartSamples.percent(90), centreHeader: "c", spread: 20,
            rows: rows + [.init(name: "x", figure: .absent(.noResponses, language: .vi), respondents: 0)])
        #expect(chart.rows.map(chart.limitsPassed) == [0, 1, 1, 2, 0, nil])
        let drawing = try first(chart)
        #expect(markers(drawing).count == 5)
        // Points beyond the limits differ by their form, not by colour alone.
        let corners = drawing.elements(.marker).map {
            if case .polygon(let all, _, _) = $0.shape { all.count } else { 0 }
        }
        #expect(corners == [12, 4, 4, 4, 12])
        let table = chart.dataTable(caption: "c", language: .vi)
        #expect(table.rows[3].cells[3].plainText == "ngoài giới hạn 99,8%")
    }

    @Test func aHistogramCountsEachFigureOnce() throws {
        let bins = HistogramChart.bins([80, 80.1, 84.99, 85, 99.9, 100], language: .vi)
        #expect(
            bins.map(\.name) == [
                "80–82", "82–84", "84–86", "86–88", "88–90", "90–92", "92–94", "94–96", "96–98", "98–100",
            ])
        #expect(bins.map(\.count) == [2, 0, 2, 0, 0, 0, 0, 0, 0, 2])
        #expect(HistogramChart.bins([], language: .vi).isEmpty && HistogramChart.bins([.nan], language: .vi).isEmpty)
        #expect(HistogramChart.bins([0, 100], language: .vi).reduce(0) { $0 + $1.count } == 2)
        let drawing = try first(ChartSamples.histogram(19))
        #expect(
            drawing.elements(.bar).count == HistogramChart.bins((0..<19).map { 80 + Double($0) }, language: .vi).count)
    }

    @Test func everyFormatHasThem() throws {
        let names = (1...24).map { "Xã số \($0)" }
        let charts: [Chart] = [
            .ranks(ChartSamples.ranks(names)), .slope(ChartSamples.slope(names)),
            .funnel(ChartSamples.funnel(names)), .histogram(ChartSamples.histogram(24)),
        ]
        let document = Document(
            language: .vi, title: "T",
            blocks: charts.enumerated().map { .chart(ChartBlock(caption: "Hình số \($0)", chart: $1)) })
        let html = String(decoding: try HTMLRenderer().render(document), as: UTF8.self)
        #expect(html.ranges(of: "<details>").count == 4 && html.ranges(of: "<svg").count >= 8)
        let word = try ArchiveParts.texts(of: try DOCXRenderer().render(document))
        #expect(word.keys.count { $0.hasSuffix(".emf") } >= 4)
        let book = try ArchiveParts.texts(of: try XLSXRenderer().render(document))
        #expect(book.keys.count { $0.hasPrefix("xl/worksheets/sheet") } == 5)
        #expect(try PDFParts(try PDFRenderer().render(document)).named("Figure").count >= 4)
    }
}
