import Figures
import FoundationEssentials
import GRDB
import Glibc
import Ledger
import Testing

@Suite("Opening: what cannot be used is said, and nothing is touched")
struct OpeningTests {
    private let folder: CampaignFolder

    init() throws {
        folder = try CampaignFolder()
    }

    @Test("a ledger of a newer version is left as it is")
    func newerVersion() throws {
        let key = SampleBatch.key()
        try folder.fill([(key, try SampleBatch.contents(rows: 10))])
        let queue = try DatabaseQueue(path: folder.database)
        try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('of the future')") }
        try queue.close()
        let before = try folder.bytes()
        #expect(throws: LedgerError.newerVersion(file: folder.database)) { try folder.ledger() }
        #expect(try folder.bytes() == before)
        #expect(try folder.names().allSatisfy { !$0.contains("broken") })
    }

    @Test("a campaign that is a file, is not there, or lies where nothing can be made")
    func unusableFolders() throws {
        try Data("x".utf8).write(to: URL(filePath: folder.path + "/file"))
        for path in [folder.path + "/file", folder.path + "/none", "/proc"] {
            let error = #expect(throws: LedgerError.self) { try Ledger(folder: path) }
            guard case .unavailable(let file, _)? = error else {
                Issue.record("\(path): \(String(describing: error))")
                continue
            }
            #expect(file == path + "/.hailong")
        }
        // A folder that is not there is not made either.
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["file"])
    }

    @Test("a folder in the place of the database")
    func folderInPlace() throws {
        try FileManager.default.createDirectory(atPath: folder.database, withIntermediateDirectories: true)
        let error = #expect(throws: LedgerError.self) { try folder.ledger() }
        guard case .unavailable? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(try folder.names() == ["ledger.lock", "ledger.sqlite"])
    }

    @Test("a folder without write permission", .enabled(if: geteuid() != 0, "the superuser may write anywhere"))
    func readOnlyFolder() throws {
        chmod(folder.path, 0o555)
        defer { chmod(folder.path, 0o755) }
        let error = #expect(throws: LedgerError.self) { try folder.ledger() }
        guard case .unavailable? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("a closed ledger is one file beside its lock")
    func tidiness() throws {
        try folder.fill([(SampleBatch.key(), try SampleBatch.contents(rows: 10))])
        #expect(try folder.names() == ["ledger.lock", "ledger.sqlite"])
    }

    @Test("every error says what happened and where, in both languages")
    func messages() {
        let errors: [LedgerError] = [
            .newerVersion(file: "x/l"), .unavailable(file: "x/l", reason: "No space left"), .busy(file: "x/l"),
            .otherBatch(key: "x/l", contents: "b"), .unexpected(file: "x/l", detail: "SQLite 25"),
        ]
        for error in errors {
            #expect(error.message.vi.contains("x/l") && error.message.en.contains("x/l"))
            #expect(error.message.vi != error.message.en)
        }
        #expect(errors[1].message.en.contains("No space left"))
    }
}
