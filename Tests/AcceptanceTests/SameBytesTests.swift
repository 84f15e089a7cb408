import Testing

#if canImport(Glibc)
import Glibc
#endif

/// The same inputs give the same bytes, whatever happened before and around.
@Suite struct SameBytesTests {
    private static let folder = "responses/ben-luc-2023"

    /// The reports of a run of a workspace, which must have ended with a status.
    private func run(_ workspace: TestWorkspace, _ environment: [String] = []) throws -> [String: [UInt8]] {
        let outcome = try Program.hailong.run(
            ["run", Self.folder, "--quiet", "--language", "en"], in: workspace.path, environment: environment)
        try #require(outcome.status == 3, "\(outcome.messages)")
        return workspace.reports("ben-luc-2023")
    }

    /// Asserts that two sets of reports are the same files with the same bytes.
    private func same(
        _ one: [String: [UInt8]], _ other: [String: [UInt8]], sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(one.keys.sorted() == other.keys.sorted(), sourceLocation: sourceLocation)
        for (name, bytes) in one where other[name] != bytes {
            Issue.record("\(name) differs", sourceLocation: sourceLocation)
        }
    }

    @Test("a second run, one without the ledger, and one elsewhere under another clock and locale")
    func again() throws {
        let workspace = try TestWorkspace(campaigns: "ben-luc-2023")
        let first = try run(workspace)
        #expect(first.count > 30)
        same(first, try run(workspace))

        workspace.remove(Self.folder + "/.hailong")
        workspace.remove("reports")
        same(first, try run(workspace, ["TZ=Asia/Ho_Chi_Minh", "LC_ALL=vi_VN.UTF-8", "LANG=vi_VN.UTF-8"]))

        let elsewhere = try TestWorkspace(campaigns: "ben-luc-2023")
        same(first, try run(elsewhere))
    }

    @Test("batches that came one by one, the last first, with runs between and other times of change")
    func anotherOrder() throws {
        let together = try run(try TestWorkspace(campaigns: "ben-luc-2023"))
        let workspace = try TestWorkspace(campaigns: "ben-luc-2023")
        let folder = workspace.path + "/" + Self.folder
        let batches = Files.tree(folder + "/batches")
        let definition = workspace.text(Self.folder + "/campaign.xml")
        workspace.remove(Self.folder + "/batches")
        var arrived: Set<String> = []
        for name in [
            "xa-nhap-lai.csv", "xa-dot-3.xml", "trung-tam-quy-2.xml", "xa-dot-1.csv", "xa-dot-2.tsv",
            "trung-tam-quy-1.csv",
        ] {
            arrived.insert(name)
            try Files.write(try #require(batches[name]), to: folder + "/batches/" + name)
            // A day of 2001, which no other file has.
            var times = [timeval(tv_sec: 1_000_000_000, tv_usec: 0), timeval(tv_sec: 1_000_000_000, tv_usec: 0)]
            #expect(unsafe utimes(folder + "/batches/" + name, &times) == 0)
            let lines = definition.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
                // Until then the definition names only batches that are there.
                !line.contains("<batch file=") || arrived.contains { line.contains("batches/\($0)\"") }
            }
            try workspace.write(lines.joined(separator: "\n"), to: Self.folder + "/campaign.xml")
            let outcome = try workspace.hailong("run", Self.folder, "--quiet", "--language", "en")
            #expect(outcome.status == 3, "\(name): \(outcome.messages)")
        }
        #expect(workspace.text(Self.folder + "/campaign.xml") == definition)
        same(together, workspace.reports("ben-luc-2023"))
    }

    @Test("a ledger that is damaged, or of another campaign, changes nothing")
    func damagedLedger() throws {
        let workspace = try TestWorkspace(campaigns: "ben-luc-2023")
        let first = try run(workspace)
        let ledger = workspace.path + "/" + Self.folder + "/.hailong/ledger.sqlite"
        #expect(Files.exists(ledger))
        var bytes = Files.bytes(ledger)
        for place in stride(from: 100, to: bytes.count, by: 97) { bytes[place] ^= 0x5A }
        try Files.write(bytes, to: ledger)
        let outcome = try workspace.hailong("run", Self.folder, "--language", "en")
        #expect(outcome.status == 3, "\(outcome.messages)")
        same(first, workspace.reports("ben-luc-2023"))
    }

    @Test("a run that was killed at any instant leaves nothing that the next run would trip over")
    func killed() throws {
        let whole = try run(try TestWorkspace(campaigns: "ben-luc-2023"))
        let workspace = try TestWorkspace(campaigns: "ben-luc-2023")
        let inputs = Files.tree(workspace.path)
        for pause in [5, 20, 40, 80, 160, 240] as [UInt32] {
            try Program.hailong.runAndKill(
                ["run", Self.folder, "--quiet", "--language", "en"], in: workspace.path, afterMilliseconds: pause)
            // What stands in the reports by then is whole files of this run.
            for (name, bytes) in workspace.reports("ben-luc-2023") {
                #expect(whole[name] == bytes, "\(name) after \(pause) ms")
            }
        }
        same(whole, try run(workspace))
        workspace.remove("reports")
        #expect(Files.tree(workspace.path) == inputs)
    }

    @Test("runs at the same time do not disturb each other")
    func atTheSameTime() throws {
        let whole = try run(try TestWorkspace(campaigns: "ben-luc-2023"))
        let workspace = try TestWorkspace(campaigns: "ben-luc-2023")
        let arguments = ["run", Self.folder, "--quiet", "--language", "en"]
        #expect(try Program.hailong.runTogether(3, arguments, in: workspace.path) == [3, 3, 3])
        same(whole, workspace.reports("ben-luc-2023"))
    }

    @Test("what an earlier run wrote and this one does not is taken away; foreign files stay")
    func leftOvers() throws {
        let workspace = try TestWorkspace(campaigns: "brvt-tnmt-2022")
        #expect(try workspace.hailong("run", "responses/brvt-tnmt-2022", "--language", "en", "--quiet").status == 0)
        #expect(Files.exists(workspace.path + "/reports/brvt-tnmt-2022/index.en.html"))
        try workspace.write("ours\n", to: "reports/brvt-tnmt-2022/ghi-chu.txt")
        #expect(try workspace.hailong("run", "responses/brvt-tnmt-2022", "--quiet").status == 0)
        #expect(!Files.exists(workspace.path + "/reports/brvt-tnmt-2022/index.en.html"))
        #expect(workspace.text("reports/brvt-tnmt-2022/ghi-chu.txt") == "ours\n")
    }

    @Test("a run never writes into what people keep")
    func inputsStay() throws {
        let workspace = try TestWorkspace(campaigns: "ben-luc-2023")
        let before = Files.tree(workspace.path)
        _ = try run(workspace)
        workspace.remove("reports")
        #expect(Files.tree(workspace.path) == before)
    }

    @Test("make-samples writes exactly the committed campaigns")
    func samples() throws {
        let folder = TemporaryFolder()
        let outcome = try Program.makeSamples.run(["--workspace", folder.path], in: folder.path)
        #expect(outcome.status == 0, "\(outcome.messages)")
        for campaign in ["ben-luc-2023", "brvt-tnmt-2022"] {
            let made = Files.tree(folder.path + "/responses/" + campaign)
            #expect(!made.isEmpty)
            same(made, Files.tree(Repository.root + "/responses/" + campaign))
        }
    }
}
