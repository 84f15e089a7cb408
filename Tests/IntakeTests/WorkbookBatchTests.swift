import Figures
@testable import Intake
import Questionnaires
import Responses
import Tables
import Testing
import Units

@Suite("Workbooks and encodings of batches")
struct WorkbookBatchTests {
    /// A workbook of one sheet: rows of inline texts; numbers begin with `#`, errors with `!`.
    private func workbook(_ rows: [[String]], after: String = "", hidden: Int = 0) throws -> [UInt8] {
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let package = "http://schemas.openxmlformats.org/package/2006/relationships"
        func escaped(_ text: String) -> String { text.replacing("&", with: "&amp;").replacing("<", with: "&lt;") }
        let data = rows.enumerated().map { index, cells in
            "<row\(index + 1 == hidden ? " hidden=\"1\"" : "")>"
                + cells.map { text in
                    if text.isEmpty { return "<c/>" }
                    if text.hasPrefix("#") { return "<c><v>\(text.dropFirst())</v></c>" }
                    if text.hasPrefix("!") { return "<c t=\"e\"><v>\(text.dropFirst())</v></c>" }
                    return "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">\(escaped(text))</t></is></c>"
                }.joined() + "</row>"
        }.joined()
        var writer = try ZIPWriter(name: "t.xlsx")
        try writer.add(
            "_rels/.rels",
            Array(
                "<Relationships xmlns=\"\(package)\"><Relationship Id=\"r\" Type=\"\(office)/officeDocument\" Target=\"xl/w.xml\"/></Relationships>"
                    .utf8))
        try writer.add(
            "xl/w.xml",
            Array(
                "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets><sheet name=\"Nhập\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>"
                    .utf8))
        try writer.add(
            "xl/_rels/w.xml.rels",
            Array(
                "<Relationships xmlns=\"\(package)\"><Relationship Id=\"a\" Type=\"\(office)/worksheet\" Target=\"s.xml\"/></Relationships>"
                    .utf8))
        try writer.add(
            "xl/s.xml", Array("<worksheet xmlns=\"\(main)\"><sheetData>\(data)</sheetData>\(after)</worksheet>".utf8))
        return try writer.finish()
    }

    private let rows = [
        ["A1", "F1", "2026-01-15", "3", "Hài lòng", "1;3", "2", "nói, \"rõ\"", ""],
        ["Xã Sông Trăng", "F2", "16/01/2026", "1", "98", "2", "1.5", "", ""],
        ["A3", "F3", "2026-01-17", "7", "", "", "", "dòng\nhai", ""],
    ]

    @Test("A workbook gives the same responses as the same table in CSV")
    func same() throws {
        let toy = try Toy()
        var writer = CSVWriter()
        writer.write(texts: Toy.headings)
        for row in rows { writer.write(texts: row) }
        let table = try toy.read(writer.bytes)
        var cells = rows
        cells[0][3] = "#3"
        cells[0][6] = "#2.0"
        let sheet = try toy.read(workbook([Toy.headings] + cells), "batch.xlsx")
        let questionnaire = try Toy.questionnaire.get()
        #expect(sheet.rows(questionnaire) == table.rows(questionnaire))
        #expect(sheet.rules == table.rules)
        #expect(sheet.source.format == .xlsx)
        #expect(sheet.source.dialect == "Nhập")
        #expect(sheet.table.origins.map(\.line) == [2, 3, 4])
        #expect(sheet.table.origins.map(\.record) == [1, 2, 3])
        #expect(sheet.table.origins.allSatisfy { $0.byte == 0 })
    }

    @Test(
        "A second sheet with the same columns is a warning, unless the campaign names the sheet; a list of units is none"
    )
    func secondSheet() throws {
        let toy = try Toy()
        let path = toy.folder.path + "/two.xlsx"
        var book = try WorkbookWriter(path)
        for (name, lines) in [
            ("Sáng", [Toy.headings] + rows), ("Chiều", [Toy.headings, rows[0]]),
            ("Đơn vị", [["unit", "name"], ["A1", "A"]]),
        ] {
            let sheet = try book.addSheet(name)
            for line in lines { try book.write(line.map { .text($0) }, to: sheet) }
        }
        try book.commit()
        let bytes = try FileReader(path).bytes(at: 0, count: 1 << 20)
        let contents = try toy.read(bytes, "batch.xlsx")
        let told = contents.findings.filter { $0.rule == "sheet.notRead" }
        #expect(told.map(\.value) == ["Chiều"] && told.first?.severity == .warning)
        #expect(told.first?.message.vi.contains("1 dòng dữ liệu") == true)
        #expect(contents.table.origins.count == rows.count)
    }

    @Test("The text of a row can be had again")
    func rawText() throws {
        let toy = try Toy()
        let bytes = try workbook([["Danh sách phiếu"], Toy.headings] + rows)
        let contents = try toy.read(bytes, "batch.xlsx")
        let path = toy.folder.path + "/batch.xlsx"
        let text = try toy.reader.rawText(of: contents.table.origins[0], path: path)
        #expect(text == "A1,F1,2026-01-15,3,Hài lòng,1;3,2,\"nói, \"\"rõ\"\"\",")
        #expect(contents.rules.contains("sheet.chosen"))
    }

    @Test(
        "Hidden rows, errors, merged cells and columns without a name leave findings; merged cells count for each row")
    func findings() throws {
        let toy = try Toy()
        var table = [Toy.headings] + rows
        let asked = table[0][4]
        table[0][4] = asked + "\nCâu hỏi đầy đủ"
        table[1][4] = "!#N/A"
        table[2].append("ghi chú")
        table[3][0] = ""
        let merge = "<mergeCells><mergeCell ref=\"A3:A4\"/></mergeCells>"
        let contents = try toy.read(workbook(table, after: merge, hidden: 2), "batch.xlsx")
        for rule in ["sheet.hiddenRows", "sheet.mergedCells", "sheet.unnamedColumns", "cell.formulaError"] {
            #expect(contents.rules.count { $0 == rule } == 1, "\(rule)")
        }
        let units = contents.rows(try Toy.questionnaire.get()).map { $0[0] }
        #expect(units == ["A1", "Xã Sông Trăng", "Xã Sông Trăng"])
        let error = try #require(contents.findings.first { $0.rule == "cell.formulaError" })
        #expect(error.record == 1 && error.line == 2 && error.value == "#N/A" && error.field == asked)
    }

    @Test("What cannot be read says why")
    func refused() throws {
        let toy = try Toy()
        #expect(try toy.error(workbook([Toy.headings]), "batch.xlsx") == .noRecords(file: "batch.xlsx"))
        var settings = BatchSettings()
        settings.sheet = "X"
        guard
            case .unreadable(.unreadableWorkbook(_, .noSuchSheet("X", present: ["Nhập"]))) =
                try toy.error(workbook([Toy.headings] + rows), "batch.xlsx", settings: settings)
        else {
            Issue.record("another error")
            return
        }
    }

    @Test("The encoding of a table can be set; one that the file contradicts is refused")
    func encodings() throws {
        let toy = try Toy()
        let text = "unit,form,q1,comment\nA1,F1,3,ok\n"
        // "Tốt" and its tone apart, in windows-1258.
        let bytes = Array(text.dropLast(3).utf8) + [0x54, 0xF4, 0xEC, 0x74, 0x0A]
        var settings = BatchSettings()
        settings.encoding = .windows1258
        let contents = try toy.read(bytes, settings: settings)
        #expect(contents.source.encoding == "windows-1258")
        #expect(contents.rows(try Toy.questionnaire.get())[0][7] == "Tốt")
        settings.encoding = .utf16LittleEndian
        guard case .wrongEncoding("batch.csv", "UTF-16LE", _) = try toy.error(text, settings: settings) else {
            Issue.record("another error")
            return
        }
    }

    @Test("Text encoded twice is repaired and told; the place of a record is that of the file")
    func double() throws {
        let toy = try Toy()
        let good = "unit,form,q1,comment\nXã Hoa Sen,F1,Hài lòng,rất tốt\nXã Sông Trăng,F2,9,hai\nBến Gió,F3,1,\"ba\n"
        // Latin-1 is windows-1252 for every byte that these letters have.
        let bytes = good.utf8.flatMap { byte -> [UInt8] in
            guard byte >= 0x80 else { return [byte] }
            let high: [UInt8: UInt32] = [
                0x82: 0x201A, 0x83: 0x192, 0x84: 0x201E, 0x85: 0x2026, 0x86: 0x2020, 0x87: 0x2021, 0x88: 0x2C6,
                0x89: 0x2030,
                0x8A: 0x160, 0x8B: 0x2039, 0x8C: 0x152, 0x8E: 0x17D, 0x91: 0x2018, 0x92: 0x2019, 0x93: 0x201C,
                0x94: 0x201D,
                0x95: 0x2022, 0x96: 0x2013, 0x97: 0x2014, 0x98: 0x2DC, 0x99: 0x2122, 0x9A: 0x161, 0x9B: 0x203A,
                0x9C: 0x153,
                0x9E: 0x17E, 0x9F: 0x178, 0x80: 0x20AC,
            ]
            return Array(String(Character(UnicodeScalar(high[byte] ?? UInt32(byte)) ?? "?")).utf8)
        }
        let contents = try toy.read(bytes)
        #expect(contents.source.encoding.hasPrefix("UTF-8 x2"))
        #expect(contents.rules.contains("file.doubleEncoding"))
        #expect(contents.rows(try Toy.questionnaire.get()).map { $0[0] } == ["Xã Hoa Sen", "Xã Sông Trăng"])
        #expect(contents.refused.map(\.rawText) == ["Bến Gió,F3,1,\"ba"])
        let path = toy.folder.path + "/batch.csv"
        #expect(
            try toy.reader.rawText(of: contents.table.origins[1], path: path) == "Xã Sông Trăng,F2,9,hai")
        #expect(try toy.reader.rawText(of: contents.refused[0].origin, path: path) == "Bến Gió,F3,1,\"ba")
    }
}
