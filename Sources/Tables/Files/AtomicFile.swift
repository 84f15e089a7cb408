#if canImport(Glibc)
internal import Glibc
#endif

/// Writes a file so that at any instant, also after a power cut, either the old or the whole new one is there.
///
/// What is written goes to a temporary file in the same folder; `commit()` forces it to the disk, puts it in the place of
/// the old file and forces the folder to the disk. An owner that goes without `commit()` leaves the old file as it was.
public struct AtomicFile: ~Copyable {
    /// The path as it was given.
    public let file: String

    /// The file behind the path, symbolic links followed: a link stays a link.
    private let target: String
    private let temporary: TemporaryFile

    /// Begins a new file.
    ///
    /// - Throws: `missingFolder`, `isFolder`, `notRegular`, `notPermitted`, `readOnly`, `diskFull`, `inputOutput`.
    public init(_ file: String) throws(TableError) {
        let existing = try ExistingFile(file)
        let target = existing?.path ?? file
        do throws(SystemCode) {
            temporary = try TemporaryFile(beside: target)
        } catch {
            throw .writing(file, .open, error.value)
        }
        // Who may read the old file may read the new one.
        if let mode = existing?.mode { _ = fchmod(temporary.descriptor.number, mode) }
        self.file = file
        self.target = target
    }

    /// Where the new file lies until `commit()`, for a library that writes to paths only.
    var temporaryPath: String { temporary.path }

    /// Adds bytes.
    public mutating func write(_ bytes: [UInt8]) throws(TableError) {
        if let code = temporary.descriptor.writeAll(bytes) { throw .writing(file, .write, code) }
    }

    /// Puts the new file in the place of the old.
    public consuming func commit() throws(TableError) {
        try force()
        try replace()
        try Self.syncFolder(of: target, for: file)
    }

    /// Forces what was written to the disk.
    private func force() throws(TableError) {
        do throws(SystemCode) { try temporary.descriptor.sync() } catch { throw .writing(file, .sync, error.value) }
    }

    private func replace() throws(TableError) {
        guard rename(temporary.path, target) == 0 else { throw .writing(file, .rename, errno) }
    }

    /// Writes a whole file of many, each of which is old or whole at any instant unless the power goes before `forceAll` was called: to wait
    /// for the disk with each of ten thousand pages takes longer than to compose them.
    public static func writeUnforced(_ bytes: [UInt8], to file: String) throws(TableError) {
        var new = try AtomicFile(file)
        try new.write(bytes)
        try new.replace()
    }

    /// Forces all that was written to the disk that a folder lies on.
    public static func forceAll(below folder: String) throws(TableError) {
        do throws(SystemCode) {
            let opened = try FileDescriptor(opening: folder, flags: O_RDONLY | O_DIRECTORY)
            try opened.syncAll()
        } catch {
            throw .writing(folder, .sync, error.value)
        }
    }

    /// Writes a whole file.
    public static func write(_ bytes: [UInt8], to file: String) throws(TableError) {
        var new = try AtomicFile(file)
        try new.write(bytes)
        try new.commit()
    }

    /// Forces the entries of the folder that a file lies in to the disk.
    static func syncFolder(of target: String, for file: String) throws(TableError) {
        do throws(SystemCode) {
            let folder = try FileDescriptor(opening: folder(of: target), flags: O_RDONLY | O_DIRECTORY)
            try folder.sync()
        } catch {
            throw .writing(file, .sync, error.value)
        }
    }
}

/// A new file beside the one whose place it will take; gone with its owner, unless it has taken that place.
private struct TemporaryFile: ~Copyable {
    let path: String
    let descriptor: FileDescriptor

    init(beside target: String) throws(SystemCode) {
        var attempt = 0
        while true {
            // The process and a running number; a name that a killed process left behind is passed over.
            let path = folder(of: target) + "/.\(lastPart(of: target)).\(getpid())-\(attempt).tmp"
            do throws(SystemCode) {
                descriptor = try FileDescriptor(opening: path, flags: O_WRONLY | O_CREAT | O_EXCL)
                self.path = path
                return
            } catch {
                attempt += 1
                if error.value != EEXIST || attempt > 1_000 { throw error }
            }
        }
    }

    deinit {
        // After the rename nothing is left under this name.
        _ = unlink(path)
    }
}

/// What stands at a path that is to be written.
struct ExistingFile {
    /// The path behind symbolic links.
    let path: String
    /// The permissions.
    let mode: mode_t

    /// Looks at a path; nil if nothing is there.
    ///
    /// - Throws: `isFolder`, `notRegular`: neither is ever replaced or added to.
    init?(_ file: String) throws(TableError) {
        var status = stat()
        guard stat(file, &status) == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw .isFolder(file: file)
        default: throw .notRegular(file: file)
        }
        mode = status.st_mode & 0o7777
        guard let real = realpath(file, nil) else {
            path = file
            return
        }
        path = String(cString: real)
        free(real)
    }
}
