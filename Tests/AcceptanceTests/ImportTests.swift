import Figures
import Testing

#if canImport(Glibc)
import Glibc
#endif

/// `hailong import`: files come in whole, once, and never over another.
@Suite struct ImportTests {
    static let header = "unit,form,date,stratum,sex,q1\n"
    static let second = header + "A,A9,2026-01-20,t1,1,5\nB,B9,2026-01-21,t1,2,4\n"

    /// A small campaign, and a file beside it that has not come in yet.
    static func workspace(_ text: String = second, name: String = "dot-2.csv") throws -> TestWorkspace {
        let workspace = try SmallCampaign().workspace()
        try workspace.write(text, to: "tu-thuc-dia/" + name)
        return workspace
    }

    /// The campaign's files, but for the cache.
    static func files(_ workspace: TestWorkspace) -> [String: [UInt8]] {
        Files.tree(workspace.path + "/" + SmallCampaign.folder)
    }

    @Test("a file is copied into batches/, reported as check reports it, journalled, and counts in the next run")
    func one() throws {
        let workspace = try Self.workspace()
        let answer = try workspace.json("import", SmallCampaign.folder, "tu-thuc-dia/dot-2.csv")
        let batches = try #require(answer["batches"]?.elements)
        #expect(batches.count == 1)
        #expect(batches[0]["file"]?.string == "batches/dot-2.csv")
        #expect(batches[0]["records"]?.integer == 2 && batches[0]["accepted"]?.integer == 2)
        #expect(answer["alreadyImported"]?.elements?.isEmpty == true)
        #expect(workspace.text(SmallCampaign.folder + "/batches/dot-2.csv") == Self.second)
        let journal = workspace.text(SmallCampaign.folder + "/journal.csv")
        #expect(journal.contains("import,batches/dot-2.csv") && journal.contains("records=2"))
        let run = try workspace.json("run", SmallCampaign.folder)
        #expect(run["batches"]?.first(where: "file", is: "batches/dot-2.csv")?["accepted"]?.integer == 2)
    }

    @Test(
        "a batch that is changed after its import is told; decisions about its records wait until the change is confirmed"
    )
    func changed() throws {
        let workspace = try Self.workspace()
        _ = try workspace.json("import", SmallCampaign.folder, "tu-thuc-dia/dot-2.csv")
        let batch = SmallCampaign.folder + "/batches/dot-2.csv"
        func rules() throws -> [String] {
            try workspace.json("findings", SmallCampaign.folder)["findings"]?.elements?.compactMap {
                $0["rule"]?.string
            }
                ?? []
        }
        #expect(try !rules().contains("file.changedSinceImport"))
        try workspace.write(
            Self.header + "A,A8,2026-01-19,t1,1,1\n" + Self.second.dropFirst(Self.header.count), to: batch)
        #expect(try rules().contains("file.changedSinceImport"))
        let decisions = SmallCampaign.folder + "/decisions.csv"
        try workspace.write("batch,record,action,author,reason\nbatches/dot-2.csv,1,exclude,Lan,x\n", to: decisions)
        for command in ["run", "status", "findings"] {
            try workspace.hailong(command, SmallCampaign.folder, "--quiet")
                .isRefusal(65, naming: ["batches/dot-2.csv", "decisions.csv", "hailong import"])
        }
        _ = try workspace.json("import", SmallCampaign.folder)
        #expect(try !rules().contains("file.changedSinceImport"), "the new file is confirmed")
        workspace.remove(batch)
        workspace.remove(decisions)
        let status = try workspace.hailong("status", SmallCampaign.folder)
        #expect(status.messages.contains("batches/dot-2.csv"), "what is gone is told: \(status.messages)")
    }

