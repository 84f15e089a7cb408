import Figures
import Tables
import Testing
import Units

@testable import Scorecards

/// Files of scores and of last year's results: what is read, and what each mistake is told.
@Suite struct FileTests {
    private let toy = card(
        [
            criterion("1.1", "2", FullOrNothingRule()), criterion("1.2", "3", LinearRule()),
            criterion("1.3", "5", PenaltyRule(each: 1)),
        ], maximum: "10")

    private func table(_ text: String) throws -> Table {
        try Table(bytes: Array(text.utf8), name: "scores/2023.csv")
    }

    private func problems(_ text: String, card: Scorecard? = nil) throws -> [ScorecardProblem] {
        let (table, units) = (try table(text), try communes(2))
        do throws(ScorecardsError) {
            _ = try ScoreInputs.read([table], card: card ?? toy, units: units)
            return []
        } catch {
            return error.problems
        }
    }

    @Test func scoresAreReadWithCommaOrPoint() throws {
        let text = """
            unit;criterion;input;value;note
            U1;1.1;met;1;QĐ 15
            U1;1.2;numerator;10;
            U1;1.2;denominator;18;
            U1;1.3;appraised;4,5;
            U2;1.3;appraised;4.5;
            U2;1.1;met;;chưa có
            """
        let units = try communes(2)
        let inputs = try ScoreInputs.read([table(text)], card: toy, units: units)
        #expect(inputs.rows == 6)
        #expect(
            inputs[unit: 0, criterion: "1.3"] == [ScoreEntry("appraised", r("4,5"), file: "scores/2023.csv", line: 5)])
        #expect(inputs[unit: 0, criterion: "1.1"].first?.note == "QĐ 15")
        #expect(inputs[unit: 1, criterion: "1.3"].first?.value == r(9, 2))
        #expect(inputs[unit: 1, criterion: "1.1"].isEmpty)
        let sheet = try toy.score(units: units, inputs: inputs).sheets[0]
        #expect(sheet.lines.map(\.points.shown) == ["2,00", "1,67", "4,50"])
    }

    @Test func vietnameseHeadingsAreUnderstood() throws {
        let text = "Mã đơn vị,Tiêu chí,Số liệu,Giá trị\nU1,1.1,met,1\n"
        #expect(try ScoreInputs.read([table(text)], card: toy, units: communes(2)).rows == 1)
    }

    @Test func everyMistakeIsNamedWithItsLine() throws {
        let found = try problems(
            """
            unit,criterion,input,value
            U9,1.1,met,1
            U1,9.9,met,1
            U1,1.1,numerator,1
            U1,1.1,met,yes
            U1,1.1,met,2
            U1,1.2,appraised,"3,5"
            U1,1.3,events,1.5
            U1,1.3,events,-1
            U2,1.1,met,1
            U2,1.1,met,0
            U2,1.2,numerator,3
            U2,1.2,denominator,0
            U2,1.1,met,1
            U2,1.1,applies,0
            """)
        let kinds: [ScorecardProblem.Kind] = [
            .unknownUnit, .unknownCriterion, .undeclaredInput, .notANumber, .outOfRange, .aboveMaximum, .outOfRange,
            .outOfRange, .conflict, .settings, .outOfRange,
        ]
        #expect(found.map(\.kind) == kinds)
        #expect(found.map(\.line) == [2, 3, 4, 5, 6, 7, 8, 9, 11, 15, 12])
        #expect(found.allSatisfy { $0.file == "scores/2023.csv" })
        #expect(found[2].message.vi.contains("met, appraised, self, second, applies"))
        #expect(found[5].message.vi.contains("3,5 điểm, cao hơn điểm tối đa 3"))
        #expect(found[8].message.en.contains("scores/2023.csv:10 says 1"))
    }

    @Test func aMissingColumnIsNamed() throws {
        let found = try problems("unit,criterion,value\nU1,1.1,1\n")
        #expect(found.map(\.kind) == [.table])
        #expect(found.first?.field == "input")
        #expect(found.first?.text(.vi).hasPrefix("scores/2023.csv:1 [input]: thiếu cột") == true)
    }

    @Test func aMissingFileIsNamed() throws {
        #expect { try ScoreInputs.read(file: "no/such.csv", card: toy, units: communes(1)) } throws: {
            ($0 as? ScorecardsError)?.message.en.contains("no/such.csv") == true
        }
    }

    @Test func twoFilesMayContradictEachOther() throws {
        let first = try Table(bytes: Array("unit,criterion,input,value\nU1,1.1,met,1\n".utf8), name: "a.csv")
        let second = try Table(bytes: Array("unit,criterion,input,value\nU1,1.1,met,0\n".utf8), name: "b.csv")
        #expect { try ScoreInputs.read([first, second], card: toy, units: communes(1)) } throws: {
            ($0 as? ScorecardsError)?.problems.map(\.file) == ["b.csv"]
        }
        #expect(try ScoreInputs.read([first, first], card: toy, units: communes(1)).rows == 2)
    }

    @Test func lastYearsResultsAreRead() throws {
        let text = """
            unit,percent,points,rank,class,method
            U1,"85,5",85.5,1,Tốt,m1
            U2,70%,,,,
            OLD,,,,,
            """
        let results = try PreviousResults.read(table(text))
        #expect(
            results.results["U1"]
                == PreviousResult(percent: r("85,5"), points: r("85,5"), rank: 1, className: "Tốt", method: "m1"))
        #expect(results.results["U2"] == PreviousResult(percent: 70))
        #expect(results.results["OLD"]?.percent == nil)
    }

    @Test func mistakesInLastYearsResultsAreNamed() throws {
        let text = "unit,percent,rank\nU1,abc,1\nU2,80,0\nU3,80,1\nU3,81,1\n,80,1\nU4,-1,1\n"
        #expect { try PreviousResults.read(table(text)) } throws: {
            let problems = ($0 as? ScorecardsError)?.problems ?? []
            return problems.map(\.kind) == [.notANumber, .notANumber, .conflict, .unknownUnit, .outOfRange]
                && problems.map(\.line) == [2, 3, 5, 6, 7]
        }
    }
}
