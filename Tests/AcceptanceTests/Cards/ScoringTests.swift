import Figures
import Tables
import Testing

/// Cards, score sheets and points through the program: what goes in, what comes out, and what is refused with which words.
@Suite struct CardScoringTests {
    private static let folder = SmallCampaign.folder
    private static let cardFile = "questionnaires/nho-the.scorecard.xml"

    // MARK: score, explain

    @Test("points, total, class and rank of two communes worked by hand")
    func scored() throws {
        let workspace = try ScoredCampaign.workspace()
        let score = try workspace.json("score", Self.folder)
        let a = try #require(score["units"]?.first(where: "unit", is: "A"))
        let b = try #require(score["units"]?.first(where: "unit", is: "B"))
        // A: 36/40 of 40 = 36; 25; 2 of 4 satisfied of 30 = 15. B: 7/9 of 40 = 31,11; 28,5; 30.
        #expect(a["totalPrinted"]?.string == "76,00")
        #expect(b["totalPrinted"]?.string == "89,61")
        #expect(a["class"]?.string == "B" && b["class"]?.string == "A")
        #expect(a["rank"]?.integer == 2 && b["rank"]?.integer == 1)
        #expect(score["summary"]?["files"]?.elements?.first?["rows"]?.integer == 7)
        #expect(score["firmness"]?["draws"]?.integer == 10_000)
        let kinds = (score["firmness"]?["alternatives"]?.elements ?? []).compactMap { $0["id"]?.string }
        #expect(kinds.contains("noSurvey") && kinds.contains("truncate") && !kinds.contains("appliedPoints"))
    }

