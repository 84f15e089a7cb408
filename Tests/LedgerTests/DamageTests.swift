import Figures
import FoundationEssentials
import GRDB
import Ledger
import Responses
import Testing

@Suite("Damage is noticed, set aside and mended")
struct DamageTests {
    private let folder: CampaignFolder
    private let key = SampleBatch.key()
    private let questionnaire = SampleBatch.questionnaire

    init() throws {
        folder = try CampaignFolder()
    }

    @Test("a file that is no database is kept under another name, each time another")
    func notADatabase() throws {
        for number in 1...2 {
            let text = Array("không phải sổ lưu, lần \(number), dài hơn đầu tệp của SQLite một chút để chắc chắn…".utf8)
            try folder.write(text)
            let ledger = try folder.ledger()
            #expect(ledger.notices.count == 1)
            #expect(ledger.notices[0].en.contains("ledger.sqlite.broken-\(number)"))
            #expect(try folder.bytes("ledger.sqlite.broken-\(number)") == text)
            try checkWorks(ledger)
        }
    }

    @Test("a database of another program is kept whole under another name")
    func otherProgram() throws {
        try folder.write([], to: "ledger.lock")
        let other = try DatabaseQueue(path: folder.database)
        try other.write { try $0.execute(sql: "CREATE TABLE batch (id INTEGER); INSERT INTO batch VALUES (42)") }
        try other.close()
        let before = try folder.bytes()
        let ledger = try folder.ledger()
        #expect(ledger.notices.count == 1)
        #expect(try folder.bytes("ledger.sqlite.broken-1") == before)
        try checkWorks(ledger)
        let kept = try DatabaseQueue(path: folder.database + ".broken-1")
        #expect(try kept.read { try Int.fetchOne($0, sql: "SELECT id FROM batch") } == 42)
    }

    @Test("an empty file is a ledger that has not begun")
    func emptyFile() throws {
        try folder.write([])
        let ledger = try folder.ledger()
        #expect(ledger.notices.isEmpty)
        try checkWorks(ledger)
    }

    @Test("a ledger without its tables is made anew")
    func missingTables() throws {
        try folder.fill([(key, try SampleBatch.contents(rows: 10))])
        try change("DROP TABLE answer_block; DROP TABLE finding")
        let ledger = try folder.ledger()
        #expect(try ledger.contents(for: key, questionnaire: questionnaire) == nil)
        #expect(try folder.names().contains("ledger.sqlite.broken-1"))
        try checkWorks(ledger)
    }

    @Test("a ledger cut short anywhere gives what was stored or nothing, and works on")
    func truncation() throws {
        let contents = try SampleBatch.contents(rows: 3_000)
        try folder.fill([(key, contents)])
        let whole = try folder.bytes()
        var random = Mixer(state: 11)
        var outcomes: Set<Outcome> = []
        let lengths = [1, 15, 16, 99, 100, 101, 512, 4_095, 4_096, 4_097, whole.count - 1, whole.count - 4_096]
        for length in lengths + (0..<12).map({ _ in random.below(whole.count) }) {
            try folder.write(Array(whole[..<length]))
            outcomes.insert(try checkSurvives(contents, "cut to \(length) of \(whole.count) bytes"))
        }
        #expect(outcomes.contains(.setAside))
    }

    @Test("a ledger overwritten anywhere gives what was stored or nothing, and works on")
    func overwriting() throws {
        let contents = try SampleBatch.contents(rows: 3_000)
        try folder.fill([(key, contents)])
        let whole = try folder.bytes()
        var random = Mixer(state: 12)
        var outcomes: Set<Outcome> = []
        for round in 0..<60 {
            var bytes = whole
            let start = round < 20 ? random.below(8_192) : random.below(whole.count)
            let length = [1, 8, 200, 4_096][round % 4]
            for index in start..<min(start + length, bytes.count) {
                bytes[index] = UInt8(truncatingIfNeeded: random.next())
            }
            try folder.write(bytes)
            outcomes.insert(try checkSurvives(contents, "\(length) bytes overwritten at \(start)"))
        }
        // Enough rounds that every way out was taken.
        #expect(outcomes == Set(Outcome.allCases))
    }

    @Test("a ledger damaged while it is open is set aside in the middle of the work")
    func damageWhileOpen() throws {
        try folder.fill([(key, try SampleBatch.contents(rows: 3_000))])
        let ledger = try folder.ledger()
        let length = try folder.bytes().count
        try folder.overwrite(from: 4_096, count: length - 4_096)
        #expect(try ledger.contents(for: key, questionnaire: questionnaire) == nil)
        #expect(ledger.notices.count == 1)
        #expect(try folder.names().contains("ledger.sqlite.broken-1"))
        try checkWorks(ledger)
    }

