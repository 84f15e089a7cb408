import Figures
import Questionnaires
import Responses
import Statistics
import Testing

@testable import Validation

@Suite("Properties of the field's checks")
struct FieldPropertiesTests {
    private static func made() -> [FieldToy.Form] {
        var forms = FieldToy.honest(80, seed: 21) + FieldToy.honest(60, unit: 1, seed: 21)
        var copy = forms[3]
        copy.number = "U0-9999"
        forms.append(copy)
        for number in 100..<125 { forms[number].interviewer = "praise" }
        for number in 100..<125 { forms[number].answers = forms[number].answers.map { _ in 4 } }
        return forms
    }

    @Test("The same seed gives the same flags, whatever the order of forms and files; another seed draws anew")
    func sameness() throws {
        let forms = Self.made()
        let first = try FieldToy.outcomes(forms)
        #expect(first.values.contains { !$0.findings.isEmpty })
        var random = SeededGenerator(seed: 5)
        var shuffled = forms
        random.shuffle(&shuffled)
        #expect(try FieldToy.outcomes(shuffled) == first)
    }

    @Test("Nothing breaks where there is little or nothing", arguments: [0, 1, 2, 5])
    func little(count: Int) throws {
        let outcomes = try FieldToy.outcomes(FieldToy.honest(count, seed: 22))
        #expect(outcomes.count == FieldRule.allCases.count)
        #expect(outcomes.values.allSatisfy { $0.findings.allSatisfy { $0.rows.allSatisfy { $0 < count } } })
        var blank = FieldToy.honest(count, seed: 22)
        for number in blank.indices { blank[number].answers = Array(repeating: nil, count: FieldToy.itemCount) }
        _ = try FieldToy.outcomes(blank)
    }

    @Test("A row of one level keeps its answers in every deal and is no near duplicate; a unit of them has none")
    func straightRows() throws {
        var forms = FieldToy.honest(60, seed: 23)
        for number in 0..<30 { forms[number].answers = Array(repeating: 3, count: FieldToy.itemCount) }
        let outcome = try #require(try FieldToy.outcomes(forms, only: [.nearDuplicates])[.nearDuplicates])
        #expect(!outcome.flaggedRows.contains { $0 < 30 })
    }

    @Test("Deals keep every form's answers by factor and every item's answers", arguments: 1...5)
    func deals(seed: UInt64) throws {
        let forms = FieldToy.honest(30, seed: seed)
        let table = try FieldToy.table(forms)
        let items = RatedItem.items(of: try FieldToy.questionnaire, in: table)
        #expect(items.map(\.group) == (0..<24).map { $0 / 4 })
        let before = AnswerPlanes(rows: Array(0..<30), items: items)
        var after = before
        var random = SeededGenerator(seed: seed)
        for _ in 0..<5 { after.deal(using: &random) }
        func levels(_ planes: AnswerPlanes) -> [[Int]] {
            (0..<30).map { form in (0..<24).map { planes.answer(of: form, place: $0) } }
        }
        let old = levels(before)
        let new = levels(after)
        #expect(old != new)
        for form in 0..<30 {
            for factor in 0..<6 {
                let places = factor * 4..<factor * 4 + 4
                #expect(old[form][places].sorted() == new[form][places].sorted())
            }
        }
        for item in 0..<24 { #expect(old.map { $0[item] }.sorted() == new.map { $0[item] }.sorted()) }
    }

    @Test("Many items take several words, and matches are counted over all of them")
    func manyItems() throws {
        var random = SeededGenerator(seed: 3)
        let columns = (0..<150).map { _ in CodeBlocks((0..<20).map { _ in UInt8(random.below(5)) }) }
        let scale = Scale(id: "s", levels: (0..<5).map { Level(code: "\($0)", label: LocalizedText(verbatim: "l")) })
        for size in [1, 7, 100] {
            let items = columns.enumerated().map {
                RatedItem(
                    $1, scale, formula: IndexDefinition.Formula.topLevels, group: $0 / size, number: 0)
            }
            let planes = AnswerPlanes(rows: Array(0..<20), items: items)
            for form in 0..<20 {
                #expect(planes.answers(of: form) == 150)
                let counts = (0..<20).filter { $0 != form }.map { other in
                    (form: other, matches: columns.count { $0[form] == $0[other] })
                }
                let best = counts.map(\.matches).max()
                #expect(planes.nearest(to: form)?.matches == best)
                #expect(planes.nearest(to: form)?.form == counts.first { $0.matches == best }?.form)
            }
        }
    }

    @Test(
        "Times as form servers and people write them",
        arguments: [
            ("2023-03-01T08:15:00.000+07:00", 29_700), ("2023-03-01 08:15", 29_700), ("08:15:30", 29_730),
            ("8:15", 29_700), ("2023-03-01T23:59:60Z", 86_399), ("", nil), ("25:00", nil), ("08:60", nil),
            ("2023-02-30T08:00", nil), ("08", nil), ("8h15", 29_700), ("2023-03-01T08:15:00+7", nil),
            ("01/03/2023 8:15", 29_700), ("Mar 1, 2023 8:15:30 PM", 72_930), ("12:05 AM", 300), ("13:00 PM", nil),
            ("8:15 CH", 72_900), ("8h", 28_800), ("8:", nil), ("08:15:61", nil), ("08:15 x", nil), ("x 08:15", nil),
            ("2023-03-01T08:15:00.000 +0700", 29_700), ("8g05", 29_100), ("08:15:00+25", 29_700),
        ] as [(String, Int?)])
    func clocks(text: String, second: Int?) {
        #expect(InterviewTime(text)?.second == second)
    }

    @Test("Durations go over midnight and over zones, and never back")
    func durations() throws {
        func minutes(_ start: String, _ end: String) throws -> Double? {
            try #require(InterviewTime(start)).minutes(to: try #require(InterviewTime(end)))
        }
        #expect(try minutes("2023-03-01T23:50", "2023-03-02T00:20") == 30)
        #expect(try minutes("2023-03-01T08:00+07:00", "2023-03-01T08:30+08:00") == nil)
        #expect(try minutes("2023-03-01T08:00+07:00", "2023-03-01T09:30+08:00") == 30)
        #expect(try minutes("08:00", "08:30:30") == 30.5)
        #expect(try minutes("08:00", "2023-03-01T08:30") == nil)
    }

    @Test("Days of the week")
    func weekdays() {
        #expect([-1, 0, 1, 3, 4, 19_503].map(OutOfHoursCheck.weekday) == [3, 4, 5, 7, 1, 5])
    }

    @Test("Units of more forms than are compared at once are compared in parts, which is told")
    func parts() throws {
        var settings = FieldToy.settings
        settings.maximumCompared = 40
        let outcome = try #require(
            try FieldToy.outcomes(FieldToy.honest(100, seed: 24), settings: settings, only: [.nearDuplicates])[
                .nearDuplicates])
        #expect(outcome.tests == 100)
        #expect(outcome.remark?.en.contains("more than 40 forms") == true)
    }

    @Test("Every check has a title and an advice in both languages")
    func texts() {
        for rule in FieldRule.allCases {
            #expect(!rule.title.vi.isEmpty && rule.title.vi != rule.title.en)
            #expect(!rule.advice.vi.isEmpty && rule.advice.vi != rule.advice.en)
        }
    }
}
