import Figures
import Testing

@testable import Tables

@Suite("ZIP archives")
struct ZIPTests {
    private func archive(_ entries: [(String, [UInt8])], compressed: Bool = true) throws -> [UInt8] {
        var writer = try ZIPWriter(name: "t.zip")
        for (name, bytes) in entries { try writer.add(name, bytes, isCompressed: compressed) }
        return try writer.finish()
    }

    private func problem(_ bytes: [UInt8], limits: ZIPLimits = .archive) -> ArchiveProblem? {
        do throws(TableError) {
            let archive = try ZIPArchive(bytes: bytes, name: "t.zip", limits: limits)
            for entry in archive.entries { _ = try archive.bytes(of: entry, atMost: 1 << 30) }
            return nil
        } catch {
            guard case .archive(_, _, let problem) = error else { return nil }
            return problem
        }
    }

    @Test("What is written reads back; the same entries give the same bytes", arguments: [true, false])
    func roundTrip(compressed: Bool) throws {
        let long = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 5) }
        let entries = [("a.csv", Array("mã,tên\n".utf8)), ("thư mục/Đỗ.xml", long), ("empty", [])]
        let bytes = try archive(entries, compressed: compressed)
        #expect(try archive(entries, compressed: compressed) == bytes)
        let opened = try ZIPArchive(bytes: bytes, name: "t.zip")
        #expect(opened.entries.map(\.name) == entries.map(\.0))
        #expect(opened.entries.map(\.size) == entries.map(\.1.count))
        for (name, content) in entries {
            let entry = try #require(opened.entry(named: name))
            #expect(try opened.bytes(of: entry, atMost: 1 << 20) == content)
        }
        #expect(opened.entry(named: "b") == nil)
    }

    @Test("An entry is read as a table through the same source as a file")
    func table() throws {
        let opened = try ZIPArchive(bytes: archive([("a.csv", Array("a,b\n1,2\n3,4\n".utf8))]), name: "t.zip")
        let source = try ByteSource(try #require(opened.entry(named: "a.csv")), of: opened)
        let seen = try readAll(CSVReader(source))
        #expect(seen.texts == [["1", "2"], ["3", "4"]])
    }

    @Test("A file that changed is found out; one that is missing or a folder is told as such")
    func files() throws {
        let folder = TemporaryFolder()
        put(try archive([("a", [1])]), folder.file("t.zip"))
        let opened = try ZIPArchive(file: folder.file("t.zip"))
        try opened.checkUnchanged()
        put([1, 2, 3], folder.file("t.zip"))
        #expect(throws: TableError.changedWhileRead(file: folder.file("t.zip"))) { try opened.checkUnchanged() }
        #expect(throws: TableError.missingFile(file: folder.file("u.zip"))) {
            _ = try ZIPArchive(file: folder.file("u.zip"))
        }
        #expect(throws: TableError.isFolder(file: folder.path)) { _ = try ZIPArchive(file: folder.path) }
    }

    @Test("Names that leave the folder are refused, in reading and in writing")
    func names() throws {
        for name in ["../a", "a/../../b", "/etc/passwd", "C:/a", "a/.."] {
            #expect(throws: TableError.archive(file: "t.zip", entry: name, problem: .unsafeName)) {
                _ = try archive([(name, [])])
            }
        }
        // The same length, so that the archive stays whole.
        var bytes = try archive([("xx/a", [1])])
        for index in bytes.indices.dropLast(1) where bytes[index] == 0x78 && bytes[index + 1] == 0x78 {
            bytes[index] = 0x2E
            bytes[index + 1] = 0x2E
        }
        #expect(problem(bytes) == .unsafeName)
        #expect(throws: TableError.archive(file: "t.zip", entry: "a", problem: .duplicateName)) {
            _ = try archive([("a", []), ("a", [])])
        }
    }

    @Test("Limits are counted: entries, bytes of an entry, of all reading, density")
    func limits() throws {
        let zeros = [UInt8](repeating: 0, count: 1 << 20)
        let bytes = try archive([("a", zeros), ("b", zeros)])
        #expect(problem(bytes) == nil)
        #expect(problem(bytes, limits: ZIPLimits(entries: 1)) == .tooManyEntries(limit: 1))
        #expect(problem(bytes, limits: ZIPLimits(entryBytes: 1_000)) == .tooLarge(limit: 1_000))
        #expect(problem(bytes, limits: ZIPLimits(totalBytes: 3 << 19)) == .tooLarge(limit: 3 << 19))
        #expect(problem(bytes, limits: ZIPLimits(ratio: 100, freeBytes: 4_096)) == .tooDense(ratio: 100))
    }

    @Test("An entry whose directory says that it is too dense is refused before anything is unpacked")
    func honestBomb() throws {
        let limits = ZIPLimits(ratio: 100, freeBytes: 4_096)
        let opened = try ZIPArchive(
            bytes: archive([("a", [UInt8](repeating: 0, count: 1 << 20))]), name: "t.zip", limits: limits)
        let entry = try #require(opened.entry(named: "a"))
        do throws(TableError) {
            _ = try ZIPEntryReader(entry, of: opened)
            Issue.record("the entry was opened")
        } catch {
            #expect(error == .archive(file: "t.zip", entry: "a", problem: .tooDense(ratio: 100)))
        }
    }

    @Test(
        "Damage anywhere in an archive ends in an error or in the right bytes, never in wrong ones", arguments: 0..<300)
    func damage(_ seed: Int) throws {
        var random = SeededGenerator(UInt64(seed))
        let content = (0..<5_000).map { _ in UInt8.random(in: 97...101, using: &random) }
        var bytes = try archive([("a.csv", content)], compressed: seed % 2 == 0)
        if seed % 3 == 0 {
            bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random))
        } else {
            let index = bytes.indices.randomElement(using: &random) ?? 0
            bytes[index] ^= UInt8.random(in: 1...255, using: &random)
        }
        do throws(TableError) {
            let opened = try ZIPArchive(bytes: bytes, name: "t.zip")
            guard let entry = opened.entry(named: "a.csv") else { return }
            let read = try opened.bytes(of: entry, atMost: 1 << 20)
            #expect(read == content)
        } catch {
            #expect(error.message.vi.contains("t.zip"))
        }
    }

    @Test("What operating systems leave behind is told apart")
    func hidden() throws {
        let names = ["__MACOSX/._a.csv", "data/.DS_Store", "Thumbs.db", "data/a.csv"]
        let opened = try ZIPArchive(bytes: archive(names.map { ($0, []) }), name: "t.zip")
        #expect(opened.entries.map(\.isHidden) == [true, true, true, false])
        #expect(opened.entries[3].lastPart == "a.csv")
    }
}
