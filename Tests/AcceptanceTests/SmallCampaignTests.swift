import Figures
import Testing

/// Weights, periods, break-downs and several questionnaires, through campaign.xml, with figures worked by hand.
///
/// The sample: in unit A (N = 100) three men answer 5, 4, 1 and a woman 2; in unit B (N = 300) a man 4 and a woman 5.
@Suite struct SmallCampaignTests {
    /// The estimate of the index for a unit.
    private func overall(_ workspace: TestWorkspace, _ unit: String, _ more: String...) throws -> JSONValue {
        let outcome = try Program.hailong.run(
            ["index", SmallCampaign.folder, "--item", "overall", "--unit", unit, "--format", "json", "--quiet"] + more,
            in: workspace.path)
        try #require([0, 3].contains(outcome.status), "\(outcome.messages)")
        let estimates = try #require(try outcome.json()["estimates"]?.elements)
        return try #require(estimates.first { $0["group"]?.members?.isEmpty != false })
    }

    private func close(
        _ value: JSONValue?, _ expected: Double, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let value = try #require(value?.double, sourceLocation: sourceLocation)
        #expect(abs(value - expected) < 1e-9, sourceLocation: sourceLocation)
    }

    @Test("without weights everyone counts once: A 2/4, B 2/2, together 4/6")
    func unweighted() throws {
        let workspace = try SmallCampaign().workspace()
        #expect(try overall(workspace, "A")["exact"] == ["numerator": 2, "denominator": 4])
        #expect(try overall(workspace, "A")["printed"]?.string == "50,00%")
        #expect(try overall(workspace, "B")["printed"]?.string == "100,00%")
        let whole = try overall(workspace, "*")
        #expect(whole["exact"] == ["numerator": 4, "denominator": 6])
        #expect(whole["printed"]?.string == "66,67%")
        // n = 4, p = 1/2: the variance of a mean with replacement is p(1 - p)/(n - 1) = 1/12.
        try close(try overall(workspace, "A")["standardError"], 100 * (1.0 / 12).squareRoot())
        #expect(try overall(workspace, "A")["degreesOfFreedom"]?.double == 3)
    }

    @Test("N/n by unit: A keeps 50 %, the whole is (100 · 0.5 + 300 · 1) / 400 = 87.5 %")
    func populationByUnit() throws {
        var campaign = SmallCampaign()
        campaign.after = "<weighting><population by=\"unit\"/></weighting>"
        let workspace = try campaign.workspace()
        let unit = try overall(workspace, "A")
        #expect(unit["exact"] == ["numerator": 2, "denominator": 4], "within a unit the weights are constant")
        try close(unit["weightedBase"], 100)
        let whole = try overall(workspace, "*")
        try close(whole["percent"], 87.5)
        try close(whole["weightedBase"], 400)
        #expect(whole["respondents"]?.integer == 6)
        #expect(whole["exact"]?.isNull != false, "the weights differ between units")
        // Only A varies: (100/400)² · 1/12.
        try close(whole["standardError"], 100 * 0.25 * (1.0 / 12).squareRoot())
        let explained = try workspace.hailong("explain", SmallCampaign.folder, "A", "--quiet")
        #expect(explained.output.contains("N/n") && explained.output.contains("25,00"), "100 / 4 = 25")
    }

    @Test("with finitePopulation the variance of A shrinks by 1 - 4/100")
    func finitePopulation() throws {
        var campaign = SmallCampaign()
        campaign.after = "<design finitePopulation=\"true\"/><weighting><population by=\"unit\"/></weighting>"
        let workspace = try campaign.workspace()
        try close(try overall(workspace, "A")["standardError"], 100 * (0.96 / 12).squareRoot())
    }

    @Test("N/n by stratum: A is (90 · 2/3 + 10 · 0) / 100 = 60 %")
    func populationByStratum() throws {
        var campaign = SmallCampaign()
        campaign.after = """
            <design strata="strata.csv" lonelyPSU="certainty"/>
            <weighting><population by="stratum"/></weighting>
            """
        campaign.batches = ["mot.csv": SmallCampaign.strata]
        let workspace = try campaign.workspace()
        try workspace.write(
            "unit,stratum,population\nA,t1,90\nA,t2,10\nB,t1,300\n", to: SmallCampaign.folder + "/strata.csv")
        let unit = try overall(workspace, "A")
        try close(unit["percent"], 60)
        #expect(unit["printed"]?.string == "60,00%")
        try close(unit["weightedBase"], 100)
        // t1: n = 3, p = 2/3, so that 0.9² · p(1 - p)/(n - 1) = 0.81 / 9; the lonely t2 adds nothing.
        try close(unit["standardError"], 30)
    }

