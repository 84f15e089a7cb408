public import Figures

/// Why the ledger cannot be used. Since it is a cache, a run may always go on without it.
public enum LedgerError: Error, Equatable, Sendable {
    /// A newer version of the program has written the ledger; this one leaves it alone.
    case newerVersion(file: String)
    /// The ledger cannot be made, opened, read or written: a folder that may not be written, a full disk, no such folder.
    case unavailable(file: String, reason: String)
    /// Another process has held the ledger for longer than the waiting time.
    case busy(file: String)
    /// Contents were to be stored under the key of another batch; a defect of the program.
    case otherBatch(key: String, contents: String)
    /// The database answered in a way that the program does not expect; a defect of the program.
    case unexpected(file: String, detail: String)

    /// What happened, where, and what to do.
    public var message: LocalizedText {
        switch self {
        case .newerVersion(let file):
            LocalizedText(
                vi: """
                    \(file): sổ lưu do phiên bản mới hơn của chương trình ghi; hãy dùng phiên bản đó, hoặc xóa tệp này \
                    (chương trình sẽ đọc lại các đợt nhập)
                    """,
                en: """
                    \(file): the ledger was written by a newer version of the program; use that version, or delete the \
                    file (the batches will be read again)
                    """)
        case .unavailable(let file, let reason):
            LocalizedText(
                vi: "\(file): không dùng được sổ lưu (\(reason)); hãy kiểm tra quyền ghi và dung lượng đĩa",
                en:
                    "\(file): the ledger cannot be used (\(reason)); check the folder's permissions and the disk's space"
            )
        case .busy(let file):
            LocalizedText(
                vi: "\(file): một tiến trình khác đang giữ sổ lưu; hãy đợi tiến trình đó xong rồi chạy lại",
                en: "\(file): another process holds the ledger; wait for it to finish, then run again")
        case .otherBatch(let key, let contents):
            LocalizedText(
                vi: "lỗi chương trình: lưu nội dung của \(contents) dưới tên \(key)",
                en: "defect: contents of \(contents) stored under the key of \(key)")
        case .unexpected(let file, let detail):
            LocalizedText(
                vi: "lỗi chương trình: \(file): sổ lưu trả lời bất thường (\(detail)); có thể xóa tệp này rồi chạy lại",
                en:
                    "defect: \(file): unexpected answer of the ledger (\(detail)); the file may be deleted, then run again"
            )
        }
    }
}
