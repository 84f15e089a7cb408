import Figures
import Testing

#if canImport(Glibc)
import Glibc
#endif

/// Margins, strata and units that leave something open.
@Suite struct BadDesignTests {
    private func campaign(weighting: String, design: String = "") -> SmallCampaign {
        var campaign = SmallCampaign()
        campaign.after = "\(design)<weighting>\(weighting)</weighting>"
        return campaign
    }

    @Test("margins that lack a level are refused with the question and the level")
    func marginsWithoutALevel() throws {
        let workspace = try campaign(weighting: "<postStratify question=\"sex\" margins=\"sex.csv\"/>").workspace()
        try workspace.write("level,population\n1,200\n", to: SmallCampaign.folder + "/sex.csv")
        for language in ["vi", "en"] {
            try workspace.hailong("run", SmallCampaign.folder, "--quiet", "--language", language)
                .isRefusal(65, naming: ["sex.csv", "sex", "2"])
        }
        #expect(workspace.reports("nho-2026").isEmpty)
    }

    @Test("a margin of a unknown unit, and one that is no number, are named with their lines")
    func marginsThatCannotBeRead() throws {
        let workspace = try campaign(weighting: "<postStratify question=\"sex\" margins=\"sex.csv\"/>").workspace()
        try workspace.write(
            "unit,level,population\nA,1,50\nA,2,50\nZ,1,10\nB,1,nhiều\nB,2,150\n", to: SmallCampaign.folder + "/sex.csv"
        )
        try workspace.hailong("run", SmallCampaign.folder, "--quiet")
            .isRefusal(65, naming: ["sex.csv", "4", "Z", "5", "nhiều"])
    }

    @Test func missingMargins() throws {
        let workspace = try campaign(weighting: "<postStratify question=\"sex\" margins=\"sex.csv\"/>").workspace()
        try workspace.hailong("run", SmallCampaign.folder, "--quiet").isRefusal(66, naming: ["sex.csv"])
    }

    @Test func postStratificationByAnUnknownQuestion() throws {
        let workspace = try campaign(weighting: "<postStratify question=\"tuoi\" margins=\"sex.csv\"/>").workspace()
        try workspace.write("level,population\n1,200\n2,200\n", to: SmallCampaign.folder + "/sex.csv")
        try workspace.hailong("run", SmallCampaign.folder, "--quiet")
            .isRefusal(65, naming: ["campaign.xml", "nho", "tuoi"])
    }

    @Test("a unit without a population cannot be weighted up to it")
    func unitWithoutPopulation() throws {
        var campaign = campaign(weighting: "<population by=\"unit\"/>")
        campaign.units = "code,name,population\nA,Xã An,100\nB,Xã Bình,\n"
        let workspace = try campaign.workspace()
        for language in ["vi", "en"] {
            try workspace.hailong("run", SmallCampaign.folder, "--quiet", "--language", language)
                .isRefusal(65, naming: ["B", "N"])
        }
    }

    @Test("a stratum of the forms without N in the table of strata is named")
    func strataWithoutN() throws {
        var campaign = campaign(
            weighting: "<population by=\"stratum\"/>", design: "<design strata=\"strata.csv\"/>")
        campaign.batches = ["mot.csv": SmallCampaign.strata]
        let workspace = try campaign.workspace()
        try workspace.write("unit,stratum,population\nA,t1,80\nB,t1,300\n", to: SmallCampaign.folder + "/strata.csv")
        for language in ["vi", "en"] {
            try workspace.hailong("run", SmallCampaign.folder, "--quiet", "--language", language)
                .isRefusal(65, naming: ["A", "t2"])
        }
        workspace.remove(SmallCampaign.folder + "/strata.csv")
        try workspace.hailong("run", SmallCampaign.folder, "--quiet").isRefusal(66, naming: ["strata.csv"])
    }

