import Figures
import Testing

@testable import Documents

#if canImport(Glibc)
import Glibc
#endif

@Suite struct PDFRendererTests {
    private func file(_ document: Document) throws -> PDFParts { try PDFParts(try PDFRenderer().render(document)) }

    private func file(_ blocks: [Block]) throws -> PDFParts {
        try file(Document(language: .vi, title: "T", blocks: blocks))
    }

    /// The words of a file, where the machine can take them out of it.
    private func words(of bytes: [UInt8], _ name: String) throws -> String? {
        let path = "/tmp/hailong-\(getpid())-\(name).pdf"
        let output = try #require(fopen(path, "w"))
        bytes.withUnsafeBytes { _ = fwrite($0.baseAddress, 1, $0.count, output) }
        fclose(output)
        defer { unlink(path) }
        let pipe = try #require(popen("pdftotext -raw \(path) - 2>/dev/null", "r"))
        var text: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&buffer, 1, buffer.count, pipe)
            guard count > 0 else { break }
            text += buffer[..<count]
        }
        return pclose(pipe) == 0 ? String(decoding: text, as: UTF8.self) : nil
    }

    @Test func whatTheFileSaysOfItself() throws {
        var document = try SampleDocument.summary()
        document.letterhead = DOCXRendererTests.letterhead
        let bytes = try PDFRenderer().render(document)
        SampleFiles.keep(bytes, as: "summary.pdf")
        let file = try PDFParts(bytes)
        #expect(file.language == "vi-VN" && file.title == document.title && file.showsTitle && file.isTagged)
        #expect(file.bookmarks == document.outline.filter { $0.level == 1 }.map(\.text))
        #expect(file.areFontsEmbedded && file.fonts.contains { $0.contains("Serif") || $0.contains("Times") })
        #expect(file.sizes.allSatisfy { abs($0[0] - 595.28) < 0.1 && abs($0[1] - 841.89) < 0.1 })
        let other = try self.file(try SampleDocument.summary(.en))
        #expect(other.language == "en-GB")
    }

    @Test func structureIsThatOfTheDocument() throws {
        let document = try SampleDocument.summary()
        let file = try file(document)
        #expect(file.named("H1").count == 1)
        for level in 1...3 {
            #expect(file.named("H\(level + 1)").count == document.outline.filter { $0.level == level }.count)
        }
        let figures = file.named("Figure")
        #expect(!figures.isEmpty && figures.allSatisfy { !($0.alternative ?? "").isEmpty })
        let tables = file.named("Table")
        #expect(tables.count > 1)
        for table in tables {
            #expect(table.children.allSatisfy { $0.name == "TR" })
            #expect(table.children.first?.children.allSatisfy { $0.name == "TH" && $0.scope == "Column" } == true)
            #expect(table.all.filter { $0.name == "TH" }.allSatisfy { $0.scope != nil })
        }
        // A row's name is its header.
        #expect(tables.flatMap(\.all).contains { $0.name == "TH" && $0.scope == "Row" })
    }

    @Test("The words can be taken out again, in the letters that they were put in")
    func text() throws {
        var document = try SampleDocument.summary()
        document.letterhead = DOCXRendererTests.letterhead
        guard let words = try words(of: try PDFRenderer().render(document), "text") else {
            print("pdftotext is not on this machine: the words of PDF files are not compared")
            return
        }
        for part in [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "UBND TỈNH LONG AN", "SỞ NỘI VỤ",
            "Số: 15/BC-SNV", "Long An, ngày 22 tháng 11 năm 2026", "BÁO CÁO", "Nơi nhận:", "- UBND tỉnh;",
            "- Lưu: VT.", "GIÁM ĐỐC", "Nguyễn Văn A",
        ] + document.outline.map(\.text) {
            #expect(words.contains(part), "\(part)")
        }
        // The number of the page stands on every page but the first.
        let pages = words.split(separator: "\u{C}")
        #expect(pages.count > 1 && pages.dropFirst().enumerated().allSatisfy { $1.hasPrefix("\($0 + 2)\n") })
    }

    @Test func rowsGoOnBelowTheHeaderOnTheNextPage() throws {
        let bytes = try PDFRenderer().render(
            Document(language: .vi, title: "T", blocks: [.table(HostileTexts.tallTable)]))
        let file = try PDFParts(bytes)
        let table = try #require(file.named("Table").first)
        #expect(file.pageCount > 80 && table.children.count == 5_001)
        #expect(table.all.filter { $0.scope == "Column" }.count == 3, "what is repeated is no part of the structure")
        if let words = try words(of: bytes, "rows") {
            #expect(words.ranges(of: "Số phiếu").count == file.pageCount)
            #expect(words.contains("Đơn vị số 4999") && words.contains("Đơn vị số 5000"))
        }
    }

    @Test func aRowTallerThanAPageGoesOn() throws {
        let long = String(repeating: "Một ý kiến rất dài của người dân. ", count: 400) + "HẾT"
        let bytes = try PDFRenderer().render(
            Document(
                language: .vi, title: "T",
                blocks: [
                    .table(
                        TableBlock(
                            caption: "c", columns: [TableColumn("a"), TableColumn("b")],
                            rows: [TableRow([.text("x"), .text(long)]), TableRow(["y", "z"])]))
                ]))
        #expect(try PDFParts(bytes).pageCount >= 3)
        if let words = try words(of: bytes, "tall") { #expect(words.contains("HẾT") && words.contains("y z")) }
    }

    @Test func wideTablesLieOnTheirSide() throws {
        let file = try file([
            .paragraph("trước"), .heading(1, "Bảng rộng"),
            .table(
                TableBlock(
                    caption: "c",
                    columns: (0..<12).map { TableColumn("\($0)", group: $0 > 5 ? "G" : nil) },
                    rows: [TableRow((0..<12).map { .text("\($0)") }), .group("Khối")])),
            .paragraph("sau"),
        ])
        #expect(file.sizes.map { $0[0] > $0[1] } == [false, true, false])
        #expect(file.named("TH").compactMap(\.columns) == [6, 12], "a group of columns, and a row that names others")
    }

    @Test func hostileTextsStayTexts() throws {
        let document = Document(
            language: .vi, title: "<b>T</b> & \u{0}",
            blocks: [
                .heading(1, HostileTexts.long, anchor: Anchor("a'b\\c")),
                .paragraph([
                    .link(try LinkTarget("https://example.org/it's?a=1&b=2"), ["x"]), "giữa",
                    .link(LinkTarget(Anchor("a'b\\c")), [.strong(["<i>y</i>"])]), .lineBreak, .code("a<b"),
                ]),
                .list(ListBlock(.numbers, items: HostileTexts.all.map { [.text($0)] })),
                .table(
                    TableBlock(
                        caption: "<w:p>", columns: [TableColumn("<script>"), TableColumn("&")],
                        rows: HostileTexts.all.map { TableRow([.text($0), .text([.strong([.text($0)])])]) })),
            ])
        let bytes = try PDFRenderer().render(document)
        SampleFiles.keep(bytes, as: "hostile.pdf")
        let file = try PDFParts(bytes)
        #expect(file.named("Link").count == 2 && file.named("LI").count == HostileTexts.all.count)
        if let words = try words(of: bytes, "hostile") {
            for part in ["<script>alert(1)</script>", "=1+1", "<i>y</i>", "a<b", "x", "giữa"] {
                #expect(words.contains(part), "\(part)")
            }
        }
    }

    @Test func textsInPartsAndTextsInOneAreTheSame() throws {
        // Letters and their marks apart, as some keyboards type them.
        let apart = "Tiê\u{301}ng Viê\u{323}t"
        let bytes = try PDFRenderer().render(Document(language: .vi, title: apart, blocks: [.paragraph(apart)]))
        if let words = try words(of: bytes, "nfd") {
            #expect(FoldedText(words).text.contains(FoldedText("Tiếng Việt").text))
        }
    }

    @Test func sameDocumentSameBytes() throws {
        let document = try SampleDocument.summary()
        #expect(try PDFRenderer().render(document) == PDFRenderer().render(document))
    }

    @Test func aMachineWithoutFacesIsTold() throws {
        let error = #expect(throws: DocumentsError.self) {
            try PDFRenderer(families: ["Comic Sans"]).render(Document(language: .vi, title: "T", blocks: []))
        }
        #expect(error == .missingFont(PDFFonts.serifs))
        #expect(error?.message.vi.contains("fonts-liberation") == true)
    }
}
