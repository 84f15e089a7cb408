import Testing

@testable import Tables

#if canImport(Glibc)
import Glibc
#endif

@Suite("Copies of files on their way to a name, and locks on folders")
struct FileCopyTests {
    @Test("A copy has the bytes and their digest, and never takes the place of anything")
    func copy() throws {
        let folder = TemporaryFolder()
        let bytes = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        put(bytes, folder.file("a"))
        let copy = try FileCopy(of: folder.file("a"), to: folder.file(".b"))
        #expect(copy.size == bytes.count)
        #expect(try copy.digest == SHA256.digest(of: bytes))
        #expect(try FileReader.allBytes(of: copy.path) == bytes)
        #expect(throws: TableError.self) { try FileCopy(of: folder.file("a"), to: folder.file(".b")) }
        #expect(throws: TableError.missingFile(file: folder.file("x"))) {
            try FileCopy(of: folder.file("x"), to: folder.file("y"))
        }
        #expect(throws: TableError.isFolder(file: folder.path)) { try FileCopy(of: folder.path, to: folder.file("y")) }
        #expect(folder.names().sorted() == [".b", "a"])
    }

    @Test("A copy gets its name unless something stands there; again is right wherever the first time ended")
    func place() throws {
        let folder = TemporaryFolder()
        put([1], folder.file(".a"))
        put([2], folder.file("taken"))
        #expect(try !FileCopy.place(folder.file(".a"), as: folder.file("taken")))
        #expect(try FileReader.allBytes(of: folder.file("taken")) == [2])
        #expect(try FileCopy.place(folder.file(".a"), as: folder.file("a")))
        #expect(folder.names().sorted() == ["a", "taken"])
        // Killed between the two steps: the copy has both names.
        #expect(link(folder.file("a"), folder.file(".a")) == 0)
        #expect(try FileCopy.place(folder.file(".a"), as: folder.file("a")))
        #expect(folder.names().sorted() == ["a", "taken"])
        #expect(throws: TableError.self) { try FileCopy.place(folder.file("gone"), as: folder.file("b")) }
    }

    @Test("Many may look at a folder at once, one alone may change it, and a lock goes with its owner")
    func locks() throws {
        let folder = TemporaryFolder()
        let number = open(folder.path, O_RDONLY | O_DIRECTORY)
        defer { close(number) }
        let first = try FolderLock.taken(folder.path, .shared)
        let second = try FolderLock.taken(folder.path, .shared)
        #expect(flock(number, LOCK_EX | LOCK_NB) != 0)
        _ = consume first
        #expect(flock(number, LOCK_EX | LOCK_NB) != 0)
        _ = consume second
        #expect(flock(number, LOCK_EX | LOCK_NB) == 0)
        #expect(flock(number, LOCK_UN) == 0)
        let only = try FolderLock.taken(folder.path, .exclusive)
        #expect(flock(number, LOCK_SH | LOCK_NB) != 0)
        _ = consume only
        #expect(flock(number, LOCK_SH | LOCK_NB) == 0)
        #expect(folder.names().isEmpty)
        #expect(throws: TableError.missingFile(file: folder.file("x"))) {
            _ = try FolderLock.taken(folder.file("x"), .shared)
        }
    }
}
