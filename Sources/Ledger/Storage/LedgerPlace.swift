import Figures
import GRDB
#if canImport(Glibc)
import Glibc
#endif

/// An open ledger.
struct LedgerConnection: Sendable {
    let pool: DatabasePool
    /// Which file it is; names change when a damaged ledger is set aside, files do not.
    let identity: FileIdentity?
}

/// Where a campaign's ledger lies, and how it is opened there.
struct LedgerPlace: Sendable {
    /// The folder of the ledger, `.hailong` in the campaign's folder.
    let folder: String
    /// The database.
    let file: String

    private var lockFile: String { folder + "/ledger.lock" }
    /// How many unusable ledgers are kept beside the new one before a person has to look.
    private static let mostKept = 999

    /// The place of a campaign's ledger.
    init(campaignFolder: String) {
        folder = (campaignFolder.isEmpty ? "." : campaignFolder) + "/.hailong"
        file = folder + "/ledger.sqlite"
    }

    /// An open ledger, and what a person should know about how it came to be open.
    typealias Opened = (connection: LedgerConnection, notices: [LocalizedText])

    /// Opens the ledger or makes it; sets aside what is not one.
    /// - Parameter failed: a connection whose file has proved to be damaged; it is set aside unless somebody else has
    ///   already done so.
    func open(insteadOf failed: LedgerConnection? = nil) throws(LedgerError) -> Opened {
        try makeFolder()
        return try FileLock.holding(lockFile) { () throws(LedgerError) -> Opened in
            var notices: [LocalizedText] = []
            if let identity = failed?.identity, identity == FileIdentity(of: file) {
                notices.append(.setAside(file, as: try setAside()))
            }
            do {
                return (try connect(), notices)
            } catch {
                guard StorageProblem(error).isCuredByReopening else { throw LedgerError(error, file: file) }
            }
            notices.append(.setAside(file, as: try setAside()))
            do {
                return (try connect(), notices)
            } catch {
                throw LedgerError(error, file: file)
            }
        }
    }

    private func makeFolder() throws(LedgerError) {
        // Only the last folder is made: a campaign that is not there is a mistake of the caller's.
        guard mkdir(folder, 0o777) == 0 || errno == EEXIST else {
            throw LedgerError.unavailable(file: folder, reason: systemReason(errno))
        }
    }

    private func connect() throws -> LedgerConnection {
        try inspect()
        let pool: DatabasePool
        do {
            pool = try DatabasePool(path: file, configuration: LedgerSchema.configuration)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
            // GRDB says so when the file system cannot share memory between processes, which WAL needs.
            throw LedgerError.unavailable(file: file, reason: error.message ?? "WAL")
        }
        try LedgerSchema.migrator.migrate(pool)
        return LedgerConnection(pool: pool, identity: FileIdentity(of: file))
    }

    /// Looks whether an existing file is a ledger of this version or an older one, by a plain connection: opening a pool
    /// writes to the file, and what is not ours is left as it is.
    private func inspect() throws {
        guard FileIdentity(of: file) != nil else { return }
        let connection = try DatabaseQueue(path: file, configuration: LedgerSchema.configuration)
        try connection.read { db in
            guard try LedgerSchema.isLedgerOrEmpty(db) else {
                throw DatabaseError(resultCode: .SQLITE_NOTADB, message: "database of another program")
            }
            guard try !LedgerSchema.migrator.hasBeenSuperseded(db) else {
                throw LedgerError.newerVersion(file: file)
            }
        }
    }

    /// Gives an unusable database another name; returns that name.
    private func setAside() throws(LedgerError) -> String {
        for number in 1...Self.mostKept {
            let kept = file + ".broken-\(number)"
            guard FileIdentity(of: kept) == nil else { continue }
            guard rename(file, kept) == 0 || errno == ENOENT else {
                throw LedgerError.unavailable(file: file, reason: systemReason(errno))
            }
            // The log belongs to the old file: left where it is, it would be applied to the new one. The shared memory is
            // only an index of the log.
            guard rename(file + "-wal", kept + "-wal") == 0 || errno == ENOENT else {
                throw LedgerError.unavailable(file: file + "-wal", reason: systemReason(errno))
            }
            guard unlink(file + "-shm") == 0 || errno == ENOENT else {
                throw LedgerError.unavailable(file: file + "-shm", reason: systemReason(errno))
            }
            return kept
        }
        throw LedgerError.unavailable(file: file, reason: "\(Self.mostKept) × ledger.sqlite.broken-N")
    }
}
