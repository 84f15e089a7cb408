import Figures
import Responses
import Testing

@Suite("Records that could not be coded")
struct RefusedRecordsTests {
    private static let kinds = [FindingRule.recordColumnCount, .recordNulByte, .recordTooLong].map {
        Finding($0, message: LocalizedText(vi: "vi \($0.rawValue)", en: "en \($0.rawValue)"))
    }

    /// Records of several kinds, some with raw texts or values, one whose finding stands elsewhere.
    private static func records(_ count: Int, from first: Int = 1) -> [RefusedRecord] {
        (first..<(first + count)).map { number in
            let origin = RecordOrigin(
                record: UInt32(number), line: UInt32(number * 2), length: 7, byte: UInt64(number * 30))
            var finding = kinds[number % 3].about(origin, value: number % 5 == 0 ? "value \(number)" : nil)
            if number % 11 == 0 { finding.line = 1 }
            if number % 7 == 0 {
                // Made anew, as each block of a file does.
                finding = Finding(
                    rule: finding.rule, severity: finding.severity, origin: origin, value: finding.value,
                    message: finding.message)
            }
            return RefusedRecord(origin: origin, rawText: number % 4 == 0 ? "" : "text \(number)", finding: finding)
        }
    }

    @Test("Every record comes back as it was put in", arguments: [0, 1, 2, 50])
    func same(count: Int) {
        let records = Self.records(count)
        let list = RefusedRecords(records)
        #expect(Array(list) == records && list.count == count && list == RefusedRecords(records))
    }

    @Test("Lists put together are the list of all; beyond the first so many, raw texts are left out")
    func together() {
        var list = RefusedRecords(Self.records(20))
        list.append(contentsOf: RefusedRecords(Self.records(15, from: 21)))
        list.append(contentsOf: RefusedRecords())
        #expect(Array(list) == Self.records(35))
        var short = RefusedRecords(Self.records(20))
        short.append(contentsOf: RefusedRecords(Self.records(15, from: 21)), mostRawTexts: 25)
        for (place, record) in Self.records(35).enumerated() {
            #expect(short[place].rawText == (place < 25 ? record.rawText : ""))
            #expect(short[place].finding == record.finding && short[place].origin == record.origin)
        }
    }

    @Test("A raw text that is given later replaces the one that was there")
    func texts() {
        var list = RefusedRecords(Self.records(4))
        list.setText("later", at: 3)
        list.setText("", at: 0)
        #expect(list.map(\.rawText) == ["", "text 2", "text 3", "later"])
    }
}
