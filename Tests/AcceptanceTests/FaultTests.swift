import Figures
import Testing

#if canImport(Glibc)
import Glibc
#endif

/// Disks, permissions, other processes and broken ledgers: an import ends in the state before or after, with a clear message.
@Suite struct FaultTests {
    private static let file = "tu-thuc-dia/dot-2.csv"
    private static let ledger = SmallCampaign.folder + "/.hailong/ledger.sqlite"

    private static func reports(_ workspace: TestWorkspace) throws -> [String: [UInt8]] {
        let outcome = try workspace.hailong("run", SmallCampaign.folder, "--quiet")
        #expect(outcome.status == 0, "\(outcome.messages)")
        return workspace.reports(SmallCampaign.id)
    }

    /// The reports that the campaign gives once the file has come in.
    private static func expected() throws -> [String: [UInt8]] {
        let workspace = try ImportTests.workspace()
        _ = try workspace.json("import", SmallCampaign.folder, file)
        return try reports(workspace)
    }

    /// Imports, and asserts that the figures are right afterwards.
    private static func recovers(_ workspace: TestWorkspace, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let outcome = try workspace.hailong("import", SmallCampaign.folder, file, "--quiet")
        #expect(outcome.status == 0, "\(outcome.messages)", sourceLocation: sourceLocation)
        #expect(try reports(workspace) == expected(), sourceLocation: sourceLocation)
        #expect(ImportTests.hidden(workspace).isEmpty, sourceLocation: sourceLocation)
    }

    // MARK: The disk

    @Test("a full disk, with more and more room left", .enabled(if: Mount.isPermitted, "needs the right to mount"))
    func fullDisk() throws {
        for room in [0, 4_096, 8_192, 12_288, 16_384, 24_576, 65_536, 262_144] {
            let workspace = try TestWorkspace()
            try Files.makeFolder(workspace.path + "/responses")
            let disk = try Mount(small: workspace.path + "/responses", bytes: 1 << 20)
            try SmallCampaign().write(to: workspace)
            try workspace.write(ImportTests.second, to: Self.file)
            let before = ImportTests.files(workspace)
            try Self.fill(workspace.path + "/responses/day", leaving: room)
            let outcome = try workspace.hailong("import", SmallCampaign.folder, Self.file, "--quiet")
            let after = ImportTests.files(workspace)
            switch outcome.status {
            case 0: #expect(after["batches/dot-2.csv"] == Array(ImportTests.second.utf8), "\(room)")
            case 74:
                #expect(after == before, "\(room)")
                #expect(outcome.messages.contains("đĩa đã đầy"), "\(room): \(outcome.messages)")
            default: Issue.record("\(room): status \(outcome.status), \(outcome.messages)")
            }
            workspace.remove("responses/day")
            try Self.recovers(workspace)
            withExtendedLifetime(disk) {}
        }
    }

    /// Fills the file system with a file, all but so many bytes.
    private static func fill(_ path: String, leaving room: Int) throws {
        try Files.write([], to: path)
        let file = open(path, O_WRONLY)
        defer { close(file) }
        let block = [UInt8](repeating: 0x20, count: 4_096)
        while unsafe write(file, block, block.count) > 0 {}
        try #require(ftruncate(file, max(0, lseek(file, 0, SEEK_END) - off_t(room))) == 0)
    }

    @Test("a folder that may only be read", .enabled(if: Mount.isPermitted, "needs the right to mount"))
    func readOnly() throws {
        let workspace = try ImportTests.workspace()
        let before = ImportTests.files(workspace)
        let figures = try Self.reports(workspace)
        do {
            let mount = try Mount(readOnly: workspace.path + "/" + SmallCampaign.folder)
            try workspace.hailong("import", SmallCampaign.folder, Self.file, "--quiet")
                .isRefusal(74, naming: ["batches/", "chỉ cho đọc"])
            // The cache is not needed to get the figures.
            #expect(try Self.reports(workspace) == figures)
            withExtendedLifetime(mount) {}
        }
        #expect(ImportTests.files(workspace) == before)
        try Self.recovers(workspace)
    }

    // MARK: Several at once

    @Test("one file imported by several at once comes in once")
    func sameFileTogether() throws {
        let workspace = try ImportTests.workspace()
        let arguments = ["import", SmallCampaign.folder, Self.file, "--quiet"]
        #expect(try Program.hailong.runTogether(4, arguments, in: workspace.path) == [0, 0, 0, 0])
        let acts = workspace.text(SmallCampaign.folder + "/journal.csv").split(separator: "\n").dropFirst()
        #expect(acts.count == 1)
        try Self.recovers(workspace)
    }

