#if canImport(Glibc)
internal import Glibc
#endif

/// A whole copy of a file under a name of its own, on its way to the name that it shall bear.
///
/// The bytes are read once, so that the digest is that of what was copied. The copy is on the disk before it gets its name.
public struct FileCopy: Sendable, Hashable {
    /// The path of the copy.
    public let path: String
    /// The SHA-256 of its bytes.
    public let digest: SHA256Digest
    /// Its size in bytes.
    public let size: Int

    /// Copies a file to a path at which nothing may stand yet.
    ///
    /// - Throws: what reading and writing files throw; `changedWhileRead` if the file was changed meanwhile. Then nothing is left
    ///   at the path.
    public init(of file: String, to path: String) throws(TableError) {
        var reader = try FileReader(file, hashing: true)
        let new: FileDescriptor
        do throws(SystemCode) {
            new = try FileDescriptor(opening: path, flags: O_WRONLY | O_CREAT | O_EXCL)
        } catch {
            throw .writing(path, .open, error.value)
        }
        do throws(TableError) {
            try Self.copy(&reader, to: new, path: path)
        } catch {
            _ = unlink(path)
            throw error
        }
        guard let digest = reader.digest else { throw .changedWhileRead(file: file) }
        self.path = path
        self.digest = digest
        size = reader.size
    }

    private static func copy(
        _ reader: inout FileReader, to new: borrowing FileDescriptor, path: String
    ) throws(TableError) {
        var buffer = [UInt8](repeating: 0, count: TableLimits.readBytes)
        while true {
            let count = try reader.read(into: &buffer, at: 0, atMost: buffer.count)
            if count == 0 { break }
            if let code = new.writeAll(count == buffer.count ? buffer : Array(buffer[..<count])) {
                throw .writing(path, .write, code)
            }
        }
        do throws(SystemCode) { try new.sync() } catch { throw .writing(path, .sync, error.value) }
    }

    /// Gives a copy the name that it shall bear, unless something stands there.
    ///
    /// A process that is killed on the way leaves the copy under one of its names, or under both; doing it again is right.
    ///
    /// - Returns: false where another file has the name.
    public static func place(_ path: String, as target: String) throws(TableError) -> Bool {
        if link(path, target) != 0 {
            switch errno {
            case EEXIST: guard isSame(path, target) else { return false }
            // File systems without hard links, such as FAT, on which nobody can be kept from taking the name meanwhile.
            case EPERM, ENOTSUP, EMLINK:
                var status = stat()
                if stat(target, &status) == 0 { return false }
                guard rename(path, target) == 0 else { throw .writing(target, .rename, errno) }
            case let code: throw .writing(target, .rename, code)
            }
        }
        _ = unlink(path)
        try AtomicFile.syncFolder(of: target, for: target)
        return true
    }

    /// Removes a file, if it is there.
    public static func remove(_ path: String) { _ = unlink(path) }

    /// Whether two paths lead to one file.
    public static func isSame(_ path: String, _ other: String) -> Bool {
        var (one, two) = (stat(), stat())
        return stat(path, &one) == 0 && stat(other, &two) == 0 && one.st_dev == two.st_dev && one.st_ino == two.st_ino
    }
}
