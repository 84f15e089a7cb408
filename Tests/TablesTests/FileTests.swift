import Figures
import Testing

@testable import Tables

#if canImport(Glibc)
import Glibc
#endif

@Suite("Files: reading, digests, atomic writing, appending")
struct FileTests {
    @Test("SHA-256: the vectors of FIPS 180-4 and NIST")
    func vectors() throws {
        let known: [(String, String)] = [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                String(repeating: "a", count: 1_000_000),
                "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
            ),
        ]
        let folder = TemporaryFolder()
        for (text, hex) in known {
            #expect(try SHA256.digest(of: Array(text.utf8)).hex == hex)
            put(Array(text.utf8), folder.file("x"))
            #expect(try SHA256.digest(ofFile: folder.file("x")).hex == hex)
            #expect("\(try SHA256.digest(ofFile: folder.file("x")))" == hex)
        }
    }

    @Test("The digest comes with the reading, in the same pass")
    func samePass() throws {
        let folder = TemporaryFolder()
        let bytes = Array("a,b\n".utf8) + Array(repeatElement(Array("1,2\n".utf8), count: 50_000).joined())
        put(bytes, folder.file("t.csv"))
        var reader = try CSVReader(file: folder.file("t.csv"), hashing: true)
        var block = CSVBlock()
        var records = 0
        while try reader.next(into: &block) { records += block.recordCount }
        #expect(records == 50_000)
        let digest = reader.digest
        #expect(try digest == SHA256.digest(of: bytes))
    }

    @Test("A file that changes while it is read is an error")
    func changing() throws {
        let folder = TemporaryFolder()
        put([UInt8](repeating: 0x61, count: 300_000), folder.file("t"))
        var reader = try FileReader(folder.file("t"))
        var buffer = [UInt8](repeating: 0, count: 100_000)
        let first = try reader.read(into: &buffer, at: 0, atMost: 100_000)
        #expect(first == 100_000)
        try AppendedFile.append([0x62], to: folder.file("t"))
        var caught: TableError?
        do throws(TableError) {
            while try reader.read(into: &buffer, at: 0, atMost: 100_000) > 0 {}
        } catch { caught = error }
        #expect(caught == .changedWhileRead(file: folder.file("t")))
    }

    @Test("A stretch of a file can be fetched again")
    func stretch() throws {
        let folder = TemporaryFolder()
        put(Array("0123456789".utf8), folder.file("t"))
        let reader = try FileReader(folder.file("t"))
        let middle = try reader.bytes(at: 3, count: 4)
        let end = try reader.bytes(at: 8, count: 100)
        let beyond = try reader.bytes(at: 50, count: 1)
        #expect(middle == Array("3456".utf8))
        #expect(end == Array("89".utf8))
        #expect(beyond == [])
    }

    @Test("Atomic writing: new, over an old file with its permissions, through a link")
    func atomic() throws {
        let folder = TemporaryFolder()
        let file = folder.file("a.csv")
        try AtomicFile.write([1, 2, 3], to: file)
        #expect(get(file) == [1, 2, 3])
        chmod(file, 0o640)
        symlink(file, folder.file("link"))
        try AtomicFile.write([4], to: folder.file("link"))
        #expect(get(file) == [4])
        var status = stat()
        #expect(lstat(folder.file("link"), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
        #expect(stat(file, &status) == 0 && status.st_mode & 0o777 == 0o640)
        #expect(folder.names() == ["a.csv", "link"])
    }

    @Test("Files of many: each whole, over an old one too, forced to the disk together")
    func unforced() throws {
        let folder = TemporaryFolder()
        for place in 0..<20 { try AtomicFile.writeUnforced([UInt8(place)], to: folder.file("\(place % 10)")) }
        try AtomicFile.forceAll(below: folder.path)
        #expect((10..<20).allSatisfy { get(folder.file("\($0 % 10)")) == [UInt8($0)] })
        #expect(folder.names().count == 10, "no temporary file is left")
        #expect(throws: TableError.isFolder(file: folder.path)) { try AtomicFile.writeUnforced([1], to: folder.path) }
        #expect(throws: TableError.self) { try AtomicFile.forceAll(below: folder.file("no")) }
    }

    @Test("An owner that goes without commit leaves the old file and nothing else")
    func abandoned() throws {
        let folder = TemporaryFolder()
        let file = folder.file("a.csv")
        try AtomicFile.write([1], to: file)
        do {
            var new = try AtomicFile(file)
            try new.write([9, 9])
            #expect(folder.names().count == 2)
        }
        #expect(folder.names() == ["a.csv"])
        #expect(get(file) == [1])
    }

    @Test("Where a file cannot be written: below a file, no folder, a folder, a device, a full disk")
    func failures() throws {
        let folder = TemporaryFolder()
        put([1], folder.file("f"))
        let below = folder.file("f/x.csv")
        #expect(throws: TableError.missingFolder(folder: folder.file("f"))) { try AtomicFile.write([1], to: below) }
        #expect(throws: TableError.missingFolder(folder: folder.file("f"))) { try AppendedFile.append([1], to: below) }
        let nowhere = folder.file("no/x.csv")
        #expect(throws: TableError.missingFolder(folder: folder.file("no"))) { try AtomicFile.write([1], to: nowhere) }
        #expect(throws: TableError.isFolder(file: folder.path)) { try AtomicFile.write([1], to: folder.path) }
        #expect(throws: TableError.isFolder(file: folder.path)) { try AppendedFile.append([1], to: folder.path) }
        #expect(throws: TableError.notRegular(file: "/dev/full")) { try AtomicFile.write([1], to: "/dev/full") }
        #expect(throws: TableError.notRegular(file: "/dev/full")) { try AppendedFile.append([1], to: "/dev/full") }
        let full = try FileDescriptor(opening: "/dev/full", flags: O_WRONLY)
        let code = full.writeAll([1])
        #expect(code == ENOSPC)
        #expect(TableError.writing("x", .write, ENOSPC) == .diskFull(file: "x"))
        #expect(TableError.writing("x", .open, EROFS) == .readOnly(file: "x"))
        #expect(TableError.writing("x", .open, EACCES) == .notPermitted(file: "x"))
        #expect(TableError.writing("x", .sync, EIO) == .inputOutput(file: "x", operation: .sync, code: EIO))
        #expect(TableError.writing("x", .sync, EIO).message.vi.contains("\(EIO)"))
    }

    @Test("Appending: a header for a new file, a torn last line closed first")
    func appending() throws {
        let folder = TemporaryFolder()
        let file = folder.file("d.csv")
        let header = Array("a,b\n".utf8)
        try AppendedFile.append(Array("1,2\n".utf8), to: file, opening: header)
        try AppendedFile.append(Array("3,4\n".utf8), to: file, opening: header)
        #expect(get(file) == Array("a,b\n1,2\n3,4\n".utf8))
        put(Array("a,b\n1,2\n3,".utf8), file)
        try AppendedFile.append(Array("5,6\n".utf8), to: file, opening: header)
        #expect(get(file) == Array("a,b\n1,2\n3,\n5,6\n".utf8))
    }
}
