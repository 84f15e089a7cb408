import FoundationEssentials
import Glibc
import Ledger
import Responses

/// A campaign's folder for one test, removed with everything in it when the test lets go of it.
final class CampaignFolder: Sendable {
    let path: String

    init() throws {
        var template = Array("\(FileManager.default.temporaryDirectory.path)/ledger-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        path = String(cString: made)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The path of the database.
    var database: String { path + "/.hailong/ledger.sqlite" }

    /// Opens the ledger.
    func ledger() throws -> Ledger { try Ledger(folder: path) }

    /// Makes a ledger that holds the contents, closed again and without a log beside it.
    func fill(_ batches: [(LedgerKey, BatchContents)]) throws {
        let ledger = try ledger()
        for (key, contents) in batches {
            try ledger.store(contents, for: key)
        }
    }

    /// The bytes of a file in the ledger's folder.
    func bytes(_ name: String = "ledger.sqlite") throws -> [UInt8] {
        try [UInt8](Data(contentsOf: URL(filePath: path + "/.hailong/" + name)))
    }

    /// Replaces a file in the ledger's folder by bytes.
    func write(_ bytes: [UInt8], to name: String = "ledger.sqlite") throws {
        try FileManager.default.createDirectory(atPath: path + "/.hailong", withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(filePath: path + "/.hailong/" + name))
    }

    /// Overwrites a part of the database in place, behind the back of whoever has it open.
    func overwrite(from start: Int, count: Int) throws {
        let descriptor = open(database, O_WRONLY)
        let noise = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ 13) }
        let written = pwrite(descriptor, noise, count, off_t(start))
        close(descriptor)
        guard written == count else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    }

    /// The names in the ledger's folder, sorted.
    func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path + "/.hailong").sorted()
    }
}
