import Responses
import Testing

@testable import Validation

@Suite("Spellings of one form number")
struct FormNumberSpellingTests {
    /// Whether the texts at two places are one number, by the list and by each number alone.
    private func areSame(_ left: String, _ right: String) -> [Bool] {
        let numbers = FormNumbers(TextList([left, right, "khác"]))
        return [numbers.number(0) == numbers.number(1), FormNumber(left) == FormNumber(right)]
    }

    @Test("Case, spaces, zeros before the last digits and kinds of dashes make no other number")
    func spellings() {
        for other in ["a-1", "A-001", " A-1 ", "A–01", "a\u{200B}-1"] {
            #expect(areSame("A-1", other) == [true, true], "\(other)")
        }
        for other in ["A-10", "A1", "B-1", "A-1a", "A-0", "A-1-1", ""] {
            #expect(areSame("A-1", other) == [false, false], "\(other)")
        }
        #expect(areSame("Đ-1", "đ-01") == [true, true])
    }

    @Test("A list agrees with its numbers one by one, however they are mixed", arguments: 1...60)
    func agreement(seed: UInt64) {
        var random = SplitMix(seed: seed)
        func pick<T>(_ values: [T]) -> T { values[Int(random.next() % UInt64(values.count))] }
        // Few kinds of text a list, so that lists that are plainly different occur too.
        let prefixes = (0..<2).map { _ in pick(["A-", "a-", "B", "", "A -", "Đ-", "7-"]) }
        let paddings = (0..<2).map { _ in pick([0, 1, 2, 4]) }
        let suffixes = (0..<2).map { _ in pick(["", "", "/x", "/X", " "]) }
        let texts = Array(
            Set(
                (0..<80).map { _ in
                    let digits = "\(random.next() % 120)"
                    let width = pick(paddings)
                    return pick(prefixes) + String(repeating: "0", count: max(0, width - digits.count)) + digits
                        + pick(suffixes)
                }))
        let numbers = FormNumbers(TextList(texts))
        for (place, text) in texts.enumerated() {
            let first = texts.firstIndex { FormNumber($0) == FormNumber(text) }
            #expect(Int(numbers.number(UInt32(place))) == first, "\(text)")
        }
    }

    @Test("The same content under two spellings counts once; another content makes both wait; the account has one form")
    func duplicates() throws {
        let same = try Toy.validate([Toy.record("A-1"), Toy.record("a-001"), Toy.record("A-2")])
        #expect(same.fates == [2, 1, 0, 0, 0])
        #expect(same.found == ["2 record.duplicate", "2 record.numberSpelling"])
        let other = try Toy.validate([Toy.record("A-1"), Toy.record("A-01", ["q1": "1"])])
        #expect(other.fates == [0, 0, 0, 0, 2])
        #expect(
            other.found == ["1 record.conflict", "1 record.numberSpelling", "2 record.conflict"],
            "A-01 comes first in canonical order")
        let kept = try Toy.validate(
            [Toy.record("A-1"), Toy.record("A-01", ["q1": "1"])], decisions: [Toy.decide(.keep, 2)])
        #expect(kept.fates == [1, 0, 1, 0, 0])
        let validator = Validator(
            questionnaire: try Toy.questionnaire, settings: ValidationSettings(),
            issued: IssuedForms(unitCount: 1))
        let forms = try #require(
            try validator.validate([
                try Toy.batch("a.csv", [Toy.record("A-1"), Toy.record("a-001", ["q1": "1"]), Toy.record("A-2")])
            ]).forms)
        #expect(forms.units[0].returned == 2 && forms.units[0].waiting == 1)
        let server = try Toy.validate([Toy.record("1", ["instance": "U1"]), Toy.record("2", ["instance": "u1"])])
        #expect(server.fates == [2, 0, 0, 0, 0], "identifiers of a form server are what they are, letter by letter")
    }
}
