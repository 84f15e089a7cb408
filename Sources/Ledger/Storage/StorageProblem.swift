import GRDB

/// What an error of SQLite means for a cache.
enum StorageProblem {
    /// The file is not what it should be: torn, overwritten, or of another kind.
    case damaged
    /// Somebody has set the file aside while it was open here.
    case moved
    /// The system does not let us: permissions, a full disk, a failing one.
    case unavailable
    /// Somebody else held it for too long.
    case busy
    /// Anything else.
    case unexpected

    /// Classifies an error by SQLite's result code.
    init(_ error: any Error) {
        guard let error = error as? DatabaseError else {
            self = .unexpected
            return
        }
        switch error.extendedResultCode {
        case .SQLITE_READONLY_DBMOVED:
            self = .moved
            return
        // A page that the file should hold and does not: the file was cut short.
        case .SQLITE_IOERR_SHORT_READ:
            self = .damaged
            return
        default: break
        }
        switch error.resultCode {
        // Our own statements are right, so a missing table (ERROR) or a duplicate under a unique key (CONSTRAINT) comes
        // from the file.
        case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_FORMAT:
            self = .damaged
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: self = .busy
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_IOERR, .SQLITE_PERM, .SQLITE_FULL, .SQLITE_AUTH, .SQLITE_NOLFS:
            self = .unavailable
        default: self = .unexpected
        }
    }

    /// Whether opening the ledger again, after setting a damaged one aside, is worth a try.
    var isCuredByReopening: Bool {
        switch self {
        case .damaged, .moved: true
        case .unavailable, .busy, .unexpected: false
        }
    }
}

extension LedgerError {
    /// The typed error for one that the database threw.
    init(_ error: any Error, file: String) {
        if let known = error as? LedgerError {
            self = known
            return
        }
        let detail = (error as? DatabaseError).map { "SQLite \($0.extendedResultCode.rawValue): \($0.message ?? "-")" }
        switch StorageProblem(error) {
        case .busy: self = .busy(file: file)
        case .unavailable, .moved: self = .unavailable(file: file, reason: detail ?? "\(error)")
        case .damaged, .unexpected: self = .unexpected(file: file, detail: detail ?? "\(error)")
        }
    }
}
