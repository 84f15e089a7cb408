import Figures
import Questionnaires
import Responses
import Testing
import Validation

@Suite("Checks of single records")
struct CheckTests {
    @Test("A good record has no finding and is accepted")
    func good() throws {
        let result = try Toy.validate([Toy.record("1")])
        #expect(result.fates == [1, 0, 0, 0, 0])
        #expect(result.found == [])
    }

    @Test("An answer to a question that was not to be asked counts as not asked; a blank does so in silence")
    func relevance() throws {
        let result = try Toy.validate([
            Toy.record("1", ["fee": "2", "q2": "2"]), Toy.record("2", ["fee": "2", "q2": ""]),
            Toy.record("3", ["fee": "", "q2": "2"]), Toy.record("4", ["fee": "2", "q2": "98"]),
        ])
        #expect(result.found == ["1 answer.notToBeAsked", "3 cell.requiredBlank"])
        #expect(result.batches[0].findings[0].value == "2")
        // By form number: the third's condition cannot be decided, so its answer stays.
        #expect((0..<4).map { result.accepted.columns[7].missingReason($0) } == [.notAsked, .notAsked, nil, .notAsked])
    }

    @Test("A question is asked, or may be, unless its condition is known not to hold")
    func asked() throws {
        let batch = try Toy.batch(
            "a.csv", ["1", "2", ""].enumerated().map { Toy.record("\($0.offset)", ["fee": $0.element]) })
        let asked = AskedQuestions(try Toy.questionnaire)
        #expect(asked.mayBeAsked(7, in: batch.table) == [true, false, true])
        #expect(asked.mayBeAsked(6, in: batch.table) == [true, true, true])
    }

    @Test("A cell that breaks its constraint becomes invalid; a personal one is not repeated")
    func constraint() throws {
        let result = try Toy.validate([Toy.record("1", ["visits": "0", "phone": "0912"])])
        #expect(result.found == ["1 cell.constraint", "1 cell.constraint"])
        #expect(result.batches[0].findings.map(\.field) == ["phone", "visits"])
        #expect(result.batches[0].findings.map(\.value) == ["•••", "0.0"])
        #expect(result.batches[0].findings[1].message.en == "At least once.")
        #expect(result.accepted.columns[9].missingReason(0) == .invalid)
        #expect(result.accepted.columns[10].missingReason(0) == .invalid)
    }

    @Test("regex() looks at texts; what costs too much is told and changes nothing")
    func patterns() throws {
        let hostile = String(repeating: "a", count: 60) + "!"
        let result = try Toy.validate([
            Toy.record("1", ["code": "aab"]), Toy.record("2", ["code": "b"]), Toy.record("3", ["code": hostile]),
            Toy.record("4"),
        ])
        #expect(result.found == ["2 cell.constraint", "3 rule.givenUp"])
        #expect(result.batches[0].findings.map(\.severity) == [.note, .warning])
        #expect(result.batches[0].findings.map(\.field) == ["code", "code"])
        #expect((0..<4).map { result.accepted.columns[11].missingReason($0) } == [nil, .invalid, nil, .blank])
        #expect(result.count(\.accepted) == 4)
        let strict = ValidationSettings(severities: ["cell.constraint": .error])
        #expect(try Toy.validate([Toy.record("2", ["code": "b"])], settings: strict).fates == [0, 0, 0, 0, 1])
    }

    @Test("Required blanks are warnings; a record without a form number waits")
    func required() throws {
        let result = try Toy.validate([Toy.record("1", ["fee": ""]), Toy.record("")])
        #expect(result.found == ["1 cell.requiredBlank", "2 record.noFormNumber"])
        #expect(result.fates == [1, 0, 0, 0, 1])
        #expect(result.batches[0].quarantined.map(\.rules) == [["record.noFormNumber"]])
    }

    @Test("Days outside the fieldwork are warnings; the first and last day are within")
    func period() throws {
        let settings = ValidationSettings(
            from: try CalendarDate(year: 2023, month: 1, day: 1), to: try CalendarDate(year: 2023, month: 6, day: 30))
        let days = ["2022-12-31", "2023-01-01", "2023-06-30", "2023-07-01", ""]
        let records = days.enumerated().map { Toy.record("\($0)", ["date": $1]) }
        let result = try Toy.validate(records, settings: settings)
        #expect(result.found == ["1 date.outsidePeriod", "4 date.outsidePeriod"])
        #expect(result.batches[0].findings[0].value == "2022-12-31")
        #expect(result.count(\.accepted) == 5)
    }

    @Test("The questionnaire's rules have their own severities; what is unknown counts as holding")
    func rules() throws {
        let result = try Toy.validate([
            Toy.record("1", ["q1": "1", "q3": "2"]), Toy.record("2", ["q1": "1", "q3": "98"]),
            Toy.record("3", ["visits": "11"]),
        ])
        #expect(result.found == ["1 strict-first", "3 mild"])
        #expect(result.fates == [2, 0, 0, 0, 1])
    }

    @Test("More blanks than allowed make a record wait; a form on the limit stays; what was not asked is no blank")
    func blanks() throws {
        let settings = ValidationSettings(maximumBlankShare: try Ratio(1, over: 2))
        let result = try Toy.validate(
            [
                Toy.record("1", ["q1": "", "q3": ""]), Toy.record("2", ["q1": "", "fee": "2", "q2": ""]),
                Toy.record("3", ["q1": "98", "q3": "", "q2": "98"]), Toy.record("4", ["q1": "7", "q3": "7"]),
                Toy.record("5", ["fee": "2", "q2": "", "q1": "", "q3": ""]),
            ], settings: settings)
        let waiting = result.batches[0].findings.filter { $0.rule == "record.tooManyBlanks" }
        #expect(waiting.map(\.record) == [1, 4, 5])
        #expect(waiting.map(\.value) == ["2/3", "2/3", "2/2"])
        #expect(result.fates == [2, 0, 0, 0, 3])
    }

    @Test("A campaign changes severities, but an unknown unit always waits")
    func severities() throws {
        let settings = ValidationSettings(
            maximumBlankShare: .zero,
            severities: [
                "cell.requiredBlank": .error, "record.noFormNumber": .warning, "mild": .error, "strict-first": .note,
                "unit.unknown": .note, "record.columnCount": .note, "record.tooManyBlanks": .warning,
            ])
        let result = try Toy.validate(
            [
                Toy.record("1", ["fee": ""]), Toy.record(""), Toy.record("3", ["visits": "11"]),
                Toy.record("4", ["q1": "1", "q3": "2"]), Toy.record("5", ["unit": "?"]), ["refused": "x"],
                Toy.record("7", ["q1": "7"]),
            ], settings: settings)
        #expect(
            result.batches[0].findings.map { "\($0.record ?? 0) \($0.rule) \($0.severity)" } == [
                "1 cell.requiredBlank error", "2 record.noFormNumber warning", "3 mild error", "4 strict-first note",
                "5 unit.unknown error", "6 record.columnCount error", "7 record.tooManyBlanks warning",
            ])
        #expect(result.fates == [3, 0, 0, 0, 4])
    }

    @Test("An index of no questionnaire, a table without rows: nothing to find")
    func nothing() throws {
        let result = try Toy.validate([try Toy.batch("a.csv", [])])
        #expect(result.accepted.rowCount == 0 && result.found == [])
        #expect(try Toy.validate([BatchContents]()).batches.isEmpty)
    }
}
