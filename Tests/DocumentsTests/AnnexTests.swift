import Figures
import Testing

@testable import Documents

/// What stands behind the signature, and sheets that are set closely.
@Suite struct AnnexTests {
    private static func rows(_ count: Int) -> Block {
        .table(
            TableBlock(
                caption: "Bảng", columns: [TableColumn("Tên"), TableColumn("Số", .count)],
                rows: (0..<count).map { TableRow([.text("Đơn vị \($0)"), .text("\($0)")]) }))
    }

    private static func sheet(_ rows: Int, mostPages: Int? = nil) -> Document {
        Document(
            language: .vi, title: "T", letterhead: DOCXRendererTests.letterhead, isDense: true, mostPages: mostPages,
            blocks: [.heading(1, "Kết quả"), Self.rows(rows)], annex: [.heading(1, "Phụ lục"), Self.rows(3)])
    }

    @Test func theAnnexIsPartOfTheDocument() throws {
        let document = Self.sheet(3)
        #expect(document.outline.map(\.text) == ["Kết quả", "Phụ lục"])
        #expect(throws: DocumentsError.missingCaption(number: 1)) {
            try Document(
                language: .vi, title: "T", blocks: [],
                annex: [.table(TableBlock(caption: " ", columns: [TableColumn("a")], rows: []))]
            ).check()
        }
    }

    @Test func itStandsBehindTheSignatureOnAPageOfItsOwn() throws {
        let pdf = try PDFParts(try PDFRenderer().render(Self.sheet(3)))
        #expect(pdf.pageCount == 2 && pdf.bookmarks == ["Kết quả", "Phụ lục"])
        let text = try #require(
            try ArchiveParts.texts(of: try DOCXRenderer().render(Self.sheet(3)))["word/document.xml"])
        let signature = try #require(text.ranges(of: "Nơi nhận:").first)
        let annex = try #require(text.ranges(of: "Phụ lục").first)
        let pageBreak = try #require(text.ranges(of: "<w:pageBreakBefore/>").first)
        #expect(signature.upperBound < pageBreak.lowerBound && pageBreak.upperBound < annex.lowerBound)
        #expect(text.ranges(of: "<w:pageBreakBefore/>").count == 1)
        let page = try HTMLRenderer().text(of: Self.sheet(3))
        #expect(page.contains("page-break") && page.contains("Phụ lục"))
    }

    @Test func aSheetIsSetSmallerBeforeItTakesMorePages() throws {
        // As many rows as just do not fit on two pages.
        func pages(_ rows: Int, _ most: Int?) throws -> Int {
            try PDFParts(try PDFRenderer().render(Self.sheet(rows, mostPages: most))).pageCount - 1
        }
        let rows = try #require(try (60...120).first { try pages($0, nil) == 3 })
        #expect(try pages(rows, 2) == 2)
        // What cannot be helped takes as many pages as it needs, in letters of the usual size.
        let tall = Self.sheet(400, mostPages: 2)
        var usual = tall
        usual.mostPages = nil
        #expect(try PDFRenderer().render(tall) == PDFRenderer().render(usual))
    }

    @Test func shortDefinitionsShareALine() {
        let short = Definition("Mã", "X01")
        let long = Definition("Cách", String(repeating: "rất dài ", count: 20))
        func counts(_ definitions: [Definition]) -> [Int] {
            DefinitionLines.lines(of: definitions, size: 10.5, width: 467).map(\.count)
        }
        #expect(counts([short, short, short]) == [2, 1])
        #expect(counts([short, long, short, short]) == [1, 1, 2])
        #expect(counts([]) == [])
        #expect(DefinitionLines.lines(of: [long, short, long], size: 10.5, width: 467) == [[long], [short], [long]])
    }

    @Test func bracketsOfAnAgencyStayTogether() {
        func agency(_ name: String) -> String {
            LetterheadWords(letterhead: Letterhead(agency: name, kind: "Báo cáo"), language: .vi).agency
        }
        #expect(agency("Sở Nội vụ (minh hoạ)") == "SỞ NỘI VỤ (MINH\u{A0}HOẠ)")
        #expect(
            agency("Sở (một tên rất dài ở trong ngoặc này) ăn (b c) )(")
                == "SỞ (MỘT TÊN RẤT DÀI Ở TRONG NGOẶC NÀY) ĂN (B\u{A0}C) )(")
    }

    @Test func aLongChartBeginsInTheRoomThatIsLeft() throws {
        let shares = (0..<14).map { _ in [1.0, 4, 15, 50, 30] }
        let chart = ChartSamples.answers((0..<14).map { "Tiêu chí số \($0)" }, shares: shares)
        let text = Block.paragraph(String(repeating: "Một đoạn văn dài để lấp nửa trang. ", count: 55))
        let document = Document(
            language: .vi, title: "T", blocks: [text, .chart(ChartBlock(caption: "c", chart: .answers(chart))), text])
        let figures = try PDFParts(try PDFRenderer().render(document)).named("Figure")
        #expect(figures.count == 2, "broken over two pages rather than moved to the second")
        #expect(Set(figures.compactMap(\.alternative)).count == 2)
    }
}
