import Figures
@testable import Intake
import Questionnaires
import Responses
import Tables
import Testing
import Units

/// Tables drawn at random with everything that goes wrong in the field, read by one task and by several, in blocks of any size.
@Suite("Reading with several tasks")
struct TeamTests {
    /// Draws the bytes of a table: any separator and line end, quotes, line breaks in cells, two normal forms, damage.
    private static func draw(_ random: inout SeededGenerator, records: Int) -> [UInt8] {
        let separator = [",", ";", "\t"][random.below(3)]
        let lineEnd = ["\n", "\r\n"][random.below(2)]
        let damage = random.below(3) == 0 ? 0 : 12
        var text = Toy.headings.joined(separator: separator) + lineEnd
        var bytes = Array(text.utf8)
        for number in 0..<records {
            let cells = [
                ["A1", "Xã Sông Trăng", "Thị trấn Bến Gió", "A2", "Xã Không Có", ""][
                    random.below(random.below(4) == 0 ? 6 : 4)],
                random.below(10) == 0 ? "F-\(random.below(records))" : "F-\(number)",
                ["2023-03-01", "", "31/02/2023"][random.below(3)],
                ["1", "2", "3", "98", "", "7"][random.below(6)],
                ["Hài lòng", "Ha\u{300}i lo\u{300}ng", "2", "", "Hơi"][random.below(5)],
                ["1", "1;3", "", "9"][random.below(4)],
                ["\(random.below(25))", "", "x"][random.below(3)],
                [
                    "Tốt", "To\u{302}\u{301}t", "", "a\"b", "dòng một\(lineEnd)dòng hai", "'=1+1", "=1+1",
                    "  \u{A0}Tốt\u{A0} ",
                ][random.below(8)],
                ["", "0912345678", "0912345678901234"][random.below(3)],
            ]
            text = cells.map { cell in
                let mustQuote = cell.contains { "\"\r\n,;\t".contains($0) }
                return mustQuote || random.below(3) == 0
                    ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
            }.joined(separator: separator)
            var line = Array((text + lineEnd).utf8)
            if damage > 0, random.below(damage) == 0 {
                switch random.below(6) {
                case 0: line.insert(0x22, at: random.below(line.count))
                case 1: line.insert(0, at: random.below(line.count))
                case 2: line.insert(0xFF, at: random.below(line.count))
                case 3: line.insert(contentsOf: Array(separator.utf8), at: 0)
                case 4: line.removeSubrange(line.count / 2..<line.count - lineEnd.utf8.count)
                default: line = Array(lineEnd.utf8) + line
                }
            }
            bytes += line
        }
        return bytes
    }

    private static func encoded(_ bytes: [UInt8], _ way: Int) -> [UInt8] {
        switch way {
        case 1: [0xEF, 0xBB, 0xBF] + bytes
        case 2: utf16(String(decoding: bytes, as: UTF8.self))
        default: bytes
        }
    }

    private static let instrument = Result {
        let registry = try Toy.registry.get()
        return Instrument(try Toy.questionnaire.get(), registry: registry, finder: try UnitFinder(registry))
    }

    private func read(_ path: String, workers: Int, blockBytes: Int) throws -> BatchContents {
        try CSVBatchReader(
            file: path, name: "batch.csv", instrument: try Self.instrument.get(), settings: BatchSettings(),
            workers: workers,
            blockBytes: blockBytes
        ).contents()
    }

    @Test(
        "A file with more bad lines than any list of forms has is refused whole, and says where they begin",
        arguments: [1, 3])
    func tooManyRefused(workers: Int) throws {
        let toy = try Toy()
        let text = "unit,form,q1\nA1,1,3" + String(repeating: "\nx", count: 5_000) + "\n"
        let path = try toy.folder.write(Array(text.utf8), "batch.csv")
        var reader = CSVBatchReader(
            file: path, name: "batch.csv", instrument: try Self.instrument.get(), settings: BatchSettings(),
            workers: workers, blockBytes: 500)
        #expect(try reader.contents().refused.count > 1_000)
        reader.mostRefused = 1_000
        var refusal: IntakeError?
        do throws(IntakeError) { _ = try reader.contents() } catch { refusal = error }
        guard case .tooManyRefused("batch.csv", 1_000, let line, let first) = refusal else {
            Issue.record("\(refusal.map { $0.message.en } ?? "read")")
            return
        }
        #expect(line == 3 && !first.vi.isEmpty)
        #expect(refusal?.message.vi.contains("hơn 1.000 bản ghi") == true)
        #expect(refusal?.message.en.contains("more than 1,000 records") == true)
    }

