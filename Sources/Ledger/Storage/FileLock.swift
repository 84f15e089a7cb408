#if canImport(Glibc)
import Glibc
#endif

/// A lock between processes on a file beside the database, held while the database is made, opened or set aside.
///
/// SQLite guards what happens inside its file; this guards the file's being there. The system lets go of it when the
/// process ends, however it ends.
enum FileLock {
    /// How long to wait for another process, and how often to look, in milliseconds.
    private static let patience = 30_000
    private static let step = 20

    /// Waits for the lock, does the work and lets go.
    static func holding<Result>(
        _ path: String, _ work: () throws(LedgerError) -> Result
    ) throws(LedgerError) -> Result {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw LedgerError.unavailable(file: path, reason: systemReason(errno)) }
        defer { _ = close(descriptor) }
        var waited = 0
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            guard code == EWOULDBLOCK || code == EINTR else {
                throw LedgerError.unavailable(file: path, reason: systemReason(code))
            }
            guard waited < patience else { throw LedgerError.busy(file: path) }
            usleep(UInt32(step) * 1_000)
            waited += step
        }
        return try work()
    }
}

/// What tells one file from another that later has the same name.
struct FileIdentity: Equatable, Sendable {
    private let device: UInt64
    private let node: UInt64

    /// The identity of the file at a path, or nil if there is none.
    init?(of path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        device = UInt64(status.st_dev)
        node = UInt64(status.st_ino)
    }
}

/// The operating system's text for an error code.
func systemReason(_ code: Int32) -> String {
    strerror(code).map { String(cString: $0) } ?? "errno \(code)"
}