    @Test("post-stratified by sex to 50 : 50, A is (50 · 2/3 + 50 · 0) / 100 = 33.33 %")
    func postStratified() throws {
        var campaign = SmallCampaign()
        campaign.after = "<weighting><postStratify question=\"sex\" margins=\"margins/sex.csv\"/></weighting>"
        let workspace = try campaign.workspace()
        try workspace.write(
            "unit,level,population\nA,1,50\nA,2,50\nB,1,150\nB,2,150\n", to: SmallCampaign.folder + "/margins/sex.csv")
        let unit = try overall(workspace, "A")
        try close(unit["percent"], 100.0 / 3)
        #expect(unit["printed"]?.string == "33,33%")
        try close(unit["weightedBase"], 100)
        // Residuals from the post-stratum's mean: 1/3, 1/3, -2/3 times 50/3 / 100, and 0; n/(n - 1) · their squares.
        let squares = (2.0 / 9 + 4.0 / 9) * (1.0 / 6) * (1.0 / 6)
        try close(unit["standardError"], 100 * (4.0 / 3 * squares).squareRoot())
        try close(try overall(workspace, "*")["percent"], (100.0 / 3 + 300) / 4)
        #expect(try workspace.hailong("run", SmallCampaign.folder, "--quiet").status == 0)
        let page = workspace.text("reports/nho-2026/units/A.html")
        #expect(page.contains("33,33%") && page.contains("hậu phân tầng theo «sex»"))
    }

    @Test("weights sum to the population, and Kish's effect is printed: 4 · (3 · (50/3)² + 50²) / 100² = 4/3")
    func kish() throws {
        var campaign = SmallCampaign()
        campaign.after = """
            <weighting>
              <population by="unit"/>
              <postStratify question="sex" margins="sex.csv"/>
            </weighting>
            """
        let workspace = try campaign.workspace()
        try workspace.write(
            "unit,level,population\nA,1,50\nA,2,50\nB,1,150\nB,2,150\n", to: SmallCampaign.folder + "/sex.csv")
        #expect(try workspace.hailong("run", SmallCampaign.folder, "--quiet").status == 0)
        let page = workspace.text("reports/nho-2026/units/A.html")
        #expect(page.contains("1,33"), "the design effect by Kish")
        try close(try overall(workspace, "A")["percent"], 100.0 / 3)
    }

    @Test("periods by the day of the interview: A is 2/2 in the first quarter, 0/2 in the second")
    func periods() throws {
        var campaign = SmallCampaign()
        campaign.before = """
            <period id="q1" vi="Quý I" en="First quarter" from="2026-01-01" to="2026-03-31"/>
            <period id="q2" vi="Quý II" en="Second quarter" from="2026-04-01" to="2026-06-30"/>
            """
        let workspace = try campaign.workspace()
        #expect(try overall(workspace, "A", "--period", "q1")["exact"] == ["numerator": 2, "denominator": 2])
        #expect(try overall(workspace, "A", "--period", "q2")["exact"] == ["numerator": 0, "denominator": 2])
        #expect(try overall(workspace, "*", "--period", "q2")["exact"] == ["numerator": 1, "denominator": 3])
        #expect(try workspace.json("index", SmallCampaign.folder, "--period", "q1")["period"]?.string == "q1")
        #expect(try workspace.hailong("run", SmallCampaign.folder, "--quiet").status == 0)
        #expect(workspace.text("reports/nho-2026/figures.csv").contains("q2"))
    }

    @Test("a period without dates goes by the batches that name it")
    func periodsByBatch() throws {
        var campaign = SmallCampaign()
        campaign.before = "<period id=\"w1\" vi=\"Đợt 1\" en=\"Wave 1\"/><period id=\"w2\" vi=\"Đợt 2\" en=\"Wave 2\"/>"
        campaign.after =
            "<batch file=\"batches/mot.csv\" period=\"w1\"/><batch file=\"batches/hai.csv\" period=\"w2\"/>"
        campaign.batches["hai.csv"] = "unit,form,sex,q1\nA,A5,1,3\n"
        let workspace = try campaign.workspace()
        #expect(try overall(workspace, "A", "--period", "w1")["exact"] == ["numerator": 2, "denominator": 4])
        #expect(try overall(workspace, "A", "--period", "w2")["exact"] == ["numerator": 0, "denominator": 1])
        #expect(try overall(workspace, "A")["exact"] == ["numerator": 2, "denominator": 5])
    }