    @Test("several files imported at once all come in; of two with one name one does")
    func filesTogether() throws {
        let workspace = try ImportTests.workspace()
        var calls: [[String]] = []
        for number in 1...4 {
            let file = "tu-thuc-dia/\(number).csv"
            try workspace.write(ImportTests.header + "A,N\(number),2026-01-20,t1,1,5\n", to: file)
            calls.append(["import", SmallCampaign.folder, file, "--quiet"])
        }
        #expect(try Program.hailong.runTogether(calls, in: workspace.path) == [0, 0, 0, 0])
        #expect(workspace.text(SmallCampaign.folder + "/journal.csv").split(separator: "\n").count == 5)
        let same = ["5", "6"].map { ["import", SmallCampaign.folder, "tu-thuc-dia/\($0).csv", "--as", "x.csv"] }
        for number in 5...6 {
            try workspace.write(
                ImportTests.header + "A,N\(number),2026-01-20,t1,1,5\n", to: "tu-thuc-dia/\(number).csv")
        }
        #expect(try Program.hailong.runTogether(same, in: workspace.path).sorted() == [0, 65])
        #expect(ImportTests.hidden(workspace).isEmpty)
    }

    @Test("a run beside imports sees all files of one, or none, in its figures and in its manifest")
    func runBeside() throws {
        let after = try Self.expected()
        let run = ["run", SmallCampaign.folder, "--quiet"]
        // Which of the two comes first differs from round to round.
        for round in 1...6 {
            let workspace = try ImportTests.workspace()
            let before = try Self.reports(workspace)
            let statuses = try Program.hailong.runTogether(
                [["import", SmallCampaign.folder, Self.file, "--quiet"], run], in: workspace.path)
            #expect(statuses == [0, 0])
            let found = workspace.reports(SmallCampaign.id)
            #expect(found == before || found == after, "\(round)")
            #expect(try Self.reports(workspace) == after)
        }
    }

    // MARK: The ledger

    @Test("a ledger of a newer version stays as it is; the import and the figures do not need it")
    func newerLedger() throws {
        let workspace = try ImportTests.workspace()
        _ = try Self.reports(workspace)
        // The name of a version that this program does not know, of the same length, in the list of versions.
        var bytes = Files.bytes(workspace.path + "/" + Self.ledger)
        let (old, new) = (Array("source notes".utf8), Array("future notes".utf8))
        var changed = 0
        for place in 0..<(bytes.count - old.count) where bytes[place..<place + old.count].elementsEqual(old) {
            bytes.replaceSubrange(place..<place + old.count, with: new)
            changed += 1
        }
        try #require(changed > 0)
        try Files.write(bytes, to: workspace.path + "/" + Self.ledger)
        let outcome = try workspace.hailong("import", SmallCampaign.folder, Self.file)
        #expect(outcome.status == 0 && outcome.messages.contains("phiên bản mới hơn"), "\(outcome.messages)")
        #expect(Files.bytes(workspace.path + "/" + Self.ledger) == bytes)
        try Self.recovers(workspace)
        #expect(Files.bytes(workspace.path + "/" + Self.ledger) == bytes)
    }

