import Figures
import Testing

/// A campaign whose teams work with five kinds of software, as `check` and `index` see it.
@Suite struct FormServerTests {
    @Test(
        "an edit of a submission takes its place although no question keeps identifiers, within a file and over two, with or without the ledger"
    )
    func edits() throws {
        var campaign = SmallCampaign()
        campaign.batches = [:]
        let workspace = try campaign.workspace()
        func submission(_ form: String, _ meta: String) -> String {
            "<data id='nho'><unit>A</unit><form>\(form)</form><date>2026-01-10</date><q1>5</q1><meta>\(meta)</meta></data>"
        }
        let folder = SmallCampaign.folder + "/batches/"
        try workspace.write(submission("A1", "<instanceID>uuid:1</instanceID>"), to: folder + "mot.xml")
        try workspace.write(
            submission("A2", "<instanceID>uuid:2</instanceID><deprecatedID>uuid:1</deprecatedID>"),
            to: folder + "hai.xml")
        for _ in 0..<2 {
            let records = try workspace.json("status", SmallCampaign.folder)["records"]
            #expect(records?["accepted"]?.integer == 1 && records?["superseded"]?.integer == 1)
            _ = try workspace.hailong("import", SmallCampaign.folder, "--quiet")
        }
        let findings = try workspace.json("findings", SmallCampaign.folder, "--severity", "note", "--all")
        #expect(findings["findings"]?.first(where: "rule", is: "record.superseded")?["value"]?.string == "1")
    }

    /// Three forms a file: the first counts, the second does not, the third has no answer to q1.
    private static func campaign() -> SmallCampaign {
        var campaign = SmallCampaign()
        campaign.questionnaires = """
            <questionnaire id="nho"><missing text="-99" reason="refused"/>
              <exclude column="thử" value="có" reason="test"/></questionnaire>
            """
        campaign.batches = [
            "bang.csv": """
            unit,form,date,sex,q1,thử
            A,P1,2026-01-10,1,5,
            A,P2,2026-01-10,1,5,có
            A,P3,2026-01-10,2,-99,

            """,
            "kobo.csv": """
            "start";"g/unit";"g/form";"g/sex";"g/q1";"_id";"_uuid";"_submission_time";"_validation_status"\r
            "2026-01-11T08:00:00+07:00";"A";"K1";"1";"4";"1";"u1";"2026-01-11T01:00:00";"Approved"\r
            "2026-01-11T08:00:00+07:00";"A";"K2";"1";"4";"2";"u2";"2026-01-11T01:00:00";"Not approved"\r
            "2026-01-11T08:00:00+07:00";"A";"K3";"2";"-99";"3";"u3";"2026-01-11T01:00:00";""\r

            """,
            "lime.csv": """
            \u{FEFF}"id";"submitdate";"lastpage";"startlanguage";"startdate";"unit";"form";"sex";"q1"\r
            "1";"2026-01-12 09:00:00";"2";"vi";"2026-01-12 08:00:00";"B";"L1";"M";"Hài lòng"\r
            "2";"";"1";"vi";"2026-01-12 08:00:00";"B";"L2";"M";"Hài lòng"\r
            "3";"2026-01-12 09:00:00";"2";"vi";"2026-01-12 08:00:00";"B";"L3";"F";\r
            \r

            """,
            "odk.csv": """
            SubmissionDate,today,g-unit,g-form,g-sex,g-q1,meta-instanceID,KEY,SubmitterID,ReviewState,Edits
            2026-01-13T01:00:00.000Z,2026-01-13,B,O1,1,2,uuid:1,uuid:1,5,approved,1
            2026-01-13T01:00:00.000Z,2026-01-13,B,O2,1,2,uuid:2,uuid:2,5,rejected,0
            2026-01-13T01:00:00.000Z,2026-01-13,B,O3,2,,uuid:3,uuid:3,5,hasIssues,0

            """,
            "suso.tab": """
            interview__key\tinterview__id\tunit\tform\tsex\tq1\thas__errors\tinterview__status
            k1\ti1\tB\tS1\t1\t5\t0\t100
            k2\ti2\tB\tS2\t1\t5\t0\t60
            k3\ti3\tB\tS3\t2\t-999999999\t1\t130

            """,
        ]
        return campaign
    }

