#if canImport(Glibc)
internal import Glibc
#endif

/// Adds rows to files that only ever grow: decisions, the journal.
public enum AppendedFile {
    /// Adds bytes, whole lines, to the end of a file and forces them to the disk.
    ///
    /// A second writer waits. If the bytes do not all go in, the file is as it was. If a power cut left a last line without
    /// its end, that line is closed first: the new row is never glued to it.
    ///
    /// - Parameter opening: what a new or empty file begins with, such as a header row.
    /// - Throws: `missingFolder`, `isFolder`, `notRegular`, `notPermitted`, `readOnly`, `diskFull`, `inputOutput`.
    public static func append(_ bytes: [UInt8], to file: String, opening: [UInt8] = []) throws(TableError) {
        let existing = try ExistingFile(file)
        let descriptor = try open(file)
        // The lock goes with the descriptor.
        while flock(descriptor.number, LOCK_EX) != 0 {
            if errno != EINTR { throw .writing(file, .lock, errno) }
        }
        do throws(SystemCode) {
            let size = try descriptor.status().st_size
            var all = size == 0 ? opening : []
            if size > 0 && !endsWithLineEnd(descriptor, size) { all = [0x0A] }
            all += bytes
            if let code = descriptor.writeAll(all) {
                _ = ftruncate(descriptor.number, size)
                // An empty file would be one without its header. Nobody else can have written while it is locked.
                if existing == nil && size == 0 { _ = unlink(file) }
                throw SystemCode(value: code)
            }
        } catch {
            throw .writing(file, .write, error.value)
        }
        do throws(SystemCode) { try descriptor.sync() } catch { throw .writing(file, .sync, error.value) }
        if existing == nil { try AtomicFile.syncFolder(of: file, for: file) }
    }

    private static func open(_ file: String) throws(TableError) -> FileDescriptor {
        do throws(SystemCode) {
            return try FileDescriptor(opening: file, flags: O_RDWR | O_CREAT | O_APPEND)
        } catch {
            throw .writing(file, .open, error.value)
        }
    }

    private static func endsWithLineEnd(_ descriptor: borrowing FileDescriptor, _ size: off_t) -> Bool {
        var last: UInt8 = 0
        let count = pread(descriptor.number, &last, 1, size - 1)
        return count == 1 && (last == 0x0A || last == 0x0D)
    }
}
