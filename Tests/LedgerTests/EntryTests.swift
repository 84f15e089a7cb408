import Figures
import GRDB
import Ledger
import Questionnaires
import Responses
import Testing

@Suite("Entries are found by key, replaced and removed")
struct EntryTests {
    private let folder: CampaignFolder
    private let ledger: Ledger
    private let questionnaire = SampleBatch.questionnaire

    init() throws {
        folder = try CampaignFolder()
        ledger = try folder.ledger()
    }

    @Test("another sum of the bytes, reading or file is another key")
    func otherKeys() throws {
        let key = SampleBatch.key()
        try ledger.store(try SampleBatch.contents(rows: 10), for: key)
        var changed = key
        changed.sha256 += "0"
        var reread = key
        reread.reading = "r2"
        var renamed = key
        renamed.file = "batches/A.csv"
        for other in [changed, reread, renamed] {
            #expect(try ledger.contents(for: other, questionnaire: questionnaire) == nil)
        }
        #expect(try ledger.contents(for: key, questionnaire: questionnaire) != nil)
        #expect(ledger.notices.isEmpty)
    }

    @Test("the same again writes nothing")
    func sameAgain() throws {
        let key = SampleBatch.key()
        let contents = try SampleBatch.contents(rows: 10)
        try ledger.store(contents, for: key)
        let watcher = try watcher()
        let version = try dataVersion(watcher)
        try ledger.store(contents, for: key)
        #expect(try dataVersion(watcher) == version)
        try ledger.store(try SampleBatch.contents(rows: 11), for: key)
        #expect(try dataVersion(watcher) != version)
        #expect(try ledger.contents(for: key, questionnaire: questionnaire)?.table.rowCount == 11)
    }

    @Test("a changed file's reading replaces the older one and leaves nothing of it")
    func replacement() throws {
        let (first, second) = (SampleBatch.key(version: 1), SampleBatch.key(version: 2))
        try ledger.store(try SampleBatch.contents(rows: 70_000, key: first), for: first)
        let contents = try SampleBatch.contents(rows: 5, key: second, seed: 2)
        try ledger.store(contents, for: second)
        #expect(try ledger.contents(for: first, questionnaire: questionnaire) == nil)
        let back = try #require(try ledger.contents(for: second, questionnaire: questionnaire))
        #expect(difference(contents, back) == nil)
        #expect(
            try counts() == [
                "batch": 1, "answer_column": 6, "answer_block": 6, "answer_text": 1, "row_block": 1,
                "refused_record": 2, "finding": 4,
            ])
    }

    @Test("removing takes all of one file and nothing of another")
    func removal() throws {
        let (first, second) = (SampleBatch.key("batches/1.csv"), SampleBatch.key("batches/2.csv"))
        try ledger.store(try SampleBatch.contents(rows: 5, key: first), for: first)
        try ledger.store(try SampleBatch.contents(rows: 6, key: second), for: second)
        try ledger.remove(file: first.file)
        #expect(try ledger.contents(for: first, questionnaire: questionnaire) == nil)
        #expect(try ledger.contents(for: second, questionnaire: questionnaire)?.table.rowCount == 6)
        try ledger.remove(file: second.file)
        try ledger.remove(file: "batches/never.csv")
        #expect(try counts().values.allSatisfy { $0 == 0 })
    }

    @Test("the list says what is held, in the order of the files' names")
    func list() throws {
        for file in ["batches/b.csv", "batches/Đợt 1.csv", "batches/a.csv"] {
            let key = SampleBatch.key(file)
            try ledger.store(try SampleBatch.contents(rows: 4, key: key), for: key)
        }
        let batches = try ledger.batches()
        #expect(batches.map(\.key.file) == ["batches/a.csv", "batches/b.csv", "batches/Đợt 1.csv"])
        let first = try #require(batches.first)
        #expect(first.key == SampleBatch.key("batches/a.csv"))
        #expect([first.records, first.refused, first.findings, first.size] == [6, 2, 2, 524])
        #expect(first.format == .csv && first.collection == .independent && first.period == "2023-Q4")
        #expect(first.encoding == "UTF-8" && first.questionnaireID == "sample")
    }

    @Test("contents of one batch do not go under the key of another")
    func otherBatch() throws {
        let contents = try SampleBatch.contents(rows: 1)
        #expect(throws: LedgerError.otherBatch(key: "batches/b.csv", contents: "batches/a.csv")) {
            try ledger.store(contents, for: SampleBatch.key("batches/b.csv"))
        }
        #expect(throws: LedgerError.self) { try ledger.store(contents, for: SampleBatch.key(version: 2)) }
    }

    @Test("an entry for a questionnaire of another shape is dropped")
    func otherQuestionnaire() throws {
        let key = SampleBatch.key()
        var renamed = questionnaire
        renamed.id = "other"
        var shorter = questionnaire
        shorter.questions.removeLast()
        var turned = questionnaire
        turned.questions.swapAt(0, 1)
        var narrower = questionnaire
        narrower.scales[0].levels.removeLast()
        for other in [renamed, shorter, turned, narrower] {
            try ledger.store(try SampleBatch.contents(rows: 50), for: key)
            #expect(try ledger.contents(for: key, questionnaire: other) == nil)
            #expect(try ledger.batches().isEmpty)
        }
        #expect(ledger.notices.count == 4)
        #expect(ledger.notices[0].vi.contains(key.file) && ledger.notices[0].en.contains(key.file))
    }

    /// A number that changes whenever a connection other than the watcher has written to the database.
    private func dataVersion(_ watcher: DatabaseQueue) throws -> Int {
        try #require(try watcher.read { try Int.fetchOne($0, sql: "PRAGMA data_version") })
    }

    /// The number of rows of each table.
    private func counts() throws -> [String: Int] {
        let tables = [
            "batch", "answer_column", "answer_block", "answer_text", "row_block", "refused_record", "finding",
        ]
        return try watcher().read { db in
            try Dictionary(
                uniqueKeysWithValues: tables.map { ($0, try Int.fetchOne(db, sql: "SELECT count(*) FROM \($0)") ?? -1) }
            )
        }
    }

    private func watcher() throws -> DatabaseQueue {
        try DatabaseQueue(path: folder.database)
    }

    @Test("several readings are stored in one transaction: all of them or none")
    func together() throws {
        let batches = try (0..<5).map { number in
            let key = SampleBatch.key("batches/\(number).csv")
            return (contents: try SampleBatch.contents(rows: 20 + number, key: key, seed: UInt64(number)), key: key)
        }
        try ledger.store([batches[3]])
        // The last one is somebody else's: nothing of the others may be there.
        let wrong = (contents: batches[0].contents, key: SampleBatch.key("batches/x.csv"))
        #expect(throws: LedgerError.self) { try ledger.store(batches + [wrong]) }
        #expect(try ledger.batches().count == 1)
        try ledger.store(batches)
        #expect(try ledger.batches().map(\.key.file) == batches.map(\.key.file))
        for batch in batches {
            let back = try #require(try ledger.contents(for: batch.key, questionnaire: questionnaire))
            #expect(difference(batch.contents, back) == nil)
        }
        try ledger.store([])
        try ledger.keepOnly(["batches/1.csv", "batches/9.csv"])
        #expect(try ledger.batches().map(\.key.file) == ["batches/1.csv"])
    }
}
