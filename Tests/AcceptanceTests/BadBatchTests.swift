import Figures
import Testing

/// What the program does with batches that cannot be read, or not wholly.
@Suite struct BadBatchTests {
    private static let header = "unit,form,date,stratum,sex,q1\n"

    /// A campaign with a good batch and another one that is refused; nothing is accepted, written or lost.
    private func refuses(
        _ name: String, _ text: String, after: String = "", status: Int32 = 65, naming parts: [String],
        vietnamese: String,
        english: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        var campaign = SmallCampaign()
        campaign.batches[name] = text
        campaign.after = after
        let workspace = try campaign.workspace()
        let before = Files.tree(workspace.path)
        for verb in ["run", "check"] {
            try workspace.hailong(verb, SmallCampaign.folder, "--quiet")
                .isRefusal(status, naming: parts + [vietnamese], sourceLocation: sourceLocation)
        }
        try workspace.hailong("index", SmallCampaign.folder, "--quiet", "--language", "en")
            .isRefusal(status, naming: parts + [english], sourceLocation: sourceLocation)
        #expect(Files.tree(workspace.path) == before, "something was lost or written", sourceLocation: sourceLocation)
    }

    @Test func noBatchesAtAll() throws {
        var campaign = SmallCampaign()
        campaign.batches = [:]
        let workspace = try campaign.workspace()
        try workspace.hailong("run", SmallCampaign.folder, "--quiet").isRefusal(
            66, naming: ["batches", "chưa có lô phiếu"])
        try workspace.hailong("run", SmallCampaign.folder, "--quiet", "--language", "en")
            .isRefusal(66, naming: ["batches", "there are no batches"])
    }

    @Test func missingBatchThatTheCampaignNames() throws {
        var campaign = SmallCampaign()
        campaign.after = "<batch file=\"batches/hai.csv\" collection=\"independent\"/>"
        let workspace = try campaign.workspace()
        try workspace.hailong("run", SmallCampaign.folder, "--quiet")
            .isRefusal(66, naming: ["campaign.xml", "batches/hai.csv", "không có tệp"])
        try workspace.hailong("run", SmallCampaign.folder, "--quiet", "--language", "en")
            .isRefusal(66, naming: ["campaign.xml", "batches/hai.csv", "no such file"])
    }

    @Test func emptyBatch() throws {
        try refuses("hai.csv", "", naming: ["batches/hai.csv"], vietnamese: "tệp rỗng", english: "empty")
    }

    @Test func emptyForms() throws {
        try refuses("hai.xml", "", naming: ["batches/hai.xml"], vietnamese: "rỗng", english: "empty")
    }

    @Test func headerWithoutRows() throws {
        try refuses(
            "hai.csv", Self.header, naming: ["batches/hai.csv"], vietnamese: "không có phiếu nào", english: "no forms")
    }

    @Test func headerWithoutUnits() throws {
        try refuses(
            "hai.csv", "form,q1\nC1,5\n", naming: ["batches/hai.csv", "unit", "<map"], vietnamese: "cột",
            english: "column")
    }

    @Test func batchInAnotherEncoding() throws {
        var campaign = SmallCampaign()
        campaign.batches = [:]
        let workspace = try campaign.workspace()
        // Letters of windows-1252 that no Vietnamese encoding has at these places, far too often to be chance.
        let row: [UInt8] =
            [0x58, 0xE4] + Array(" An;A1;H".utf8) + [0xF6] + Array("i l".utf8) + [0xF6] + Array("ng\n".utf8)
        let bytes = Array("unit;form;q1\n".utf8) + Array(repeatElement(row, count: 40).joined())
        try Files.write(bytes, to: workspace.path + "/" + SmallCampaign.folder + "/batches/hai.csv")
        try workspace.hailong("run", SmallCampaign.folder, "--quiet").isRefusal(
            65, naming: ["batches/hai.csv", "UTF-8"])
    }

    @Test func batchOfAnUnknownQuestionnaire() throws {
        try refuses(
            "hai.xml", Self.forms(1, questionnaire: "khong-co"), naming: ["batches/hai.xml", "khong-co", "2"],
            vietnamese: "mẫu phiếu", english: "questionnaire")
    }

    @Test func tableInACampaignOfSeveralQuestionnaires() throws {
        var campaign = SmallCampaign()
        campaign.questionnaires = "<questionnaire id=\"nho\"/><questionnaire id=\"overall-satisfaction\"/>"
        let workspace = try campaign.workspace()
        try workspace.hailong("run", SmallCampaign.folder, "--quiet")
            .isRefusal(65, naming: ["batches/mot.csv", "<batch file=\"batches/mot.csv\" questionnaire="])
    }

    @Test("a document type is refused whatever stands in it")
    func documentType() throws {
        let hostile = Self.forms(2).replacing(
            "<forms ", with: "<!DOCTYPE forms [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n<forms ")
        try refuses(
            "hai.xml", hostile, naming: ["batches/hai.xml", "DOCTYPE", "2"], vietnamese: "DOCTYPE", english: "DOCTYPE")
    }

