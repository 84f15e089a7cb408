import Figures
import Questionnaires
import Responses
import Testing

@Suite("Findings share what those of one kind have in common")
struct FindingSharingTests {
    private let kind = Finding(
        .cellNotANumber, field: "age", message: LocalizedText(vi: "không phải số", en: "no number"))
    private let origin = RecordOrigin(record: 7, line: 9, length: 3, byte: 120)

    @Test("A million findings about records take little more than their places")
    func size() { #expect(MemoryLayout<Finding>.stride <= 48) }

    @Test("A finding made from its kind is the finding made from its parts")
    func about() {
        let long = String(repeating: "ệ", count: 300)
        let made = kind.about(origin, value: long)
        let whole = Finding(
            .cellNotANumber, origin: origin, field: "age", value: long,
            message: LocalizedText(vi: "không phải số", en: "no number"))
        #expect(made == whole && made.hashValue == whole.hashValue)
        #expect(made.record == 7 && made.line == 9 && made.byte == 120 && made.value?.count == 200)
        #expect(kind.record == nil && kind.line == nil && kind.byte == nil && kind.value == nil && kind.count == 1)
    }

    @Test("Changing one changes no other")
    func changing() {
        var one = kind.about(origin)
        let other = kind.about(origin)
        one.severity = .error
        one.message = LocalizedText(vi: "a", en: "b")
        one.record = nil
        one.line = 3
        one.byte = 0
        one.count = 12
        #expect(other == kind.about(origin) && other.severity == .warning && other.count == 1)
        #expect(one.severity == .error && one.message.en == "b" && one.rule == other.rule && one.field == "age")
        #expect(one.record == nil && one.line == 3 && one.byte == 0 && one.count == 12)
    }
}
