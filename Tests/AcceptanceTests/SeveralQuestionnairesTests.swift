import Figures
import Testing

/// A campaign with two questionnaires: every answer says whose figures it gives.
@Suite struct SeveralQuestionnairesTests {
    private static let folder = SmallCampaign.folder

    private func workspace() throws -> TestWorkspace {
        var campaign = SmallCampaign()
        campaign.questionnaires = "<questionnaire id=\"nho\"/><questionnaire id=\"hai\"/>"
        campaign.after =
            "<batch file=\"batches/mot.csv\" questionnaire=\"nho\"/><batch file=\"batches/hai.csv\" questionnaire=\"hai\"/>"
        campaign.batches["hai.csv"] = """
            unit,form,date,sex,q1
            A,H1,2026-01-10,1,1
            Xã Lạ,H2,2026-01-11,1,1
            B,H3,2026-01-11,1,1

            """
        campaign.batches["mot.csv"]? += "Xã Lạ,A9,2026-01-14,1,4\n"
        let workspace = try campaign.workspace()
        try workspace.write(
            SmallCampaign.questionnaire(id: "hai"), to: "questionnaires/hai.questionnaire.xml")
        return workspace
    }

    @Test("run, index and explain name the questionnaire; explain takes one; status --format csv has a column for it")
    func named() throws {
        let workspace = try workspace()
        let run = try workspace.hailong("run", Self.folder, "--language", "en", "--quiet")
        #expect(run.output.contains("– nho (") && run.output.contains("– hai ("))
        let index = try workspace.hailong("index", Self.folder, "--language", "en", "--quiet")
        #expect(index.output.contains("– nho (") && index.output.contains("for others (hai) add --questionnaire"))
        let first = try workspace.json("explain", Self.folder, "A")
        let second = try workspace.json("explain", Self.folder, "A", "--questionnaire", "hai")
        #expect(first["questionnaire"]?.string == "nho" && second["questionnaire"]?.string == "hai")
        #expect(first["printed"] != second["printed"])
        try workspace.hailong("explain", Self.folder, "A", "--questionnaire", "ba", "--quiet").isRefusal(
            64, naming: ["ba", "nho, hai"])
        let lines = try workspace.hailong("status", Self.folder, "--format", "csv", "--quiet").output
            .split(separator: "\n")
        #expect(lines[0].hasPrefix("questionnaire,unit,"))
        #expect(lines.contains { $0.hasPrefix("nho,A,") } && lines.contains { $0.hasPrefix("hai,A,") })
        // With one questionnaire nothing of it is said.
        let alone = try SmallCampaign().workspace()
        #expect(!(try alone.hailong("index", Self.folder, "--quiet").output.contains("nho")))
    }

    @Test(
        "findings --export writes a file for each, and a mend file is read as the questionnaire of the batch that its rows name"
    )
    func mended() throws {
        let workspace = try workspace()
        #expect(try workspace.hailong("import", Self.folder, "--quiet").status == 3)
        let export = try workspace.json("findings", Self.folder, "--export", "sua.csv")
        #expect(export["files"]?.elements?.compactMap { $0["file"]?.string } == ["sua.nho.csv", "sua.hai.csv"])
        #expect(!Files.exists(workspace.path + "/sua.csv"))
        try workspace.edit("sua.hai.csv", replacing: "Xã Lạ", by: "A")
        let checked = try workspace.json("check", Self.folder, "sua.hai.csv")
        #expect(checked["changes"]?.elements?.first?["after"]?.string == "superseded")
        #expect(try workspace.hailong("import", Self.folder, "sua.hai.csv", "--quiet").status == 3)
        let status = try workspace.json("status", Self.folder)["questionnaires"]
        #expect(status?.first(where: "questionnaire", is: "hai")?["records"]?["accepted"]?.integer == 3)
        #expect(status?.first(where: "questionnaire", is: "nho")?["records"]?["quarantined"]?.integer == 1)
        // A copy that was mended once more names the copy.
        try workspace.write(
            "hailong:batch;hailong:record;unit;form;date;sex;q1\nbatches/sua.hai.csv;1;B;H2;2026-01-11;1;2\n",
            to: "nua.csv")
        #expect(try workspace.hailong("import", Self.folder, "nua.csv", "--quiet").status == 3)
        let after = try workspace.json("status", Self.folder)["questionnaires"]
        #expect(after?.first(where: "questionnaire", is: "hai")?["records"]?["accepted"]?.integer == 3)
        try workspace.write(
            "hailong:batch;hailong:record;unit;form;date;sex;q1\nbatches/mot.csv;1;A;A1;2026-01-11;1;2\nbatches/hai.csv;1;A;H1;2026-01-11;1;2\n",
            to: "lan.csv")
        try workspace.hailong("import", Self.folder, "lan.csv", "--quiet").isRefusal(65, naming: ["lan.csv", "hai"])
    }
}
