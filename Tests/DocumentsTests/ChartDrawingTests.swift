import Documents
import Figures
import Testing

@Suite struct ChartDrawingTests {
    static let layouts = [
        ChartLayout.page(.vi), .phone(.vi), .page(.en), ChartLayout(width: 100, height: 10, language: .vi),
    ]

    /// The room that a line of text takes, from the ascenders to the descenders.
    private struct Box {
        var text: String
        var left: Double
        var right: Double
        var top: Double
        var bottom: Double

        init(_ run: TextRun) {
            text = run.text
            left = run.left
            right = run.left + run.width
            top = run.origin.y - run.size * 0.75
            bottom = run.origin.y + run.size * 0.22
        }

        func meets(_ other: Box) -> Bool {
            left < other.right && other.left < right && top < other.bottom && other.top < bottom
        }
    }

    private func texts(_ drawing: Drawing) -> [Box] {
        drawing.elements.compactMap { if case .text(let run) = $0.shape { Box(run) } else { nil } }
    }

    @Test(arguments: ChartSamples.all, layouts)
    func textsNeitherMeetNorLeaveTheDrawing(chart: Chart, layout: ChartLayout) {
        for drawing in chart.drawings(layout) {
            let boxes = texts(drawing)
            for (index, box) in boxes.enumerated() {
                let fits =
                    box.left >= -0.01 && box.right <= drawing.width + 0.01 && box.top >= -0.01
                    && box.bottom <= drawing.height
                if !fits { Issue.record("“\(box.text)” leaves the drawing at \(layout.width)") }
                for other in boxes[(index + 1)...] where box.meets(other) {
                    Issue.record("“\(box.text)” meets “\(other.text)” at \(layout.width)")
                }
            }
        }
    }

    @Test(arguments: layouts)
    func asManyBarsAsRowsWithAFigure(layout: ChartLayout) {
        let names = (1...120).map { "Xã số \($0)" }
        let drawings = Chart.ranking(ChartSamples.ranking(names, absent: [3, 77])).drawings(layout)
        func count(_ role: DrawingElement.Role) -> Int { drawings.reduce(0) { $0 + $1.elements(role).count } }
        #expect(count(.bar) == 118 && count(.absence) == 2)
        // One whisker is a ground and a line.
        let whiskers = drawings.flatMap { $0.elements(.whisker) }
        #expect(whiskers.count == 118)
        let factors = Chart.factors(ChartSamples.factors(ChartSamples.plain)).drawings(layout)
        #expect(factors.reduce(0) { $0 + $1.elements(.marker).count } == 5)
        let points = Chart.points(ChartSamples.points(ChartSamples.plain)).drawings(layout)
        #expect(points.reduce(0) { $0 + $1.elements(.track).count } == 5)
    }

    @Test func longChartsAreDividedAtRows() {
        let names = (1...300).map { "Xã số \($0)" }
        for layout in [ChartLayout.page(.vi), .phone(.vi)] {
            let drawings = Chart.ranking(ChartSamples.ranking(names)).drawings(layout)
            #expect(drawings.count > 5)
            #expect(drawings.allSatisfy { $0.height <= layout.height + 4 })
            // Each part has its own scale and headers.
            #expect(drawings.allSatisfy { texts($0).contains { $0.text == "100" } })
        }
    }

    @Test func barsAreAsLongAsTheirFigures() throws {
        let chart = ChartSamples.factors(["a", "b"])
        let drawing = try #require(Chart.factors(chart).drawings(.page(.vi)).first)
        let lengths: [Double] = drawing.elements(.bar).compactMap {
            if case .rectangle(_, let width, _, _, _) = $0.shape { width } else { nil }
        }
        #expect(lengths.count == 2)
        #expect(abs(lengths[0] / lengths[1] - 90.0 / 89) < 1e-9)
    }

