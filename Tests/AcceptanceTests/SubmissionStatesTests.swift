import Figures
import Testing

/// Submissions of form servers over several exports, as `status`, `findings` and `export` show them.
@Suite struct SubmissionStatesTests {
    private static let folder = SmallCampaign.folder

    private func workspace(
        _ batches: [String: String], questionnaire: String = "<questionnaire id=\"nho\"/>"
    ) throws -> TestWorkspace {
        var campaign = SmallCampaign()
        campaign.questionnaires = questionnaire
        campaign.batches = batches
        return try campaign.workspace()
    }

    private func counts(_ workspace: TestWorkspace) throws -> [Int] {
        let records = try workspace.json("status", Self.folder)["records"]
        return ["accepted", "duplicates", "superseded", "excluded", "quarantined"].map { records?[$0]?.integer ?? -1 }
    }

    private static let head = "SubmissionDate,unit,form,date,q1,meta-instanceID,KEY,SubmitterID,ReviewState,Edits\n"
    private static func row(_ form: String, _ q1: Int, _ id: String, _ key: String, edits: Int) -> String {
        "2026-01-10T08:00:00Z,A,\(form),2026-01-10,\(q1),uuid:\(id),uuid:\(key),7,approved,\(edits)\n"
    }

    @Test(
        "a form renumbered on its server counts once, in CSV and in XML, with or without the ledger, and is exported as itself"
    )
    func renumbered() throws {
        let key = "85cb9aff-005e-4edd-9739-dc9c1a829c44"
        let edited = "0e1f7ed0-6f0c-4d55-9b3e-4f3f0c1d2a3b"
        let workspace = try workspace([
            "e1.csv": Self.head + Self.row("A1", 5, key, key, edits: 0) + Self.row("A9", 4, "9", "9", edits: 0),
            "e2.csv": Self.head + Self.row("A2", 5, edited, key, edits: 1) + Self.row("A9", 4, "9", "9", edits: 0),
            // The same edit, fetched as a submission.
            "e3.xml":
                "<data id='nho'><unit>A</unit><form>A2</form><date>2026-01-10</date><q1>5</q1><meta><instanceID>uuid:\(edited)</instanceID>"
                + "<deprecatedID>uuid:\(key)</deprecatedID></meta></data>",
        ])
        for _ in 0..<2 {
            #expect(try counts(workspace) == [2, 2, 1, 0, 0])
            _ = try workspace.hailong("import", Self.folder, "--quiet")
        }
        #expect(try workspace.hailong("export", Self.folder, "--quiet").status == 0)
        let lines = workspace.text(Self.folder + "/export/nho-2026.nho.csv").split(separator: "\n")
        #expect(lines[0].contains("hailong_line,hailong_submission,hailong_missing"))
        #expect(lines.contains { $0.contains(",A2,") || $0.contains("A,A2") && $0.contains(edited) })
    }

    @Test("one submission with two numbers waits where nothing says which is later; keep decides")
    func unordered() throws {
        let kobo = "\"unit\";\"form\";\"date\";\"q1\";\"_id\";\"_uuid\";\"_submission_time\"\n"
        let workspace = try workspace([
            "k1.csv": kobo + "\"A\";\"A1\";\"2026-01-10\";\"5\";\"1\";\"u1\";\"2026-01-10T08:00:00\"\n",
            "k2.csv": kobo + "\"A\";\"A2\";\"2026-01-10\";\"4\";\"1\";\"u1\";\"2026-01-10T08:00:00\"\n",
        ])
        #expect(try counts(workspace) == [0, 0, 0, 0, 2])
        let found = try workspace.json("findings", Self.folder, "--rule", "record.conflict", "--language", "en")
        #expect(found["findings"]?.elements?.count == 2)
        #expect(found["findings"]?.elements?.first?["message"]?.string?.contains("one form on the server") == true)
        _ = try workspace.hailong(
            "decide", Self.folder, "k2.csv", "keep", "--record", "1", "--reason", "as on the server", "--quiet")
        #expect(try counts(workspace) == [1, 0, 1, 0, 0])
    }

    @Test("a submission without rows of the repeat blocks nothing; an edit that leaves rows out supersedes them")
    func withoutRows() throws {
        func submission(_ id: String, replaces: String? = nil, form: String, rows: Int) -> String {
            "<data id='nho'><unit>A</unit><form>\(form)</form><date>2026-01-10</date>"
                + String(repeating: "<service><q1>5</q1></service>", count: rows)
                + "<meta><instanceID>uuid:\(id)</instanceID>"
                + (replaces.map { "<deprecatedID>uuid:\($0)</deprecatedID>" } ?? "") + "</meta></data>"
        }
        let workspace = try workspace(
            ["a.xml": submission("1", form: "A1", rows: 3), "b.xml": submission("2", form: "A2", rows: 0)],
            questionnaire: "<questionnaire id=\"nho\"><xml record=\"/data/service\" form=\"nho\"/></questionnaire>")
        #expect(try counts(workspace) == [3, 0, 0, 0, 0])
        let notes = try workspace.json("findings", Self.folder, "--severity", "note")["findings"]
        #expect(notes?.first(where: "rule", is: "file.formsWithoutRows")?["batch"]?.string == "batches/b.xml")
        for (rows, left) in [(2, 2), (0, 0)] {
            try workspace.write(
                submission("1b", replaces: "1", form: "A1", rows: rows), to: Self.folder + "/batches/c.xml")
            #expect(try counts(workspace) == [left, 0, 3, 0, 0])
        }
    }
}