    @Test("the same bytes whatever the order of units and rows")
    func order() throws {
        let workspace = try ScoredCampaign.workspace()
        func answer() throws -> String {
            try workspace.hailong("score", Self.folder, "--format", "json", "--quiet").output
        }
        let before = try answer()
        var lines = ScoredCampaign.rows.split(separator: "\n").map(String.init)
        let header = lines.removeFirst()
        try workspace.write(([header] + lines.reversed()).joined(separator: "\n") + "\n", to: ScoredCampaign.scores)
        var units = workspace.text(Self.folder + "/units.csv").split(separator: "\n").map(String.init)
        units.swapAt(1, 2)
        try workspace.write(units.joined(separator: "\n") + "\n", to: Self.folder + "/units.csv")
        let score = try JSONValue(parsing: try answer())
        let earlier = try JSONValue(parsing: before)
        for unit in ["A", "B"] {
            #expect(score["units"]?.first(where: "unit", is: unit) == earlier["units"]?.first(where: "unit", is: unit))
        }
        for unit in ["A", "B"] {
            #expect(
                score["firmness"]?["units"]?.first(where: "unit", is: unit)
                    == earlier["firmness"]?["units"]?.first(where: "unit", is: unit))
        }
    }

    @Test("explain goes from a criterion down to the answers by level, and with the card's name through the sums")
    func explained() throws {
        let workspace = try ScoredCampaign.workspace()
        let satisfaction = try workspace.json("explain", Self.folder, "A", "2.1")
        let chain = (satisfaction["survey"]?.elements ?? []).compactMap { $0["text"]?.string }
        #expect(chain.contains { $0.contains("Rất hài lòng (+): 1") && $0.contains("2/4 = 50%") }, "\(chain)")
        let sums = try workspace.json("explain", Self.folder, "B", "nho-the")
        let steps = (sums["steps"]?.elements ?? []).compactMap { $0["text"]?.string }
        #expect(steps.contains { $0.hasPrefix("31,11 (1.1) + 28,5 (1.2) = 59,61 → 59,61 / 70") }, "\(steps)")
        #expect(steps.contains { $0.hasPrefix("59,61 (1) + 30 (2) = 89,61 → 89,61 / 100") }, "\(steps)")
        #expect(steps.contains { $0.hasPrefix("89,61 / 100 × 100 = 89,61 → 89,61") }, "\(steps)")
    }

    @Test("explain of an area has its criteria and sums; of a card it goes up to place and change")
    func explainedFurther() throws {
        let workspace = try ScoredCampaign.workspace()
        let area = try workspace.json("explain", Self.folder, "B", "1")
        #expect(area["criterion"]?.string == "1" && area["printed"]?.string == "59,61")
        #expect(area["maximum"]?.integer == 70)
        let labels = (area["steps"]?.elements ?? []).compactMap { $0["label"]?.string }
        #expect(labels.contains { $0.hasPrefix("1.1. ") } && labels.contains { $0.hasPrefix("1.2. ") }, "\(labels)")
        let texts = (area["steps"]?.elements ?? []).compactMap { $0["text"]?.string }
        #expect(texts.contains { $0.hasPrefix("31,11 (1.1) + 28,5 (1.2) = 59,61 → 59,61 / 70") }, "\(texts)")
        #expect(texts.contains { $0.contains("/ 70 × 100 =") && $0.contains("→ 85,16") }, "\(texts)")
        let sums = try workspace.json("explain", Self.folder, "A", "nho-the")
        let steps = (sums["steps"]?.elements ?? []).compactMap { $0["text"]?.string }
        #expect(steps.contains { $0.hasPrefix("1 đơn vị xếp trên → 2/2") }, "\(steps)")
        #expect(steps.last == "không có số liệu năm trước", "\(steps)")
    }

    @Test("an identifier that two cards have is refused with the choices, and told apart by --card")
    func explainedOfTwoCards() throws {
        let workspace = try ScoredCampaign.workspace()
        let other = workspace.text(Self.cardFile).replacing("id=\"nho-the\"", with: "id=\"the-hai\"")
        try workspace.write(other, to: "questionnaires/the-hai.scorecard.xml")
        let campaign = Self.folder + "/campaign.xml"
        let text = workspace.text(campaign)
        let line = try #require(text.split(separator: "\n").first { $0.contains("<scorecard ") })
        try workspace.write(
            text.replacing(line, with: line + "\n" + line.replacing("nho-the", with: "the-hai", maxReplacements: 1)),
            to: campaign)
        let refused = try workspace.hailong("explain", Self.folder, "B", "1.1", "--quiet")
        #expect(refused.status == 64)
        for choice in ["--card nho-the", "--card the-hai"] { #expect(refused.messages.contains(choice), "\(choice)") }
        let told = try workspace.json("explain", Self.folder, "B", "1.1", "--card", "the-hai")
        #expect(told["criteriaSet"]?.string == "the-hai" && told["printed"]?.string == "31,11")
        #expect(try workspace.json("explain", Self.folder, "B", "--card", "the-hai")["printed"]?.string == "89,61")
        let unknown = try workspace.hailong("explain", Self.folder, "B", "1.1", "--card", "zz", "--quiet")
        #expect(unknown.status == 64 && unknown.messages.contains("nho-the, the-hai"), "\(unknown.messages)")
        #expect(try workspace.hailong("explain", Self.folder, "B", "zz", "--card", "the-hai", "--quiet").status == 64)
    }

    @Test("the certificate has the steps of explain, is linked from the unit's page and listed in the manifest")
    func certificate() throws {
        let workspace = try ScoredCampaign.workspace()
        #expect(try workspace.hailong("run", Self.folder, "--quiet").status == 0)
        let reports = "reports/" + SmallCampaign.id
        #expect(workspace.text(reports + "/units/A.html").contains("../certificates/A.html"))
        let manifest = workspace.text(reports + "/manifest.json")
        #expect(manifest.contains("certificates/A.html") && manifest.contains("certificate.csv"))
        let table = try Table.read(file: workspace.path + "/" + reports + "/certificate.csv")
        for criterion in ["1.1", "2.1"] {
            let steps = try workspace.json("explain", Self.folder, "A", criterion)["steps"]?.elements ?? []
            let rows = table.rows.filter { $0["unit"] == "A" && $0["id"] == criterion && $0["kind"] == "criterion" }
            #expect(rows.map { $0["content"] } == steps.map { $0["text"]?.string }, "\(criterion)")
        }
        #expect(table.rows.contains { $0["kind"] == "survey" && ($0["content"] ?? "").contains("2/4") })
        let page = workspace.text(reports + "/certificates/A.html")
        #expect(page.contains("36/40") || page.contains("90%"))
        for form in ["docx", "xlsx"] {
            #expect(try workspace.hailong("report", Self.folder, "--unit", "A", "--to", form, "--quiet").status == 0)
            #expect(Files.exists(workspace.path + "/" + reports + "/certificates/A." + form))
        }
    }

    // MARK: form, card, sheets

    @Test("a workbook with a sheet a unit goes out, is filled in and read back in one go, each sheet accounted for")
    func sheets() throws {
        let workspace = try ScoredCampaign.workspace()
        let made = try workspace.json(
            "form", ScoredCampaign.card, "--to", "xlsx", "--campaign", Self.folder, "--output", "diem.xlsx")
        #expect(made["units"]?.integer == 2)
        let before = try workspace.json("score", Self.folder)["units"]
        // What is known stands in the sheets: the workbook alone gives the same points.
        let bytes = Files.bytes(workspace.path + "/diem.xlsx")
        try Files.write(bytes, to: workspace.path + "/" + Self.folder + "/scores/nam/diem.xlsx")
        try workspace.edit(Self.folder + "/campaign.xml", replacing: "scores/nho-the.csv", by: "scores/nam")
        let score = try workspace.json("score", Self.folder)
        #expect(
            score["units"]?.elements?.map { $0["total"] } == before?.elements?.map { $0["total"] })
        let files = score["summary"]?["files"]?.elements ?? []
        #expect(files.map { $0["file"]?.string } == ["scores/nam/diem.xlsx [A]", "scores/nam/diem.xlsx [B]"])
        for file in files {
            let parts = ["values", "blank", "repeated"].compactMap { file[$0]?.integer }.reduce(0, +)
            #expect(file["rows"]?.integer == parts)
        }
        let one = try workspace.json(
            "form", ScoredCampaign.card, "--to", "xlsx", "--campaign", Self.folder, "--unit", "A", "--output", "A.xlsx")
        #expect(one["units"]?.integer == 1)
    }

    @Test("a card goes to Excel and back without loss, and a mistake in the workbook names its row")
    func cardWorkbook() throws {
        let workspace = try ScoredCampaign.workspace()
        #expect(
            try workspace.hailong("form", ScoredCampaign.card, "--to", "xlsx", "--output", "the.xlsx", "--quiet").status
                == 0)
        let document = try workspace.hailong("card", "the.xlsx", "--to", "xml")
        #expect(document.status == 0, "\(document.messages)")
        let before = try workspace.json("score", Self.folder)
        try workspace.write(document.output, to: Self.cardFile)
        #expect(try workspace.json("score", Self.folder) == before)
        try workspace.hailong("card", "khong-co.xlsx", "--to", "xml").isRefusal(66, naming: ["khong-co.xlsx"])
        try workspace.write("bậc,phần tử\n0,scorecard\n", to: "hong.csv")
        #expect(try workspace.hailong("card", "hong.csv", "--to", "xml").status == 65)
        try workspace.hailong("form", ScoredCampaign.card, "--to", "html").isRefusal(64, naming: ["xlsx"])
        try workspace.hailong("form", ScoredCampaign.card, "--to", "xlsx", "--unit", "A", "--output", "x.xlsx")
            .isRefusal(
                64, naming: ["--campaign"])
        try workspace.hailong(
            "form", ScoredCampaign.card, "--to", "xlsx", "--campaign", Self.folder, "--unit", "Z", "--output", "x.xlsx"
        ).isRefusal(64, naming: ["Z"])
    }

    // MARK: Bad input

    @Test(
        "a card that does not validate scores nothing; the message names file, line and fault",
        arguments: [
            ("id=\"1.2\" maximum=\"30\"", "id=\"1.2\" maximum=\"31\"", ["71", "70"]),
            ("area id=\"2\" maximum=\"30\"", "area id=\"2\" maximum=\"29\"", ["29"]),
            ("criterion id=\"1.2\"", "criterion id=\"1.1\"", ["1.1"]),
            ("from=\"0\"", "from=\"1\"", ["0"]),
            ("<linear zero=\"notApplicable\"/>", "<linear zero=\"notApplicable\"/><linear zero=\"zero\"/>", ["linear"]),
            (
                "<linear zero=\"notApplicable\"/>",
                "<bands of=\"count\"><band from=\"0\" below=\"2\" points=\"0\"/><band from=\"3\" points=\"40\"/></bands>",
                ["2", "3"]
            ),
            (
                "<linear zero=\"notApplicable\"/>",
                "<bands of=\"count\"><band from=\"0\" below=\"4\" points=\"0\"/><band from=\"3\" points=\"40\"/></bands>",
                ["3"]
            ),
            (
                "<linear zero=\"notApplicable\"/>",
                "<expression formula=\"${a} + ${b}\"><input id=\"a\" kind=\"count\" vi=\"a\" en=\"a\"/></expression>",
                ["b"]
            ),
            ("rebasing=\"appliedPoints\"", "rebasing=\"sometimes\"", ["rebasing"]),
            ("questionnaire=\"nho\"", "questionnaire=\"\"", ["questionnaire"]),
            ("</scorecard>", "", ["nho-the.scorecard.xml"]),
        ])
    func badCards(_ old: String, _ new: String, _ parts: [String]) throws {
        let workspace = try ScoredCampaign.workspace()
        try workspace.edit(Self.cardFile, replacing: old, by: new)
        try workspace.hailong("score", Self.folder, "--quiet").isRefusal(65, naming: ["nho-the.scorecard.xml:"] + parts)
    }

    @Test("a draft, and a card of another year, validate and refuse to score")
    func notUsable() throws {
        let workspace = try ScoredCampaign.workspace()
        try workspace.write(ScoredCampaign.text(draft: true), to: Self.cardFile)
        try workspace.hailong("score", Self.folder, "--quiet").isRefusal(65, naming: ["dự thảo"])
        // Its workbook can be made: that is how it is finished.
        #expect(
            try workspace.hailong("form", ScoredCampaign.card, "--to", "xlsx", "--output", "the.xlsx", "--quiet").status
                == 0)
    }

    @Test(
        "scores that cannot be are refused with file, line and column, all at once",
        arguments: [
            ("A,1.1,numerator,36,", "Z,1.1,numerator,36,", "“Z”"),
            ("A,1.1,numerator,36,", "A,9.9,numerator,36,", "“9.9”"),
            ("A,1.1,numerator,36,", "A,1.1,met,36,", "“met”"),
            ("A,1.1,numerator,36,", "A,1.1,numerator,nhiều,", "nhiều"),
            ("A,1.1,numerator,36,", "A,1.1,numerator,-1,", "“-1”"),
            ("A,1.1,self,40,", "A,1.1,self,41,", "41 điểm, cao hơn điểm tối đa 40"),
            ("A,1.2,appraised,25,", "A,1.2,appraised,30.5,", "30,5 điểm, cao hơn điểm tối đa 30"),
            ("A,1.1,self,40,", "A,1.1,numerator,37,", "đã ghi 36"),
            ("A,1.1,denominator,40,", "A,1.1,denominator,0,", "36"),
            ("unit,criterion,input,value,note", "unit,criterion,loại,value,note", "input"),
        ])
    func badScores(_ old: String, _ new: String, _ part: String) throws {
        let workspace = try ScoredCampaign.workspace()
        try workspace.edit(ScoredCampaign.scores, replacing: old, by: new)
        try workspace.hailong("score", Self.folder, "--quiet").isRefusal(65, naming: ["scores/nho-the.csv:", part])
    }

    @Test(
        "a partial year is scored as far as it goes: the unit has no total and no rank, and what is missing is listed")
    func partialYear() throws {
        let workspace = try ScoredCampaign.workspace()
        try workspace.edit(ScoredCampaign.scores, replacing: "B,1.2,appraised,\"28,5\",\n", by: "")
        let outcome = try workspace.hailong("score", Self.folder, "--quiet")
        #expect(outcome.status == 3)
        #expect(outcome.output.contains("B, tiêu chí 1.2 “Công khai”: thiếu appraised"))
        let score = try workspace.json("score", Self.folder)
        let b = try #require(score["units"]?.first(where: "unit", is: "B"))
        #expect(b["total"] == .null && b["totalReason"]?.string == "missingInput")
        #expect(b["rank"] == .null && b["rankReason"]?.string == "missingInput")
        #expect(score["summary"]?["unrankable"]?.elements?.compactMap(\.string) == ["B"])
        workspace.remove(ScoredCampaign.scores)
        try workspace.hailong("score", Self.folder, "--quiet").isRefusal(66, naming: ["scores/nho-the.csv"])
    }

    @Test("a year without a survey (R1) is scored, reported, closed and explained without any batch")
    func withoutForms() throws {
        let workspace = try ScoredCampaign.workspace()
        workspace.remove(Self.folder + "/batches")
        // A card that needs the survey waits for its batches.
        try workspace.hailong("score", Self.folder, "--quiet").isRefusal(66, naming: ["batches"])
        try workspace.write(ScoredCampaign.text(rebasing: "noSurvey"), to: Self.cardFile)
        let score = try workspace.json("score", Self.folder)
        let a = try #require(score["units"]?.first(where: "unit", is: "A"))
        // 61 of 70 appraised points.
        #expect(a["printed"]?.string == "87,14%")
        #expect(a["maximum"]?.integer == 70 || a["maximum"]?.double == 70)
        #expect(try workspace.hailong("run", Self.folder, "--quiet").status == 0)
        #expect(workspace.text("reports/nho-2026/certificates/A.html").contains("61 / 70 × 100"))
        #expect(try workspace.hailong("close", Self.folder, "--signer", "A", "--quiet").status == 0)
        #expect(try workspace.json("explain", Self.folder, "A", "1.1")["printed"]?.string == "36,00")
    }

    @Test("a campaign that names no questionnaire is scored by its card; what needs forms says why there are none")
    func noQuestionnaire() throws {
        let workspace = try ScoredCampaign.workspace()
        workspace.remove(Self.folder + "/batches")
        try workspace.write(ScoredCampaign.text(rebasing: "noSurvey"), to: Self.cardFile)
        let file = Self.folder + "/campaign.xml"
        let kept = workspace.text(file).split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.contains("<questionnaire ") }
        try workspace.write(kept.joined(separator: "\n"), to: file)
        let score = try workspace.json("score", Self.folder)
        #expect(score["units"]?.first(where: "unit", is: "A")?["printed"]?.string == "87,14%")
        #expect(try workspace.hailong("run", Self.folder, "--to", "html,docx,pdf,xlsx,csv,json", "--quiet").status == 0)
        #expect(try workspace.hailong("status", Self.folder, "--quiet").status == 0)
        let page = workspace.text("reports/nho-2026/units/A.html")
        #expect(page.contains("xếp loại") && page.contains("hạng 1 trong") && page.contains("87,14%"))
        #expect(try workspace.json("explain", Self.folder, "A", "1.1")["printed"]?.string == "36,00")
        try workspace.hailong("index", Self.folder, "--quiet").isRefusal(65, naming: ["mẫu phiếu"])
        try workspace.write("a;b\n1;2\n", to: "x.csv")
        try workspace.hailong("import", Self.folder, "x.csv", "--quiet").isRefusal(
            65, naming: ["x.csv", "<questionnaire"])
        #expect(try workspace.hailong("close", Self.folder, "--signer", "A", "--quiet").status == 0)
    }
}
