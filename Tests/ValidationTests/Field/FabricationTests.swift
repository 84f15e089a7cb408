import Figures
import Responses
import Statistics
import Testing

@testable import Validation

@Suite("The field's checks find what was made up")
struct FabricationTests {
    /// The form numbers of some rows of the table of forms.
    private func numbers(_ rows: [Int], of forms: [FieldToy.Form]) -> Set<String> {
        let sorted = forms.sorted { ($0.unit, $0.number) < ($1.unit, $1.number) }
        return Set(rows.map { sorted[$0].number })
    }

    @Test("Copied forms are near duplicates, with a few answers changed too; honest ones are left alone")
    func copies() throws {
        var forms = FieldToy.honest(150, seed: 1)
        let original = try #require(
            forms.firstIndex { form in
                let levels = form.answers.compactMap { $0 }
                return Set(levels).count >= 4 && levels.count == FieldToy.itemCount
            })
        forms[original].number = "X-0"
        for copy in 1...4 {
            var form = forms[original]
            form.number = "X-\(copy)"
            form.sex = copy % 2
            form.age = copy
            form.answers[copy] = form.answers[copy] == 3 ? 4 : 3
            forms.append(form)
        }
        let outcome = try #require(try FieldToy.outcomes(forms, only: [.nearDuplicates])[.nearDuplicates])
        let flagged = numbers(outcome.flaggedRows, of: forms)
        #expect(flagged.isSuperset(of: (0...4).map { "X-\($0)" }), "\(flagged)")
        #expect(flagged.count <= 7)
        #expect(outcome.tests == 154)
        #expect(outcome.expectedByChance == 0.005 * 154)
        let first = try #require(outcome.findings.first { numbers($0.rows, of: forms) == ["X-1"] })
        #expect(first.value >= 22.0 / 24)
        #expect(first.message.en.contains("agree with record"))
        #expect(first.message.vi.contains("giống hệt bản ghi"))
    }

    @Test("Forms that agree in everything under different numbers; straight lines of one sex and age are chance")
    func sameContent() throws {
        var forms = FieldToy.honest(200, seed: 2, straight: 0.4)
        for number in forms.indices where number % 3 == 0 {
            forms[number].comment = ""
        }
        var copy = try #require(forms.first { Set($0.answers.compactMap { $0 }).count >= 3 })
        copy.comment = "đường hỏng"
        copy.number = "X-1"
        forms.append(copy)
        copy.number = "X-2"
        copy.interviewer = "I9"
        copy.day += 1
        forms.append(copy)
        let outcome = try #require(try FieldToy.outcomes(forms, only: [.sameContent])[.sameContent])
        #expect(outcome.findings.map { numbers($0.rows, of: forms) } == [["X-1", "X-2"]])
        #expect(outcome.tests >= 1)
    }

    @Test("An interviewer of straight lines is found, though straight lines are common; one of few is found by form")
    func straightLines() throws {
        var forms = FieldToy.honest(200, seed: 3)
        for number in 0..<25 {
            forms[number].interviewer = "lazy"
            forms[number].answers = Array(repeating: 3, count: FieldToy.itemCount)
        }
        let outcome = try #require(try FieldToy.outcomes(forms, only: [.straightLining])[.straightLining])
        let subjects = outcome.findings.map(\.subject)
        #expect(subjects == [.interviewer("lazy")])
        #expect(outcome.findings[0].rows.count == 25)
        #expect(outcome.findings[0].value == 1)
        #expect((outcome.findings[0].expected ?? 1) < 0.3)
        var rare = FieldToy.honest(200, seed: 4, straight: 0)
        rare[7].answers = Array(repeating: 0, count: FieldToy.itemCount)
        let single = try #require(try FieldToy.outcomes(rare, only: [.straightLining])[.straightLining])
        #expect(single.flaggedRows == [7])
        #expect(single.findings[0].subject == .form(7))
    }

    @Test("An interviewer who makes up forms of one kind shows in mean and spread, and in the unit's correlation")
    func interviewer() throws {
        var forms = FieldToy.honest(240, seed: 5)
        var random = SeededGenerator(seed: 99)
        for number in 0..<40 {
            forms[number].interviewer = "maker"
            forms[number].answers = (0..<FieldToy.itemCount).map { _ in random.below(5) == 0 ? 4 : 3 }
        }
        let outcome = try #require(try FieldToy.outcomes(forms, only: [.interviewers])[.interviewers])
        #expect(outcome.findings.map(\.subject) == [.interviewer("maker"), .unit])
        #expect(outcome.findings[0].rows.count == 40)
        // Not one of 1,999 deals: 199 are asked for, and as long as nothing is decided ten times as many are dealt.
        #expect(outcome.findings[0].probability == 1.0 / 2_000)
        #expect(outcome.findings[1].rows.isEmpty)
        #expect(outcome.tests == 2 * 7 + 1)
    }

    @Test("Where most forms could not be told from a copy the check of near duplicates says so")
    func littlePower() throws {
        let straight = try FieldToy.outcomes(
            FieldToy.honest(60, seed: 21, straight: 0.9), only: [.nearDuplicates])[.nearDuplicates]
        #expect(straight?.remark?.en.contains("could not be told") == true && straight?.tests == 60)
        let mixed = try FieldToy.outcomes(FieldToy.honest(60, seed: 21), only: [.nearDuplicates])[.nearDuplicates]
        #expect(mixed?.remark == nil)
    }

    @Test("Where nothing can be compared, the remark says which: one batch, or batches of too few forms")
    func noBatches() throws {
        func remark(_ forms: [FieldToy.Form]) throws -> String {
            try #require(try FieldToy.outcomes(forms, only: [.positiveBatches])[.positiveBatches]?.remark?.en)
        }
        var forms = FieldToy.honest(12, seed: 22)
        for number in forms.indices { forms[number].batch = 0 }
        #expect(try remark(forms).contains("one batch only"))
        for number in forms.indices { forms[number].batch = number < 3 ? 1 : 0 }
        #expect(try remark(forms).contains("No unit has a batch of 5 forms"))
    }

    @Test("A batch of nothing but praise")
    func positiveBatch() throws {
        var forms = FieldToy.honest(200, seed: 6)
        for number in 0..<30 {
            forms[number].batch = 3
            forms[number].answers = forms[number].answers.map { $0.map { max($0, 3) } }
        }
        let outcome = try #require(
            try FieldToy.outcomes(
                forms, batches: FieldToy.batches([nil, nil, nil, nil]), only: [.positiveBatches])[.positiveBatches])
        #expect(outcome.findings.map(\.subject) == [.batch(3)])
        #expect(outcome.findings[0].rows.count == 30)
        #expect(outcome.findings[0].value == 1)
        #expect(outcome.tests == 4)
    }

    @Test("The rated office's own collection against independent collection")
    func collection() throws {
        var random = SeededGenerator(seed: 7)
        var forms = FieldToy.honest(200, seed: 7) + FieldToy.honest(150, unit: 1, seed: 7)
        for number in forms.indices where forms[number].unit == 0 && forms[number].batch == 0 {
            forms[number].answers = FieldToy.answers(&random, shift: 1.2)
        }
        let batches = FieldToy.batches([.ratedOffice, .independent, nil])
        let outcome = try #require(try FieldToy.outcomes(forms, batches: batches, only: [.collection])[.collection])
        #expect(outcome.findings.first?.subject == .unit)
        #expect(outcome.findings.first?.unit == 0)
        #expect((outcome.findings.first?.value ?? 0) > 0.05)
        #expect(!outcome.findings.contains { $0.unit == 1 })
        #expect(outcome.tests == 3)
        let none = try #require(try FieldToy.outcomes(forms, only: [.collection])[.collection])
        #expect(none.findings.isEmpty && none.tests == 0 && none.remark != nil)
    }

    @Test("Times: too short, at night, on Sundays, too many a day; many blanks")
    func times() throws {
        var forms = FieldToy.honest(300, seed: 8)
        forms[1].start = "2023-05-24T10:00:00.000+07:00"
        forms[1].end = "2023-05-24T10:02:30.000+07:00"
        forms[2].start = "2023-05-24 23:30"
        forms[2].end = "2023-05-24 23:45"
        for number in 10..<50 {
            forms[number].interviewer = "fast"
            forms[number].day = 19_503
        }
        forms[60].answers = forms[60].answers.enumerated().map { $0 < 9 ? nil : $1 }
        var settings = FieldToy.settings
        settings.workingDays = Set(1...6)
        let found = try FieldToy.outcomes(
            forms, settings: settings, only: [.tooShort, .outOfHours, .productivity, .manyBlanks])
        #expect(found[.tooShort]?.flaggedRows == [1])
        #expect((found[.tooShort]?.expectedByChance ?? -1) >= 0)
        let late = found[.outOfHours]?.findings.filter { $0.message.en.contains("at 23:30") } ?? []
        #expect(late.map(\.rows) == [[2]])
        // 19,503 is 2023-05-26, a Friday; Sundays are 19,505 and every seventh day after it.
        let sundays = forms.indices.filter { (forms[$0].day - 19_505) % 7 == 0 }
        #expect(Set(found[.outOfHours]?.flaggedRows ?? []) == Set(sundays + [2]))
        #expect(found[.productivity]?.findings.map(\.subject) == [.interviewer("fast")])
        #expect(found[.productivity]?.flaggedRows == Array(10..<50))
        #expect(found[.manyBlanks]?.flaggedRows == [60])
    }
}
