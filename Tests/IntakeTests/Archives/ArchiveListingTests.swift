import Figures
import Intake
import Questionnaires
import Responses
import Tables
import Testing

@Suite("What an archive holds besides what is read")
struct ArchiveListingTests {
    private let toy: Toy

    init() throws { toy = try Toy() }

    private static let submission =
        "<data id='toy'><unit>A1</unit><form>S1</form><q1>3</q1><meta><instanceID>uuid:1</instanceID></meta></data>"
    private static let table = "unit,form,q1\nA1,F1,3\nA2,F2,2\n"

    private func zip(_ entries: [(String, [UInt8])]) throws -> [UInt8] {
        var writer = try ZIPWriter(name: "a.zip")
        for (name, bytes) in entries { try writer.add(name, bytes) }
        return try writer.finish()
    }

    private func book(_ rows: [[String]]) throws -> [UInt8] {
        let file = toy.folder.path + "/made.xlsx"
        var book = try WorkbookWriter(file, title: "t")
        let sheet = try book.addSheet("Phiếu", WorkbookLayout())
        for row in rows { try book.write(row.map { .text($0) }, to: sheet) }
        try book.commit()
        return try FileReader(file).bytes(at: 0, count: 1 << 20)
    }

    @Test(
        "A table beside submissions is told by its name and is no picture; a log of ODK's is none of the field's tables"
    )
    func besideSubmissions() throws {
        let bytes = try zip([
            ("1/submission.xml", Array(Self.submission.utf8)), ("1/audit.csv", Array("event,node\na,b\n".utf8)),
            ("1/anh.jpg", [1, 2]), ("danh-sach.csv", Array(Self.table.utf8)), ("so.xlsx", [1]), ("cu.zip", [1]),
        ])
        let batch = try toy.read(bytes, "phieu.zip")
        #expect(batch.table.rowCount == 1)
        let table = try #require(batch.findings.first { $0.rule == "file.memberNotRead" })
        #expect(table.severity == .warning && table.value == "3")
        for name in ["danh-sach.csv", "so.xlsx", "cu.zip"] { #expect(table.message.vi.contains(name)) }
        let others = try #require(batch.findings.first { $0.rule == "file.otherMembers" })
        #expect(others.value == "2" && others.severity == .note)
    }

    @Test("A second table is a repeat only if it names the forms by the server's columns")
    func secondTable() throws {
        let bytes = try zip([
            ("phieu.csv", Array(Self.table.utf8)), ("danh-muc.csv", Array("ma,ten\n1,a\n".utf8)), ("anh.png", [1]),
        ])
        let batch = try toy.read(bytes, "phieu.zip")
        #expect(batch.recordCount == 2 && !batch.rules.contains("file.repeatNotRead"))
        let told = try #require(batch.findings.first { $0.rule == "file.memberNotRead" })
        #expect(told.field == "danh-muc.csv" && told.value == "1" && told.message.vi.contains("không phải nhóm lặp"))
        #expect(batch.findings.contains { $0.rule == "file.otherMembers" && $0.value == "1" })
    }

    @Test("One workbook in an archive is read, its rows can be had again; of several it is not certain which")
    func workbook() throws {
        let rows = [["unit", "form", "q1"], ["A1", "F1", "3"], ["A2", "F2", "Hài lòng"]]
        let bytes = try zip([("sau/phieu.xlsx", try book(rows)), ("doc.pdf", [1])])
        let batch = try toy.read(bytes, "phieu.zip")
        #expect(batch.source.format == .xlsx && batch.table.rowCount == 2)
        #expect(batch.rows(try Toy.questionnaire.get()).map { $0[3] } == ["3", "3"])
        #expect(batch.notes.members.map(\.name) == ["sau/phieu.xlsx"])
        #expect(batch.findings.contains { $0.rule == "file.otherMembers" })
        let path = try toy.folder.write(bytes, "phieu.zip")
        let text = try toy.reader.rawText(of: batch.table.origins[1], path: path, member: "sau/phieu.xlsx")
        #expect(text == "A2,F2,Hài lòng")
        #expect(try BatchReader.needsQuestionnaire(path, name: "phieu.zip"))
        let two = try zip([("a.xlsx", try book(rows)), ("b.xlsx", try book(rows))])
        #expect(try toy.error(two, "hai.zip") == .archiveTables(file: "hai.zip", tables: ["a.xlsx", "b.xlsx"]))
    }

    @Test("An archive of archives, of pictures, or a workbook under the wrong name: each is told what it is")
    func wrong() throws {
        #expect(
            try toy.error(try zip([("a.zip", [1]), ("b.rar", [1])]), "x.zip")
                == .archiveOfArchives(file: "x.zip", names: ["a.zip", "b.rar"]))
        #expect(
            try toy.error(try zip([("a.jpg", [1])]), "x.zip") == .archiveWithoutForms(file: "x.zip", names: ["a.jpg"]))
        let error = try toy.error(try book([["unit", "form"], ["A1", "1"]]), "x.zip")
        #expect(error == .renamedWorkbook(file: "x.zip") && error?.message.vi.contains(".xlsx") == true)
    }

    @Test("A broken file of a salvaged archive is told as what it is, without another way to salvage it")
    func brokenMember() throws {
        let bytes = try zip([
            ("a.xml", Array(Self.submission.utf8)), ("b.xml", Array("<data id='toy'><unit>".utf8)),
            ("c.xml", Array(Self.submission.replacing("S1", with: "S2").utf8)),
        ])
        let batch = try toy.read(bytes, "phieu.zip", settings: BatchSettings(salvage: true))
        let message = try #require(batch.refused.first?.finding.message)
        #expect(message.vi.contains("b.xml") && message.vi.contains("để riêng"))
        #expect(!message.vi.contains("dùng --salvage") && !message.vi.contains("Không nhận phiếu nào"))
        #expect(!message.en.contains("Nothing of this file"))
    }

    @Test("What looks like a telephone number is masked in names of questions, elements and headings")
    func masked() throws {
        let number = "0912345678"
        let forms = try toy.read(
            Toy.forms(
                "<form number='1'><answer question='unit'>A1</answer><answer question='\(number)'>x</answer></form>"),
            "a.xml")
        let data = try toy.read(
            "<data id='toy'><unit>A1</unit><form>1</form><_\(number)>x</_\(number)></data>", "b.xml")
        let table = try toy.read("unit,form,\(number)\nA1,1,x\n")
        for batch in [forms, data, table] {
            #expect(batch.findings.contains { $0.field == Finding.mask })
            for finding in batch.findings {
                #expect(!"\(finding)".contains(number), "\(finding)")
            }
        }
        let error = try toy.error("Lan,\(number)\nA1,F1\n")
        #expect(error?.message.vi.contains("•••") == true && error?.message.vi.contains(number) == false)
    }

    @Test("A file without any heading of the questionnaire is told so, whatever constants the campaign gives")
    func noHeading() throws {
        let settings = BatchSettings(constants: ["unit": "A1"])
        let error = try #require(try toy.error("a,b\n1,2\n", settings: settings))
        #expect(
            error == .noKnownHeading(file: "batch.csv", line: 1, questionnaire: "toy", headings: ["a", "b"]))
        #expect(!error.message.vi.contains("constant"))
        let noForm = try #require(try toy.error("q1\n1\n", settings: settings))
        #expect(noForm.message.vi.contains("<constant question=\"form\""))
    }
}