    @Test("Any table reads the same whatever the number of tasks and the size of blocks", arguments: 1...12)
    func sameness(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let toy = try Toy()
        let bytes = Self.encoded(Self.draw(&random, records: 150), random.below(3))
        let path = try toy.folder.write(bytes, "batch.csv")
        let questionnaire = try Toy.questionnaire.get()
        let whole = try read(path, workers: 1, blockBytes: 1 << 18)
        let rows = whole.rows(questionnaire)
        for (workers, size) in [(1, 300), (2, 1), (2, 700), (3, 2_000), (4, 1 << 14)] {
            let other = try read(path, workers: workers, blockBytes: size)
            #expect(other.source == whole.source)
            #expect(other.rows(questionnaire) == rows, "\(workers) tasks, blocks of \(size)")
            #expect(other.table.units == whole.table.units)
            #expect(other.table.origins == whole.table.origins)
            #expect(other.refused == whole.refused)
            #expect(other.findings == whole.findings)
            for (left, right) in zip(other.table.columns, whole.table.columns) {
                guard case .texts(let left) = left, case .texts(let right) = right else { continue }
                #expect(left.codes == right.codes && left.texts == right.texts)
            }
        }
    }

    @Test(
        "Every physical record is a row or a refused record, in the order of the file, whatever is damaged",
        arguments: 100...112)
    func conservation(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let toy = try Toy()
        var bytes = Self.draw(&random, records: 200)
        let header = (bytes.firstIndex(of: 0x0A) ?? 0) + 1
        for _ in 0..<random.below(30) {
            bytes[header + random.below(bytes.count - header)] = [0x22, 0x0A, 0x2C, 0, 0xC3, 0x31][random.below(6)]
        }
        let path = try toy.folder.write(bytes, "batch.csv")
        let batch = try read(path, workers: 2, blockBytes: 900)
        let origins = (batch.table.origins + batch.refused.map(\.origin)).sorted { $0.record < $1.record }
        #expect(origins.map { Int($0.record) } == Array(1...batch.recordCount))
        for (left, right) in zip(origins, origins.dropFirst()) {
            #expect(left.byte + UInt64(left.length) < right.byte && left.line < right.line)
        }
        // What lies between records is line ends and nothing else.
        var isRecord = [Bool](repeating: false, count: bytes.count)
        for origin in origins { for byte in 0..<Int(origin.length) { isRecord[Int(origin.byte) + byte] = true } }
        #expect(bytes.indices.dropFirst(header).allSatisfy { isRecord[$0] || bytes[$0] == 0x0A || bytes[$0] == 0x0D })
    }

    @Test("Beyond the bound the findings kept do not depend on how the records were divided, and all are counted")
    func manyFindings() {
        let findings: [Finding] = (1...40).flatMap { record -> [Finding] in
            ["a", "b", "a", "a"].map { rule in
                Finding(
                    rule: rule, severity: .warning, record: record, field: String(describing: record),
                    message: LocalizedText(verbatim: rule))
            }
        }
        func kept(_ sizes: [Int], noticed: Bool) -> [Finding] {
            var log = FindingLog(most: 30)
            var start = 0
            while start < 40 {
                let count = min(sizes[start % sizes.count], 40 - start)
                var part = FindingLog.forPart(isFull: noticed && log.isFull)
                // A task finds one column's problems after the other's.
                let some = findings[start * 4..<(start + count) * 4]
                for rule in ["a", "b"] { for finding in some where finding.rule == rule { part.add(finding) } }
                part.passRecords()
                log.append(part)
                start += count
            }
            return log.finished()
        }
        let expected = kept([1], noticed: false)
        #expect(expected.last?.rule == "file.findingsShortened")
        for sizes in [[1], [3], [40], [2, 5, 7]] {
            #expect(kept(sizes, noticed: false) == expected && kept(sizes, noticed: true) == expected)
        }
    }
}

/// A stream of numbers that a seed decides (SplitMix64).
struct SeededGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        z ^= z >> 31
        return Int(truncatingIfNeeded: z.multipliedFullWidth(by: UInt64(bound)).high)
    }
}