    @Test("a ledger that was cut short, is garbage, or is a folder")
    func brokenLedger() throws {
        let whole = try ImportTests.workspace()
        _ = try Self.reports(whole)
        let bytes = Files.bytes(whole.path + "/" + Self.ledger)
        var ledgers = [0, 1, 100, 4_096, 16_384, bytes.count / 2, bytes.count - 1].map { Array(bytes[..<$0]) }
        ledgers.append(Array("không phải sổ lưu".utf8))
        ledgers.append((0..<bytes.count).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ 13) })
        for (number, ledger) in ledgers.enumerated() {
            let workspace = try ImportTests.workspace()
            try Files.write(ledger, to: workspace.path + "/" + Self.ledger)
            let outcome = try workspace.hailong("import", SmallCampaign.folder, Self.file)
            #expect(outcome.status == 0, "\(number): \(outcome.messages)")
            #expect(try Self.reports(workspace) == Self.expected(), "\(number)")
        }
        let workspace = try ImportTests.workspace()
        try Files.makeFolder(workspace.path + "/" + Self.ledger)
        let outcome = try workspace.hailong("import", SmallCampaign.folder, Self.file)
        #expect(outcome.status == 0 && outcome.messages.contains("ledger.sqlite"), "\(outcome.messages)")
        try Self.recovers(workspace)
    }

    // MARK: Batches that do not hold still

    /// A batch that takes a while to read.
    private static let long: String = {
        var text = ImportTests.header
        for number in 1...60_000 { text += "B,L\(number),2026-01-20,t1,1,4\n" }
        return text
    }()

    @Test("a file that grows, shrinks or goes while it is imported comes in as it was at one instant, or not at all")
    func changing() throws {
        for change in ["grows", "shrinks", "goes"] {
            let workspace = try ImportTests.workspace(Self.long)
            let path = workspace.path + "/" + Self.file
            let before = ImportTests.files(workspace)
            var count = 60_000
            let outcome = try Program.hailong.run(
                ["import", SmallCampaign.folder, Self.file, "--quiet"], in: workspace.path
            ) {
                count += 1
                switch change {
                case "grows": try Self.append("B,L\(count),2026-01-20,t1,1,4\n", to: path)
                case "shrinks": truncate(path, off_t(max(200, Self.long.utf8.count - (count - 60_000) * 9_000)))
                default: unlink(path)
                }
            }
            let after = ImportTests.files(workspace)
            switch outcome.status {
            case 0, 3: #expect(after["batches/dot-2.csv"] != nil, "\(change)")
            case 66, 74:
                #expect(after == before, "\(change)")
                #expect(outcome.messages.contains(Self.file), "\(change): \(outcome.messages)")
            default: Issue.record("\(change): status \(outcome.status), \(outcome.messages)")
            }
            #expect(ImportTests.hidden(workspace).isEmpty, "\(change)")
        }
    }

    @Test("a batch that changes or goes while a run reads it is told, never read half")
    func changingInPlace() throws {
        for change in ["grows", "goes"] {
            let workspace = try SmallCampaign().workspace()
            let name = SmallCampaign.folder + "/batches/dai.csv"
            try workspace.write(Self.long, to: name)
            var count = 60_000
            let outcome = try Program.hailong.run(["run", SmallCampaign.folder, "--quiet"], in: workspace.path) {
                count += 1
                if change == "grows" {
                    try Self.append("B,L\(count),2026-01-20,t1,1,4\n", to: workspace.path + "/" + name)
                } else {
                    workspace.remove(name)
                }
            }
            #expect([0, 66, 74].contains(outcome.status), "\(change): \(outcome.messages)")
            if outcome.status != 0 {
                #expect(
                    outcome.messages.contains("dai.csv") && outcome.output.isEmpty, "\(change): \(outcome.messages)")
            }
            if change == "goes" {
                let outcome = try workspace.hailong("run", SmallCampaign.folder, "--quiet")
                #expect(outcome.status == 0)
                let never = try SmallCampaign().workspace()
                #expect(workspace.reports(SmallCampaign.id) == (try Self.reports(never)))
            }
        }
    }

    private static func append(_ text: String, to path: String) throws {
        let file = open(path, O_WRONLY | O_APPEND)
        guard file >= 0 else { return }
        defer { close(file) }
        let bytes = Array(text.utf8)
        try #require(unsafe write(file, bytes, bytes.count) == bytes.count)
    }

    @Test("links, pipes and folders in batches/ or given to import are refused, and nothing hangs")
    func strangeFiles() throws {
        let workspace = try ImportTests.workspace()
        let folder = workspace.path + "/" + SmallCampaign.folder
        let before = ImportTests.files(workspace)
        #expect(symlink(workspace.path + "/" + Self.file, folder + "/batches/lien-ket.csv") == 0)
        for verb in ["import", "run", "check"] {
            try workspace.hailong(verb, SmallCampaign.folder, "--quiet").isRefusal(65, naming: ["lien-ket.csv"])
        }
        unlink(folder + "/batches/lien-ket.csv")
        #expect(mkfifo(folder + "/batches/ong.csv", 0o600) == 0)
        for verb in ["import", "run", "check"] {
            try workspace.hailong(verb, SmallCampaign.folder, "--quiet").isRefusal(65, naming: ["ong.csv"])
        }
        unlink(folder + "/batches/ong.csv")
        #expect(mkfifo(workspace.path + "/ong.csv", 0o600) == 0)
        try workspace.hailong("import", SmallCampaign.folder, "ong.csv", "--quiet").isRefusal(65, naming: ["ong.csv"])
        try workspace.hailong("import", SmallCampaign.folder, "tu-thuc-dia", "--quiet")
            .isRefusal(65, naming: ["tu-thuc-dia"])
        #expect(ImportTests.files(workspace) == before)
        // A link elsewhere stands for its file, whose bytes come in.
        #expect(symlink(workspace.path + "/" + Self.file, workspace.path + "/lien-ket.csv") == 0)
        _ = try workspace.json("import", SmallCampaign.folder, "lien-ket.csv")
        #expect(workspace.text(SmallCampaign.folder + "/batches/lien-ket.csv") == ImportTests.second)
    }
}
