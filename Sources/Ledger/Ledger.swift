public import Figures
import GRDB
public import Questionnaires
public import Responses
import Synchronization

/// What reading each batch of a campaign gave, kept in `.hailong/ledger.sqlite` so that unchanged files need no parsing.
///
/// A cache and nothing else: whatever it gives back is bit for bit what was stored, or it gives nothing. It may be deleted
/// at any time; a run with it and a run without it give the same bytes. Several threads and processes may use it at once.
public final class Ledger: Sendable {
    /// The path of the database.
    public var file: String { place.file }

    let place: LedgerPlace
    let state: Mutex<State>

    /// The connection in use, and what has happened to it.
    struct State: Sendable {
        var connection: LedgerConnection
        var notices: [LocalizedText]
    }

    /// Opens the ledger of a campaign, making it if there is none.
    ///
    /// A file that is no ledger, or a damaged one, is set aside as `ledger.sqlite.broken-N` and a new one made, with a
    /// notice.
    /// - Parameter campaignFolder: the campaign's folder, which must exist.
    /// - Throws: `newerVersion`, `unavailable` or `busy`; the caller may go on without a ledger.
    public init(folder campaignFolder: String) throws(LedgerError) {
        place = LedgerPlace(campaignFolder: campaignFolder)
        let opened = try place.open()
        state = Mutex(State(connection: opened.connection, notices: opened.notices))
    }

    /// What happened to the ledger that a person should know, in order: set aside, made anew, an entry dropped.
    public var notices: [LocalizedText] { state.withLock { $0.notices } }

    /// The stored reading of a batch, or nil if there is none that may be used.
    ///
    /// An entry that does not fit the questionnaire or its own checksum is dropped. The origins' batch numbers are 0, since
    /// a batch's place in the campaign depends on the other batches: see `ResponseTable.renumbered(batch:)`.
    public func contents(
        for key: LedgerKey, questionnaire: Questionnaire
    ) throws(LedgerError) -> BatchContents? {
        try access { pool in
            do {
                return try pool.read { db in
                    try StoredBatchReader(db: db, questionnaire: questionnaire).contents(for: key)
                }
            } catch is StoredDamage {
                try pool.write { try StoredBatchWriter(db: $0).remove(key) }
                self.note(.droppedEntry(of: key.file, in: self.file))
                return nil
            }
        }
    }

    /// Stores the reading of a batch in one transaction, in place of any older reading of the same file.
    ///
    /// If exactly this is already there, nothing is written.
    public func store(_ contents: BatchContents, for key: LedgerKey) throws(LedgerError) {
        try store([(contents, key)])
    }

    /// Stores the readings of several batches in one transaction: all of them are there afterwards, or none is.
    ///
    /// What is already there exactly so is not written again.
    public func store(_ batches: [(contents: BatchContents, key: LedgerKey)]) throws(LedgerError) {
        for (contents, key) in batches {
            guard contents.source.file == key.file, contents.source.sha256 == key.sha256 else {
                throw LedgerError.otherBatch(key: key.file, contents: contents.source.file)
            }
        }
        let checksums = batches.map { $0.contents.checksum(for: $0.key) }
        try access { pool in
            let missing = try pool.read { db in
                let writer = StoredBatchWriter(db: db)
                return try batches.indices.filter { try !writer.holds(batches[$0].key, checksum: checksums[$0]) }
            }
            guard !missing.isEmpty else { return }
            // GRDB begins the transaction of `write` as IMMEDIATE, so that two processes wait for each other.
            try pool.write { db in
                let writer = StoredBatchWriter(db: db)
                for number in missing {
                    try writer.store(batches[number].contents, for: batches[number].key, checksum: checksums[number])
                }
            }
        }
    }

    /// Removes what is stored of files that are no longer there.
    ///
    /// - Parameter files: the files whose entries stay.
    public func keepOnly(_ files: Set<String>) throws(LedgerError) {
        try access { pool in
            let gone = try pool.read { try StoredBatchList(db: $0).files() }.filter { !files.contains($0) }
            guard !gone.isEmpty else { return }
            try pool.write { db in
                for file in gone { try StoredBatchWriter(db: db).remove(file: file) }
            }
        }
    }

    /// Removes what is stored of a file, if anything.
    public func remove(file: String) throws(LedgerError) {
        try access { pool in
            try pool.write { try StoredBatchWriter(db: $0).remove(file: file) }
        }
    }

    /// What the ledger holds, ordered by the bytes of the file names.
    public func batches() throws(LedgerError) -> [LedgerBatch] {
        try access { pool in
            do {
                return try pool.read { try StoredBatchList(db: $0).batches() }
            } catch is StoredDamage {
                throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "unreadable list of batches")
            }
        }
    }
}
