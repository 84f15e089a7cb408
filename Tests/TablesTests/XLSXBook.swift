@testable import Tables

/// Makes small workbooks by hand, part by part, so that tests can say exactly what stands in them.
struct XLSXBook {
    var sheets: [(name: String, state: String?, xml: String)] = []
    var strings: [String] = []
    var styles = ""
    var is1904 = false
    var isStrict = false
    var hasAbsoluteTargets = false
    var extra: [(String, String)] = []
    var extraRelations = ""

    private var main: String {
        isStrict
            ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
            : "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    }

    private var office: String {
        isStrict
            ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
            : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    }

    /// A workbook of one sheet; the text is what stands in `sheetData`.
    init(_ data: String, after: String = "") {
        sheets = [("S", nil, Self.sheet(data, after: after))]
    }

    static func sheet(_ data: String, after: String = "") -> String { "<sheetData>\(data)</sheetData>\(after)" }

    /// Rows of inline texts and numbers, starting at a row.
    static func rows(_ rows: [[String?]], from first: Int = 1) -> String {
        rows.enumerated().map { index, cells in
            let row = first + index
            let written = cells.enumerated().compactMap { column, text -> String? in
                guard let text else { return nil }
                let place = XLSXRange.name(column: column + 1, row: row)
                if text.hasPrefix("#=") { return "<c r=\"\(place)\"><v>\(text.dropFirst(2))</v></c>" }
                return "<c r=\"\(place)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(escaped(text))</t></is></c>"
            }
            return "<row r=\"\(row)\">\(written.joined())</row>"
        }.joined()
    }

    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\r", with: "&#13;")
    }

    var parts: [(String, String)] {
        let relations = "http://schemas.openxmlformats.org/package/2006/relationships"
        let base = hasAbsoluteTargets ? "/xl/" : ""
        var list = ""
        var links = ""
        var parts: [(String, String)] = []
        for (index, sheet) in sheets.enumerated() {
            let id = "rId\(index + 1)"
            let state = sheet.state.map { " state=\"\($0)\"" } ?? ""
            list += "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\"\(state) r:id=\"\(id)\"/>"
            links +=
                "<Relationship Id=\"\(id)\" Type=\"\(office)/worksheet\" Target=\"\(base)worksheets/s\(index).xml\"/>"
            parts.append(
                (
                    "xl/worksheets/s\(index).xml",
                    "<worksheet xmlns=\"\(main)\" xmlns:r=\"\(office)\">\(sheet.xml)</worksheet>"
                ))
        }
        if !strings.isEmpty {
            links +=
                "<Relationship Id=\"strings\" Type=\"\(office)/sharedStrings\" Target=\"\(base)sharedStrings.xml\"/>"
            parts.append(
                (
                    "xl/sharedStrings.xml",
                    "<sst xmlns=\"\(main)\">" + strings.map { "<si>\($0)</si>" }.joined() + "</sst>"
                ))
        }
        if !styles.isEmpty {
            links += "<Relationship Id=\"styles\" Type=\"\(office)/styles\" Target=\"\(base)styles.xml\"/>"
            parts.append(("xl/styles.xml", "<styleSheet xmlns=\"\(main)\">\(styles)</styleSheet>"))
        }
        links += extraRelations
        let dates = is1904 ? "<workbookPr date1904=\"1\"/>" : ""
        return [
            (
                "_rels/.rels",
                "<Relationships xmlns=\"\(relations)\"><Relationship Id=\"r\" Type=\"\(office)/officeDocument\" "
                    + "Target=\"\(hasAbsoluteTargets ? "/" : "")xl/workbook.xml\"/></Relationships>"
            ),
            (
                "xl/workbook.xml",
                "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\">\(dates)<sheets>\(list)</sheets></workbook>"
            ),
            ("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"\(relations)\">\(links)</Relationships>"),
        ] + parts + extra
    }

    func bytes() throws(TableError) -> [UInt8] {
        var writer = try ZIPWriter(name: "t.xlsx")
        for (name, text) in parts { try writer.add(name, Array(text.utf8)) }
        return try writer.finish()
    }
}

/// Everything that a reader of workbooks says about a sheet.
struct SeenSheet {
    var sheet = ""
    var header: [String] = []
    var headerLine = 0
    var texts: [[String]] = []
    var lines: [Int] = []
    var notes = XLSXNotes()
}

func readSheet(
    _ book: XLSXBook, sheet: String? = nil, headerLine: Int? = nil, filling: [XLSXRange] = []
) throws(TableError) -> SeenSheet {
    try readSheet(
        XLSXReader(bytes: book.bytes(), name: "t.xlsx", sheet: sheet, headerLine: headerLine, filling: filling))
}

func readSheet(_ reader: consuming XLSXReader) throws(TableError) -> SeenSheet {
    var reader = reader
    var seen = SeenSheet(sheet: reader.sheet.name, header: reader.header, headerLine: reader.headerLine)
    var block = CSVBlock()
    while try reader.next(into: &block) {
        for record in 0..<block.recordCount {
            seen.texts.append(block.texts(record))
            seen.lines.append(block.line(record))
        }
    }
    seen.notes = reader.notes
    return seen
}
