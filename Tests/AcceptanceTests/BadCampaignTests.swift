import Testing

/// What the program says of a campaign whose documents cannot be used: exit status, place, what to do, in both languages.
@Suite struct BadCampaignTests {
    /// Runs the campaign in both languages; both refuse, name the same parts, and write no report.
    private func refuses(
        _ workspace: TestWorkspace, _ status: Int32, naming parts: [String], vietnamese: String, english: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let before = Files.tree(workspace.path)
        try workspace.hailong("run", SmallCampaign.folder, "--quiet")
            .isRefusal(status, naming: parts + [vietnamese], sourceLocation: sourceLocation)
        try workspace.hailong("run", SmallCampaign.folder, "--quiet", "--language", "en")
            .isRefusal(status, naming: parts + [english], sourceLocation: sourceLocation)
        #expect(Files.tree(workspace.path) == before, "something was lost or written", sourceLocation: sourceLocation)
    }

    @Test func missingCampaign() throws {
        let workspace = try TestWorkspace()
        try refuses(
            workspace, 66, naming: [SmallCampaign.folder], vietnamese: "không có thư mục",
            english: "no such campaign folder")
    }

    @Test func missingDefinition() throws {
        let workspace = try SmallCampaign().workspace()
        workspace.remove(SmallCampaign.folder + "/campaign.xml")
        try refuses(workspace, 66, naming: ["campaign.xml"], vietnamese: "Không có tệp này", english: "o such file")
    }

    @Test func definitionThatIsNoXML() throws {
        let workspace = try SmallCampaign().workspace()
        try workspace.write("id,year\nnho,2026\n", to: SmallCampaign.folder + "/campaign.xml")
        try refuses(workspace, 65, naming: ["campaign.xml:1"], vietnamese: "XML", english: "XML")
    }

    @Test("an element that the schema does not know is named with its line")
    func definitionAgainstItsSchema() throws {
        var campaign = SmallCampaign()
        campaign.after = "<wheighting/>"
        try refuses(
            try campaign.workspace(), 65, naming: ["campaign.xml:7", "wheighting"], vietnamese: "không",
            english: "may not stand here")
    }

    @Test(
        "limits of trimming that leave nobody a weight are refused with their line",
        arguments: ["upper=\"0\"", "upper=\"-1\"", "lower=\"0.0\""])
    func limits(_ limit: String) throws {
        var campaign = SmallCampaign()
        campaign.after = "<weighting><population by=\"unit\"/><trim \(limit)/></weighting>"
        try refuses(
            try campaign.workspace(), 65, naming: ["campaign.xml:7", "trim"], vietnamese: "lớn hơn 0",
            english: "greater than 0")
    }

    @Test func definitionWithAnotherId() throws {
        let workspace = try SmallCampaign().workspace()
        try workspace.edit(SmallCampaign.folder + "/campaign.xml", replacing: "id=\"nho-2026\"", by: "id=\"to-2026\"")
        try refuses(
            workspace, 65, naming: ["campaign.xml:2", "to-2026", "nho-2026"], vietnamese: "phải trùng nhau",
            english: "must be the same")
    }

    @Test func definitionWithADocumentType() throws {
        let workspace = try SmallCampaign().workspace()
        try workspace.edit(
            SmallCampaign.folder + "/campaign.xml", replacing: "<campaign ",
            by: "<!DOCTYPE campaign [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<campaign ")
        try refuses(
            workspace, 65, naming: ["campaign.xml:2", "DOCTYPE"], vietnamese: "xóa dòng", english: "delete the line")
    }

    @Test func unknownQuestionnaire() throws {
        var campaign = SmallCampaign()
        campaign.questionnaires = "<questionnaire id=\"khong-co\"/>"
        try refuses(
            try campaign.workspace(), 65, naming: ["campaign.xml", "khong-co", "khong-co.questionnaire.xml"],
            vietnamese: "không có mẫu phiếu", english: "there is no questionnaire")
    }

