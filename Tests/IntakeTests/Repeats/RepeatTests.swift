import Figures
import Intake
import Questionnaires
import Responses
import Tables
import Testing

@Suite("Repeats of form servers")
struct RepeatTests {
    private let toy: Toy

    init() throws { toy = try Toy() }

    private func zip(_ entries: [(String, String)]) throws -> [UInt8] {
        var writer = try ZIPWriter(name: "a.zip")
        for (name, text) in entries { try writer.add(name, Array(text.utf8)) }
        return try writer.finish()
    }

    /// Three persons; the first rates two services, the second one, the third none. The third was rejected, besides.
    private static let forms = """
        SubmissionDate,head-unit,head-form,meta-instanceID,KEY,SubmitterID,ReviewState
        2026-03-05T08:12:11.123Z,A1,F1,uuid:1,uuid:1,7,
        2026-03-06T08:12:11.123Z,A2,F2,uuid:2,uuid:2,7,rejected
        2026-03-06T08:12:11.123Z,A2,F3,uuid:3,uuid:3,7,

        """
    private static let services = """
        q1,rating-q2,PARENT_KEY,KEY
        3,1,uuid:1,uuid:1/services[1]
        2,,uuid:1,uuid:1/services[2]
        1,1,uuid:2,uuid:2/services[1]

        """

    private func archive() throws -> [UInt8] {
        try zip([("phieu.csv", Self.forms), ("phieu-services.csv", Self.services)])
    }

    @Test("A repeat that answers questions is told for each form with rows in it, and is counted")
    func told() throws {
        let batch = try toy.read(archive(), "odk.zip")
        #expect(batch.recordCount == 3)
        let told = batch.findings.filter { $0.rule == "record.repeatNotRead" }
        #expect(told.map(\.record) == [1, 2] && told.map(\.value) == ["2", "1"])
        #expect(told.allSatisfy { $0.severity == .warning && $0.message.vi.contains("q1, q2") })
        let file = try #require(batch.findings.first { $0.rule == "file.repeatNotRead" })
        #expect(file.value == "3" && file.severity == .note)
        // Rows of nobody are told, and a repeat of something else concerns no form.
        let other = "price,PARENT_KEY,KEY\n5,uuid:1,uuid:1/x[1]\n6,uuid:9,uuid:9/x[1]\n"
        let quiet = try toy.read(try zip([("phieu.csv", Self.forms), ("phieu-x.csv", other)]), "odk.zip")
        #expect(!quiet.rules.contains("record.repeatNotRead"))
        let orphans = try #require(quiet.findings.first { $0.rule == "file.repeatNotRead" })
        #expect(orphans.severity == .warning && orphans.message.en.contains("1 rows belong to forms"))
    }

    @Test("Rows as records: each with what its form says, its number and identifier made its own")
    func joined() throws {
        var settings = BatchSettings()
        settings.repeated = "services"
        let questionnaire = try Toy.questionnaire.get()
        let batch = try toy.read(archive(), "odk.zip", settings: settings)
        let rows = batch.rows(questionnaire)
        #expect(rows.map { $0[0] } == ["A1", "A1", "A2"])
        #expect(rows.map { $0[1] } == ["F1/1", "F1/2", "F2/1"])
        #expect(rows.map { $0[2] } == ["2026-03-05", "2026-03-05", "2026-03-06"])
        #expect(rows.map { Array($0[3...4]) } == [["3", "1"], ["2", "[blank]"], ["1", "1"]])
        #expect(batch.notes.exclusions == [2: .rejected])
        #expect(batch.source.server == "odk" && batch.notes.members.map(\.name) == ["phieu-services.csv"])
        #expect(batch.table.origins.map(\.line) == [2, 3, 4])
        let without = try #require(batch.findings.first { $0.rule == "file.formsWithoutRows" })
        #expect(without.value == "1" && without.severity == .note)
        // The text of a row is the one that stands in the repeat's table.
        let path = try toy.folder.write(try archive(), "odk.zip")
        let text = try toy.reader.rawText(
            of: batch.table.origins[1], path: path, member: "phieu-services.csv", settings: settings)
        #expect(text == "2,,uuid:1,uuid:1/services[2]")
    }

