import Figures
import Testing

@testable import Tables

/// What a written workbook holds, and that it comes whole, alike and harmless.
@Suite struct WorkbookWriterTests {
    private let folder = TemporaryFolder()

    private func write(_ name: String, _ rows: [[WorkbookCell]]) throws -> WorkbookParts {
        let file = folder.file(name)
        var book = try WorkbookWriter(file, title: "Thử")
        let sheet = try book.addSheet("Phiếu", WorkbookLayout(columns: [WorkbookColumn(width: 12)], frozenRows: 1))
        for row in rows { try book.write(row, to: sheet) }
        try book.commit()
        return try WorkbookParts(file)
    }

    @Test("texts, numbers and days are written as what they are")
    func cells() throws {
        let parts = try write(
            "a.xlsx",
            [
                [.text("Hài lòng"), .number(4.5), .count(3), .blank, .date(try CalendarDate(iso: "2026-11-22"))],
                [.number(.nan), .date(try CalendarDate(iso: "1899-01-02")), .count(1_234_567_890_123_456)],
            ])
        let sheet = parts.sheet(1)
        #expect(sheet.contains("<t>Hài lòng</t>"))
        #expect(sheet.contains("<c r=\"B1\"><v>4.5</v></c>") && sheet.contains("<c r=\"C1\"><v>3</v></c>"))
        #expect(!sheet.contains("r=\"D1\"") && !sheet.contains("r=\"A2\""))
        // Day 46,348 of Excel's calendar is 22 November 2026.
        #expect(sheet.contains("<v>46348</v>"))
        #expect(sheet.contains("<t>1899-01-02</t>") && sheet.contains("<t>1234567890123456</t>"))
        #expect(parts.part("xl/styles.xml").contains("dd/mm/yyyy"))
        #expect(sheet.contains("ySplit=\"1\"") && sheet.contains("state=\"frozen\""))
    }

    @Test(
        "what begins like a formula is a text",
        arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=HYPERLINK(\"http://x\")"])
    func injection(text: String) throws {
        let sheet = try write("i.xlsx", [[.text(text)]]).sheet(1)
        #expect(!sheet.contains("<f>") && sheet.contains("t=\"inlineStr\""))
    }

    @Test("hostile texts stay texts: markup, control characters, escapes of Excel, right-to-left, 32,767 letters")
    func hostile() throws {
        let long = String(repeating: "ơ", count: 32_767)
        let sheet = try write(
            "h.xlsx",
            [
                [
                    .text("</t><evil/>&\"'"), .text("a\u{1}b\u{FFFF}c"), .text("_x0041_"), .text("שלום\u{202E}"),
                    .text(long),
                ]
            ]
        ).sheet(1)
        #expect(!sheet.contains("<evil/>") && sheet.contains("&lt;/t&gt;&lt;evil/&gt;&amp;"))
        #expect(sheet.contains("a\u{FFFD}b\u{FFFD}c"))
        #expect(sheet.contains("_x005F_x0041_"))
        #expect(sheet.contains("שלום") && sheet.contains(long))
    }

