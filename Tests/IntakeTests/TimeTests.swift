import Figures
import FoundationEssentials
import Intake
import Questionnaires
import Responses
import Testing
import Units

@Suite("Times of day beside and instead of days")
struct TimeTests {
    @Test(
        "Behind a day stands a time, or it is told; what may be another day makes the cell invalid",
        arguments: [
            ("2026-01-15", "2026-01-15", nil), ("15/01/2026 08:30", "2026-01-15", nil),
            ("2026-01-15T08:12:11.123+07:00", "2026-01-15", nil), ("15/1/2026 8h30", "2026-01-15", nil),
            ("Jan 15, 2026 8:58:20 AM", "2026-01-15", nil), ("15/01/2026 8:58:20 CH", "2026-01-15", nil),
            ("2026-01-15 25:99", "2026-01-15", "cell.textAfterDate"),
            ("15/01/2026 08:60", "2026-01-15", "cell.textAfterDate"),
            ("15/01/2026 (thứ năm)", "2026-01-15", "cell.textAfterDate"),
            ("15/01/2026 sáng", "2026-01-15", "cell.textAfterDate"),
            ("Jan 15, 2026 25:00:00", "2026-01-15", "cell.textAfterDate"),
            ("15/01/2026 16/01/2026", "[invalid]", "cell.notADate"),
            ("15/01/2026 hoặc 16", "[invalid]", "cell.notADate"),
            ("2026-01-15T99", "[invalid]", "cell.notADate"),
        ] as [(String, String, String?)])
    func behindDays(text: String, day: String, rule: String?) throws {
        let toy = try Toy()
        let batch = try toy.read("unit;form;date;q1\nA1;F1;\(text);3\nA1;F2;\(text);3\n")
        #expect(batch.rows(try Toy.questionnaire.get()).map { $0[2] } == [day, day])
        let found = batch.findings.filter { $0.field == "date" }
        #expect(found.map(\.rule) == (rule.map { [$0, $0] } ?? []))
        #expect(found.allSatisfy { $0.severity == .warning })
    }

    /// The toy with questions for the beginning and the end of the interview, whose texts are as short as people write them.
    private static let timed = Result {
        let xml = Toy.xml.replacing(
            "<date id=\"date\"",
            with: "<text id=\"from\" role=\"start\" maximumLength=\"8\"><vi>Từ</vi><en>From</en></text>"
                + "<text id=\"till\" role=\"end\" maximumLength=\"8\"><vi>Đến</vi><en>Till</en></text><date id=\"date\""
        )
        return try QuestionnaireReader.read(Array(xml.utf8), file: "toy.questionnaire.xml")
    }

    private func read(_ text: String, _ name: String) throws -> BatchContents {
        let folder = try TemporaryFolder()
        let registry = try Toy.registry.get()
        let reader = BatchReader(
            questionnaires: [try Self.timed.get()], registry: registry, finder: try UnitFinder(registry))
        return try reader.read(
            try folder.write(Array(text.utf8), name), name: name, questionnaire: "toy", settings: [:])
    }

    @Test("The servers' times fill the questions for the beginning and the end, and the day of the interview")
    func servers() throws {
        let start = "2026-03-05T08:12:11.123+07:00"
        let end = "2026-03-05T08:31:00.000+07:00"
        let exports = [
            (
                "odk.csv",
                "SubmissionDate,start,end,unit,form,KEY,SubmitterID\n2026-03-06T00:00:00Z,\(start),\(end),A1,F1,uuid:1,7\n"
            ),
            (
                "kobo.csv",
                "\"start\";\"end\";\"unit\";\"form\";\"_id\";\"_uuid\";\"_submission_time\"\r\n\"\(start)\";\"\(end)\";\"A1\";\"F1\";\"1\";\"u1\";\"2026-03-06T01:00:00\"\r\n"
            ),
            (
                "sub.xml",
                "<data id='toy'><start>\(start)</start><end>\(end)</end><unit>A1</unit><form>F1</form><date>2026-03-05</date></data>"
            ),
        ]
        for (name, text) in exports {
            let batch = try read(text, name)
            #expect(
                batch.rows(try Self.timed.get()).map { Array($0[2...4]) } == [[start, end, "2026-03-05"]], "\(name)")
            #expect(
                batch.findings.allSatisfy { $0.severity < .warning || $0.rule == "header.missingColumn" }, "\(name)")
        }
        let lime = """
            "id";"submitdate";"lastpage";"startlanguage";"startdate";"datestamp";"unit";"form"\r
            "1";"2026-03-05 08:31:10";"3";"vi";"2026-03-05 08:12:11";"2026-03-05 08:31:00";"A1";"F1"\r
            "2";"1980-01-01 00:00:00";"3";"vi";"1980-01-01 00:00:00";"1980-01-01 00:00:00";"A1";"F2"\r

            """
        let batch = try read(lime, "lime.csv")
        #expect(
            batch.rows(try Self.timed.get()).map { Array($0[2...4]) } == [
                ["2026-03-05 08:12:11", "2026-03-05 08:31:00", "2026-03-05"], ["[blank]", "[blank]", "[blank]"],
            ])
        let without = try read(lime.replacing("\"datestamp\"", with: "\"seed\""), "lime.csv")
        #expect(without.rows(try Self.timed.get())[0][3] == "2026-03-05 08:31:10")
    }

    @Test("What should be a time and is none is told, and stays")
    func notATime() throws {
        let batch = try read(
            "unit,form,from,till\nA1,F1,25:99,8h30\nA1,F2,sáng,09:00\nA1,F3,,\nA1,F4,0912345678,x\n", "a.csv")
        #expect(batch.rows(try Self.timed.get()).map { $0[2] } == ["25:99", "sáng", "[blank]", "0912345678"])
        let found = batch.findings.filter { $0.rule == "cell.notATime" }
        #expect(found.map(\.record) == [1, 2, 4, 4] && found.map(\.field) == ["from", "from", "from", "till"])
        #expect(found.map(\.value) == ["25:99", "sáng", "•••", "x"])
    }
}