    @Test func theWhiskerLiesWhereTheIntervalIs() throws {
        let chart = RankingChart(
            nameHeader: "a", valueHeader: "b",
            rows: [.init(name: "x", figure: ChartSamples.percent(50, interval: (25, 75)))])
        let drawing = try #require(chart.drawings(.page(.vi)).first)
        guard case .rectangle(let origin, let width, _, _, _) = try #require(drawing.elements(.bar).first).shape,
            case .line(let from, let to, _) = try #require(drawing.elements(.whisker).first).shape
        else {
            Issue.record("a bar is a rectangle and a whisker a line")
            return
        }
        #expect(abs(from.x - (origin.x + width / 2)) < 1e-9)
        #expect(abs(to.x - (origin.x + width * 1.5)) < 1e-9)
    }

    @Test func everyShareIsPrintedInItsPartOrUnderIt() throws {
        for layout in [ChartLayout.page(.vi), .phone(.vi)] {
            let drawing = try #require(Chart.answers(ChartSamples.answers(["a"])).drawings(layout).first)
            #expect(drawing.elements(.segment).count == 5)
            for share in ["0.7%", "1.4%", "41.4%", "55.8%"] {
                #expect(texts(drawing).contains { $0.text == share }, "\(share)")
            }
        }
    }

    @Test func strangeValuesStayOnTheScale() throws {
        for value in [-5.0, 0, 250, 1e300, .nan, .infinity] {
            let row = RankingChart.Row(
                name: "x", figure: ChartSamples.percent(value, interval: (value - 10, value + 10)))
            let drawing = try #require(
                RankingChart(nameHeader: "a", valueHeader: "b", rows: [row]).drawings(.page(.vi)).first)
            for element in drawing.elements {
                guard case .rectangle(let origin, let width, let height, _, _) = element.shape else { continue }
                #expect(origin.x >= 0 && width >= 0 && height > 0 && origin.x + width <= drawing.width, "\(value)")
            }
            #expect(drawing.elements(.bar).count == (value.isFinite ? 1 : 0))
        }
        let withheld = Chart.answers(ChartSamples.answers(["a"], shares: [[.nan, 30, .nan, 20, .nan]]))
        #expect(withheld.drawings(.page(.vi)).first?.elements(.segment).count == 2)
    }

    @Test func theMarkedRowDiffersByWordsAndWeight() throws {
        let drawing = try #require(
            Chart.ranking(ChartSamples.ranking(["a", "b", "c"], marked: 1)).drawings(.page(.vi)).first)
        let runs: [TextRun] = drawing.elements.compactMap { if case .text(let run) = $0.shape { run } else { nil } }
        #expect(runs.contains { $0.text == "đơn vị này" })
        #expect(runs.filter { ["a", "b", "c"].contains($0.text) }.map(\.isBold) == [false, true, false])
    }

    @Test(arguments: layouts.dropLast())
    func figuresAreNeverCut(layout: ChartLayout) {
        for chart in ChartSamples.all {
            for drawing in chart.drawings(layout) {
                for element in drawing.elements(.figure) {
                    if case .text(let run) = element.shape, run.text.hasSuffix("…") { Issue.record("\(run.text)") }
                }
            }
        }
    }

    @Test func cutNamesKeepTheFullOne() throws {
        let name = String(repeating: "Trung tâm ", count: 30)
        let drawing = try #require(Chart.factors(ChartSamples.factors([name])).drawings(.page(.vi)).first)
        let cut = drawing.elements.filter { $0.title == name }
        #expect(cut.count == 3)
    }
}

@Suite struct ChartScaleTests {
    @Test(arguments: [
        (30.0, 30.0, 6), (16, 20, 4), (100, 100, 5), (7, 8, 4), (1, 1, 5), (0.3, 0.3, 6), (0, 1, 1), (-4, 1, 1),
        (12.5, 12.5, 5),
    ])
    func holdsTheGreatest(greatest: Double, maximum: Double, steps: Int) {
        let scale = ChartScale(holding: greatest)
        #expect(abs(scale.maximum - maximum) < 1e-9 && scale.steps == steps, "\(scale)")
    }

    @Test func strangeScalesAreMended() {
        #expect(ChartScale(maximum: .nan, steps: 0) == ChartScale(maximum: 1, steps: 1))
        #expect(ChartScale(holding: .infinity) == ChartScale(maximum: 1, steps: 1))
    }
}
