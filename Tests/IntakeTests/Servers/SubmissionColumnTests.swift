import Intake
import Questionnaires
import Responses
import Tables
import Testing

@Suite("Which submission a record is, as each server says")
struct SubmissionColumnTests {
    private let toy: Toy

    init() throws { toy = try Toy() }

    private func rows(_ batch: BatchContents) -> [SubmissionRow] {
        (0..<batch.table.rowCount).map { batch.table.submissions[$0] }
    }

    private func row(_ id: String, _ revision: UInt32? = nil) -> SubmissionRow {
        SubmissionRow(id: SubmissionID(id), revision: revision)
    }

    @Test("ODK Central: instanceID is the state, KEY what it is a state of, Edits counts")
    func odk() throws {
        let batch = try toy.read(
            """
            SubmissionDate,head-unit,head-form,q1,meta-instanceID,KEY,SubmitterID,ReviewState,Edits
            2026-03-05T08:12:11.123Z,A1,F1,3,uuid:1,uuid:1,7,,0
            2026-03-05T08:12:11.123Z,A1,F2,3,uuid:2b,uuid:2,7,edited,3
            2026-03-05T08:12:11.123Z,A1,F3,3,,uuid:3,7,,
            2026-03-05T08:12:11.123Z,A1,F4,3,,,7,,

            """)
        #expect(rows(batch) == [row("1", 0), row("2b", 3), row("3"), .none])
        #expect(batch.notes.replaced == [1: SubmissionID("2")])
        let keys = try toy.read("SubmissionDate,unit,form,q1,KEY\n2026-03-05T08:12:11.123Z,A1,F1,3,uuid:7\n")
        #expect(rows(keys) == [row("7")])
    }

    @Test(
        "KoBo: _uuid and, where an edit changed it, meta/rootUuid; one identifier whether uuid: stands before it or not"
    )
    func kobo() throws {
        let batch = try toy.read(
            """
            "unit";"form";"q1";"_id";"_uuid";"_submission_time";"meta/rootUuid"
            "A1";"F1";"3";"17";"85cb9aff-005e-4edd-9739-dc9c1a829c44";"2026-03-05T08:12:11";"uuid:85cb9aff-005e-4edd-9739-dc9c1a829c44"
            "A1";"F2";"3";"18";"f0000000-005e-4edd-9739-dc9c1a829c44";"2026-03-05T08:12:11";"uuid:f1111111-005e-4edd-9739-dc9c1a829c44"

            """)
        #expect(rows(batch)[0] == row("uuid:85cb9aff-005e-4edd-9739-dc9c1a829c44"))
        #expect(batch.notes.replaced == [1: SubmissionID("f1111111-005e-4edd-9739-dc9c1a829c44")])
    }

    @Test("LimeSurvey: a response is known by its number and seed, or when it began; never by the number alone")
    func limesurvey() throws {
        let batch = try toy.read(
            """
            "id";"submitdate";"lastpage";"startlanguage";"seed";"datestamp";"unit";"form";"q1"
            "1";"2026-03-05 08:12:11";"3";"vi";"2093841";"2026-03-05 08:12:11";"A1";"F1";"3"
            "2";"2026-03-05 08:12:11";"3";"vi";"555";"2026-03-06 08:12:11";"A1";"F2";"3"

            """)
        let found = rows(batch)
        #expect(found.map(\.id) == [SubmissionID("1-2093841"), SubmissionID("2-555")])
        #expect(found[1].revision.map { $0 - (found[0].revision ?? 0) } == 86_400)
        let bare = try toy.read(
            "\"id\";\"submitdate\";\"lastpage\";\"unit\";\"form\";\"q1\"\n\"1\";\"2026-03-05 08:12:11\";\"3\";\"A1\";\"F1\";\"3\"\n"
        )
        #expect(bare.source.server == "limesurvey" && bare.table.submissions.isEmpty)
    }

    @Test("Survey Solutions: interview__id; a table of no server has no submissions, and takes no room for them")
    func others() throws {
        let batch = try toy.read(
            "interview__key\tinterview__id\tinterview__status\tunit\tform\tq1\n11-22-33-44\t85cb9aff005e4edd9739dc9c1a829c44\t100\tA1\tF1\t3\n",
            "a.tab")
        #expect(rows(batch) == [row("85cb9aff-005e-4edd-9739-dc9c1a829c44")])
        #expect(try toy.read("unit,form,q1,KEY\nA1,F1,3,uuid:1\n").table.submissions.isEmpty)
    }

