import Documents
import Estimation
import Figures
import Testing

@testable import Reports

@Suite struct OverviewTests {
    let material: ReportMaterial

    init() throws { material = try MadeCampaign.shared.get() }

    private func document(_ language: Language = .vi) throws -> Document {
        try OverviewReport.document(material, language: language)
    }

    private func context(_ language: Language = .vi) throws -> ReportContext {
        try ReportContext(material, language: language, links: ReportLinks())
    }

    @Test func formsAddUp() throws {
        let table = try #require(try document().tables.first { $0.caption == OverviewTexts.formsCaption.vi })
        let total = try #require(table.rows.last)
        #expect(total.kind == .total)
        let body = table.rows.filter { $0.kind == .body }
        // 16 units and the records whose unit is not known.
        #expect(body.count == 17)
        for column in 2...7 {
            let sum = body.reduce(0) { sum, row in
                if case .figure(let figure) = row.cells[column] { sum + Int(figure.double ?? 0) } else { sum }
            }
            guard case .figure(let figure) = total.cells[column] else {
                Issue.record("no total in column \(column)")
                continue
            }
            #expect(figure.double == Double(sum))
        }
    }

    @Test func ratesAreRoundedByTheNamedStep() throws {
        var made = MadeCampaign()
        made.communes = 2
        made.rounding.percent = Rounding(.truncate, decimals: 1)
        let document = try OverviewReport.document(made.material(), language: .vi)
        let table = try #require(document.tables.first { $0.caption == OverviewTexts.formsCaption.vi })
        let row = try #require(table.rows.first { $0.cells[0].plainText == "Xã Hoa Sen" })
        // 28 of 30 records is 93,33…; of 40 forms issued 28 came back, as two of the records repeat or replace another.
        #expect(row.cells[10].plainText == "93,3%")
        #expect(row.cells[9].plainText == "70,0%")
    }

    @Test func rankingIsInOrderAndEndsWithTheUnrankedUnit() throws {
        let document = try document()
        let caption = OverviewTexts.rankingCaption("Xã, thị trấn").vi
        let table = try #require(document.tables.first { $0.caption == caption })
        #expect(table.rows.count == 15)
        #expect(table.rows.prefix(14).compactMap { Int($0.cells[0].plainText) } == Array(1...14))
        let last = try #require(table.rows.last)
        #expect(last.cells[0].plainText == "không có phiếu")
        #expect(last.cells[1].plainText == "Xã Cồn Én")
        #expect(last.cells[3].plainText == "không có phiếu")
        let caption2 = OverviewTexts.chartCaption("Xã, thị trấn").vi
        guard case .ranking(let chart) = try #require(document.charts.first { $0.caption == caption2 }).chart else {
            Issue.record("no ranking chart")
            return
        }
        #expect(chart.rows.count == 15)
        #expect(chart.rows.last?.figure.absence == "không có phiếu")
        #expect(chart.rows.first?.figure.interval != nil)
    }

    @Test func unitsWithoutResponsesAreNamed() throws {
        let callout = try #require(try document().callouts.first)
        #expect(callout.kind == .warning)
        #expect(callout.paragraphs[0].plainText.contains("Xã Cồn Én"))
        #expect(!callout.paragraphs[0].plainText.contains("Xã Hoa Sen"))
    }

    @Test func cardTableHasTheColumnsThatOfficesPrint() throws {
        let caption = OverviewTexts.cardCaption("Xã, thị trấn").vi
        let table = try #require(try document().tables.first { $0.caption == caption })
        #expect(
            table.columns.map(\.header) == [
                "Xếp hạng", "Đơn vị", "Điểm tự chấm", "Điểm thẩm định", "Điểm chỉ số hài lòng", "Tổng điểm",
                "Chỉ số (%)",
                "Xếp loại", "Năm trước", "Tăng/giảm", "Tăng/giảm bậc",
            ])
        #expect(table.rows.count == 15)
        let incomplete = try #require(table.rows.first { $0.cells[1].plainText == "Xã Rạch Mai" })
        #expect(incomplete.cells[0].plainText == "không xếp hạng")
        #expect(incomplete.cells[6].plainText == "thiếu số liệu đầu vào")
    }

    @Test func findingsAreCountedByRuleWithoutTheirValues() throws {
        let report = try FieldReport(context: context()).document()
        let table = try #require(report.tables.first { $0.caption == OverviewTexts.findingsCaption.vi })
        #expect(table.rows.count == 3)
        #expect(table.rows[0].cells[1].plainText == "lỗi")
        #expect(table.rows[2].cells[2].plainText == "2")
        let page = String(decoding: try HTMLRenderer().render(report), as: UTF8.self)
        #expect(!page.contains("Xã Lạ"))
    }

    @Test func noticesStandBeforeEverything() throws {
        let notice = try #require(try document().notice)
        let text = notice.paragraphs.map(\.plainText).joined(separator: " ")
        #expect(text.contains("Số liệu dựng để minh họa"))
        #expect(text.contains("không phải nguyên văn"))
    }

    @Test func methodSaysEveryStep() throws {
        let box = try #require(try MethodAnnex(context: context()).document().definitions.first)
        let terms = box.items.map(\.term)
        for term in [
            MethodTexts.formula, MethodTexts.aggregation, MethodTexts.denominator, MethodTexts.weights,
            MethodTexts.variance, MethodTexts.interval, MethodTexts.rounding, MethodTexts.flags,
        ] {
            #expect(terms.contains(term.vi))
        }
        let rounding = try #require(box.items.first { $0.term == MethodTexts.rounding.vi })
        #expect(rounding.text.plainText.contains("1 chữ số thập phân"))
    }

    @Test func linksLeadOnlyToPagesThatAreWritten() throws {
        let links = ReportLinks(units: [0], languages: [.vi])
        let page = try HTMLRenderer().text(of: OverviewReport.document(material, language: .vi, links: links))
        #expect(page.contains("href=\"units/BL.html\""))
        #expect(!page.contains("href=\"units/X01.html\""))
        #expect(!page.contains("index.en.html"))
    }

    @Test func englishPagesHoldNoVietnameseTextOfOurs() throws {
        let english = try HTMLRenderer().text(of: document(.en))
        for text in ["Phiếu phát ra", "Khoảng tin cậy", "Xếp hạng", "không có phiếu", "Phương pháp"] {
            #expect(!english.contains(text), "\(text)")
        }
        #expect(english.contains("no responses"))
    }
}
