import Responses
import Testing
import Validation

/// What each interviewer brought.
@Suite struct InterviewerTallyTests {
    @Test func everyRecordIsOneInterviewers() throws {
        let batches = [
            try Toy.batch(
                "a.csv",
                [
                    Toy.record("1", ["who": "An"]), Toy.record("2", ["who": "Bình"]),
                    // Contrary answers: an error, and the record waits.
                    Toy.record("3", ["who": "Bình", "q1": "1", "q3": "2"]), ["refused": "x"],
                ]),
            // The first form once more.
            try Toy.batch("b.csv", [Toy.record("1", ["who": "An"]), Toy.record("4")]),
        ]
        let result = try Toy.validate(batches)
        #expect(result.interviewers.map(\.name) == ["An", "Bình", nil])
        #expect(result.interviewers.map(\.counts.records) == [2, 2, 2])
        #expect(result.interviewers.map(\.counts.accepted) == [1, 1, 1])
        #expect(result.interviewers.map(\.counts.duplicates) == [1, 0, 0])
        #expect(result.interviewers.map(\.counts.quarantined) == [0, 1, 1])
        let sum = result.interviewers.map(\.counts).reduce(DispositionCounts(), +)
        #expect(sum == result.batches.map(\.counts).reduce(DispositionCounts(), +))
        let found = result.batches.flatMap(\.findings).filter { $0.record != nil }.map(\.count).reduce(0, +)
        #expect(result.interviewers.map(\.findings).reduce(0, +) == found)
        #expect(result.interviewers[1].findings >= 1)
    }
}
