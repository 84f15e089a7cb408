import Figures
import Tables
import Testing

/// `hailong export`: accepted microdata, which read back as the same answers.
@Suite struct ExportTests {
    private static let id = "ben-luc-2023"
    private static let folder = "responses/ben-luc-2023"
    private static let file = folder + "/export/ben-luc-2023.service-centre.csv"

    /// A table that the program wrote, by the names of its columns.
    private func table(_ workspace: TestWorkspace, _ file: String) throws -> Table {
        try Table(bytes: Files.bytes(workspace.path + "/" + file), name: file)
    }

    @Test("one row an accepted form, with weight, period and origin, and a book of codes")
    func rows() throws {
        let workspace = try TestWorkspace(campaigns: Self.id)
        let answer = try workspace.json("export", Self.folder)
        let run = try workspace.json("run", Self.folder)
        let accepted = (run["batches"]?.elements ?? []).reduce(0) { $0 + ($1["accepted"]?.integer ?? 0) }
        let table = try table(workspace, Self.file)
        #expect(table.rows.count == accepted)
        #expect(answer["files"]?.elements?.first?["records"]?.integer == accepted)
        #expect(answer["personal"]?.bool == false)
        let digest = answer["files"]?.elements?.first?["sha256"]?.string
        #expect(digest == (try SHA256.digest(ofFile: workspace.path + "/" + Self.file).hex))
        // N/n by unit: the weights of a unit add up to its population.
        let units = try Table(bytes: Files.bytes(workspace.path + "/" + Self.folder + "/units.csv"), name: "units.csv")
        for unit in units.rows {
            let weights = table.rows.filter { $0["hailong_unit"] == unit["code"] }.compactMap {
                $0["hailong_weight"].flatMap(Double.init)
            }
            guard let population = unit["population"].flatMap(Double.init), !weights.isEmpty else { continue }
            #expect(abs(weights.reduce(0, +) - population) < 1e-6 * population)
        }
        #expect(Set(table.rows.compactMap { $0["hailong_period"] }) == ["2023-q1", "2023-q2", ""])
        let first = try #require(table.rows.first { $0["hailong_file"] == "batches/xa-dot-1.csv" })
        let line = try #require(first["hailong_line"].flatMap(Int.init))
        let source = workspace.text(Self.folder + "/batches/xa-dot-1.csv").split(separator: "\n")
        #expect(source[line - 1].contains(try #require(first["form"])))
        let codes = try self.table(workspace, Self.folder + "/export/ben-luc-2023.service-centre.codes.csv")
        #expect(codes.rows.contains { $0["question"] == "q01" && $0["code"] == "98" && $0["missing"] == "doesNotKnow" })
    }

    @Test("codes and labels read back as the same answers, and give the same figures")
    func readsBack() throws {
        let workspace = try TestWorkspace(campaigns: Self.id)
        _ = try workspace.json("export", Self.folder, "--with-personal")
        let index = try workspace.json("index", Self.folder, "--unit", "BL")
        let written = Files.bytes(workspace.path + "/" + Self.file)
        for labels in [false, true] {
            if labels {
                _ = try workspace.json("export", Self.folder, "--with-personal", "--labels", "--language", "en")
            }
            let bytes = Files.bytes(workspace.path + "/" + Self.file)
            #expect((bytes == written) != labels)
            let other = try TestWorkspace(campaigns: Self.id)
            other.remove(Self.folder + "/batches")
            try Files.write(bytes, to: other.path + "/" + Self.folder + "/batches/export.csv")
            let definition = other.text(Self.folder + "/campaign.xml").split(
                separator: "\n", omittingEmptySubsequences: false)
            try other.write(
                definition.filter { !$0.contains("<batch ") }.joined(separator: "\n"), to: Self.folder + "/campaign.xml"
            )
            let checked = try other.json("check", Self.folder)
            let batch = try #require(checked["batches"]?.elements?.first)
            #expect(batch["accepted"]?.integer == batch["records"]?.integer)
            let findings = batch["findings"]?.elements ?? []
            #expect(!findings.contains { $0["rule"]?.string == "cell.impossibleCode" })
            #expect(!findings.contains { $0["rule"]?.string == "header.unknownColumn" })
            let again = try other.json("index", Self.folder, "--unit", "BL")
            for (one, two) in zip(index["estimates"]?.elements ?? [], again["estimates"]?.elements ?? []) {
                #expect(one["printed"] == two["printed"] && one["respondents"] == two["respondents"])
            }
            // Written again, it is the same table but for where the records come from.
            _ = try other.json("export", Self.folder, "--with-personal")
            let (first, second) = (try Table(bytes: written, name: "1"), try table(other, Self.file))
            let origins = ["hailong_file", "hailong_record_number", "hailong_line"]
            let answers = first.columns.filter { !origins.contains($0) }
            for (row, twin) in zip(first.rows, second.rows) {
                #expect(answers.map { row[$0] } == answers.map { twin[$0] })
            }
            // Why answers are missing comes back, too; the test is blind if no cell leaves it open.
            #expect(first.rows.contains { $0["hailong_missing"]?.contains("notAsked") == true })
            #expect(first.rows.count == second.rows.count)
        }
    }