    @Test("each file is recognised, what does not count is told with its reason, and the rest counts")
    func fiveKinds() throws {
        let workspace = try Self.campaign().workspace()
        let checked = try workspace.json("check", SmallCampaign.folder)
        let batches = try #require(checked["batches"]?.elements)
        func texts(_ key: String) -> [String?] { batches.map { $0[key]?.string } }
        #expect(texts("file") == ["bang.csv", "kobo.csv", "lime.csv", "odk.csv", "suso.tab"].map { "batches/" + $0 })
        #expect(texts("server") == [nil, "kobo", "limesurvey", "odk", "surveysolutions"])
        #expect(texts("dialect") == [",", ";", ";", ",", "tab"])
        for batch in batches {
            #expect(batch["records"]?.integer == 3 && batch["accepted"]?.integer == 2, "\(batch)")
            #expect(batch["excluded"]?.integer == 1 && batch["quarantined"]?.integer == 0)
        }
        let reasons = ["test", "rejected", "unfinished", "rejected", "unfinished"]
        for (batch, reason) in zip(batches, reasons) { #expect(batch["excludedBy"]?[reason]?.integer == 1) }
        let rules = Set(batches.flatMap { $0["findings"]?.elements ?? [] }.compactMap { $0["rule"]?.string })
        #expect(rules.isSuperset(of: ["file.formServer", "file.editedRecords", "record.serverIssues"]))
        #expect(rules.isDisjoint(with: ["header.unknownColumn", "cell.impossibleCode", "file.undeclaredMissing"]))

        let table = try workspace.hailong("check", SmallCampaign.folder, "--quiet", "--language", "en")
        for text in ["csv kobo", "csv surveysolutions", "Excluded records by reason", "test form", "not finished"] {
            #expect(table.output.contains(text), "\(text)")
        }
    }

    @Test("the figures are those of the forms that count, and say how many do not")
    func figures() throws {
        let workspace = try Self.campaign().workspace()
        let answer = try workspace.json("index", SmallCampaign.folder)
        let records = try #require(answer["records"])
        #expect(records["records"]?.integer == 15 && records["accepted"]?.integer == 10)
        #expect(records["excluded"]?.integer == 5 && records["excludedBy"]?["rejected"]?.integer == 2)
        func cell(_ unit: String) throws -> JSONValue {
            try #require(
                answer["estimates"]?.elements?.first { $0["unit"]?.string == unit && $0["item"]?.string == "q1" })
        }
        // A: 5 and 4 are satisfied, two refused. B: 4 and 5 of 4, 2, 5; one not asked, two blank.
        let first = try cell("A")
        #expect(first["respondents"]?.integer == 2 && first["missing"]?["refused"]?.integer == 2)
        #expect(first["exact"]?["numerator"]?.integer == 2)
        let second = try cell("B")
        #expect(second["respondents"]?.integer == 3 && second["missing"]?["notAsked"]?.integer == 1)
        #expect(second["missing"]?["blank"]?.integer == 2)
        // Without the ledger, or with it, the same.
        _ = try workspace.hailong("run", SmallCampaign.folder, "--quiet")
        #expect(try workspace.json("index", SmallCampaign.folder) == answer)
    }

    @Test("a server that campaign.xml does not know is refused with the line")
    func unknownSource() throws {
        var campaign = Self.campaign()
        campaign.questionnaires = "<questionnaire id=\"nho\" source=\"surveymonkey\"/>"
        let workspace = try campaign.workspace()
        try workspace.hailong("check", SmallCampaign.folder, "--quiet")
            .isRefusal(65, naming: ["campaign.xml", "source"])
    }
}