    @Test func stratumWeightsWithoutATable() throws {
        let workspace = try campaign(weighting: "<population by=\"stratum\"/>").workspace()
        try workspace.hailong("run", SmallCampaign.folder, "--quiet")
            .isRefusal(65, naming: ["campaign.xml:7", "<design strata="])
    }

    @Test("a unit without a response has no figure, no rank and no zero, and the run says so")
    func unitWithoutResponse() throws {
        var campaign = SmallCampaign()
        campaign.units += "C,Xã Cẩm,Cẩm Commune,commune,Xã,50\n"
        let workspace = try campaign.workspace()
        let outcome = try workspace.hailong("run", SmallCampaign.folder, "--quiet")
        #expect(outcome.status == 3)
        #expect(outcome.output.contains("Không có phiếu, không xếp hạng: C."))
        let page = workspace.text("reports/nho-2026/units/C.html")
        #expect(page.contains("không có phiếu") && !page.contains("0,00%"))
        #expect(workspace.text("reports/nho-2026/index.html").contains("không có phiếu"))

        let index = try workspace.json("index", SmallCampaign.folder, "--unit", "C", "--item", "overall")
        let estimate = try #require(index["estimates"]?.elements?.first)
        #expect(estimate["percent"]?.isNull == true && estimate["reason"]?.string == "noResponses")
        #expect(estimate["respondents"]?.integer == 0)
        let english = try workspace.hailong("index", SmallCampaign.folder, "--unit", "C", "--language", "en", "--quiet")
        #expect(english.status == 3 && english.output.contains("no responses"))
    }

    @Test("a unit without a response is not ranked on its card either")
    func unitWithoutResponseOnACard() throws {
        let workspace = try TestWorkspace(campaigns: "ben-luc-2023")
        let units = workspace.text("responses/ben-luc-2023/units.csv")
        try workspace.write(
            units + "X16,Xã Không Phiếu,No Forms Commune,commune,\"Xã, thị trấn\",no,100,10,10\n",
            to: "responses/ben-luc-2023/units.csv")
        let outcome = try workspace.hailong("score", "responses/ben-luc-2023", "--format", "json", "--quiet")
        #expect(outcome.status == 3)
        let unit = try #require(try outcome.json()["units"]?.first(where: "unit", is: "X16"))
        #expect(unit["rank"]?.isNull == true && unit["rankReason"]?.string != nil)
        #expect(unit["satisfaction"]?.isNull == true)
        #expect(unit["total"]?.isNull == true)
        let summary = try outcome.json()["summary"]
        #expect(summary?["unrankable"]?.elements?.contains { $0 == "X16" || $0["unit"]?.string == "X16" } == true)
    }

    @Test("a full disk behind standard output is an error of output")
    func fullOutput() throws {
        let workspace = try SmallCampaign().workspace()
        #expect(
            try Program.hailong.run(["index", SmallCampaign.folder], in: workspace.path, output: "/dev/full") == 74)
    }

    @Test("reports are not written through a link")
    func linkedReports() throws {
        let workspace = try SmallCampaign().workspace()
        try Files.makeFolder(workspace.path + "/elsewhere")
        try Files.makeFolder(workspace.path + "/reports")
        #expect(symlink(workspace.path + "/elsewhere", workspace.path + "/reports/nho-2026") == 0)
        try workspace.hailong("run", SmallCampaign.folder, "--quiet").isRefusal(74, naming: ["reports/nho-2026"])
        #expect(Files.list(workspace.path + "/elsewhere").isEmpty)
    }

    @Test("a reports folder that cannot be written is an error of output, and keeps what is there")
    func unwritableReports() throws {
        let workspace = try SmallCampaign().workspace()
        try workspace.write("not a folder\n", to: "reports")
        for language in ["vi", "en"] {
            try workspace.hailong("run", SmallCampaign.folder, "--quiet", "--language", language)
                .isRefusal(74, naming: ["reports"])
        }
        #expect(workspace.text("reports") == "not a folder\n")
        #expect(Files.list(workspace.path + "/" + SmallCampaign.folder + "/batches") == ["mot.csv"])
    }
}
