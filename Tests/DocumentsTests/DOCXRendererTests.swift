import Figures
import Testing

@testable import Documents

@Suite struct DOCXRendererTests {
    private func text(_ document: Document) throws -> String {
        try #require(
            try ArchiveParts.texts(of: try DOCXRenderer().render(document))["word/document.xml"])
    }

    private func text(_ blocks: [Block]) throws -> String {
        try text(Document(language: .vi, title: "T", blocks: blocks))
    }

    static let letterhead = Letterhead(
        superior: "UBND tỉnh Long An", agency: "Sở Nội vụ", number: "15/BC-SNV", place: "Long An",
        date: "ngày 22 tháng 11 năm 2026", kind: "Báo cáo", recipients: ["UBND tỉnh"],
        capacity: ["Giám đốc"],
        signer: "Nguyễn Văn A")

    @Test func partsAreThoseThatWordNeeds() throws {
        let parts = try ArchiveParts.texts(of: try DOCXRenderer().render(try SampleDocument.summary()))
        for name in [
            "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml",
            "word/styles.xml",
            "word/numbering.xml", "word/settings.xml", "word/header1.xml", "word/_rels/document.xml.rels",
            "word/media/picture1.emf",
        ] { #expect(parts[name] != nil, "\(name)") }
        // Each style that the text names is there.
        let text = try #require(parts["word/document.xml"])
        let styles = try #require(parts["word/styles.xml"])
        for piece in text.split(separator: "<w:pStyle w:val=\"").dropFirst() {
            let style = piece.prefix { $0 != "\"" }
            #expect(styles.contains("w:styleId=\"\(style)\""), "\(style)")
        }
        // Each relation that the text names is there.
        let relations = try #require(parts["word/_rels/document.xml.rels"])
        for key in ["r:embed=\"", "r:id=\""] {
            for piece in text.split(separator: key).dropFirst() {
                #expect(relations.contains("Id=\"\(piece.prefix { $0 != "\"" })\""))
            }
        }
    }

    @Test func headingsTablesAndPicturesAreWhatTheyAre() throws {
        let document = try SampleDocument.summary()
        let text = try text(document)
        for heading in document.outline {
            #expect(text.contains(">\(heading.text)</w:t>"), "\(heading.text)")
        }
        #expect(
            text.split(separator: "w:val=\"Heading1\"").count - 1
                == document.outline.filter { $0.level == 1 }.count)
        // Header rows repeat; every table says what it is; every picture has a text in its place.
        let tables = text.split(separator: "<w:tblCaption").count - 1
        #expect(tables > 1 && text.split(separator: "<w:tblHeader/>").count - 1 >= tables)
        let pictures = text.components(between: "<wp:docPr", and: "/>")
        #expect(
            !pictures.isEmpty
                && pictures.allSatisfy { $0.contains("descr=\"") && !$0.contains("descr=\"\"") })
        // Links to files beside the document are left out, places in it are kept.
        #expect(
            text.contains("<w:hyperlink w:anchor=\"place_1\">") && text.contains("w:name=\"place_1\""))
    }

    @Test func officialFormIsThatOfTheDecree() throws {
        var document = try SampleDocument.summary()
        document.letterhead = Self.letterhead
        let parts = try ArchiveParts.texts(of: try DOCXRenderer().render(document))
        let text = try #require(parts["word/document.xml"])
        for words in [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "UBND TỈNH LONG AN",
            "SỞ NỘI VỤ",
            "Số: 15/BC-SNV", "Long An, ngày 22 tháng 11 năm 2026", "BÁO CÁO", "Nơi nhận:", "- UBND tỉnh;",
            "- Lưu: VT.", "GIÁM ĐỐC", "Nguyễn Văn A",
        ] { #expect(text.contains(words), "\(words)") }
        #expect(text.contains("w:top=\"1134\" w:right=\"851\" w:bottom=\"1134\" w:left=\"1701\""))
        #expect(text.contains("<w:titlePg/>"))
        #expect(try #require(parts["word/styles.xml"]).contains("Times New Roman"))
        document.letterhead = Letterhead(agency: "Sở", kind: "Báo cáo")
        let open = try self.text(document)
        #expect(open.contains("Số: ……/BC-……") && open.contains("ngày …… tháng …… năm ……"))
    }

    @Test func groupsOfColumnsSpanAndWideTablesTurnThePage() throws {
        let grouped = try text([
            .table(
                TableBlock(
                    caption: "c",
                    columns: [TableColumn("a"), TableColumn("b", group: "G"), TableColumn("d", group: "G")],
                    rows: [.group("Khối"), TableRow(["1", "2", "3"])]))
        ])
        #expect(
            grouped.contains("<w:gridSpan w:val=\"2\"/>")
                && grouped.contains("<w:vMerge w:val=\"restart\"/>"))
        #expect(!grouped.contains("landscape"))
        let wide = try text([
            .paragraph("trước"), .heading(1, "Bảng rộng"),
            .table(
                TableBlock(
                    caption: "c", columns: (0..<12).map { TableColumn("\($0)") },
                    rows: [TableRow((0..<12).map { .text("\($0)") })])),
            .paragraph("sau"),
        ])
        #expect(wide.split(separator: "w:orient=\"landscape\"").count == 2)
        #expect(wide.split(separator: "<w:titlePg/>").count == 2)
        // The heading lies on the turned page, after the section before it has ended.
        let firstEnd = try #require(wide.firstRange(of: "<w:sectPr>"))
        let heading = try #require(wide.firstRange(of: "Bảng rộng"))
        #expect(firstEnd.lowerBound < heading.lowerBound)
    }

    @Test func hostileTextsStayTexts() throws {
        let text = try text([
            .heading(1, HostileTexts.long),
            .paragraph([.link(try LinkTarget("https://example.org/?a=1&b=2"), ["x"])]),
            .list(ListBlock(.numbers, items: HostileTexts.all.map { [.text($0)] })),
            .table(
                TableBlock(
                    caption: "<w:p>", columns: [TableColumn("<script>"), TableColumn("&")],
                    rows: HostileTexts.all.map { TableRow([.text($0), .text($0)]) })),
        ])
        #expect(!text.contains("<script>") && text.contains("&lt;script&gt;"))
        #expect(!text.utf8.contains(0) && !text.utf8.contains(0x1F))
        #expect(text.contains("<w:rtl/>") && text.contains("👩‍👩‍👧‍👦"))
        // Opened and closed as often as each other.
        for name in ["w:p", "w:r", "w:tc", "w:tr", "w:tbl", "w:hyperlink"] {
            let opened =
                text.split(separator: "<\(name)>").count + text.split(separator: "<\(name) ").count - 2
            #expect(opened == text.split(separator: "</\(name)>").count - 1, "\(name)")
        }
    }

    @Test func fiveThousandRowsAreAllThere() throws {
        let text = try text([.table(HostileTexts.tallTable)])
        #expect(text.split(separator: "</w:tr>").count == 5_002)
    }

    @Test func sameDocumentSameBytes() throws {
        let document = try SampleDocument.summary()
        #expect(try DOCXRenderer().render(document) == DOCXRenderer().render(document))
    }

    @Test func metafilesCountTheirRecords() throws {
        let drawing = Drawing(
            width: 200, height: 100,
            elements: [
                DrawingElement(
                    .axis,
                    .line(from: Point(0, 0), to: Point(10, 10), Stroke(.axis, width: 1, isDashed: true))),
                DrawingElement(
                    .bar, .rectangle(origin: Point(1, 2), width: 30, height: .nan, fill: .bar, stroke: nil)),
                DrawingElement(
                    .label,
                    .text(TextRun("Đơn vị 🇻🇳", at: Point(100, 50), alignment: .middle, size: 13, ink: .text))),
            ])
        let bytes = MetafileRenderer().render(drawing)
        func number(_ place: Int) -> Int {
            (0..<4).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
        }
        #expect(number(0) == 1 && number(40) == 0x464D_4520 && number(48) == bytes.count)
        var place = 0
        var records = 0
        while place < bytes.count {
            let size = number(place + 4)
            try #require(size >= 8 && size % 4 == 0 && place + size <= bytes.count)
            place += size
            records += 1
        }
        #expect(place == bytes.count && records == number(52))
    }
}

extension String {
    fileprivate func components(between start: String, and end: String) -> [Substring] {
        split(separator: start).dropFirst().map { piece in
            piece.firstRange(of: end).map { piece[..<$0.lowerBound] } ?? piece
        }
    }
}
