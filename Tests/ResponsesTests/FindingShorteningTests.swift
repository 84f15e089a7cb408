import Figures
import Questionnaires
import Responses
import Testing

@Suite("Long lists of findings")
struct FindingShorteningTests {
    private static func finding(_ rule: String, _ record: Int?) -> Finding {
        Finding(
            rule: rule, severity: .error, record: record, line: record, value: "x",
            message: LocalizedText(vi: "vi", en: "en"))
    }

    @Test("Of each check so many are listed, and one counts the others")
    func counts() throws {
        let findings = (1...30).flatMap { record in
            [Self.finding("a", record)] + (record % 5 == 0 ? [Self.finding("b", record)] : [])
        }
        #expect(findings.shortened(to: 36) == findings)
        let short = findings.shortened(to: 10)
        #expect(short.count == 10 + 6 + 1)
        let last = try #require(short.last)
        #expect(last.rule == "a" && last.count == 20 && last.record == nil && last.value == nil)
        #expect(last.message.en.contains("20 more"))
        #expect(short.dropLast().reduce(0) { $0 + $1.count } + last.count == findings.count)
    }

    @Test("What stands for the file, or counts others already, stays")
    func kept() {
        var counted = Self.finding("a", nil)
        counted.count = 500
        let findings = (1...5).map { Self.finding("a", $0) } + [counted, Self.finding("a", nil)]
        let short = findings.shortened(to: 2)
        #expect(short.count == 2 + 2 + 1 && short.contains(counted))
    }
}