    @Test("a text that Excel cannot hold, a wrong or doubled name of a sheet are refused, and nothing is left behind")
    func refusals() throws {
        let file = folder.file("r.xlsx")
        #expect(throws: TableError.workbook(file: file, problem: .textTooLong(sheet: "S", row: 2, column: 3))) {
            var book = try WorkbookWriter(file)
            let sheet = try book.addSheet("S")
            try book.write([.text("x")], to: sheet)
            try book.write([.blank, .blank, .text(String(repeating: "x", count: 32_768))], to: sheet)
        }
        for name in ["", "a/b", "a[b]", String(repeating: "x", count: 32), "'a"] {
            #expect(throws: TableError.workbook(file: file, problem: .sheetName(name))) {
                var book = try WorkbookWriter(file)
                _ = try book.addSheet(name)
            }
        }
        #expect(throws: TableError.workbook(file: file, problem: .sheetName("a"))) {
            var book = try WorkbookWriter(file)
            _ = try book.addSheet("A")
            _ = try book.addSheet("a")
        }
        #expect(throws: TableError.missingFolder(folder: folder.file("none"))) {
            _ = try WorkbookWriter(folder.file("none") + "/a.xlsx")
        }
        #expect(folder.names() == [])
    }

    @Test("the old file stays until the new one is whole")
    func atomic() throws {
        let file = folder.file("old.xlsx")
        try AtomicFile.write([1, 2, 3], to: file)
        do {
            var book = try WorkbookWriter(file)
            let sheet = try book.addSheet("S")
            try book.write([.text("x")], to: sheet)
        }
        #expect(try FileReader.allBytes(of: file) == [1, 2, 3])
        #expect(folder.names() == ["old.xlsx"])
    }

    @Test("the same calls give the same bytes")
    func sameBytes() throws {
        var bytes: [[UInt8]] = []
        for name in ["one.xlsx", "two.xlsx"] {
            let file = folder.file(name)
            try writeForm(file)
            bytes.append(try FileReader.allBytes(of: file))
        }
        #expect(bytes[0] == bytes[1] && bytes[0].count > 1_000)
    }

    @Test("drop-downs, bounds, notes, protection and highlights are there")
    func settings() throws {
        let file = folder.file("s.xlsx")
        try writeForm(file)
        let parts = try WorkbookParts(file)
        let sheet = parts.sheet(1)
        #expect(sheet.contains("<formula1>'d''m'!$A$1:$A$5</formula1>"))
        #expect(sheet.contains("type=\"whole\"") && sheet.contains("<formula1>18</formula1>"))
        #expect(sheet.contains("type=\"textLength\"") && sheet.contains("<formula1>40</formula1>"))
        #expect(sheet.contains("type=\"date\""))
        #expect(sheet.contains("<sheetProtection") && sheet.contains("deleteRows=\"0\""))
        #expect(sheet.contains("duplicateValues") && sheet.contains("COUNTA($A2:$D2)&gt;0"))
        #expect(sheet.contains("numberStoredAsText"))
        #expect(parts.part("xl/comments1.xml").contains("Bắt buộc"))
        #expect(parts.part("xl/workbook.xml").contains("state=\"hidden\""))
        // What is longer than Excel allows is cut, not refused.
        #expect(sheet.contains("…\""))
    }

    @Test(
        "letters of columns", arguments: [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")])
    func letters(column: Int, letters: String) {
        #expect(WorkbookRange.letters(column) == letters)
    }

    /// A small entry form with every setting.
    private func writeForm(_ file: String) throws {
        var book = try WorkbookWriter(file, title: "Phiếu")
        let text = WorkbookStyle(numberFormat: WorkbookStyle.text, isUnlocked: true)
        let sheet = try book.addSheet(
            "Nhập",
            WorkbookLayout(
                columns: [WorkbookColumn(width: 14, style: text), WorkbookColumn(width: 20, style: text)],
                frozenRows: 1, frozenColumns: 1, isProtected: true, isLandscape: true, fitsWidth: true,
                footer: "A & B", textColumns: [0]))
        let lists = try book.addSheet("d'm", WorkbookLayout(isHidden: true))
        try book.write([.text("unit"), .text("form")], to: sheet, style: WorkbookStyle(isBold: true), height: 40)
        for level in 1...5 { try book.write([.count(level)], to: lists) }
        let rows = 1...100
        try book.validate(
            WorkbookRange(rows: rows, column: 0), of: sheet,
            WorkbookValidation(
                .list(lists, WorkbookRange(rows: 0...4, column: 0)), promptTitle: String(repeating: "đ", count: 40),
                prompt: String(repeating: "ế", count: 300), error: "Chọn trong danh sách"))
        try book.validate(
            WorkbookRange(rows: rows, column: 1), of: sheet,
            WorkbookValidation(.wholeNumber(minimum: 18, maximum: 120)))
        try book.validate(
            WorkbookRange(rows: rows, column: 2), of: sheet, WorkbookValidation(.textLength(maximum: 40)))
        try book.validate(
            WorkbookRange(rows: rows, column: 3), of: sheet,
            WorkbookValidation(.date(from: try CalendarDate(iso: "2026-01-01"), to: nil), isStrict: false))
        let red = WorkbookStyle(fill: 0xFFCCCC)
        try book.highlight(WorkbookRange(rows: rows, column: 0), of: sheet, .duplicates, style: red)
        try book.highlight(
            WorkbookRange(rows: rows, column: 1), of: sheet, .blankInStartedRow(columns: 0...3), style: red)
        try book.note("Bắt buộc", row: 0, column: 0, of: sheet)
        try book.commit()
    }
}
