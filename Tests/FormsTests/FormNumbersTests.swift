import Testing

@testable import Forms

/// Series of form numbers.
@Suite struct FormNumbersTests {
    @Test("from-to, with three digits at least, and the unit before them")
    func series() throws {
        #expect(try FormNumbers("1-3").texts == ["001", "002", "003"])
        #expect(try FormNumbers(" 9 - 10 ", unit: "X01").texts == ["X01-009", "X01-010"])
        #expect(try FormNumbers("0999-1000").texts == ["0999", "1000"])
        #expect(try FormNumbers("0-0").texts == ["000"])
        #expect(try FormNumbers(count: 2, unit: "BL").texts == ["BL-001", "BL-002"])
        #expect(try FormNumbers(count: 5_000).texts.last == "5000")
    }

    @Test(
        "what is no series is refused",
        arguments: [
            "", "5", "5-", "-5", "9-1", "1-2-3", "a-b", "1–9", "1-9x", "٣-٤", "1-99999999999999999999", "1.5-2",
        ])
    func bad(text: String) {
        #expect(throws: FormsError.badSeries(text)) { try FormNumbers(text) }
    }

    @Test("more than a file holds is refused")
    func tooMany() {
        #expect(throws: FormsError.tooMany(asked: 5_001, limit: 5_000)) { try FormNumbers("1-5001") }
        #expect(throws: FormsError.tooMany(asked: 5_001, limit: 5_000)) { try FormNumbers(count: 5_001) }
        #expect(throws: FormsError.badSeries("1-0")) { try FormNumbers(count: 0) }
        #expect(throws: FormsError.badSeries("1--1")) { try FormNumbers(count: -1) }
    }
}