    @Test("every value of every table is covered by the checksum")
    func tampering() throws {
        let contents = try SampleBatch.contents(rows: 40)
        let ledger = try folder.ledger()
        var changes: [String] = []
        for (table, columns, only) in Self.stored {
            changes.append("DELETE FROM \(table)")
            for column in columns.split(separator: " ") {
                let change =
                    switch column.last {
                    case "+": "\(column.dropLast()) = ifnull(\(column.dropLast()), 0) + 1"
                    case "'": "\(column.dropLast()) = ifnull(\(column.dropLast()), '') || 'x'"
                    default: "\(column) = zeroblob(length(\(column)))"
                    }
                changes.append("UPDATE \(table) SET \(change) WHERE \(only)")
            }
        }
        for change in changes {
            try ledger.store(contents, for: key)
            let before = ledger.notices.count
            try self.change(change)
            #expect(try ledger.contents(for: key, questionnaire: questionnaire) == nil, "\(change)")
            // What is gone altogether is not missed; everything else is dropped with a notice.
            #expect(ledger.notices.count == before + (change == "DELETE FROM batch" ? 0 : 1), "\(change)")
            #expect(try ledger.batches().isEmpty, "\(change)")
        }
        #expect(changes.count == 41)
    }

    /// The columns of each table, with `+` after an integer, `'` after a text and nothing after a BLOB; and the row to change.
    private static let stored: [(String, String, String)] = [
        (
            "batch",
            "size+ format' encoding' dialect' collection' period' questionnaire' records+ refused+ findings+ checksum+",
            "true"
        ),
        ("answer_column", "kind'", "place = 0"),
        ("answer_block", "codes", "place = 4"),
        ("answer_text", "lengths texts", "true"),
        ("row_block", "units records lines lengths bytes", "true"),
        ("refused_record", "record+ line+ length+ byte+ text'", "number = 0"),
        ("finding", "rule' severity' record+ line+ byte+ field' value' vi' en'", "number = 0 AND refused = 0"),
    ]

    @Test("what a killed process leaves behind is whole, whatever reached the log")
    func killedProcess() throws {
        let batches = try (1...4).map { number in
            let key = SampleBatch.key("batches/\(number).csv")
            return (key, try SampleBatch.contents(rows: 500 * number, key: key, seed: UInt64(number)))
        }
        let ledger = try folder.ledger()
        for (key, contents) in batches {
            try ledger.store(contents, for: key)
        }
        // The log is not yet in the database while the ledger is open: copying now is like killing now.
        let (database, log) = (try folder.bytes(), try folder.bytes("ledger.sqlite-wal"))
        #expect(log.count > 4_096)
        var random = Mixer(state: 13)
        for length in [0, 31, 32, log.count] + (0..<20).map({ _ in random.below(log.count) }) {
            let copy = try CampaignFolder()
            try copy.write(database)
            try copy.write(Array(log[..<length]), to: "ledger.sqlite-wal")
            let reopened = try copy.ledger()
            let found = try batches.map { key, contents in
                try reopened.contents(for: key, questionnaire: questionnaire).map { difference(contents, $0) == nil }
            }
            // Transactions reach the log in order, so the first few are there, whole, and the others not at all.
            let kept = found.prefix { $0 == true }.count
            #expect(found[kept...].allSatisfy { $0 == nil }, "log cut to \(length) bytes")
            #expect(length < log.count || kept == 4)
            #expect(reopened.notices.isEmpty)
        }
    }

    private func change(_ sql: String) throws {
        let queue = try DatabaseQueue(path: folder.database)
        try queue.write { try $0.execute(sql: sql) }
    }

    /// The ledger opens, gives the contents or nothing, and takes them again.
    private func checkSurvives(_ contents: BatchContents, _ what: Comment) throws -> Outcome {
        let ledger = try folder.ledger()
        let found = try ledger.contents(for: key, questionnaire: questionnaire)
        if let found {
            #expect(difference(contents, found) == nil, what)
        }
        _ = try ledger.batches()
        try ledger.store(contents, for: key)
        let back = try #require(try ledger.contents(for: key, questionnaire: questionnaire), what)
        #expect(difference(contents, back) == nil, what)
        for name in try folder.names() where name.contains("broken") || name.hasSuffix("-wal") {
            try FileManager.default.removeItem(atPath: folder.path + "/.hailong/" + name)
        }
        if found != nil { return .whole }
        return ledger.notices.contains { $0.en.contains(".broken-1") } ? .setAside : .dropped
    }

    /// What became of a damaged ledger.
    private enum Outcome: Hashable, CaseIterable {
        /// The damage lay where nothing stood.
        case whole
        /// The entry was dropped and the others kept.
        case dropped
        /// The whole file was set aside.
        case setAside
    }

    private func checkWorks(_ ledger: Ledger) throws {
        let contents = try SampleBatch.contents(rows: 10)
        try ledger.store(contents, for: key)
        let back = try #require(try ledger.contents(for: key, questionnaire: questionnaire))
        #expect(difference(contents, back) == nil)
    }
}
