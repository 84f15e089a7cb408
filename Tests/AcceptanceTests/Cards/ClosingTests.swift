import Figures
import Testing

#if canImport(Glibc)
import Glibc
#endif

/// Closing a year: what is frozen stays, what is altered is told, and what differs has its causes.
@Suite struct ClosingTests {
    private static let closed = "reports/" + SmallCampaign.id + "/closed"

    private func close(_ workspace: TestWorkspace, _ more: String...) throws -> Outcome {
        try workspace.hailong(["close", SmallCampaign.folder, "--signer", "Nguyễn Văn A", "--quiet"] + more)
    }

    private func diff(_ workspace: TestWorkspace, _ versions: String...) throws -> JSONValue {
        try workspace.json(["diff", SmallCampaign.folder] + versions)
    }

    /// The figures of a difference, as `unit figure: before → after`.
    private func figures(_ difference: JSONValue) -> [String] {
        (difference["figures"]?.elements ?? []).map { figure in
            let before = figure["before"]?["printed"]?.string ?? "–"
            let after = figure["after"]?["printed"]?.string ?? "–"
            return "\(figure["name"]?.string ?? "") \(figure["figure"]?.string ?? ""): \(before) → \(after)"
        }
    }

    /// The texts of the causes of a figure.
    private func causes(_ difference: JSONValue, _ unit: String, _ figure: String) throws -> [String] {
        let found = difference["figures"]?.elements?.first {
            $0["name"]?.string == unit && $0["figure"]?.string == figure
        }
        let texts = (difference["changes"]?.elements ?? []).map { $0["text"]?.string ?? "" }
        return try #require(found, "\(unit) \(figure) did not move")["causes"]?.elements?.map {
            texts[($0.integer ?? 1) - 1]
        } ?? []
    }

    @Test("a version has reports, exact figures, what they rest on, and a manifest with the signer and every digest")
    func version() throws {
        let workspace = try ScoredCampaign.workspace()
        let outcome = try close(workspace, "--note", "QĐ 12", "--format", "json")
        #expect(outcome.status == 0, "\(outcome.messages)")
        let answer = try outcome.json()
        #expect(answer["version"]?.integer == 1)
        let files = Set(Files.list(workspace.path + "/" + Self.closed + "/1"))
        #expect(
            files.isSuperset(of: [
                "index.html", "units/A.html", "figures.csv", "scores.json", "results.csv", "inputs.csv",
            ]))
        let manifest = try JSONValue(parsing: workspace.text(Self.closed + "/1/manifest.json"))
        #expect(manifest["signer"]?.string == "Nguyễn Văn A")
        #expect(manifest["note"]?.string == "QĐ 12")
        let outputs = (manifest["outputs"]?.elements ?? []).compactMap { $0["path"]?.string }
        #expect(Set(outputs) == files.subtracting(["manifest.json"]))
        let inputs = (manifest["inputs"]?.elements ?? []).compactMap { $0["path"]?.string }
        for input in ["campaign.xml", "units.csv", "scores/nho-the.csv", "batches/mot.csv"] {
            #expect(inputs.contains("responses/nho-2026/" + input))
        }
        // 7/9 of 40 points, exact beside the printed value.
        #expect(
            workspace.text(Self.closed + "/1/results.csv").contains("card:nho-the,unit,B,points:1.1,280/9,\"31,11\""))
        #expect(workspace.text(SmallCampaign.folder + "/journal.csv").contains("close,\(Self.closed)/1,"))
    }

    @Test("later runs leave a version alone, and closing again writes the next")
    func laterRuns() throws {
        let workspace = try ScoredCampaign.workspace()
        #expect(try close(workspace).status == 0)
        let frozen = Files.tree(workspace.path + "/" + Self.closed + "/1")
        try workspace.edit(ScoredCampaign.scores, replacing: "numerator,36", by: "numerator,38")
        for forms in ["html,csv,json", "csv", "html"] {
            #expect(try workspace.hailong("report", SmallCampaign.folder, "--to", forms, "--quiet").status == 0)
        }
        #expect(try workspace.hailong("run", SmallCampaign.folder, "--quiet").status == 0)
        #expect(Files.tree(workspace.path + "/" + Self.closed + "/1") == frozen)
        #expect(try close(workspace).status == 0)
        #expect(Files.tree(workspace.path + "/" + Self.closed + "/1") == frozen)
        let difference = try diff(workspace, "1", "2")
        #expect(figures(difference).contains("A points:1.1: 36,00 → 38,00"))
        #expect(figures(difference).contains("A total: 76,00 → 78,00"))
        #expect(!figures(difference).contains { $0.hasPrefix("B points") })
        #expect(try causes(difference, "A", "total") == ["nho-the A 1.1/numerator: 36 → 38"])
        // Against now there is nothing: now is version 2.
        #expect(figures(try diff(workspace)).isEmpty)
    }

    @Test("causes: a batch, a decision, a setting, a card, a unit, each by itself")
    func eachCause() throws {
        let workspace = try ScoredCampaign.workspace()
        let folder = SmallCampaign.folder
        #expect(try close(workspace).status == 0)
        try workspace.write("unit,form,date,sex,q1\nB,B9,2026-01-14,1,1\n", to: folder + "/batches/hai.csv")
        var difference = try diff(workspace)
        #expect(try causes(difference, "B", "points:2.1") == ["nho batches/hai.csv: thêm mới"])
        #expect(try causes(difference, "B", "percent:overall") == ["nho batches/hai.csv: thêm mới"])
        #expect(!figures(difference).contains { $0.hasPrefix("A ") })

        let decided = try workspace.hailong(
            "decide", folder, "batches/hai.csv", "exclude", "--record", "1", "--reason", "Thử", "--quiet")
        #expect(decided.status == 0, "\(decided.messages)")
        difference = try diff(workspace)
        #expect(figures(difference).isEmpty, "the record that came in is left out again")

        workspace.remove(folder + "/batches/hai.csv")
        try workspace.write("", to: folder + "/decisions.csv")
        let decision = try workspace.hailong(
            "decide", folder, "batches/mot.csv", "exclude", "--record", "3", "--reason", "Thử", "--quiet")
        #expect(decision.status == 0, "\(decision.messages)")
        difference = try diff(workspace)
        #expect(try causes(difference, "A", "points:2.1") == ["nho A batches/mot.csv#3 exclude: thêm mới"])
        try workspace.write("", to: folder + "/decisions.csv")

        try workspace.edit("questionnaires/nho-the.scorecard.xml", replacing: "from=\"80\"", by: "from=\"75\"")
        difference = try diff(workspace)
        #expect(try causes(difference, "A", "class") == ["nho-the classes/class[A]/@from: 80 → 75"])
        #expect(!figures(difference).contains { $0.contains("points") })
        try workspace.write(ScoredCampaign.text(), to: "questionnaires/nho-the.scorecard.xml")

        try workspace.edit(
            folder + "/units.csv", replacing: "A,Xã An,An Commune,commune,Xã,100",
            by: "A,Xã An,An Commune,commune,Phường,100")
        difference = try diff(workspace)
        #expect(try causes(difference, "B", "rank") == ["A block: Xã → Phường"])
    }

    @Test("a class that is called otherwise is the cause of the class that is printed, and of nothing else")
    func renamedClass() throws {
        let workspace = try ScoredCampaign.workspace()
        #expect(try close(workspace).status == 0)
        try workspace.edit("questionnaires/nho-the.scorecard.xml", replacing: "vi=\"Tốt\"", by: "vi=\"Khá tốt\"")
        let difference = try diff(workspace)
        let moved = figures(difference)
        #expect(!moved.isEmpty && moved.allSatisfy { $0.hasSuffix("class: Tốt → Khá tốt") }, "\(moved)")
        let name = try #require(difference["figures"]?.elements?.first?["name"]?.string)
        #expect(try causes(difference, name, "class") == ["nho-the classes/class[A]/@vi: Tốt → Khá tốt"])
    }

    @Test("last year's results are compared unit by unit; places and classes won are figures, too")
    func previousResults() throws {
        let workspace = try ScoredCampaign.workspace()
        let previous = SmallCampaign.folder + "/scores/truoc.csv"
        try workspace.edit(
            SmallCampaign.folder + "/campaign.xml", replacing: "scores=\"scores/nho-the.csv\"",
            by: "scores=\"scores/nho-the.csv\" previous=\"scores/truoc.csv\"")
        try workspace.write("unit,percent,rank,class\nA,70,2,B\nB,60,1,B\n", to: previous)
        #expect(try close(workspace).status == 0)
        try workspace.edit(previous, replacing: "A,70,2", by: "A,72,2")
        var difference = try diff(workspace)
        #expect(try causes(difference, "A", "change") == ["nho-the A percent: 70 → 72"])
        #expect(!figures(difference).contains { $0.hasPrefix("B ") })
        try workspace.write("unit,percent,rank,class\nA,70,1,A\nB,60,1,B\n", to: previous)
        difference = try diff(workspace)
        let both = ["nho-the A class: B → A", "nho-the A rank: 2 → 1"]
        #expect(try causes(difference, "A", "change:rank") == both)
        #expect(try causes(difference, "A", "change:class") == both)
        #expect(figures(difference).count == 2)
    }

    @Test("causes that follow each other are printed as a range")
    func ranges() throws {
        let workspace = try ScoredCampaign.workspace()
        #expect(try close(workspace).status == 0)
        try workspace.edit(ScoredCampaign.scores, replacing: "A,1.1,numerator,36", by: "A,1.1,numerator,38")
        try workspace.edit(ScoredCampaign.scores, replacing: "A,1.1,denominator,40", by: "A,1.1,denominator,41")
        try workspace.edit(ScoredCampaign.scores, replacing: "A,1.1,self,40", by: "A,1.1,self,39")
        try workspace.edit(ScoredCampaign.scores, replacing: "A,1.2,appraised,25", by: "A,1.2,appraised,27")
        try workspace.write(
            "unit,form,date,sex,q1\nA,A9,2026-01-14,1,1\n", to: SmallCampaign.folder + "/batches/hai.csv")
        let told = try workspace.hailong("diff", SmallCampaign.folder, "--quiet")
        #expect(told.output.contains("2–4"), "\(told.output)")
    }

    @Test("several causes meet: all that can have moved a figure are named, and a change that moved nothing is not")
    func severalCauses() throws {
        let workspace = try ScoredCampaign.workspace()
        #expect(try close(workspace).status == 0)
        try workspace.edit(ScoredCampaign.scores, replacing: "numerator,36", by: "numerator,38")
        try workspace.edit(ScoredCampaign.scores, replacing: "A,1.1,self,40", by: "A,1.1,self,39")
        try workspace.edit(ScoredCampaign.scores, replacing: "A,1.2,appraised,25", by: "A,1.2,appraised,27")
        try workspace.write(
            "unit,form,date,sex,q1\nA,A9,2026-01-14,1,1\n", to: SmallCampaign.folder + "/batches/hai.csv")
        let difference = try diff(workspace)
        let total = try causes(difference, "A", "total")
        #expect(total.contains("nho batches/hai.csv: thêm mới"))
        #expect(total.contains("nho-the A 1.1/numerator: 36 → 38"))
        #expect(total.contains("nho-the A 1.2/appraised: 25 → 27"))
        #expect(try causes(difference, "A", "points:1.2") == ["nho-the A 1.2/appraised: 25 → 27"])
        #expect(try !causes(difference, "A", "part:2").contains { $0.contains("1.1/numerator") })
    }

    @Test(
        "altered, missing, added and unsigned files are told; what versions are compared by is not compared when altered"
    )
    func altered() throws {
        let workspace = try ScoredCampaign.workspace()
        #expect(try close(workspace).status == 0)
        let page = Self.closed + "/1/index.html"
        try workspace.write(workspace.text(page) + " ", to: page)
        workspace.remove(Self.closed + "/1/figures.json")
        try workspace.write("x", to: Self.closed + "/1/them.txt")
        let told = try workspace.hailong("diff", SmallCampaign.folder, "1", "--quiet")
        #expect(told.status == 3)
        for part in ["index.html đã bị sửa", "figures.json bị mất", "them.txt được thêm vào"] {
            #expect(told.output.contains(part), "\(part)")
        }
        #expect(try close(workspace).status == 3)
        let figures = Self.closed + "/1/results.csv"
        try workspace.edit(figures, replacing: "76,00", by: "77,00")
        try workspace.hailong("diff", SmallCampaign.folder, "1", "--quiet").isRefusal(65, naming: ["results.csv"])
        // Whoever changes the manifest as well is told by the journal.
        try workspace.edit(Self.closed + "/2/manifest.json", replacing: "Nguyễn Văn A", by: "Nguyễn Văn B")
        try workspace.hailong("diff", SmallCampaign.folder, "2", "--quiet").isRefusal(
            65, naming: ["manifest.json", "journal.csv"])
    }

    @Test("wrong use is refused, and a year that is not whole is closed and said to be so")
    func refusals() throws {
        let workspace = try ScoredCampaign.workspace()
        try workspace.hailong("diff", SmallCampaign.folder, "--quiet").isRefusal(66, naming: ["hailong close"])
        try workspace.hailong("close", SmallCampaign.folder, "--quiet").isRefusal(64, naming: ["--signer"])
        try workspace.hailong("close", SmallCampaign.folder, "--signer", " ", "--quiet").isRefusal(
            64, naming: ["--signer"])
        try workspace.hailong("close", SmallCampaign.folder, "--signer", "A\nB", "--quiet").isRefusal(
            64, naming: ["--signer"])
        #expect(!Files.exists(workspace.path + "/" + Self.closed))
        try workspace.edit(ScoredCampaign.scores, replacing: "B,1.2,appraised,\"28,5\",", by: "B,1.2,appraised,,")
        let outcome = try close(workspace)
        #expect(outcome.status == 3)
        #expect(outcome.output.contains("Số liệu chưa đủ: B"))
        try workspace.hailong("diff", SmallCampaign.folder, "7", "--quiet").isRefusal(66, naming: ["7", "1"])
    }

    @Test("SIGKILL at random instants leaves no half version")
    func killed() throws {
        let workspace = try ScoredCampaign.workspace()
        let clock = ContinuousClock()
        let start = clock.now
        #expect(try close(workspace).status == 0)
        let longest = Int((clock.now - start) / .microseconds(1)) * 11 / 10
        let whole = Files.tree(workspace.path + "/" + Self.closed + "/1").keys.sorted()
        let arguments = ["close", SmallCampaign.folder, "--signer", "Nguyễn Văn A", "--quiet"]
        var random = KillTests.Instants(seed: 20_261_124)
        for _ in 0..<8 {
            let instant = UInt32(random.next(below: longest))
            try Program.hailong.runAndKill(arguments, in: workspace.path, afterMicroseconds: instant)
            let names = Set(
                Files.list(workspace.path + "/" + Self.closed).compactMap { $0.split(separator: "/").first })
            for name in names {
                let found = Files.tree(workspace.path + "/" + Self.closed + "/\(name)").keys.sorted()
                #expect(found == whole, "version \(name) after \(instant) µs")
            }
        }
        let last = try close(workspace)
        #expect(last.status == 0, "\(last.messages) \(last.output)")
        let hidden = try #require(unsafe opendir(workspace.path + "/" + Self.closed))
        defer { unsafe closedir(hidden) }
        while let entry = unsafe readdir(hidden) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            #expect(!name.hasPrefix(".version-"), "\(name)")
        }
    }
}