    @Test("every kind of answer and of missing answer comes back as it was, as CSV and as a workbook")
    func everyReason() throws {
        var campaign = SmallCampaign()
        campaign.batches = [
            "mot.csv": """
            unit,form,date,stratum,sex,q1
            A,A1,2026-01-10,"=1+1; ""x"" y",1,98
            A,A2,,'-t,9,
            A,A3,2026-01-12 25:99,"hai
            dòng",1 2,5
            B,B1,31/02/2026,+84,,7

            """,
            "hai.csv": "unit,form,q1\nB,B2,4\n",
        ]
        let workspace = try campaign.workspace()
        _ = try workspace.json("export", SmallCampaign.folder, "--with-personal")
        let name = "/export/nho-2026.nho"
        let first = Files.bytes(workspace.path + "/" + SmallCampaign.folder + name + ".csv")
        let table = try Table(bytes: first, name: "1")
        let missing = Dictionary(uniqueKeysWithValues: table.rows.map { ($0["form"], $0["hailong_missing"]) })
        #expect(
            missing == [
                "A1": "", "A2": "sex=invalid", "A3": "sex=invalid", "B1": "date=invalid q1=invalid",
                "B2": "date=notAsked stratum=notAsked sex=notAsked",
            ])
        _ = try workspace.hailong(
            "export", SmallCampaign.folder, "--with-personal", "--to", "xlsx", "--output", "so", "--quiet")
        for format in ["csv", "xlsx"] {
            let other = try campaign.workspace()
            other.remove(SmallCampaign.folder + "/batches")
            let bytes = format == "csv" ? first : Files.bytes(workspace.path + "/so/nho-2026.nho.xlsx")
            try Files.write(bytes, to: other.path + "/" + SmallCampaign.folder + "/batches/lai." + format)
            _ = try other.json("export", SmallCampaign.folder, "--with-personal")
            let again = try Table(
                bytes: Files.bytes(other.path + "/" + SmallCampaign.folder + name + ".csv"), name: "2")
            let columns = table.columns.filter {
                !["hailong_file", "hailong_record_number", "hailong_line"].contains($0)
            }
            #expect(
                again.rows.map { row in columns.map { row[$0] } } == table.rows.map { row in columns.map { row[$0] } })
        }
    }

    @Test("personal answers are masked unless asked for, which is journalled")
    func personal() throws {
        let workspace = try TestWorkspace(campaigns: Self.id)
        _ = try workspace.json("export", Self.folder)
        let phones = Set(try table(workspace, Self.file).rows.compactMap { $0["phone"] })
        #expect(phones == ["•••", ""])
        #expect(!Files.exists(workspace.path + "/" + Self.folder + "/journal.csv"))
        let answer = try workspace.json("export", Self.folder, "--with-personal", "--output", "rieng")
        #expect(answer["personal"]?.bool == true)
        let open = try table(workspace, "rieng/ben-luc-2023.service-centre.csv").rows.compactMap { $0["phone"] }
        #expect(open.contains { $0.contains { $0.isNumber } } && !open.contains("•••"))
        let journal = workspace.text(Self.folder + "/journal.csv")
        #expect(journal.contains("export-personal,rieng") && journal.contains("questionnaire=service-centre"))
    }

    @Test("what cannot be exported is refused, and nothing is written")
    func refused() throws {
        let workspace = try TestWorkspace(campaigns: Self.id)
        let before = Files.tree(workspace.path)
        for (arguments, naming) in [
            (["--output", Self.folder + "/batches"], "batches/"), (["--questionnaire", "x"], "x"),
            (["--to", "doc"], "csv"),
        ] {
            try Program.hailong.run(["export", Self.folder, "--quiet"] + arguments, in: workspace.path)
                .isRefusal(64, naming: [naming])
        }
        #expect(Files.tree(workspace.path) == before)
    }
}