    @Test("a journal that a power cut or a spreadsheet left otherwise keeps nobody from working")
    func otherJournals() throws {
        let workspace = try Self.workspace()
        _ = try workspace.json("import", SmallCampaign.folder, "tu-thuc-dia/dot-2.csv")
        let path = SmallCampaign.folder + "/journal.csv"
        let whole = workspace.text(path)
        try workspace.write(whole + "2026-03-01T00:00:00Z,lan,import,batches/a.csv,66f5e2", to: path)
        _ = try workspace.json("status", SmallCampaign.folder)
        try workspace.write(Self.header + "A,A7,2026-01-20,t1,1,5\n", to: "tu-thuc-dia/dot-3.csv")
        _ = try workspace.json("import", SmallCampaign.folder, "tu-thuc-dia/dot-3.csv")
        _ = try workspace.json("status", SmallCampaign.folder)
        // Saved with semicolons: new rows have semicolons, too.
        try workspace.write(whole.replacing(",", with: ";"), to: path)
        try workspace.write(Self.header + "A,A6,2026-01-20,t1,1,5\n", to: "tu-thuc-dia/dot-4.csv")
        _ = try workspace.json("import", SmallCampaign.folder, "tu-thuc-dia/dot-4.csv")
        #expect(workspace.text(path).contains(";import;batches/dot-4.csv;"))
        _ = try workspace.json("status", SmallCampaign.folder)
        // Other columns: nothing is added, nothing is changed.
        try workspace.write("a,b\n1,2\n", to: path)
        try workspace.write(Self.header + "A,A5,2026-01-20,t1,1,5\n", to: "tu-thuc-dia/dot-5.csv")
        try workspace.hailong("import", SmallCampaign.folder, "tu-thuc-dia/dot-5.csv", "--quiet")
            .isRefusal(65, naming: ["journal.csv", "time, author"])
        #expect(workspace.text(path) == "a,b\n1,2\n")
    }

    @Test("a file that cannot be read is named as it was given, not as its copy")
    func unreadable() throws {
        let workspace = try Self.workspace()
        try workspace.write("%PDF-1.7\nx\n", to: "tu-thuc-dia/hong.csv")
        let outcome = try workspace.hailong("import", SmallCampaign.folder, "tu-thuc-dia/hong.csv", "--quiet")
        outcome.isRefusal(65, naming: ["hong.csv"])
        #expect(!outcome.messages.contains(".incoming"), "\(outcome.messages)")
    }

    @Test("the same bytes again, under any name, change nothing and say so")
    func again() throws {
        let workspace = try Self.workspace()
        _ = try workspace.json("import", SmallCampaign.folder, "tu-thuc-dia/dot-2.csv")
        let before = Self.files(workspace)
        try workspace.write(Self.second, to: "tu-thuc-dia/ten-khac.csv")
        for file in ["tu-thuc-dia/dot-2.csv", "tu-thuc-dia/ten-khac.csv"] {
            let answer = try workspace.json("import", SmallCampaign.folder, file)
            #expect(answer["batches"]?.elements?.isEmpty == true)
            #expect(answer["alreadyImported"]?.elements?.first?["file"]?.string == "batches/dot-2.csv")
            #expect(answer["alreadyImported"]?.elements?.first?["given"]?.string == file)
        }
        let outcome = try workspace.hailong("import", SmallCampaign.folder, "tu-thuc-dia/ten-khac.csv", "--quiet")
        #expect(outcome.status == 0 && outcome.output.contains("đã nhập trước đây"))
        #expect(Self.files(workspace) == before)
    }

    @Test(
        "what an import would write down is believed only where an import can have written it: nothing leaves batches/")
    func strangeIntents() throws {
        let workspace = try Self.workspace()
        let folder = SmallCampaign.folder + "/batches/"
        let head = "staged,action,file,sha256,detail\n"
        try workspace.write("unit\nA\n", to: folder + ".incoming-1-0.csv")
        let before = Self.files(workspace)
        for row in [
            ".incoming-1-0.csv,import,../../ngoai.csv,abc,records=1",
            ".incoming-1-0.csv,import,batches/../../ngoai.csv,abc,",
            "mot.csv,import,batches/khac.csv,abc,", "../units.csv,import,batches/khac.csv,abc,",
            ".incoming-1-0.csv,import,batches/moi.csv,abc,", ",salvage,units.csv,abc,", ",kill,batches/mot.csv,abc,",
            "\u{0}",
        ] {
            try workspace.write(head + row + "\n", to: folder + ".incoming.csv")
            for verb in ["check", "status", "import"] {
                try workspace.hailong(verb, SmallCampaign.folder, "--quiet").isRefusal(
                    65, naming: [".incoming.csv", "Xoá"])
            }
            workspace.remove(folder + ".incoming.csv")
            #expect(Self.files(workspace) == before, "\(row)")
        }
        #expect(!Files.exists(workspace.path + "/ngoai.csv") && !Files.exists(workspace.path + "/responses/ngoai.csv"))
        // An import that has happened and whose copy is lost is told, not passed over.
        workspace.remove(folder + ".incoming-1-0.csv")
        try workspace.write(head + ".incoming-1-0.csv,import,batches/moi.csv,abc,\n", to: folder + ".incoming.csv")
        try workspace.hailong("status", SmallCampaign.folder, "--quiet").isRefusal(65, naming: ["moi.csv", "nhập lại"])
        workspace.remove(folder + ".incoming.csv")
        try workspace.write("unit\nA\n", to: folder + ".incoming-1-0.csv")
        // Without the intent, the copy is what a killed import left: any command clears it away.
        _ = try workspace.hailong("status", SmallCampaign.folder, "--quiet")
        #expect(Self.hidden(workspace).isEmpty)
    }

