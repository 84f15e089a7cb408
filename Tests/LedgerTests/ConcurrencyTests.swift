import Ledger
import Responses
import Testing

@Suite("Several at once")
struct ConcurrencyTests {
    private let folder: CampaignFolder
    private let questionnaire = SampleBatch.questionnaire

    init() throws {
        folder = try CampaignFolder()
    }

    private func batches(_ count: Int) throws -> [(key: LedgerKey, contents: BatchContents)] {
        try (0..<count).map { number in
            let key = SampleBatch.key("batches/\(number).csv")
            return (key, try SampleBatch.contents(rows: 200 + number, key: key, seed: UInt64(number)))
        }
    }

    @Test("two ledgers on one folder store and read at once, and all of it is there")
    func twoLedgers() async throws {
        let ledgers = [try folder.ledger(), try folder.ledger()]
        let batches = try batches(16)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, batch) in batches.enumerated() {
                group.addTask {
                    try ledgers[number % 2].store(batch.contents, for: batch.key)
                    _ = try ledgers[(number + 1) % 2].contents(for: batch.key, questionnaire: questionnaire)
                    _ = try ledgers[number % 2].batches()
                }
            }
            try await group.waitForAll()
        }
        for ledger in ledgers {
            #expect(try ledger.batches().count == 16)
            for batch in batches {
                let back = try #require(try ledger.contents(for: batch.key, questionnaire: questionnaire))
                #expect(difference(batch.contents, back) == nil)
            }
            #expect(ledger.notices.isEmpty)
        }
    }

    @Test("two readings of one file stored at once: one of them is there, whole")
    func oneFile() async throws {
        let ledgers = [try folder.ledger(), try folder.ledger()]
        let versions = try (0..<8).map { number in
            let key = SampleBatch.key(version: number)
            return (key: key, contents: try SampleBatch.contents(rows: 100 + number, key: key, seed: UInt64(number)))
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, version) in versions.enumerated() {
                group.addTask { try ledgers[number % 2].store(version.contents, for: version.key) }
            }
            try await group.waitForAll()
        }
        #expect(try ledgers[0].batches().count == 1)
        let held = try versions.compactMap { version in
            try ledgers[1].contents(for: version.key, questionnaire: questionnaire).map { (version.contents, $0) }
        }
        #expect(held.count == 1)
        #expect(held.allSatisfy { difference($0.0, $0.1) == nil })
    }

    @Test("many open a new ledger at once")
    func openingTogether() async throws {
        let batches = try batches(8)
        let folder = folder
        try await withThrowingTaskGroup(of: Void.self) { group in
            for batch in batches {
                group.addTask {
                    let ledger = try folder.ledger()
                    try ledger.store(batch.contents, for: batch.key)
                }
            }
            try await group.waitForAll()
        }
        #expect(try folder.ledger().batches().count == 8)
    }

    @Test("many find the same damaged ledger: it is set aside once")
    func damageTogether() async throws {
        let batches = try batches(6)
        try folder.fill(batches.map { ($0.key, $0.contents) })
        let ledgers = try (0..<3).map { _ in try folder.ledger() }
        try folder.overwrite(from: 0, count: try folder.bytes().count)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, batch) in batches.enumerated() {
                group.addTask {
                    #expect(try ledgers[number % 3].contents(for: batch.key, questionnaire: questionnaire) == nil)
                    try ledgers[number % 3].store(batch.contents, for: batch.key)
                }
            }
            try await group.waitForAll()
        }
        #expect(
            try folder.names().filter { $0.contains("broken") && !$0.hasSuffix("-wal") } == ["ledger.sqlite.broken-1"])
        #expect(try folder.ledger().batches().count == 6)
        #expect(ledgers.flatMap(\.notices).count == 1)
    }
}
