import Figures
import Questionnaires
import Responses
import Testing
import Validation

@Suite("States of one submission of a form server")
struct SubmissionVersionTests {
    /// A batch of records, each with what its server says of it.
    private func batch(
        _ file: String, _ rows: [(Toy.Record, SubmissionRow)], replaced: [Int: String] = [:]
    ) throws -> BatchContents {
        var batch = try Toy.batch(file, rows.map(\.0))
        var submissions = SubmissionColumn()
        for (place, row) in rows.enumerated() { submissions.append(row.1, row: place) }
        batch.table = try ResponseTable(
            questionnaireID: "toy", columns: batch.table.columns, units: batch.table.units,
            origins: batch.table.origins, submissions: submissions)
        batch.notes.replaced = replaced.mapValues { SubmissionID($0) }
        return batch
    }

    private func row(_ id: String, _ revision: UInt32? = nil, place: UInt32 = 0) -> SubmissionRow {
        SubmissionRow(id: SubmissionID(id), place: place, revision: revision)
    }

    @Test(
        "A form renumbered on its server counts once: the state with more edits stands, in whatever order the files come"
    )
    func renumbered() throws {
        let first = (Toy.record("1"), row("k", 0))
        let edited = (Toy.record("2"), row("k2", 1))
        for names in [["a.csv", "b.csv"], ["b.csv", "a.csv"]] {
            let result = try Toy.validate([
                try batch(names[0], [first]), try batch(names[1], [edited], replaced: [0: "k"]),
            ])
            #expect(result.fates == [1, 0, 1, 0, 0])
            let old = names[0] == "a.csv" ? 0 : 1
            #expect(result.batches[old].findings.map(\.rule) == ["record.superseded"])
        }
        // Three states of one key, of which each export knows only the key.
        let third = (Toy.record("3"), row("k3", 2))
        let all = try Toy.validate([
            try batch("a.csv", [first]), try batch("b.csv", [edited], replaced: [0: "k"]),
            try batch("c.csv", [third], replaced: [0: "k"]),
        ])
        #expect(all.fates == [1, 0, 2, 0, 0] && all.accepted.origins[0].batch == 2)
        // A person who keeps the first state has the last word.
        let kept = try Toy.validate(
            [try batch("a.csv", [first]), try batch("b.csv", [edited], replaced: [0: "k"])],
            decisions: [Toy.decide(.keep, 1)])
        #expect(kept.accepted.origins.map(\.batch) == [0])
    }

    @Test("One submission with two numbers and nothing that says which is later: both wait")
    func unordered() throws {
        let batches = [
            try batch("a.csv", [(Toy.record("1"), row("k"))]), try batch("b.csv", [(Toy.record("2"), row("k"))]),
        ]
        let result = try Toy.validate(batches)
        #expect(result.fates == [0, 0, 0, 0, 2])
        #expect(result.batches.flatMap(\.findings).map(\.rule) == ["record.conflict", "record.conflict"])
        #expect(result.batches[0].findings[0].message.en.contains("one form on the server"))
        #expect(try Toy.validate(batches, decisions: [Toy.decide(.keep, 1, of: "b.csv")]).fates == [1, 0, 1, 0, 0])
        // Another number, and so another submission, is nobody's business.
        let others = [
            try batch("a.csv", [(Toy.record("1"), row("k"))]), try batch("b.csv", [(Toy.record("2"), row("m"))]),
        ]
        #expect(try Toy.validate(others).fates == [2, 0, 0, 0, 0])
        // The same again, in another export of the same server, is a repetition, told by the form's number.
        let again = [
            try batch("a.csv", [(Toy.record("1"), row("k"))]), try batch("b.csv", [(Toy.record("1"), row("k"))]),
        ]
        #expect(try Toy.validate(again).fates == [1, 1, 0, 0, 0])
    }

    @Test(
        "An edit replaces the whole form: rows of a repeat that it has no longer are superseded, those of others stay")
    func repeats() throws {
        func forms(_ id: String, _ count: UInt32, _ number: String) -> [(Toy.Record, SubmissionRow)] {
            (1...count).map { (Toy.record("\(number)/\($0)"), row(id, place: $0)) }
        }
        let before = try batch("a.csv", forms("k", 3, "1") + forms("m", 2, "2"))
        let edit = try batch("b.csv", forms("k2", 2, "1"), replaced: [0: "k", 1: "k"])
        let result = try Toy.validate([before, edit])
        #expect(result.fates == [4, 0, 3, 0, 0])
        #expect(result.batches[0].findings.map(\.record) == [1, 2, 3])
        #expect(result.batches[0].findings.last?.message.en.contains("no longer") == true)
        // An edit that left no row at all.
        var without = try batch("b.csv", forms("x", 1, "9"))
        without.notes.rowless = [
            SourceNotes.RowlessEdit(submission: row("k2"), replaced: SubmissionID("k"))
        ]
        let removed = try Toy.validate([before, without])
        #expect(removed.fates == [3, 0, 3, 0, 0])
        #expect(removed.batches[0].findings.allSatisfy { $0.message.vi.contains("b.csv") })
        without.notes.rowless = [SourceNotes.RowlessEdit(submission: row("k", 2), replaced: nil)]
        #expect(
            try Toy.validate([before, without]).fates == [6, 0, 0, 0, 0], "nothing says that it is the later state")
    }

    @Test("A state that its server counts higher than a rejected one is not told of the rejection")
    func rejected() throws {
        var rejected = try batch("a.csv", [(Toy.record("1"), row("k", 1))])
        rejected.notes.exclusions = [0: .rejected]
        func rules(_ revision: UInt32?) throws -> [String] {
            let other = try batch("b.csv", [(Toy.record("1"), row("k", revision))])
            let result = try Toy.validate([rejected, other])
            #expect(result.fates == [1, 0, 0, 1, 0])
            return result.batches[1].findings.map(\.rule)
        }
        #expect(try rules(2) == [])
        #expect(try rules(1) == ["record.rejectedElsewhere"])
        #expect(try rules(0) == ["record.rejectedElsewhere"])
        #expect(try rules(nil) == ["record.rejectedElsewhere"])
    }
}
