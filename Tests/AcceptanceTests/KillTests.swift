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
        var random = Sequence(seed: 20_261_122)
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

    /// Numbers that look random and are always the same (SplitMix64).
    private struct Sequence {
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
