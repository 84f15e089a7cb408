import Figures
import Questionnaires
import Responses
import Testing
@testable import Validation

@Suite("Rules that records break")
struct BrokenRulesTests {
    private func finding(_ rule: String, _ record: Int?, _ severity: Severity = .error) -> Finding {
        Finding(rule: rule, severity: severity, record: record, field: nil, message: LocalizedText(verbatim: rule))
    }

    @Test("Each record has its rules once and in order, whatever order they come in; warnings break nothing")
    func lists() {
        let broken = BrokenRules([
            finding("b", 1), finding("a", 2), finding("a", 1), finding("b", 2), finding("b", 2), finding("c", 3),
            finding("a", 3, .warning), finding("d", 4, .warning), finding("e", nil), finding("a", 5), finding("a", 5),
        ])
        #expect(broken[1] == ["a", "b"] && broken[2] == ["a", "b"])
        #expect(broken[3] == ["c"] && broken[5] == ["a"])
        #expect(broken[4].isEmpty && broken[0].isEmpty && broken[6].isEmpty)
    }
}
