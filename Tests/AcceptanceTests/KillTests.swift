import Figures
import Testing

#if canImport(Glibc)
import Glibc
#endif

/// An import that is killed leaves the campaign as it was before, or as it is after: nothing in between.
@Suite struct KillTests {
    /// How often: `HAILONG_KILLS=200` for the whole test, which takes about a minute.
    private static let count = unsafe getenv("HAILONG_KILLS").flatMap { unsafe Int(String(cString: $0)) } ?? 25
    private static let third = ImportTests.header + "A,A10,2026-02-20,t1,1,2\nB,B10,2026-02-21,t1,2,1\n"
    private static let arguments = [
        "import", SmallCampaign.folder, "tu-thuc-dia/hai.csv", "tu-thuc-dia/ba.csv", "--quiet",
    ]

    private static func workspace() throws -> TestWorkspace {
        let workspace = try ImportTests.workspace(name: "hai.csv")
        try workspace.write(third, to: "tu-thuc-dia/ba.csv")
        return workspace
    }

    private func reports(_ workspace: TestWorkspace) throws -> [String: [UInt8]] {
        let outcome = try workspace.hailong("run", SmallCampaign.folder, "--quiet")
        #expect(outcome.status == 0, "\(outcome.messages)")
        return workspace.reports(SmallCampaign.id)
    }

    @Test("SIGKILL at random instants of an import of two files")
    func killed() throws {
        let workspace = try Self.workspace()
        let before = try reports(workspace)
        let clock = ContinuousClock()
        let start = clock.now
        let uninterrupted = try Program.hailong.run(Self.arguments, in: workspace.path)
        let pause = clock.now - start
        #expect(uninterrupted.status == 0, "\(uninterrupted.messages)")
        let after = try reports(workspace)
        let whole = ImportTests.files(workspace)
        #expect(before != after)

        // The same instants in every run of the test, as far as the machine goes along.
        var random = Instants(seed: 20_261_122)
        let longest = Int(pause / .microseconds(1)) * 11 / 10
        var (untouched, done) = (0, 0)
        for number in 0..<Self.count {
            for file in ["batches/hai.csv", "batches/ba.csv", "journal.csv"] + (number % 2 == 0 ? [".hailong"] : []) {
                workspace.remove(SmallCampaign.folder + "/" + file)
            }
            let instant = UInt32(random.next(below: longest))
            try Program.hailong.runAndKill(Self.arguments, in: workspace.path, afterMicroseconds: instant)

            let found = try reports(workspace)
            #expect(found == before || found == after, "after \(instant) µs")
            if found == before { untouched += 1 } else { done += 1 }

            let again = try Program.hailong.run(Self.arguments, in: workspace.path)
            #expect(again.status == 0, "after \(instant) µs: \(again.messages)")
            #expect(ImportTests.hidden(workspace).isEmpty, "after \(instant) µs")
            var files = ImportTests.files(workspace)
            let acts = String(decoding: files["journal.csv"] ?? [], as: UTF8.self).split(separator: "\n").dropFirst()
            #expect(acts.count == 2, "after \(instant) µs: \(acts)")
            files["journal.csv"] = whole["journal.csv"]
            #expect(files == whole, "after \(instant) µs")
            #expect(try reports(workspace) == after, "after \(instant) µs")
        }
        print("killed \(Self.count) times: \(untouched) as before, \(done) as after")
    }

    @Test(
        "SIGKILL between the copy of a mended file and its decisions: the next run makes up for it, and writes each decision once"
    )
    func mended() throws {
        var campaign = SmallCampaign()
        let bad = (1...40).map { "Xã Không,S\($0),2026-02-1\($0 % 10),1,\($0 % 5 + 1)" }.joined(separator: "\n")
        campaign.batches["hong.csv"] = "unit,form,date,sex,q1\n" + bad + "\n"
        let workspace = try campaign.workspace()
        let export = try workspace.hailong("findings", SmallCampaign.folder, "--export", "sua.csv", "--quiet")
        #expect(export.status == 3)
        try workspace.edit("sua.csv", replacing: ";Xã Không;", by: ";A;")
        let arguments = ["import", SmallCampaign.folder, "sua.csv", "--quiet"]
        let clock = ContinuousClock()
        let start = clock.now
        #expect(try Program.hailong.run(arguments, in: workspace.path).status == 0)
        let longest = Int((clock.now - start) / .microseconds(1)) * 11 / 10
        let whole = try figures(workspace)
        var random = Instants(seed: 20_261_123)
        var halfway = 0
        for _ in 0..<Self.count {
            for file in ["batches/sua.csv", "journal.csv", "decisions.csv", ".hailong"] {
                workspace.remove(SmallCampaign.folder + "/" + file)
            }
            let instant = UInt32(random.next(below: longest))
            try Program.hailong.runAndKill(arguments, in: workspace.path, afterMicroseconds: instant)
            let copied = ImportTests.files(workspace).keys.contains("batches/sua.csv")
            let decided = workspace.text(SmallCampaign.folder + "/decisions.csv").contains("supersede")
            #expect(copied || !decided, "after \(instant) µs: a decision names a file that is not there")
            if copied && !decided { halfway += 1 }
            let again = try Program.hailong.run(arguments, in: workspace.path)
            #expect(again.status == 0, "after \(instant) µs: \(again.messages)")
            #expect(try figures(workspace) == whole, "after \(instant) µs")
            let decisions = workspace.text(SmallCampaign.folder + "/decisions.csv").split(separator: "\n").dropFirst()
            #expect(decisions.count == 40 && Set(decisions.map(Self.subject)).count == 40, "after \(instant) µs")
        }
        // The instants between are few, so that state is also made: the copy is there, with its journal or without, the decisions are not.
        for file in [
            ["decisions.csv"], ["decisions.csv", "journal.csv"], ["decisions.csv", "journal.csv", ".hailong"],
        ] {
            for name in file { workspace.remove(SmallCampaign.folder + "/" + name) }
            for verb in [
                ["import", SmallCampaign.folder, "sua.csv", "--quiet"], ["run", SmallCampaign.folder, "--quiet"],
            ] {
                #expect(try workspace.hailong(verb).status == 0, "\(file)")
            }
            #expect(try figures(workspace) == whole, "\(file)")
            let text = workspace.text(SmallCampaign.folder + "/decisions.csv")
            #expect(text.split(separator: "\n").count == 41, "\(file)")
        }
        print("killed \(Self.count) times: \(halfway) between the copy and the decisions")
    }

    /// The reports, but for the manifest: it has the digest of decisions.csv, and that the times of the decisions.
    private func figures(_ workspace: TestWorkspace) throws -> [String: [UInt8]] {
        try reports(workspace).filter { !$0.key.hasSuffix("manifest.json") }
    }

    /// Which record a decision is about, and what is decided.
    private static func subject(_ line: Substring) -> [Substring] { Array(line.split(separator: ",").prefix(3)) }

    /// Numbers that look random and are always the same (SplitMix64).
    struct Instants {
        private var state: UInt64

        init(seed: UInt64) { state = seed }

        mutating func next(below limit: Int) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
            return Int((value ^ value >> 31) % UInt64(max(1, limit)))
        }
    }
}
