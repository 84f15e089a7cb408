import Figures
import Questionnaires
import Responses
import Testing
import Validation

@Suite("Copies of excluded records")
struct ExcludedCopiesTests {
    private func batch(_ file: String, _ forms: [(String, Toy.Record, String?)]) throws -> BatchContents {
        var batch = try Toy.batch(file, forms.map { Toy.record($0.0, $0.1) })
        var submissions = SubmissionColumn()
        for (place, form) in forms.enumerated() {
            guard let id = form.2 else { continue }
            submissions.append(SubmissionRow(id: SubmissionID(id), place: 0, revision: nil), row: place)
        }
        guard !submissions.isEmpty else { return batch }
        submissions.pad(to: forms.count)
        batch.table = try ResponseTable(
            questionnaireID: "toy", columns: batch.table.columns, units: batch.table.units,
            origins: batch.table.origins, submissions: submissions)
        return batch
    }

    private func told(_ result: ValidationResult, _ file: String) -> [String] {
        result.batches.first { $0.source.file == file }?.findings.filter { $0.rule.hasPrefix("record.excluded") }
            .map { "\($0.record ?? 0) \($0.rule) \($0.severity)" } ?? []
    }

    @Test(
        "A form that was decided out stays out when the next cumulative export brings it, whatever the files are called",
        arguments: ["a.csv", "z.csv"], [nil, "k"])
    func cumulative(later: String, submission: String?) throws {
        let first = try batch("m.csv", [("1", [:], submission), ("2", [:], submission.map { $0 + "2" })])
        let next = try batch(
            later,
            [
                ("1", [:], submission), ("2", [:], submission.map { $0 + "2" }),
                ("3", [:], submission.map { $0 + "3" }),
            ])
        let decision = Toy.decide(.exclude, 1, of: "m.csv")
        let result = try Toy.validate([first, next], decisions: [decision])
        // Of five records: 2 and 3 count once, 2 is repeated, 1 is left out twice.
        #expect(result.fates == [2, 1, 0, 2, 0])
        #expect(told(result, later) == ["1 record.excludedCopy warning"])
        let message = try #require(
            result.batches.flatMap(\.findings).first { $0.rule == "record.excludedCopy" }?.message)
        #expect(message.en.contains("record 1 of m.csv") && message.en.contains("(test)"))
        #expect(message.vi.contains("bản ghi 1 của m.csv") && message.vi.contains("keep"))
        // Who keeps the copy has the last word.
        let kept = try Toy.validate([first, next], decisions: [decision, Toy.decide(.keep, 1, of: later)])
        #expect(kept.fates == [3, 1, 0, 1, 0])
        // Taken back, everything is as it was.
        let back = try Toy.validate([first, next], decisions: [decision, Toy.decide(.keep, 1, of: "m.csv")])
        #expect(back.fates[0] == 3 && back.fates[3] == 0)
    }

    @Test("A copy that waits for an error of its own is left out with it, too")
    func waiting() throws {
        let bad = [("1", ["q1": "1", "q3": "2"] as Toy.Record, nil as String?)]
        let without = try Toy.validate([try batch("a.csv", bad), try batch("b.csv", bad)])
        try #require(without.fates[4] == 2)
        let result = try Toy.validate(
            [try batch("a.csv", bad), try batch("b.csv", bad)], decisions: [Toy.decide(.exclude, 1)])
        #expect(result.fates == [0, 0, 0, 2, 0])
    }

    @Test("Another content, or another record of the same batch, counts and is told")
    func others() throws {
        let decision = Toy.decide(.exclude, 1)
        // The number alone: which of two counts was just settled; a note.
        let settled = try Toy.validate(
            [try batch("a.csv", [("1", [:], nil)]), try batch("b.csv", [("1", ["q2": "1"], nil)])],
            decisions: [decision])
        #expect(settled.fates == [1, 0, 0, 1, 0])
        #expect(told(settled, "b.csv") == ["1 record.excludedElsewhere note"])
        // One submission, edited on its server: a warning.
        let edited = try Toy.validate(
            [try batch("a.csv", [("1", [:], "k")]), try batch("b.csv", [("1", ["q2": "1"], "k")])],
            decisions: [decision])
        #expect(edited.fates == [1, 0, 0, 1, 0])
        #expect(told(edited, "b.csv") == ["1 record.excludedElsewhere warning"])
        // A form entered twice into one file, of which one entry was left out.
        let twice = try Toy.validate(
            [try batch("a.csv", [("1", [:], nil), ("1", [:], nil)])], decisions: [decision])
        #expect(twice.fates == [1, 0, 0, 1, 0])
        #expect(told(twice, "a.csv") == ["2 record.excludedElsewhere note"])
    }

    @Test("Exclusions of whole batches are about files: their forms count where another batch has them")
    func wholeBatches() throws {
        let batches = [try batch("a.csv", [("1", [:], "k")]), try batch("b.csv", [("1", [:], "k")])]
        for action in [Decision.Action.exclude, .withdraw] {
            let result = try Toy.validate(batches, decisions: [Toy.decide(.exclude, 1), Toy.decide(action, nil)])
            #expect(result.fates == [1, 0, 0, 1, 0])
            #expect(told(result, "b.csv").isEmpty)
        }
    }

    @Test("A mended copy that was left out with its batch does not keep the form out that comes again")
    func mendedCopy() throws {
        let batches = try ["a.csv", "b.csv", "c.csv"].map { try batch($0, [("1", [:], nil)]) }
        let result = try Toy.validate(
            batches,
            decisions: [Toy.replace(1, by: 1), Toy.decide(.withdraw, nil), Toy.decide(.exclude, 1, of: "b.csv")])
        #expect(result.fates == [1, 0, 0, 2, 0] && result.accepted.origins[0].batch == 2)
    }

    @Test("Forms without number and submission are nobody's copies")
    func nameless() throws {
        let nameless = [("", ["q1": "1"] as Toy.Record, nil as String?)]
        let result = try Toy.validate(
            [try batch("a.csv", nameless), try batch("b.csv", nameless)], decisions: [Toy.decide(.exclude, 1)])
        #expect(told(result, "b.csv").isEmpty && result.fates[3] == 1)
    }
}