    @Test("a name that no file system takes is refused before anything has happened")
    func longName() throws {
        let workspace = try Self.workspace()
        let before = Self.files(workspace)
        let name = String(repeating: "x", count: 300) + ".csv"
        try workspace.hailong("import", SmallCampaign.folder, "tu-thuc-dia/dot-2.csv", "--as", name, "--quiet")
            .isRefusal(64, naming: ["--as"])
        #expect(Self.files(workspace) == before && Self.hidden(workspace).isEmpty)
    }

    @Test("an encoding given to import is remembered: later commands read the file so, with and without the ledger")
    func encoding() throws {
        let workspace = try SmallCampaign().workspace()
        // 0xF0 is Đ's small letter in windows-1258, and another letter in the other encodings; alone it tells nothing.
        let bytes = Array((Self.header + "A,A9,2026-01-20,t").utf8) + [0xF0] + Array(",1,5\n".utf8)
        try Files.write(bytes, to: workspace.path + "/cu.csv")
        _ = try workspace.json("import", SmallCampaign.folder, "cu.csv", "--encoding", "viscii")
        #expect(workspace.text(SmallCampaign.folder + "/journal.csv").contains("encoding,batches/cu.csv,"))
        func encoding() throws -> String? {
            try workspace.json("status", SmallCampaign.folder)["batches"]?.first(where: "file", is: "batches/cu.csv")?[
                "encoding"]?.string
        }
        #expect(try encoding() == "VISCII")
        workspace.remove(SmallCampaign.folder + "/.hailong")
        #expect(try encoding() == "VISCII")
        #expect([0, 3].contains(try workspace.hailong("run", SmallCampaign.folder, "--quiet").status))
        workspace.remove(SmallCampaign.folder + "/journal.csv")
        workspace.remove(SmallCampaign.folder + "/.hailong")
        try workspace.hailong("status", SmallCampaign.folder, "--quiet").isRefusal(65, naming: ["cu.csv"])
    }

    @Test("a batch is never written over: the name is refused, --as gives another")
    func collision() throws {
        let workspace = try Self.workspace(name: "mot.csv")
        let before = Self.files(workspace)
        try workspace.hailong("import", SmallCampaign.folder, "tu-thuc-dia/mot.csv", "--quiet")
            .isRefusal(65, naming: ["batches/mot.csv", "--as"])
        #expect(Self.files(workspace) == before)
        let answer = try workspace.json("import", SmallCampaign.folder, "tu-thuc-dia/mot.csv", "--as", "hai.csv")
        #expect(answer["batches"]?.elements?.first?["file"]?.string == "batches/hai.csv")
        #expect(workspace.text(SmallCampaign.folder + "/journal.csv").contains("from=mot.csv"))
        for name in ["../thoat.csv", ".an.csv", "~$mo.csv", "a/b.csv"] {
            try workspace.hailong("import", SmallCampaign.folder, "tu-thuc-dia/mot.csv", "--as", name, "--quiet")
                .isRefusal(64, naming: ["--as"])
        }
    }

    @Test("of several files all come in, or none")
    func allOrNone() throws {
        let workspace = try Self.workspace()
        try workspace.write("không phải bảng\n", to: "tu-thuc-dia/hong.csv")
        let before = Self.files(workspace)
        try workspace.hailong(
            "import", SmallCampaign.folder, "tu-thuc-dia/dot-2.csv", "tu-thuc-dia/hong.csv", "tu-thuc-dia/khong-co.csv",
            "--quiet"
        ).isRefusal(66, naming: ["tu-thuc-dia/khong-co.csv"])
        try workspace.hailong(
            "import", SmallCampaign.folder, "tu-thuc-dia/dot-2.csv", "tu-thuc-dia/hong.csv", "--quiet"
        ).isRefusal(65, naming: ["batches/hong.csv"])
        #expect(Self.files(workspace) == before)
        #expect(Self.hidden(workspace).isEmpty)
    }

