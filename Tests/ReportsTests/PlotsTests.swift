import Documents
import Figures
import Testing

@testable import Reports

/// The pictures beside the ranking of the overview, and names that stand in one form only.
@Suite struct PlotsTests {
    private func charts(_ language: Language) throws -> [ChartBlock] {
        let context = try ReportContext(MadeCampaign.shared.get(), language: language, links: ReportLinks())
        return try OverviewReport(context: context).document().charts
    }

    @Test func aBlockOfManyUnitsHasFunnelSlopeAndHistogram() throws {
        for language in Language.allCases {
            let charts = try charts(language)
            func count(_ isWanted: (Chart) -> Bool) -> Int { charts.count { isWanted($0.chart) } }
            // One block has fifteen units; the other, of one unit, has no picture.
            #expect(count { if case .slope = $0 { true } else { false } } == 1)
            #expect(count { if case .funnel = $0 { true } else { false } } == 1)
            #expect(count { if case .histogram = $0 { true } else { false } } == 1)
        }
    }

    @Test func aHistogramCountsTheUnitsOfTheRanking() throws {
        for block in try charts(.vi) {
            guard case .histogram(let chart) = block.chart else { continue }
            // Fifteen communes, one of them without a form.
            #expect(chart.bins.reduce(0) { $0 + $1.count } == 14)
            #expect(!block.hasTable, "no other table holds these counts")
        }
    }

    @Test func aFunnelNamesWhatItsPointsDoNot() throws {
        for block in try charts(.vi) {
            guard case .funnel(let chart) = block.chart else { continue }
            #expect(chart.rows.count == 14 && chart.spread > 0)
            let beyond = chart.rows.filter { (chart.limitsPassed($0) ?? 0) > 0 }.map(\.name)
            let notes = block.notes.map(\.plainText).joined(separator: " ")
            for name in beyond { #expect(notes.contains(name)) }
        }
    }

    @Test func eachThingHasOneName() throws {
        let context = try ReportContext(MadeCampaign.shared.get(), language: .vi, links: ReportLinks())
        let files = OverviewFiles(context: context, forms: Set(ReportForm.allCases), units: [0, 1])
        let document = Document(language: .vi, title: "T", blocks: files.blocks())
        let page = try HTMLRenderer().text(of: document)
        #expect(page.contains(CertificateTexts.title.vi) && page.contains(DecisionTexts.short.vi))
        #expect(!page.contains("Phiếu kiểm tính") && !page.contains("Phụ lục quyết định xếp hạng"))
    }
}
