import Figures
import Testing

/// What was mended in reading and accounting, as `check` and `findings` show it.
@Suite struct MendedReadingTests {
    private static let folder = SmallCampaign.folder
    private static let header = "unit,form,date,sex,q1\n"

    private func counts(_ workspace: TestWorkspace, _ file: String) throws -> [Int] {
        let batch = try workspace.json("check", Self.folder)["batches"]?.first(where: "file", is: "batches/" + file)
        return ["accepted", "duplicates", "superseded", "quarantined"].map { batch?[$0]?.integer ?? -1 }
    }

    @Test("a repeat that is named for a table without one is refused, and the message names it")
    func repeatOfPlainTable() throws {
        var campaign = SmallCampaign()
        campaign.after = "<batch file=\"batches/mot.csv\" repeat=\"services\"/>"
        let outcome = try campaign.workspace().hailong("check", Self.folder, "--language", "en", "--quiet")
        #expect(outcome.status == 65)
        #expect(outcome.messages.contains("repeat=\"services\"") && outcome.messages.contains("the file is one table"))
    }

    @Test("of records that are the same, that of the file whose name comes first counts, whichever came in first")
    func namesInOrder() throws {
        var campaign = SmallCampaign()
        campaign.batches = ["m.csv": Self.header + "A,A1,2026-01-10,1,5\n"]
        let workspace = try campaign.workspace()
        #expect(try workspace.hailong("import", Self.folder, "--quiet").status == 0)
        #expect(try counts(workspace, "m.csv") == [1, 0, 0, 0])
        try workspace.write(Self.header + "A,A1,2026-01-10,1,5\nB,B1,2026-01-11,1,4\n", to: "a.csv")
        #expect(try workspace.hailong("import", Self.folder, "a.csv", "--quiet").status == 0)
        #expect(try counts(workspace, "a.csv") == [2, 0, 0, 0])
        #expect(try counts(workspace, "m.csv") == [0, 1, 0, 0])
    }

    @Test(
        "an edit in KoBoToolbox without meta/rootUuid is told by the form's number only",
        arguments: [
            ("A1", 5, [1, 0, 0, 0], [0, 1, 0, 0]), ("A1", 2, [0, 0, 0, 1], [0, 0, 0, 1]),
            ("A9", 2, [1, 0, 0, 0], [1, 0, 0, 0]),
        ])
    func koboWithoutRoot(form: String, answer: Int, first: [Int], second: [Int]) throws {
        let head = "\"unit\";\"form\";\"date\";\"q1\";\"_id\";\"_uuid\";\"_submission_time\"\n"
        func row(_ form: String, _ answer: Int, _ id: Int) -> String {
            "\"A\";\"\(form)\";\"2026-01-10\";\"\(answer)\";\"7\";\"aaaaaaaa-0000-4000-8000-00000000000\(id)\";"
                + "\"2026-01-1\(id)T08:00:00\"\n"
        }
        var campaign = SmallCampaign()
        campaign.batches = ["e1.csv": head + row("A1", 5, 1), "e2.csv": head + row(form, answer, 2)]
        let workspace = try campaign.workspace()
        #expect(try counts(workspace, "e1.csv") == first)
        #expect(try counts(workspace, "e2.csv") == second)
    }

    /// Two accepted forms with 2 satisfied answers of 2 each; the waiting one has one item or two: 4/5, or 4/6.
    @Test(
        "a waiting form of an unknown unit counts an item under a condition unless it says that the condition does not hold",
        arguments: [("1", 80.0), ("2", 66.6666666667), ("", 66.6666666667)])
    func rangeUnderConditions(sex: String, lowest: Double) throws {
        var campaign = SmallCampaign()
        campaign.batches = [
            "mot.csv": "unit,form,date,sex,q1,q2\nA,A1,2026-01-10,2,5,5\nA,A2,2026-01-10,2,5,5\n"
                + "Xã Lạ Hoắc,A3,2026-01-10,\(sex),4,\n"
        ]
        let workspace = try campaign.workspace()
        try workspace.edit(
            "questionnaires/nho.questionnaire.xml", replacing: "</item>\n",
            by: "</item>\n<item id=\"q2\" scale=\"satisfaction\"><vi>Hai</vi><en>Two</en>"
                + "<relevant>${sex} = '2'</relevant></item>\n")
        let field = try workspace.json("findings", Self.folder)["field"]?.elements?.first
        let whole = field?["range"]?.first(where: "unit", is: "*")
        #expect(whole?["lowest"]?.double == lowest)
        #expect(whole?["highest"]?.double == 100)
    }
}
