import Figures
import Testing

/// `hailong init`: a new campaign that the other commands can work on, and never over an old one.
@Suite struct InitTests {
    @Test("a new campaign takes units and a batch, and runs")
    func new() throws {
        let workspace = try TestWorkspace()
        try workspace.write(SmallCampaign.questionnaire(id: "nho"), to: "questionnaires/nho.questionnaire.xml")
        let answer = try workspace.json(
            "init", "responses/xa-2026", "--questionnaire", "nho", "--title", "Đợt \"một\" & <hai>", "--from",
            "2026-01-01", "--to", "2026-06-30")
        #expect(answer["campaign"]?.string == "xa-2026")
        #expect(
            answer["files"]?.elements?.compactMap(\.string) == ["README.md", "batches/", "campaign.xml", "units.csv"])
        let folder = workspace.path + "/responses/xa-2026/"
        #expect(Files.exists(folder + "batches"))
        #expect(Files.text(folder + "campaign.xml").contains("<fieldwork from=\"2026-01-01\" to=\"2026-06-30\"/>"))
        #expect(Files.text(folder + "README.md").contains("units.csv"))
        // Without units nothing can be counted, and the message says what to do.
        try workspace.hailong("run", "responses/xa-2026", "--quiet").isRefusal(65, naming: ["units.csv"])
        try workspace.write(
            Files.text(folder + "units.csv") + "A,Xã An,An,commune,,Xã,yes,no,100,10,12,,,\n",
            to: "responses/xa-2026/units.csv")
        try workspace.write(ImportTests.header + "A,A1,2026-01-20,t1,1,5\nA,A2,2026-01-21,t1,2,4\n", to: "mot.csv")
        _ = try workspace.json("import", "responses/xa-2026", "mot.csv")
        #expect(try workspace.hailong("run", "responses/xa-2026", "--quiet").status == 0)
    }

    @Test("a table of units and a card come along")
    func withUnits() throws {
        let workspace = try TestWorkspace()
        try workspace.write(SmallCampaign().units, to: "ds.csv")
        _ = try workspace.json(
            "init", "responses/cchc", "--year", "2023", "--questionnaire", "sipas-2023", "--scorecard", "commune-2023",
            "--units", "ds.csv")
        #expect(workspace.text("responses/cchc/units.csv") == SmallCampaign().units)
        #expect(workspace.text("responses/cchc/scores/commune-2023.csv").contains("criterion"))
        #expect(workspace.text("responses/cchc/campaign.xml").contains("year=\"2023\""))
    }

    @Test(
        "what cannot become a campaign is refused, and nothing is made",
        arguments: [
            (["responses/xa-2026"], "--questionnaire"),
            (["responses/xa-2026", "--questionnaire", "khong-co"], "sipas-2023"),
            (["responses/xa", "--questionnaire", "sipas-2023"], "--year"),
            (["responses/xa-2026", "--questionnaire", "sipas-2023", "--from", "2026-01-01"], "--to"),
            (["responses/x@-2026", "--questionnaire", "sipas-2023"], "x@-2026"),
            (["responses/xa-2026", "--questionnaire", "sipas-2023", "--from", "hôm nay", "--to", "mai"], "hôm nay"),
            (["responses/xa-2026", "--questionnaire", "sipas-2023", "--scorecard", "x"], "x.scorecard.xml"),
            (["nowhere/xa-2026", "--questionnaire", "sipas-2023"], "responses/"),
        ])
    func refused(arguments: [String], naming: String) throws {
        let workspace = try TestWorkspace()
        try Program.hailong.run(["init"] + arguments + ["--quiet"], in: workspace.path).isRefusal(64, naming: [naming])
        #expect(Files.list(workspace.path + "/responses").isEmpty)
    }

    @Test("a folder that is there is never touched")
    func noOverwriting() throws {
        let workspace = try TestWorkspace(campaigns: "ben-luc-2023")
        let before = Files.tree(workspace.path)
        try workspace.hailong("init", "responses/ben-luc-2023", "--questionnaire", "sipas-2023", "--quiet")
            .isRefusal(64, naming: ["responses/ben-luc-2023"])
        #expect(Files.tree(workspace.path) == before)
    }
}