/// `check` of files: what importing them would come to.
@Suite struct ArrivalCheckTests {
    private static let folder = SmallCampaign.folder
    private static let head = "unit,form,date,sex,q1\n"

    @Test("files are judged with the campaign's batches, and say whose fate would change; nothing is written")
    func together() throws {
        let workspace = try SmallCampaign().workspace()
        #expect(try workspace.hailong("import", Self.folder, "--quiet").status == 0)
        let before = Files.tree(workspace.path + "/responses")
        try workspace.write(
            Self.head + "A,A1,2026-01-10,1,5\nA,A2,2026-01-11,1,1\nA,A7,2026-01-11,1,3\n", to: "sau.csv")
        let outcome = try workspace.hailong("check", Self.folder, "sau.csv", "--format", "json", "--quiet")
        #expect(outcome.status == 3)
        let answer = try outcome.json()
        #expect(answer["batches"]?.elements?.count == 1)
        let batch = try #require(answer["batches"]?.first(where: "file", is: "sau.csv"))
        #expect(["accepted", "duplicates", "quarantined"].map { batch[$0]?.integer } == [1, 1, 1])
        #expect(batch["findings"]?.first(where: "rule", is: "record.conflict")?["record"]?.integer == 2)
        let change = answer["changes"]?.elements ?? []
        #expect(
            change.count == 1 && change[0]["file"]?.string == "batches/mot.csv" && change[0]["record"]?.integer == 2)
        #expect(change.first?["before"]?.string == "accepted" && change.first?["after"]?.string == "quarantined")
        let table = try workspace.hailong("check", Self.folder, "sau.csv", "--language", "en", "--quiet")
        #expect(table.output.contains("Records of the campaign whose fate would change (1)"))
        #expect(Files.tree(workspace.path + "/responses") == before)
        // The import comes to what was said.
        let imported = try workspace.json("import", Self.folder, "sau.csv")
        let new = imported["batches"]?.first(where: "file", is: "batches/sau.csv")
        #expect(["accepted", "duplicates", "quarantined"].map { new?[$0]?.integer } == [1, 1, 1])
    }

    @Test("bytes that are there are already imported; a name that is taken, in letters of any case, is told")
    func known() throws {
        let workspace = try SmallCampaign().workspace()
        #expect(try workspace.hailong("import", Self.folder, "--quiet").status == 0)
        try workspace.write(workspace.text(Self.folder + "/batches/mot.csv"), to: "khac.csv")
        let same = try workspace.json("check", Self.folder, "khac.csv")
        #expect(same["batches"]?.elements?.isEmpty == true && same["changes"]?.elements?.isEmpty == true)
        #expect(same["alreadyImported"]?.first(where: "given", is: "khac.csv")?["file"]?.string == "batches/mot.csv")
        try workspace.write(Self.head + "A,A8,2026-01-11,1,3\n", to: "MOT.csv")
        let taken = try workspace.hailong("check", Self.folder, "MOT.csv", "--language", "en", "--quiet")
        #expect(taken.status == 0 && taken.output.contains("--as"))
        try workspace.hailong("import", Self.folder, "MOT.csv", "--quiet").isRefusal(65, naming: ["batches/mot.csv"])
        #expect(try workspace.hailong("import", Self.folder, "MOT.csv", "--as", "hai.csv", "--quiet").status == 0)
        let again = try workspace.hailong(
            "import", Self.folder, Self.folder + "/batches/mot.csv", "--language", "en", "--quiet")
        #expect(again.output.contains("mot.csv: already imported") && !again.output.contains("All 1"))
    }

    @Test(
        "a withdrawn file says so, at check and at import, and how it comes back; its mended copies are told and can go with it"
    )
    func withdrawn() throws {
        let workspace = try SmallCampaign().workspace()
        let head = "unit,form,date,sex,q1\n"
        try workspace.write(head + "Xã Lạ,C1,2026-01-11,1,3\nA,C2,2026-01-11,1,4\n", to: "hai.csv")
        #expect(try workspace.hailong("import", Self.folder, "hai.csv", "--quiet").status == 3)
        #expect(try workspace.hailong("findings", Self.folder, "--export", "sua.csv", "--quiet").status == 3)
        try workspace.edit("sua.csv", replacing: "Xã Lạ", by: "A")
        #expect(try workspace.hailong("import", Self.folder, "sua.csv", "--quiet").status == 0)
        let withdrawn = try workspace.json("withdraw", Self.folder, "hai.csv", "--reason", "sent by mistake")
        #expect(withdrawn["mendedCopies"]?.elements?.map { $0["file"]?.string } == ["batches/sua.csv"])
        let known = try workspace.json("import", Self.folder, "hai.csv")["alreadyImported"]?.elements?.first
        #expect(known?["withdrawn"] == .bool(true))
        let told = try workspace.hailong("import", Self.folder, "hai.csv", "--language", "en", "--quiet")
        #expect(told.output.contains("withdrawn since") && told.output.contains("keep"))
        let kept = try workspace.hailong(
            "decide", Self.folder, "hai.csv", "keep", "--record", "2", "--reason", "x", "--language", "en", "--quiet")
        #expect(kept.output.contains("has no effect"))
        func accepted() throws -> Int? { try workspace.json("status", Self.folder)["records"]?["accepted"]?.integer }
        #expect(try accepted() == 7)
        let both = try workspace.json(
            "withdraw", Self.folder, "hai.csv", "--reason", "sent by mistake", "--with-mended")
        #expect(both["mendedCopies"]?.elements?.isEmpty == true && both["written"] == .bool(true))
        #expect(try accepted() == 6)
    }
}
