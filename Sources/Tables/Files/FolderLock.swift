#if canImport(Glibc)
internal import Glibc
#endif

/// A lock between processes on a folder, let go of when its owner goes, or when the process ends, however it ends.
///
/// It is taken on the folder itself: no lock file is left behind, and a folder that may only be read can be locked too. Some network
/// file systems cannot lock folders; there the work goes on without, as nothing is lost by that, only the order of several at once.
public struct FolderLock: ~Copyable {
    /// How a folder is locked.
    public enum Kind: Sendable, Hashable {
        /// Many may look at once.
        case shared
        /// One alone may change what is there.
        case exclusive
    }

    /// How long to wait for another process, and how often to look, in milliseconds.
    private static let patience = 60_000
    private static let step = 5

    private let descriptor: FileDescriptor

    private init(_ descriptor: consuming FileDescriptor) { self.descriptor = descriptor }

    /// Waits for the lock of a folder.
    ///
    /// - Returns: nil if others have held the folder for longer than a minute.
    /// - Throws: `missingFile`, `notPermitted`, `inputOutput`.
    public static func taken(_ folder: String, _ kind: Kind) throws(TableError) -> FolderLock? {
        try taken(folder, kind, patience: patience)
    }

    /// Takes the lock of a folder if nobody holds it; nil if somebody does.
    ///
    /// - Throws: `missingFile`, `notPermitted`, `inputOutput`.
    public static func takenAtOnce(_ folder: String, _ kind: Kind) throws(TableError) -> FolderLock? {
        try taken(folder, kind, patience: 0)
    }

    private static func taken(_ folder: String, _ kind: Kind, patience: Int) throws(TableError) -> FolderLock? {
        let descriptor = try open(folder)
        let operation = (kind == .shared ? LOCK_SH : LOCK_EX) | LOCK_NB
        var waited = 0
        while flock(descriptor.number, operation) != 0 {
            switch errno {
            case EWOULDBLOCK, EINTR: break
            case EBADF, EINVAL, ENOLCK, ENOSYS, EOPNOTSUPP: return FolderLock(descriptor)
            case let code: throw .reading(folder, .lock, code)
            }
            guard waited < patience else { return nil }
            usleep(UInt32(step) * 1_000)
            waited += step
        }
        return FolderLock(descriptor)
    }

    private static func open(_ folder: String) throws(TableError) -> FileDescriptor {
        do throws(SystemCode) {
            return try FileDescriptor(opening: folder, flags: O_RDONLY | O_DIRECTORY)
        } catch {
            throw .reading(folder, .open, error.value)
        }
    }
}
