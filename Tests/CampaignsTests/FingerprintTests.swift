import Intake
import Testing

@testable import Campaigns

/// What the reading of a batch is remembered by: everything that it depends on, and nothing else.
@Suite struct FingerprintTests {
    private static let path = "responses/nho/campaign.xml"

    /// The fingerprint of the sample's batch.
    private func fingerprint(_ folder: TestFolder, salvage: Bool = false) throws -> String {
        let campaign = try Campaign(folder: folder.path + "/responses/nho")
        let stage = BatchStage(campaign: campaign, options: SessionOptions(salvage: salvage)) { _ in }
        let task = try #require(try stage.filesOfCampaign().first)
        return try ReadingFingerprint(campaign).text(of: task)
    }

    /// The fingerprint after a change of campaign.xml.
    private func fingerprint(replacing old: String, with new: String) throws -> String {
        let folder = try TestFolder.workspace()
        try folder.write(Sample.definition.replacing(old, with: new), to: Self.path)
        return try fingerprint(folder)
    }

    @Test("the same campaign elsewhere has the same fingerprint")
    func same() throws {
        #expect(try fingerprint(TestFolder.workspace()) == fingerprint(TestFolder.workspace()))
        // What is computed from responses does not matter to their reading.
        let units = "<units file=\"units.csv\"/>"
        let plain = try fingerprint(TestFolder.workspace())
        #expect(try fingerprint(replacing: units, with: units + "<estimation confidence=\"0.9\"/>") == plain)
        #expect(try fingerprint(replacing: "vi=\"Nhỏ\"", with: "vi=\"Khác\"") == plain)
    }

    @Test("whatever changes the reading changes the fingerprint, each in its own way")
    func different() throws {
        let questionnaire = "<questionnaire id=\"overall-satisfaction\"/>"
        let units = "<units file=\"units.csv\"/>"
        func batch(_ attributes: String, _ parts: String = "") -> String {
            units + "<batch file=\"batches/mot.csv\"\(attributes)>\(parts)</batch>"
        }
        var prints = [try fingerprint(TestFolder.workspace()), try fingerprint(TestFolder.workspace(), salvage: true)]
        prints += [
            try fingerprint(
                replacing: questionnaire,
                with:
                    "<questionnaire id=\"overall-satisfaction\"><map column=\"A\" question=\"satisfaction\"/></questionnaire>"
            ),
            try fingerprint(
                replacing: questionnaire,
                with:
                    "<questionnaire id=\"overall-satisfaction\"><map column=\"B\" question=\"satisfaction\"/></questionnaire>"
            ),
            try fingerprint(replacing: units, with: batch(" separator=\";\"")),
            try fingerprint(replacing: units, with: batch(" separator=\"tab\"")),
            try fingerprint(replacing: units, with: batch(" collection=\"independent\"")),
            try fingerprint(replacing: units, with: batch("", "<constant question=\"unit\" value=\"A\"/>")),
            try fingerprint(replacing: units, with: batch("", "<map column=\"unit\" question=\"satisfaction\"/>")),
            try fingerprint(
                replacing: units, with: "<units file=\"units.csv\"><alias typed=\"an\" unit=\"A\"/></units>"),
        ]
        let otherUnits = try TestFolder.workspace()
        try otherUnits.write("code,name\nA,Xã An\nB,Xã Bình\n", to: "responses/nho/units.csv")
        prints.append(try fingerprint(otherUnits))
        let otherForm = try TestFolder.workspace()
        let form = "questionnaires/overall-satisfaction.questionnaire.xml"
        try otherForm.write(try Sample.repositoryText(form).replacing("version=\"1\"", with: "version=\"2\""), to: form)
        prints.append(try fingerprint(otherForm))
        #expect(Set(prints).count == prints.count)
    }

    @Test("settings of a questionnaire hold for its batches, those of a batch come before")
    func merged() throws {
        let folder = try TestFolder.workspace()
        try folder.write(
            Sample.definition.replacing(
                "<questionnaire id=\"overall-satisfaction\"/>",
                with: """
                    <questionnaire id="overall-satisfaction">
                      <map column="A" question="unit"/><map column="B" question="satisfaction"/>
                    </questionnaire>
                    """
            ).replacing(
                "<units file=\"units.csv\"/>",
                with: """
                    <units file="units.csv"/>
                    <batch file="batches/mot.csv" separator=";"><map column="B" question="form"/></batch>
                    """), to: Self.path)
        let campaign = try Campaign(folder: folder.path + "/responses/nho")
        let stage = BatchStage(campaign: campaign, options: SessionOptions(salvage: true)) { _ in }
        let settings = try #require(try stage.filesOfCampaign().first?.settings["overall-satisfaction"])
        #expect(settings.columns == ["A": "unit", "B": "form"])
        #expect(settings.separator == ";" && settings.salvage)
    }
}
