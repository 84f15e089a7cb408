import Figures
import Intake
import Questionnaires
import Responses
import Tables
import Testing

@Suite("Archives of tables")
struct TableArchiveTests {
    private let toy: Toy

    init() throws { toy = try Toy() }

    private func zip(_ entries: [(String, String)]) throws -> [UInt8] {
        var writer = try ZIPWriter(name: "a.zip")
        for (name, text) in entries { try writer.add(name, Array(text.utf8)) }
        return try writer.finish()
    }

    @Test("The main table of an ODK archive gives the records, its repeats are counted and told")
    func odk() throws {
        let questionnaire = try Toy.questionnaire.get()
        let forms = Exports.odk(Exports.forms(30, seed: 5))
        let repeats = "name,PARENT_KEY,KEY\nx,uuid:1,uuid:1/r[1]\ny,uuid:1,uuid:1/r[2]\n"
        let bytes = try zip([("phieu-nguoi.csv", repeats), ("phieu.csv", forms), ("phieu-trong.csv", "")])
        let batch = try toy.read(bytes, "odk.zip")
        let plain = try toy.read(forms)
        #expect(batch.rows(questionnaire) == plain.rows(questionnaire))
        #expect(batch.notes.exclusions == plain.notes.exclusions && batch.source.server == "odk")
        #expect(batch.notes.members == [.init(name: "phieu.csv", firstRecord: 1)])
        #expect(batch.source.size == bytes.count && batch.source.sha256.count == 64)
        let told = batch.findings.filter { $0.rule == "file.repeatNotRead" }
        #expect(told.map(\.field) == ["phieu-nguoi.csv", "phieu-trong.csv"] && told.map(\.value) == ["2", "0"])
        #expect(batch.table.origins == plain.table.origins)
    }

    @Test("Survey Solutions' archive: the table with the status, among rosters and tables of what was done")
    func surveysolutions() throws {
        let questionnaire = try Toy.questionnaire.get()
        let forms = Exports.surveysolutions(Exports.forms(20, seed: 6))
        let bytes = try zip([
            ("export__readme.txt", "Survey Solutions"), ("interview__actions.tab", "interview__id\taction\nu\t1\n"),
            ("phieu.tab", forms),
            ("roster.tab", "interview__key\tinterview__id\troster__id\tunit\tform\nk\tu\t1\tA1\t2\n"),
        ])
        let settings = BatchSettings(columns: ["day": "date"])
        let batch = try toy.read(bytes, "suso.zip", settings: settings)
        #expect(batch.rows(questionnaire) == (try toy.read(forms, "phieu.tab", settings: settings)).rows(questionnaire))
        #expect(batch.findings.filter { $0.rule == "file.repeatNotRead" }.map(\.field) == ["roster.tab"])
    }

    @Test("An archive of several tables of forms, or of none, is refused with their names")
    func unclear() throws {
        let forms = Exports.plain(Exports.forms(3, seed: 1))
        #expect(
            try toy.error(try zip([("b.csv", forms), ("a.csv", forms)]), "x.zip")
                == .archiveTables(file: "x.zip", tables: ["a.csv", "b.csv"]))
        #expect(
            try toy.error(try zip([("r.csv", "KEY,PARENT_KEY\n1,2\n")]), "x.zip")
                == .archiveTables(file: "x.zip", tables: ["r.csv"]))
        // A table of something else beside the forms does not make it unclear.
        let batch = try toy.read(try zip([("a.csv", forms), ("danh-muc.csv", "ma,ten\n1,a\n")]), "x.zip")
        #expect(batch.recordCount == 3)
        guard case .unreadable = try toy.error(Array("PK no archive".utf8), "x.zip") else {
            Issue.record("an archive that is none was read")
            return
        }
    }

    @Test("Verdicts on records hold in every block of a long table")
    func manyBlocks() throws {
        let head = "interview__key\tinterview__id\tunit\tform\tq1\tinterview__status\n"
        let rows = (0..<20_000).map { number in
            "\(number)\tu\(number)\tA1\tF\(number)\t\(number % 3 + 1)\t\(number % 7 == 0 ? 65 : number % 11 == 0 ? 60 : 100)\n"
        }
        let batch = try toy.read(head + rows.joined(), "long.tab")
        #expect(batch.table.rowCount == 20_000)
        let expected = (0..<20_000).reduce(into: [Int: ExclusionReason]()) { reasons, number in
            if number % 7 == 0 {
                reasons[number] = .rejected
            } else if number % 11 == 0 {
                reasons[number] = .unfinished
            }
        }
        #expect(batch.notes.exclusions == expected)
    }
}
