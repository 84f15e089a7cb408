import Documents
import Estimation
import Figures
@testable import Reports
import Testing
import Units

@Suite struct UnitSummaryTests {
    let material: ReportMaterial

    init() throws { material = try MadeCampaign.shared.get() }

    private func document(_ code: String, _ language: Language = .vi) throws -> Document {
        let unit = try #require(material.units.index(ofCode: code))
        return try UnitSummary.document(material, unit: unit, language: language)
    }

    @Test func headlineHasItsBaseAndInterval() throws {
        let unit = try #require(material.units.index(ofCode: "BL"))
        let estimate = try #require(material.surveys[0].overall(.unit(unit)))
        let rounded = try #require(try estimate.percent.rounded(.usual))
        let headline = try #require(try document("BL").keyFigures.first)
        #expect(headline.figure.printed == FigureFormat(.vi).percent(rounded))
        #expect(headline.figure.base == "n = 290")
        #expect(headline.details[0].plainText.hasPrefix("Khoảng tin cậy 95%: "))
    }

    @Test func placeAndChangeStandBesideIt() throws {
        let figures = try document("X02").keyFigures
        #expect(figures.count == 4)
        let place = try #require(figures[1].figure.printed.split(separator: "/").first.flatMap { Int($0) })
        #expect((1...14).contains(place))
        #expect(figures[1].figure.printed.hasSuffix("/14"))
        #expect(figures[2].figure.printed.first == "-" || figures[2].figure.printed.first == "+")
    }

    @Test func aBreakInTheSeriesIsSaid() throws {
        // The unit at place 4 has a break.
        let figures = try document("X04").keyFigures
        #expect(figures.contains { $0.figure.absence == "đứt chuỗi" })
    }

    @Test func aUnitWithoutResponsesIsNotZero() throws {
        let document = try document("X15")
        #expect(document.keyFigures[0].figure.absence == "không có phiếu")
        #expect(document.keyFigures[1].figure.absence == "không có phiếu")
        #expect(document.callouts.contains { $0.title == "Không có phiếu" })
        #expect(!document.charts.contains { if case .answers = $0.chart { true } else { false } })
        let page = try HTMLRenderer().text(of: document)
        #expect(!page.contains(">0,00%<") || page.contains(">0,00%</data></td>"))
    }

    @Test func sharesOfLevelsAreRoundedByTheStepOfParts() throws {
        guard
            case .answers(let chart) = try #require(
                try document("BL").charts.first { if case .answers = $0.chart { true } else { false } }
            ).chart
        else { return }
        #expect(chart.rows.count == 14)
        #expect(chart.levels.count == 5)
        for share in chart.rows.flatMap(\.shares) {
            #expect(share.printed.split(separator: ",").last?.count == 2, "\(share.printed)")
        }
    }

    @Test func brvtSharesPrintAsPublished() throws {
        // Sở TN&MT Bà Rịa-Vũng Tàu 2022: 10, 16, 5, 0 of 31 print 32,3 51,6 16,1 0,0.
        let printer = FigurePrinter(
            language: .vi, rules: RoundingRules(part: Rounding(.halfUp, decimals: 1)))
        let printed = try [10, 16, 5, 0].map { try printer.share($0, of: 31, step: .part).printed }
        #expect(printed == ["32,3%", "51,6%", "16,1%", "0,0%"])
        #expect(try printer.share(26, of: 31).printed == "83,87%")
    }

    @Test func truncatedRatesPrintTruncated() throws {
        // 10 of 18 tasks, printed by the card under truncation: 55,55%, not 55,56%.
        let table = try #require(try document("X01").tables.first { $0.caption == SummaryTexts.linesCaption.vi })
        let row = try #require(table.rows.first { $0.cells[0].plainText.hasPrefix("1.2.") })
        #expect(row.cells.contains { $0.plainText == "55,55%" })
    }

    @Test func cardLinesAddUpToTheTotal() throws {
        let table = try #require(try document("X03").tables.first { $0.caption == SummaryTexts.linesCaption.vi })
        let total = try #require(table.rows.last)
        #expect(total.kind == .total)
        var sum = Ratio.zero
        for row in table.rows where row.kind == .body {
            guard case .figure(let figure) = row.cells[2], let rounded = figure.rounded else { continue }
            sum = try sum.adding(rounded.ratio)
        }
        guard case .figure(let printed) = total.cells[2] else {
            Issue.record("no total")
            return
        }
        #expect(printed.rounded?.ratio == sum)
    }

    @Test func refusalsAreCounted() throws {
        let table = try #require(try document("X02").tables.first { $0.caption == SummaryTexts.refusalsCaption.vi })
        #expect(table.rows.count == 2)
        #expect(try document("X01").tables.contains { $0.caption == SummaryTexts.refusalsCaption.vi } == false)
    }

    @Test func aUnitAloneInItsBlockIsNotMeasuredAgainstItself() throws {
        let document = try document("BL")
        #expect(!document.keyFigures.contains { $0.label == SummaryTexts.place.vi })
        for case .factors(let chart) in document.charts.map(\.chart) {
            #expect(chart.comparisonHeader == nil)
        }
    }

    @Test func unknownPlacesAreRefused() throws {
        #expect(throws: ReportsError.unknownUnit(99)) {
            try UnitSummary.document(material, unit: 99, language: .vi)
        }
    }
}