    @Test("without files, what is new in batches/ comes in")
    func inPlace() throws {
        let workspace = try Self.workspace()
        try workspace.write(Self.second, to: SmallCampaign.folder + "/batches/hai.csv")
        let first = try workspace.json("import", SmallCampaign.folder)
        #expect(
            first["batches"]?.elements?.compactMap { $0["file"]?.string } == ["batches/hai.csv", "batches/mot.csv"])
        let journal = workspace.text(SmallCampaign.folder + "/journal.csv")
        let second = try workspace.json("import", SmallCampaign.folder)
        #expect(second["batches"]?.elements?.isEmpty == true)
        #expect(second["alreadyImported"]?.elements?.count == 2)
        #expect(workspace.text(SmallCampaign.folder + "/journal.csv") == journal)
    }

    @Test("waiting records give status 3, in the new batch or where it makes an older record wait")
    func waiting() throws {
        let workspace = try Self.workspace(Self.header + "Không Có,C1,2026-01-20,t1,1,5\nA,A1,2026-01-10,t1,1,1\n")
        let outcome = try workspace.hailong(
            "import", SmallCampaign.folder, "tu-thuc-dia/dot-2.csv", "--format", "json", "--quiet")
        #expect(outcome.status == 3, "\(outcome.messages)")
        let answer = try outcome.json()
        #expect(answer["batches"]?.elements?.first?["quarantined"]?.integer == 2)
        // The other record of form number A1.
        #expect(answer["waiting"]?.integer == 3)
    }

    @Test("the campaign may name a batch before it comes")
    func named() throws {
        var campaign = SmallCampaign()
        campaign.after = "<batch file=\"batches/dot-2.csv\" collection=\"independent\"/>"
        let workspace = try campaign.workspace()
        try workspace.write(Self.second, to: "tu-thuc-dia/dot-2.csv")
        try workspace.hailong("run", SmallCampaign.folder, "--quiet").isRefusal(66, naming: ["batches/dot-2.csv"])
        let answer = try workspace.json("import", SmallCampaign.folder, "tu-thuc-dia/dot-2.csv")
        #expect(answer["batches"]?.elements?.first?["collection"]?.string == "independent")
        #expect(try workspace.hailong("run", SmallCampaign.folder, "--quiet").status == 0)
    }

    @Test("files imported together, in another order, or read again without the ledger give the same bytes")
    func anyOrder() throws {
        let texts = [
            "hai.csv": Self.second, "ba.csv": Self.header + "A,A1,2026-01-10,,1,5\nB,C2,2026-01-11,t2,2,1\n",
            "bon.csv": Self.header + "B,B1,2026-01-14,t9,1,4\nKhông Có,D1,2026-01-14,t1,1,4\n",
        ]
        var found: [[String: [UInt8]]] = []
        for calls in [
            [["hai.csv", "ba.csv", "bon.csv"]], [["bon.csv"], ["hai.csv"], ["ba.csv"]],
            [["ba.csv", "hai.csv"], ["bon.csv"]],
        ] {
            let workspace = try SmallCampaign().workspace()
            for (name, text) in texts { try workspace.write(text, to: name) }
            for call in calls {
                let outcome = try Program.hailong.run(["import", SmallCampaign.folder] + call, in: workspace.path)
                #expect([0, 3].contains(outcome.status), "\(call): \(outcome.messages)")
            }
            #expect(try workspace.hailong("run", SmallCampaign.folder, "--quiet").status == 3)
            found.append(workspace.reports(SmallCampaign.id))
            workspace.remove(SmallCampaign.folder + "/.hailong")
            #expect(try workspace.hailong("run", SmallCampaign.folder, "--quiet").status == 3)
            found.append(workspace.reports(SmallCampaign.id))
        }
        for reports in found { #expect(reports == found[0]) }
    }

    @Test("the first batch of a campaign without a folder for them")
    func noFolder() throws {
        let workspace = try Self.workspace()
        workspace.remove(SmallCampaign.folder + "/batches")
        let answer = try workspace.json("import", SmallCampaign.folder, "tu-thuc-dia/dot-2.csv")
        #expect(answer["batches"]?.elements?.count == 1)
    }

    /// The hidden names in batches/.
    static func hidden(_ workspace: TestWorkspace) -> [String] {
        let folder = workspace.path + "/" + SmallCampaign.folder + "/batches"
        guard let directory = unsafe opendir(folder) else { return [] }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if name.hasPrefix("."), name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