    @Test("--by gives each level its own base, and withholds cells that are too small")
    func breakDown() throws {
        var campaign = SmallCampaign()
        var rows = "unit,form,sex,q1\n"
        // A: 6 men of whom 3 are satisfied, 5 women who all are. B: 6 men, 2 women: too few to print; so are C's 3, or B's could be
        // had from their block's.
        for number in 1...6 { rows += "A,A\(number),1,\(number <= 3 ? 4 : 2)\n" }
        for number in 7...11 { rows += "A,A\(number),2,5\n" }
        for number in 1...6 { rows += "B,B\(number),1,5\n" }
        for number in 7...8 { rows += "B,B\(number),2,1\n" }
        for number in 1...9 { rows += "C,C\(number),\(number <= 6 ? 1 : 2),4\n" }
        campaign.units += "C,Xã Cầu,Cau Commune,commune,Xã,200\n"
        campaign.batches = ["mot.csv": rows]
        let workspace = try campaign.workspace()
        func level(_ unit: String, _ code: String) throws -> JSONValue {
            let answer = try workspace.json(
                "index", SmallCampaign.folder, "--by", "sex", "--unit", unit, "--item", "overall")
            return try #require(answer["estimates"]?.elements?.first { $0["group"]?["sex"]?.string == code })
        }
        #expect(try level("A", "1")["exact"] == ["numerator": 3, "denominator": 6])
        #expect(try level("A", "2")["printed"]?.string == "100,00%")
        let withheld = try level("B", "2")
        #expect(withheld["percent"]?.isNull == true && withheld["reason"]?.string == "suppressed")
        #expect(withheld["respondents"]?.integer == nil && withheld["exact"]?["numerator"] == nil)
        // Beside one withheld cell the other would give it away.
        #expect(try level("B", "1")["reason"]?.string == "suppressed")
        #expect(try level("C", "2")["reason"]?.string == "suppressed")
        let table = try workspace.hailong("index", SmallCampaign.folder, "--by", "sex", "--unit", "B", "--quiet")
        #expect(!table.output.contains("25,00%") && !table.output.contains("0,00%\n"))
    }

    @Test("several questionnaires in one campaign, each with its own batches and figures")
    func severalQuestionnaires() throws {
        var campaign = SmallCampaign()
        campaign.questionnaires = "<questionnaire id=\"nho\"/><questionnaire id=\"overall-satisfaction\"/>"
        campaign.after = """
            <batch file="batches/mot.csv" questionnaire="nho"/>
            <batch file="batches/hai.csv" questionnaire="overall-satisfaction"/>
            """
        campaign.batches["hai.csv"] = "unit,form,satisfaction\nA,S1,5\nA,S2,1\nB,S3,4\n"
        campaign.batches["ba.xml"] = """
            <?xml version="1.0" encoding="UTF-8"?>
            <forms xmlns="urn:hailong:forms:1" questionnaire="overall-satisfaction">
              <form number="S4"><answer question="unit">A</answer><answer question="satisfaction">4</answer></form>
            </forms>

            """
        let workspace = try campaign.workspace()
        #expect(try overall(workspace, "A")["exact"] == ["numerator": 2, "denominator": 4])
        let other = try workspace.json(
            "index", SmallCampaign.folder, "--questionnaire", "overall-satisfaction", "--unit", "A", "--item",
            "satisfaction_index")
        #expect(other["questionnaire"]?.string == "overall-satisfaction")
        #expect(other["estimates"]?.elements?.first?["exact"] == ["numerator": 2, "denominator": 3])
        #expect(try workspace.hailong("run", SmallCampaign.folder, "--quiet").status == 0)
        let figures = workspace.text("reports/nho-2026/figures.csv")
        #expect(figures.contains("overall-satisfaction,") && figures.contains("nho,"))
        #expect(try workspace.json("check", SmallCampaign.folder)["batches"]?.elements?.count == 3)
        let explained = try workspace.json("explain", SmallCampaign.folder, "A", "satisfaction")
        #expect(explained["exact"] == ["numerator": "2", "denominator": "3"])
    }

    @Test("headings that differ are mapped, and a constant answers for all records of a batch")
    func mappings() throws {
        var campaign = SmallCampaign()
        campaign.after = """
            <batch file="batches/mot.csv">
              <map column="Cho điểm" question="q1"/>
              <constant question="unit" value="B"/>
            </batch>
            """
        campaign.batches = ["mot.csv": "form;Cho điểm\nB1;Hài lòng\nB2;2\n"]
        let workspace = try campaign.workspace()
        #expect(try overall(workspace, "B")["exact"] == ["numerator": 1, "denominator": 2])
    }

    @Test("rounding is a setting of the campaign")
    func rounding() throws {
        var campaign = SmallCampaign()
        campaign.after = "<rounding step=\"percent\" mode=\"truncate\" decimals=\"1\"/>"
        let workspace = try campaign.workspace()
        #expect(try overall(workspace, "*")["printed"]?.string == "66,6%")
    }
}