    @Test("The same over many blocks and tasks")
    func blocks() throws {
        var text = "SubmissionDate,unit,form,q1,q2,KEY,SubmitterID,Edits\n"
        for number in 1...9_000 {
            text +=
                "2026-03-05T08:12:11.123Z,A1,F\(number),\(number % 3 + 1),\(number % 2 + 1),uuid:\(number),7,\(number % 4)\n"
            if number % 1_000 == 0 { text += "bad,line\n" }
        }
        let batch = try toy.read(text)
        #expect(batch.table.rowCount == 9_000 && batch.refused.count == 9)
        #expect((1...9_000).allSatisfy { batch.table.submissions[$0 - 1] == row("\($0)", UInt32($0 % 4)) })
    }
}

@Suite("Forms whose repeat has no row")
struct FormsWithoutRowsTests {
    private let toy: Toy
    private let settings = BatchSettings(xml: XMLMapping(record: "/data/services", form: "toy"))

    init() throws { toy = try Toy() }

    private func submission(_ id: String, replaces: String? = nil, rows: Int) -> String {
        "<data id='toy'><unit>A1</unit><form>F1</form>"
            + String(repeating: "<services><q1>3</q1></services>", count: rows)
            + "<meta><instanceID>uuid:\(id)</instanceID>"
            + (replaces.map { "<deprecatedID>uuid:\($0)</deprecatedID>" } ?? "") + "</meta></data>"
    }

    private func zip(_ entries: [(String, String)]) throws -> [UInt8] {
        var writer = try ZIPWriter(name: "a.zip")
        for (name, text) in entries { try writer.add(name, Array(text.utf8)) }
        return try writer.finish()
    }

    @Test("A submission without rows is no record and no error; how many there are is told, in archives as well")
    func submissions() throws {
        let alone = try toy.read(submission("1", rows: 0), "s.xml", settings: settings)
        #expect(alone.recordCount == 0 && alone.rules == ["file.formsWithoutRows"])
        #expect(alone.findings[0].value == "1" && alone.findings[0].severity == .note)
        #expect(alone.notes.rowless.isEmpty)
        let archive = try zip([
            ("a.xml", submission("1", rows: 2)), ("b.xml", submission("2", rows: 0)),
            ("c.xml", submission("3", replaces: "1", rows: 0)),
        ])
        let batch = try toy.read(archive, "s.zip", settings: settings)
        #expect(batch.recordCount == 2)
        let finding = try #require(batch.findings.first { $0.rule == "file.formsWithoutRows" })
        #expect(finding.value == "2" && finding.field == "/data/services" && finding.severity == .note)
        #expect(
            batch.notes.rowless == [
                SourceNotes.RowlessEdit(submission: SubmissionRow(id: SubmissionID("3")), replaced: SubmissionID("1"))
            ])
        // Where none of several has a row, the path is probably wrong.
        let none = try toy.read(
            try zip([("a.xml", submission("1", rows: 0)), ("b.xml", submission("2", rows: 0))]), "s.zip",
            settings: settings)
        #expect(none.recordCount == 0 && none.findings.map(\.severity) == [.warning])
    }

    @Test("In tables, an edit that left no row is kept in mind, and a repeat in which no form has a row is no error")
    func tables() throws {
        let forms = """
            SubmissionDate,head-unit,head-form,meta-instanceID,KEY,SubmitterID,Edits
            2026-03-05T08:12:11.123Z,A1,F1,uuid:1b,uuid:1,7,1
            2026-03-06T08:12:11.123Z,A2,F2,uuid:2,uuid:2,7,0

            """
        var settings = BatchSettings()
        settings.repeated = "services"
        let batch = try toy.read(
            try zip([("phieu.csv", forms), ("phieu-services.csv", "q1,rating-q2,PARENT_KEY,KEY\n")]), "odk.zip",
            settings: settings)
        #expect(batch.recordCount == 0 && batch.rules.contains("file.formsWithoutRows"))
        #expect(
            batch.notes.rowless == [
                SourceNotes.RowlessEdit(
                    submission: SubmissionRow(id: SubmissionID("1b"), revision: 1), replaced: SubmissionID("1"))
            ])
    }
}