    @Test func unknownScorecard() throws {
        var campaign = SmallCampaign()
        campaign.after = "<scorecard id=\"khong-co\" scores=\"scores.csv\"/>"
        try refuses(
            try campaign.workspace(), 65, naming: ["campaign.xml", "khong-co.scorecard.xml"],
            vietnamese: "không có bộ tiêu chí", english: "there is no scorecard")
    }

    @Test func missingScores() throws {
        var campaign = SmallCampaign()
        campaign.after = "<scorecard id=\"commune-2023\" scores=\"scores.csv\"/>"
        try refuses(
            try campaign.workspace(), 66, naming: ["scores.csv"], vietnamese: "không có", english: "no such file")
    }

    @Test("a questionnaire that does not fit its schema is named with its line")
    func brokenQuestionnaire() throws {
        let workspace = try SmallCampaign().workspace()
        try workspace.edit("questionnaires/nho.questionnaire.xml", replacing: "score=\"3\"", by: "score=\"ba\"")
        try refuses(
            workspace, 65, naming: ["nho.questionnaire.xml:15", "ba"], vietnamese: "score", english: "score")
    }

    @Test func missingUnits() throws {
        let workspace = try SmallCampaign().workspace()
        workspace.remove(SmallCampaign.folder + "/units.csv")
        try refuses(workspace, 66, naming: ["units.csv"], vietnamese: "không có", english: "no such file")
    }

    @Test("two units of one code are named with both lines")
    func repeatedUnit() throws {
        var campaign = SmallCampaign()
        campaign.units = "code,name\nA,Xã An\nA,Xã Bình\n"
        try refuses(try campaign.workspace(), 65, naming: ["units.csv", "3", "A"], vietnamese: "mã", english: "code")
    }

    @Test("a card whose maxima do not add up is refused with the area's name")
    func cardThatDoesNotAddUp() throws {
        let workspace = try TestWorkspace(campaigns: "ben-luc-2023")
        try workspace.edit(
            "questionnaires/commune-2023.scorecard.xml", replacing: "<area id=\"2\" maximum=\"5\"",
            by: "<area id=\"2\" maximum=\"6\"")
        for (language, words) in [("vi", "lĩnh vực 2 “"), ("en", "area 2 “")] {
            try workspace.hailong("run", "responses/ben-luc-2023", "--quiet", "--language", language)
                .isRefusal(65, naming: ["commune-2023.scorecard.xml:70", "5", "6", words])
        }
        #expect(workspace.reports("ben-luc-2023").isEmpty)
    }

    @Test("bands with a hole are refused with the line, the criterion and the hole")
    func bandsWithAHole() throws {
        let workspace = try TestWorkspace(campaigns: "ben-luc-2023")
        try workspace.edit(
            "questionnaires/commune-2023.scorecard.xml", replacing: "<band from=\"80\" below=\"95\" points=\"1.5\"/>",
            by: "<band from=\"80\" below=\"90\" points=\"1.5\"/>")
        for (language, words) in [("vi", "hở"), ("en", "hole")] {
            try workspace.hailong("run", "responses/ben-luc-2023", "--quiet", "--language", language)
                .isRefusal(65, naming: ["commune-2023.scorecard.xml:10", "3.3", "90", "95", words])
        }
        #expect(workspace.reports("ben-luc-2023").isEmpty)
    }

    @Test("a decision that says nothing is refused with its line")
    func badDecision() throws {
        let workspace = try SmallCampaign().workspace()
        try workspace.write(
            "batch,record,action,author,reason\nbatches/mot.csv,1,exclude,Lan,Thử\nbatches/mot.csv,2,delete,Lan,Thử\n",
            to: SmallCampaign.folder + "/decisions.csv")
        try refuses(
            workspace, 65, naming: ["decisions.csv", "3", "delete"], vietnamese: "dòng 3", english: "line 3")
    }
}