    @Test("Every row is accounted for: damaged ones and those of no form are put aside, in their order")
    func damage() throws {
        let services = """
            q1,q2,PARENT_KEY,KEY
            3,1,uuid:1,uuid:1/services[1]
            3,1,uuid:8,uuid:8/services[1]
            1,uuid:2,uuid:2/services[1]
            2,2,uuid:3,uuid:3/services[1]

            """
        var settings = BatchSettings()
        settings.repeated = "services"
        let batch = try toy.read(
            try zip([("phieu.csv", Self.forms), ("phieu-services.csv", services)]), "odk.zip", settings: settings)
        #expect(batch.recordCount == 4 && batch.table.origins.map(\.record) == [1, 4])
        #expect(batch.refused.map(\.origin.record) == [2, 3])
        #expect(batch.refused.map(\.finding.rule) == ["record.noParent", "record.columnCount"])
        #expect(batch.refused.map(\.rawText) == ["3,1,uuid:8,uuid:8/services[1]", "1,uuid:2,uuid:2/services[1]"])
    }

    @Test("A repeat that is not there, or cannot be joined, refuses the archive with what there is")
    func unknown() throws {
        var settings = BatchSettings()
        settings.repeated = "visits"
        let error = try toy.error(try archive(), "odk.zip", settings: settings)
        #expect(error == .unknownRepeat(file: "odk.zip", name: "visits", tables: ["phieu-services.csv", "phieu.csv"]))
    }

    @Test("Survey Solutions' rosters and KoBo's sheets are joined alike")
    func others() throws {
        var settings = BatchSettings(columns: ["day": "date"])
        settings.repeated = "services"
        let questionnaire = try Toy.questionnaire.get()
        let forms =
            "interview__key\tinterview__id\tunit\tform\tinterview__status\n11-22\ti1\tA1\tF1\t100\n11-23\ti2\tA2\tF2\t60\n"
        let roster =
            "interview__key\tinterview__id\tservices__id\tq1\tq2\n11-22\ti1\t1\t3\t1\n11-22\ti1\t2\t1\t-999999999\n"
        let tabs = try toy.read(
            try zip([("phieu.tab", forms), ("services.tab", roster)]), "suso.zip", settings: settings)
        #expect(
            tabs.rows(questionnaire).map { Array($0[0...4]) } == [
                ["A1", "F1/1", "[notAsked]", "3", "1"], ["A1", "F1/2", "[notAsked]", "1", "[blank]"],
            ])
        let file = toy.folder.path + "/kobo.xlsx"
        var book = try WorkbookWriter(file, title: "t")
        let main = try book.addSheet("phieu", WorkbookLayout())
        let rows = try book.addSheet("services", WorkbookLayout())
        for row in [
            ["start", "unit", "form", "_id", "_uuid", "_submission_time", "_validation_status", "_index"],
            ["2026-03-05T08:00:00+07:00", "A1", "F1", "1", "u1", "2026-03-05T01:40:00", "", "1"],
            ["2026-03-06T08:00:00+07:00", "A2", "F2", "2", "u2", "2026-03-06T01:40:00", "Not approved", "2"],
        ] { try book.write(row.map { .text($0) }, to: main) }
        for row in [
            ["services/q1", "services/q2", "_index", "_parent_table_name", "_parent_index"],
            ["3", "3", "1", "phieu", "1"], ["2", "", "2", "phieu", "1"], ["1", "1", "3", "phieu", "2"],
        ] { try book.write(row.map { .text($0) }, to: rows) }
        try book.commit()
        let bytes = try FileReader(file).bytes(at: 0, count: 1 << 20)
        let kobo = try toy.read(bytes, "kobo.xlsx", settings: settings)
        #expect(
            kobo.rows(questionnaire).map { Array($0[0...4]) } == [
                ["A1", "F1/1", "2026-03-05", "3", "3"], ["A1", "F1/2", "2026-03-05", "2", "[blank]"],
                ["A2", "F2/1", "2026-03-06", "1", "1"],
            ])
        #expect(kobo.notes.exclusions == [2: .rejected])
        settings.repeated = nil
        let told = try toy.read(bytes, "kobo.xlsx", settings: settings)
        #expect(told.findings.filter { $0.rule == "record.repeatNotRead" }.map(\.value) == ["2", "1"])
    }
}
