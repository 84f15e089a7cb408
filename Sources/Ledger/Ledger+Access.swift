import Figures
import GRDB
import Synchronization

extension Ledger {
    /// Runs a piece of work on the database; if the file proves to be damaged, sets it aside and runs the work once more
    /// on a new one.
    func access<Result>(_ work: (DatabasePool) throws -> Result) throws(LedgerError) -> Result {
        let connection = state.withLock { $0.connection }
        do {
            return try work(connection.pool)
        } catch {
            guard StorageProblem(error).isCuredByReopening else { throw LedgerError(error, file: file) }
        }
        let renewed = try renew(connection)
        do {
            return try work(renewed.pool)
        } catch {
            throw LedgerError(error, file: file)
        }
    }

    /// A connection in place of one that failed; threads that come here together share the new one.
    private func renew(_ failed: LedgerConnection) throws(LedgerError) -> LedgerConnection {
        try state.withLock { (state: inout sending State) throws(LedgerError) -> LedgerConnection in
            guard state.connection.identity == failed.identity else { return state.connection }
            let opened = try place.open(insteadOf: failed)
            state.connection = opened.connection
            state.notices += opened.notices
            return opened.connection
        }
    }

    /// Adds a notice.
    func note(_ notice: LocalizedText) {
        state.withLock { $0.notices.append(notice) }
    }
}

extension LocalizedText {
    /// The notice that an unusable file was set aside.
    static func setAside(_ file: String, as kept: String) -> LocalizedText {
        LocalizedText(
            vi: "\(file): sổ lưu hỏng hoặc không phải sổ lưu; đã để riêng thành \(kept) (có thể xóa) và lập sổ mới",
            en: "\(file): the ledger is damaged or not a ledger; set aside as \(kept) (may be deleted), a new one made")
    }

    /// The notice that one entry was dropped.
    static func droppedEntry(of batch: String, in file: String) -> LocalizedText {
        LocalizedText(
            vi: "\(file): phần lưu của \(batch) không khớp mã kiểm tra; đã bỏ, đợt nhập sẽ được đọc lại",
            en:
                "\(file): what was stored of \(batch) does not match its checksum; dropped, the batch will be read again"
        )
    }
}
