/// The XML within a workbook, taken from one input: a fuzzer that varies a whole workbook mostly breaks the archive around it.
///
/// The parts stand one after the other, between bytes 1E, which XML does not allow: sheet, shared texts, styles, list of sheets, its
/// relationships, a second sheet. A part that is empty or not there is a sound one, so that one part alone can be varied.
struct WorkbookParts {
    private static let separator: UInt8 = 0x1E
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006/relationships"

    private let parts: [[UInt8]]

    init(_ input: [UInt8]) {
        parts = input.split(separator: Self.separator, omittingEmptySubsequences: false).map(Array.init)
    }

    /// The workbook, each part stored as it is.
    func archive() -> [UInt8] {
        var archive = StoredArchive()
        archive.add("_rels/.rels", Array(Self.rootRelations.utf8))
        for (place, part) in Self.sound.enumerated() {
            let own = place < parts.count ? parts[place] : []
            archive.add(part.name, own.isEmpty ? Array(part.text.utf8) : own)
        }
        return archive.finished()
    }

    private static let rootRelations = """
        <Relationships xmlns="\(package)"><Relationship Id="r" Type="\(office)/officeDocument" Target="xl/workbook.xml"/></Relationships>
        """

    private static let sound: [(name: String, text: String)] = [
        (
            "xl/worksheets/sheet1.xml",
            """
            <worksheet xmlns="\(main)"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>\
            <c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>A</t></is></c>\
            <c r="B2"><v>7</v></c><c r="C2" s="1"><v>46000</v></c><c r="D2"><v>2</v></c></row></sheetData></worksheet>
            """
        ),
        (
            "xl/sharedStrings.xml",
            "<sst xmlns=\"\(main)\"><si><t>unit</t></si><si><t>form</t></si><si><t>date</t></si><si><t>q1</t></si></sst>"
        ),
        (
            "xl/styles.xml",
            """
            <styleSheet xmlns="\(main)"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>\
            <cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="10"/></cellXfs></styleSheet>
            """
        ),
        (
            "xl/workbook.xml",
            """
            <workbook xmlns="\(main)" xmlns:r="\(office)"><sheets><sheet name="S" sheetId="1" r:id="rId1"/>\
            <sheet name="T" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>
            """
        ),
        (
            "xl/_rels/workbook.xml.rels",
            """
            <Relationships xmlns="\(package)"><Relationship Id="rId1" Type="\(office)/worksheet" Target="worksheets/sheet1.xml"/>\
            <Relationship Id="rId2" Type="\(office)/worksheet" Target="worksheets/sheet2.xml"/>\
            <Relationship Id="rId3" Type="\(office)/sharedStrings" Target="sharedStrings.xml"/>\
            <Relationship Id="rId4" Type="\(office)/styles" Target="styles.xml"/></Relationships>
            """
        ),
        ("xl/worksheets/sheet2.xml", "<worksheet xmlns=\"\(main)\"><sheetData/></worksheet>"),
    ]
}
