import Figures
import Testing

@testable import Tables

@Suite("Workbooks")
struct XLSXReaderTests {
    private func cells(_ xml: String, strings: [String] = [], styles: String = "", is1904: Bool = false) throws
        -> [String]
    {
        var book = XLSXBook("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c></row>\(xml)")
        book.strings = strings
        book.styles = styles
        book.is1904 = is1904
        return try readSheet(book).texts.map { $0[0] }
    }

    private func problem(_ book: XLSXBook, sheet: String? = nil) -> XLSXProblem? {
        do throws(TableError) {
            _ = try readSheet(book, sheet: sheet)
            return nil
        } catch {
            guard case .unreadableWorkbook(_, let problem) = error else { return nil }
            return problem
        }
    }

    @Test("Shared strings, rich text, inline and formula strings, truths; phonetic runs are left out")
    func strings() throws {
        let strings = [
            "<t>Đà Nẵng</t>", "<r><t>Bến</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> Lức</t></r>",
            "<t>漢字</t><rPh sb=\"0\" eb=\"2\"><t>かんじ</t></rPh>", "<t>a_x000D_b_x005F_x000D_</t>",
        ]
        let xml = """
            <row r="2"><c r="A2" t="s"><v>0</v></c></row><row r="3"><c r="A3" t="s"><v>1</v></c></row>
            <row r="4"><c r="A4" t="s"><v>2</v></c></row><row r="5"><c r="A5" t="s"><v>3</v></c></row>
            <row r="6"><c r="A6" t="str"><f>A1&amp;"x"</f><v>=1+1</v></c></row><row r="7"><c r="A7" t="b"><v>1</v></c></row>
            <row r="8"><c r="A8" t="b"><v>0</v></c></row>
            <row r="9"><c r="A9" t="inlineStr"><is><r><t>x</t></r><r><t>, "y"</t></r></is></c></row>
            """
        #expect(
            try cells(xml, strings: strings) == [
                "Đà Nẵng", "Bến Lức", "漢字", "a\rb_x000D_", "=1+1", "TRUE", "FALSE", "x, \"y\"",
            ])
    }

    @Test(
        "Numbers are their shortest decimal",
        arguments: [
            ("1", "1"), ("1.0", "1"), ("0", "0"), ("-0", "0"), ("60.700000000000003", "60.7"), ("12.50", "12.5"),
            ("0.1", "0.1"), ("1E-3", "0.001"), ("1.5E+3", "1500"), ("123456789012345678", "123456789012345680"),
            ("1E+21", "1000000000000000000000"), ("-2.50", "-2.5"), ("079123456789", "79123456789"), ("1e400", "1e400"),
            ("0.30000000000000004", "0.30000000000000004"), ("NaN", "NaN"), ("1e-7", "0.0000001"),
        ])
    func numbers(_ written: String, _ read: String) throws {
        #expect(try cells("<row r=\"2\"><c r=\"A2\"><v>\(written)</v></c></row>") == [read])
    }

    @Test("Dates by number format, in both systems, with the day that Excel invented")
    func dates() throws {
        let styles = """
            <numFmts count="4"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="[$-42A]h:mm AM/PM"/>
            <numFmt numFmtId="166" formatCode="#,##0.00 &quot;đồng/d&quot;"/><numFmt numFmtId="167" formatCode="[h]:mm"/></numFmts>
            <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/>
            <xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="22"/><xf numFmtId="167"/></cellXfs>
            """
        func row(_ row: Int, _ style: Int, _ value: String) -> String {
            "<row r=\"\(row)\"><c r=\"A\(row)\" s=\"\(style)\"><v>\(value)</v></c></row>"
        }
        let xml = [
            row(2, 0, "45000"), row(3, 1, "46348"), row(4, 2, "46348.5"), row(5, 3, "0.5"), row(6, 4, "12.5"),
            row(7, 5, "46348.354166666664"), row(8, 5, "46348"), row(9, 6, "1.25"), row(10, 1, "1"), row(11, 1, "59"),
            row(12, 1, "60"), row(13, 1, "61"), row(14, 1, "2958465"), row(15, 1, "2958466"), row(16, 1, "-1"),
            row(17, 5, "45999.999999999"),
            "<row r=\"18\"><c r=\"A18\" t=\"d\"><v>2026-11-22T00:00:00</v></c></row>",
        ].joined()
        #expect(
            try cells(xml, styles: styles) == [
                "45000", "2026-11-22", "2026-11-22", "12:00:00", "12.5", "2026-11-22 08:30:00", "2026-11-22",
                "30:00:00",
                "1900-01-01", "1900-02-28", "1900-02-29", "1900-03-01", "9999-12-31", "2958466", "-1", "2025-12-09",
                "2026-11-22",
            ])
        #expect(
            try cells(row(2, 1, "0") + row(3, 1, "44886"), styles: styles, is1904: true) == [
                "1904-01-01", "2026-11-22",
            ])
    }

    @Test("Cells of per cent: a table is read as people see them, answers as they are kept")
    func perCent() throws {
        let styles = """
            <numFmts count="2"><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="0.00&quot;%&quot;"/></numFmts>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>
            """
        let values = [
            (1, "0.725"), (2, "0.07"), (3, "1"), (3, "-0.005"), (1, "0"), (4, "72.5"), (0, "0.725"),
            (1, "9.8500000000000004E-2"),
        ]
        let rows = values.enumerated().map { place, cell in
            "<row r=\"\(place + 2)\"><c r=\"A\(place + 2)\" s=\"\(cell.0)\"><v>\(cell.1)</v></c></row>"
        }.joined()
        var book = XLSXBook(XLSXBook.rows([["x"]]) + rows)
        book.styles = styles
        let shown = try Table(bytes: book.bytes(), name: "t.xlsx").rows.map { $0.cells[0] }
        #expect(shown == ["72.5%", "7%", "100%", "-0.5%", "0%", "72.5", "0.725", "9.85%"])
        let kept = try cells(rows, styles: styles)
        #expect(kept == ["0.725", "0.07", "1", "-0.005", "0", "72.5", "0.725", "0.0985"])
    }

    @Test("The header is found below titles; empty rows and columns without a name are told, not read")
    func header() throws {
        let data = XLSXBook.rows(
            [
                ["KẾT QUẢ KHẢO SÁT"], [], ["Đơn vị:", "Xã A"], [nil, "mã", "tên", nil, "điểm"],
                [nil, "01", "Ba Đình", "x", "#=5"],
                [], [nil, "02", "Bến Lức", nil, "#=4"], [nil, " "], ["Người lập"],
            ])
        let seen = try readSheet(XLSXBook(data))
        #expect(seen.header == ["mã", "tên", "điểm"])
        #expect(seen.headerLine == 4)
        #expect(seen.texts == [["01", "Ba Đình", "5"], ["02", "Bến Lức", "4"]])
        #expect(seen.lines == [5, 7])
        #expect(seen.notes.unnamedCells == 2)
        #expect(seen.notes.firstUnnamed == "D5")
        #expect(seen.notes.emptyRows == 3)
        #expect(try readSheet(XLSXBook(data), headerLine: 5).header == ["01", "Ba Đình", "x", "5"])
    }

    @Test("A sheet is chosen by name or place; hidden ones only when asked for")
    func sheets() throws {
        var book = XLSXBook("")
        let rows = { (name: String) in XLSXBook.sheet(XLSXBook.rows([[name, "b"], ["1", "2"]])) }
        book.sheets = [
            ("Ẩn", "hidden", rows("ẩn")), ("Trống", nil, XLSXBook.sheet("")), ("Dữ liệu", nil, rows("dữ")),
            ("3", nil, rows("ba")),
        ]
        #expect(try readSheet(book).sheet == "Dữ liệu")
        #expect(try readSheet(book, sheet: "dữ LIỆU").header[0] == "dữ")
        #expect(try readSheet(book, sheet: "1").header[0] == "ẩn")
        // A name goes before a place.
        #expect(try readSheet(book, sheet: "3").header[0] == "ba")
        #expect(problem(book, sheet: "X") == .noSuchSheet("X", present: ["Ẩn", "Trống", "Dữ liệu", "3"]))
        #expect(problem(book, sheet: "2") == .noHeader)
        book.sheets.removeLast(3)
        #expect(problem(book) == .noSheet)
    }

    @Test("Strict names, absolute targets, cells and rows without references read the same", arguments: [false, true])
    func variants(_ isStrict: Bool) throws {
        var book = XLSXBook(
            "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row><row><c><v>1</v></c><c t=\"s\"><v>0</v></c></row>"
        )
        book.strings = ["<t>a</t>", "<t>b</t>"]
        book.isStrict = isStrict
        book.hasAbsoluteTargets = isStrict
        let seen = try readSheet(book)
        #expect(seen.header == ["a", "b"])
        #expect(seen.texts == [["1", "a"]])
    }

    @Test("Errors, formulas without value, hidden rows and merged cells are told")
    func notes() throws {
        let xml =
            XLSXBook.rows([["a", "b"]])
                + """
                <row r="2"><c r="A2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B2"><v>1</v></c></row>
                <row r="3" hidden="1"><c r="A3"><f>SUM(B1)</f></c><c r="B3"><v>2</v></c></row>
                <row r="4"><c r="A4"><v>7</v></c><c r="B4"><v>3</v></c></row><row r="5"><c r="A5"/><c r="B5"><v>4</v></c></row>
                """
        let book = XLSXBook(xml, after: "<mergeCells><mergeCell ref=\"A4:A5\"/></mergeCells>")
        let seen = try readSheet(book)
        #expect(seen.texts == [["#DIV/0!", "1"], ["", "2"], ["7", "3"], ["", "4"]])
        #expect(
            seen.notes.badCells == [
                XLSXNotes.BadCell(record: 1, line: 2, column: 0, text: "#DIV/0!"),
                XLSXNotes.BadCell(record: 2, line: 3, column: 0, text: ""),
            ])
        #expect(seen.notes.hiddenRows == [3])
        #expect(seen.notes.merged.map(\.name) == ["A4:A5"])
        #expect(try readSheet(book, filling: seen.notes.merged).texts[3] == ["7", "4"])
    }

    @Test("Numbers are decimal, truth values are four words, and a formula without its value is told")
    func strictValues() throws {
        let cells = [
            "<c><v>0x10</v></c>", "<c><v>inf</v></c>", "<c><v>nan</v></c>", "<c><v>1e3</v></c>",
            "<c t=\"n\"><v>007</v></c>",
            "<c t=\"b\"><v>1</v></c>", "<c t=\"b\"><v>false</v></c>", "<c t=\"b\"><v>2</v></c>",
            "<c><f>A1</f><v></v></c>",
            "<c><f>A1</f><v/></c>", "<c t=\"str\"><f>A1</f><v></v></c>", "<c t=\"b\"><f>A1</f><v></v></c>",
            "<c t=\"n\"><v> </v></c>",
        ]
        let head = XLSXBook.rows([cells.indices.map { "h\($0)" }])
        var reader = try XLSXReader(
            bytes: XLSXBook(head + "<row r=\"2\">\(cells.joined())</row>").bytes(), name: "t.xlsx")
        var block = CSVBlock()
        #expect(try reader.next(into: &block))
        #expect(
            block.texts(0) == ["0x10", "inf", "nan", "1000", "7", "TRUE", "FALSE", "2", "", "", "", "", " "])
        #expect(try !reader.next(into: &block))
        #expect(reader.notes.badCells.map(\.column) == [8, 9, 11])
    }

    @Test("What is not to be trusted is refused by name")
    func refusals() throws {
        let head = XLSXBook.rows([["a"]])
        #expect(problem(XLSXBook(head + "<row r=\"1\"/>")) == .badRow("1", after: 1))
        #expect(problem(XLSXBook(head + "<row r=\"1048577\"/>")) == .badRow("1048577", after: 1))
        #expect(problem(XLSXBook("<row r=\"0\"/>")) == .badRow("0", after: 0))
        #expect(XLSXProblem.badRow("3", after: 11).text.en.hasPrefix("row 11 is followed by a row numbered “3”"))
        #expect(
            problem(XLSXBook(head + "<row r=\"2\"><c r=\"XFE2\"><v>1</v></c></row>")) == .badReference("XFE2", row: 2))
        #expect(problem(XLSXBook(head + "<row r=\"2\"><c r=\"A3\"><v>1</v></c></row>")) == .badReference("A3", row: 2))
        let twice = "<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"B2\"><v>2</v></c></row>"
        #expect(problem(XLSXBook(head + twice)) == .badReference("B2", row: 2))
        #expect(
            problem(XLSXBook(head + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>9</v></c></row>"))
                == .badSharedString("9", row: 2))
        let letters = problem(XLSXBook(head + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>abc</v></c></row>"))
        #expect(letters == .badSharedString("abc", row: 2) && letters?.text.vi.contains("“abc”") == true)
        for type in ["z", "strx", "inlinestr", "S", "number", ""] {
            #expect(
                problem(XLSXBook(head + "<row r=\"2\"><c r=\"A2\" t=\"\(type)\"><v>1</v></c></row>"))
                    == .badCellType(type, row: 2))
        }
        var book = XLSXBook(head)
        book.extra = [("xl/vbaProject.bin", "x")]
        #expect(problem(book) == .macros)
        book.extra = [("xl/pictures.bin", "x")]
        book.extraRelations = "<Relationship Id=\"x\" Type=\"a/vbaProject\" Target=\"pictures.bin\"/>"
        #expect(problem(book) == .macros, "a part of macros under another name")
        book.extra = [
            ("xl/externalLinks/e.xml", "<externalLink xmlns=\"\(OfficeNames.sheets[0])\"><ddeLink/></externalLink>")
        ]
        book.extraRelations = "<Relationship Id=\"x\" Type=\"a/externalLink\" Target=\"externalLinks/e.xml\"/>"
        #expect(problem(book) == .dynamicLinks)
        book.extra = [("XL/Workbook.xml", "x")]
        #expect(problem(book) == nil)
    }

    @Test("Old and locked workbooks say what to do")
    func compound() throws {
        let folder = TemporaryFolder()
        let head: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)
        put(head, folder.file("a.xlsx"))
        put(head + "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }, folder.file("b.xlsx"))
        for (name, problem) in [("a", XLSXProblem.oldExcel), ("b", .encrypted)] {
            let file = folder.file(name + ".xlsx")
            #expect(throws: TableError.unreadableWorkbook(file: file, problem: problem)) {
                _ = try Table.read(file: file)
            }
        }
    }

    @Test("A file of text under a workbook's name, and an empty one, are told for what they are")
    func otherFiles() throws {
        let folder = TemporaryFolder()
        put(Array("mã;tên\n1;A\n".utf8), folder.file("a.xlsx"))
        put([], folder.file("b.xlsx"))
        #expect(throws: TableError.unreadableWorkbook(file: folder.file("a.xlsx"), problem: .text)) {
            _ = try Table.read(file: folder.file("a.xlsx"))
        }
        #expect(throws: TableError.noHeader(file: folder.file("b.xlsx"))) {
            _ = try Table.read(file: folder.file("b.xlsx"))
        }
    }

    @Test("Escapes of what is no character are shown as such: a NUL would not come back from CSV")
    func escapesOfNothing() throws {
        let row = "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>F_x0000_1_xFFFF_2_xFFFE_</t></is></c></row>"
        #expect(try cells(row) == ["F\u{FFFD}1\u{FFFD}2\u{FFFD}"])
    }

    @Test("A table that a person keeps may be a workbook; merged cells count for each of their rows")
    func table() throws {
        let folder = TemporaryFolder()
        let rows = XLSXBook.rows([["mã", "tên"], ["01", "A"], [nil, "B"], ["", ""]])
        let book = XLSXBook(rows, after: "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>")
        put(try book.bytes(), folder.file("units.xlsx"))
        let table = try Table.read(file: folder.file("units.xlsx"))
        #expect(table.columns == ["mã", "tên"])
        #expect(table.rows.map(\.cells) == [["01", "A"], ["01", "B"]])
        #expect(table.rows.map(\.line) == [2, 3])
        #expect(try Table(bytes: book.bytes(), name: "units.xlsx").rows == table.rows)
        #expect(table.mergedCells(inColumn: 0).map(\.name) == ["A2:A3"])
        #expect(table.mergedCells(inColumn: 1).isEmpty)
        let bad = XLSXBook(XLSXBook.rows([["a"]]) + "<row r=\"2\"><c r=\"A2\" t=\"e\"><v>#N/A</v></c></row>")
        #expect(throws: TableError.unreadableWorkbook(file: "t.xlsx", problem: .errorCell("#N/A", cell: "A2 (a)"))) {
            _ = try Table(bytes: bad.bytes(), name: "t.xlsx")
        }
    }

    @Test("Long names, right-to-left text and zero-width characters survive")
    func texts() throws {
        let texts = [
            String(repeating: "Nguyễn ", count: 43), "\u{202B}שלום\u{202C}", "a\u{200B}b\u{FEFF}", " x ", "a\tb\nc",
            "\u{1F600}",
        ]
        let seen = try readSheet(XLSXBook(XLSXBook.rows([["a", "b"]] + texts.map { [$0, "y"] })))
        #expect(seen.texts.map { $0[0] } == texts)
    }

    @Test("Any table reads back from a workbook as it was written", arguments: 0..<30)
    func property(_ seed: Int) throws {
        var random = SeededGenerator(UInt64(seed))
        let pieces = ["a", "Đỗ ", "ế", "\"", ",", "\n", "'", "&", "<", "_x000D_", "\u{200B}", "12", "\u{1F600}", ";"]
        func text() -> String {
            let count = Int.random(in: 1...6, using: &random)
            return (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined() + "."
        }
        let width = Int.random(in: 1...40, using: &random)
        let header = (0..<width).map { "c\($0) " + text() }
        let rows = (0..<Int.random(in: 1...3_000 / width, using: &random)).map { _ in
            (0..<width).map { column in column == 0 || Bool.random(using: &random) ? text() : "" }
        }
        let written = ([header] + rows).map {
            $0.map { $0.isEmpty ? nil : $0.replacing("_x000D_", with: "_x005F_x000D_") }
        }
        let seen = try readSheet(XLSXBook(XLSXBook.rows(written)))
        #expect(seen.header == header)
        #expect(seen.texts == rows)
    }
}