    @Test("a row of another number of cells waits, with its line and raw size, and the others count")
    func wrongColumnCount() throws {
        var campaign = SmallCampaign()
        campaign.batches["hai.csv"] =
            Self.header + "B,B3,2026-01-20,t1,2,5,9\nB,B4,2026-01-20,t1\nB,B5,2026-01-21,t1,2,4\n"
        let workspace = try campaign.workspace()
        #expect(try workspace.hailong("run", SmallCampaign.folder, "--quiet").status == 3)
        let batches = try #require(try workspace.json("check", SmallCampaign.folder)["batches"])
        let batch = try #require(batches.first(where: "file", is: "batches/hai.csv"))
        #expect(batch["records"]?.integer == 3 && batch["accepted"]?.integer == 1 && batch["quarantined"]?.integer == 2)
        let findings = (batch["findings"]?.elements ?? []).filter { $0["rule"]?.string == "record.columnCount" }
        #expect(findings.compactMap { $0["line"]?.integer } == [2, 3])
        #expect(findings.compactMap { $0["byte"]?.integer } == [30, 55])
        #expect(findings.first?["message"]?.string?.contains("7 ô") == true)
        let english = try workspace.json("check", SmallCampaign.folder, "--language", "en")
        let message = english["batches"]?.first(where: "file", is: "batches/hai.csv")?["findings"]?
            .first(where: "rule", is: "record.columnCount")?["message"]?.string
        #expect(message?.contains("7 cells") == true)
    }

    @Test("an unknown unit waits, never guessed; a mended cell or an alias lets it in")
    func unknownUnit() throws {
        var campaign = SmallCampaign()
        campaign.batches["hai.csv"] = Self.header + "Xã Không Có,C1,2026-01-20,t1,2,5\nXa Binh,C2,2026-01-20,t1,2,4\n"
        let workspace = try campaign.workspace()
        let outcome = try workspace.hailong("check", SmallCampaign.folder, "--quiet")
        #expect(outcome.status == 3)
        for text in ["unit.unknown", "Xã Không Có", "unit.uncertain", "B Xã Bình"] {
            #expect(outcome.output.contains(text))
        }
        try workspace.edit(
            SmallCampaign.folder + "/campaign.xml", replacing: "<units file=\"units.csv\"/>",
            by: "<units file=\"units.csv\"><alias typed=\"Xa Binh\" unit=\"B\"/></units>")
        let batches = try #require(try workspace.json("check", SmallCampaign.folder)["batches"])
        #expect(batches.first(where: "file", is: "batches/hai.csv")?["accepted"]?.integer == 1)
    }

    // MARK: XML that breaks

    @Test("XML that breaks half-way through 1,000 forms is refused whole")
    func brokenForms() throws {
        try refuses(
            "hai.xml", Self.brokenForms, naming: ["batches/hai.xml", "500", "--salvage"], vietnamese: "phiếu",
            english: "forms")
    }

    @Test(
        "--salvage accepts the whole forms before the break, says so in a finding and in the journal, and it stays so")
    func salvage() throws {
        var campaign = SmallCampaign()
        campaign.batches["hai.xml"] = Self.brokenForms
        let workspace = try campaign.workspace()
        let journal = workspace.path + "/" + SmallCampaign.folder + "/journal.csv"

        let checked = try workspace.json("check", SmallCampaign.folder, "--salvage")
        let batch = try #require(checked["batches"]?.first(where: "file", is: "batches/hai.xml"))
        #expect(batch["accepted"]?.integer == 500)
        let finding = try #require(batch["findings"]?.first(where: "rule", is: "file.salvaged"))
        #expect(finding["line"]?.integer != nil)
        #expect(!Files.exists(journal), "check keeps nothing")
        try workspace.hailong("run", SmallCampaign.folder, "--quiet").isRefusal(65, naming: ["batches/hai.xml"])

        let run = try workspace.hailong("run", SmallCampaign.folder, "--salvage", "--quiet")
        #expect([0, 3].contains(run.status), "\(run.messages)")
        #expect(workspace.text("reports/nho-2026/batches.json").contains("file.salvaged"))
        let written = Files.text(journal)
        #expect(written.contains("batches/hai.xml") && written.contains("forms=500"))
        let reports = workspace.reports("nho-2026")
        #expect(try workspace.hailong("run", SmallCampaign.folder, "--quiet").status == run.status)
        #expect(workspace.reports("nho-2026") == reports)
        #expect(Files.text(journal) == written)
    }

    /// 1,000 forms of which the 501st is cut off within a tag.
    private static var brokenForms: String {
        let whole = forms(1_000)
        guard let cut = whole.range(of: "<form number=\"F501\">\n<answer ques") else { return "" }
        return String(whole[..<cut.upperBound])
    }

    /// Forms of unit B, all satisfied.
    private static func forms(_ count: Int, questionnaire: String = "nho") -> String {
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        text += "<forms xmlns=\"urn:hailong:forms:1\" questionnaire=\"\(questionnaire)\">\n"
        for number in 1...count {
            text += "<form number=\"F\(number)\">\n<answer question=\"unit\">B</answer>\n"
            text += "<answer question=\"sex\">1</answer>\n<answer question=\"q1\">4</answer>\n</form>\n"
        }
        return text + "</forms>\n"
    }
}

extension String {
    /// Where a text first stands in this one.
    fileprivate func range(of text: String) -> Range<String.Index>? { ranges(of: text).first }
}
