import Figures
import Testing

/// Steps of weighting as a user writes them, from campaign.xml to figures and `explain`.
@Suite struct WeightingStepsTests {
    private func campaign(_ weighting: String, before: String = "", after: String = "") -> SmallCampaign {
        var campaign = SmallCampaign()
        campaign.after = "\(before)<weighting>\(weighting)</weighting>\(after)"
        campaign.batches = ["mot.csv": SmallCampaign.strata]
        return campaign
    }

    private let rake = """
        <population by="unit"/>
        <rake><margin question="sex" margins="sex.csv"/><margin question="stratum" margins="stratum.csv"/></rake>
        """

    private func figure(_ workspace: TestWorkspace, _ unit: String) throws -> JSONValue {
        let index = try workspace.json("index", SmallCampaign.folder, "--unit", unit, "--item", "overall")
        return try #require(index["estimates"]?.elements?.first)
    }

    @Test("raking to two tables of margins, explained step by step")
    func raked() throws {
        let workspace = try campaign(rake).workspace()
        try workspace.write(
            "unit,level,population\nA,1,60\nA,2,40\nB,1,150\nB,2,150\n", to: SmallCampaign.folder + "/sex.csv")
        try workspace.write(
            "unit,level,population\nA,t1,60\nA,t2,40\nB,t1,300\n", to: SmallCampaign.folder + "/stratum.csv")
        // The two satisfied men of A stand for 20 persons each, the dissatisfied one too, the woman for 40.
        let estimate = try figure(workspace, "A")
        #expect(estimate["percent"]?.double == 40 && estimate["weightedBase"]?.double == 100)
        let explained = try workspace.hailong("explain", SmallCampaign.folder, "A", "--quiet")
        #expect(explained.output.contains("cân chỉnh biên (raking) theo «sex» từng đơn vị (sex.csv)"))
        #expect(explained.output.contains("lệch biên lớn nhất"))
        let run = try workspace.hailong("run", SmallCampaign.folder, "--quiet")
        #expect(run.status == 0)
        #expect(workspace.text("reports/nho-2026/index.html").contains("cân chỉnh biên"))
        let index = try workspace.json("index", SmallCampaign.folder)
        #expect(index["pooling"] == "populationWeighted", "the margins of each unit sum to its N")
    }

    @Test("only weights that sum to each unit's N are said to count units by N")
    func pooling() throws {
        var small = campaign("<population by=\"stratum\"/>")
        small.after = "<design strata=\"strata.csv\" lonelyPSU=\"certainty\"/>" + small.after
        let workspace = try small.workspace()
        try workspace.write(
            "unit,stratum,population\nA,t1,50\nA,t2,40\nB,t1,300\n", to: SmallCampaign.folder + "/strata.csv")
        #expect(try workspace.json("index", SmallCampaign.folder)["pooling"] == "weighted", "90 of A's 100")
        let run = try workspace.hailong("run", SmallCampaign.folder, "--quiet")
        #expect(workspace.text("reports/nho-2026/index.html").contains("mỗi phiếu tính theo quyền số của nó"), "\(run)")
    }

    @Test("margins that no weights can meet are refused, naming both sides with their numbers")
    func infeasible() throws {
        let workspace = try campaign(rake).workspace()
        try workspace.write(
            "unit,level,population\nA,1,60\nA,2,40\nB,1,150\nB,2,150\n", to: SmallCampaign.folder + "/sex.csv")
        try workspace.write(
            "unit,level,population\nA,t1,50\nA,t2,50\nB,t1,300\n", to: SmallCampaign.folder + "/stratum.csv")
        for language in ["vi", "en"] {
            try workspace.hailong("run", SmallCampaign.folder, "--quiet", "--language", language)
                .isRefusal(65, naming: ["sex.csv (A) «1» = 60", "stratum.csv (A) «t1» = 50"])
        }
        #expect(workspace.reports("nho-2026").isEmpty)
    }

    @Test("a level without respondents is put to another one where the campaign says so, and that is told")
    func collapsed() throws {
        func steps(_ collapse: String) -> String {
            """
            <population by="unit"/>
            <rake><margin question="stratum" margins="stratum.csv">\(collapse)</margin></rake>
            """
        }
        let table = "unit,level,population\nA,t1,50\nA,t2,50\nB,t1,200\nB,t2,100\n"
        let strict = try campaign(steps("")).workspace()
        try strict.write(table, to: SmallCampaign.folder + "/stratum.csv")
        try strict.hailong("run", SmallCampaign.folder, "--quiet").isRefusal(
            65, naming: ["stratum.csv", "B", "t2", "100"])
        let workspace = try campaign(steps("<collapse level=\"t2\" into=\"t1\"/>")).workspace()
        try workspace.write(table, to: SmallCampaign.folder + "/stratum.csv")
        #expect(try figure(workspace, "B")["weightedBase"]?.double == 300)
        let explained = try workspace.hailong("explain", SmallCampaign.folder, "B", "--quiet")
        #expect(explained.output.contains("gộp mức «t2» (0 phiếu) vào «t1» (stratum.csv)"))
    }

    @Test("probabilities of the sample, and those who did not answer")
    func probabilities() throws {
        let workspace = try campaign(
            "<probability/><nonresponse by=\"unit\"/>", before: "<sample file=\"sample.csv\"/>"
        ).workspace()
        try workspace.write(
            """
            unit,form,outcome,probability
            A,A1,answered,0.1
            A,A2,answered,0.1
            A,A3,answered,0.1
            A,A4,answered,0.1
            A,A5,refused,0.1
            B,B1,answered,0.02
            B,B9,replaced by B2,0.02
            B,B8,notEligible,0.02

            """, to: SmallCampaign.folder + "/sample.csv")
        #expect(try figure(workspace, "A")["weightedBase"]?.double == 50)
        #expect(try figure(workspace, "B")["weightedBase"]?.double == 100)
        let without = try campaign("<nonresponse/>").workspace()
        try without.hailong("run", SmallCampaign.folder, "--quiet").isRefusal(65, naming: ["campaign.xml", "<sample"])
    }

    @Test("variances by a bootstrap that fits each replicate again, the same on each run")
    func bootstrap() throws {
        var campaign = campaign(
            "<population by=\"unit\"/><calibrate><margin question=\"sex\" margins=\"sex.csv\"/></calibrate>",
            after: "<estimation variance=\"bootstrap\" replicates=\"50\" seed=\"7\"/>")
        // Enough forms that no replicate lacks a level.
        var forms = "unit,form,sex,q1\n"
        for number in 0..<40 {
            forms += "\(number < 20 ? "A" : "B"),F\(number),\(number % 2 + 1),\(number * 7 % 5 + 1)\n"
        }
        campaign.batches = ["mot.csv": forms]
        let workspace = try campaign.workspace()
        try workspace.write("level,population\n1,200\n2,200\n", to: SmallCampaign.folder + "/sex.csv")
        let estimate = try figure(workspace, "A")
        #expect((estimate["standardError"]?.double ?? 0) > 2 && (estimate["standardError"]?.double ?? 99) < 30)
        #expect(try figure(workspace, "A") == estimate)
        #expect(try workspace.hailong("run", SmallCampaign.folder, "--quiet").status == 0)
        #expect(workspace.text("reports/nho-2026/index.html").contains("bootstrap 50 mẫu lặp"))
    }
}
