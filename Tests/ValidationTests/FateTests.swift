import Figures
import Questionnaires
import Responses
import Testing
import Validation

@Suite("The fate of every record")
struct FateTests {
    @Test("The same form twice, in one batch or two, counts once")
    func duplicates() throws {
        let one = try Toy.validate([Toy.record("1"), Toy.record("2"), Toy.record("1")])
        #expect(one.fates == [2, 1, 0, 0, 0])
        #expect(one.found == ["3 record.duplicate"])
        let two = try Toy.validate([
            try Toy.batch("b.csv", [Toy.record("1")]), try Toy.batch("a.csv", [Toy.record("1")]),
        ])
        #expect(two.batches.map(\.source.file) == ["a.csv", "b.csv"])
        #expect(two.batches.map(\.counts.duplicates) == [0, 1])
        #expect(two.batches[1].findings[0].message.en.contains("record 1 of a.csv"))
    }

    @Test("A question without a column is no other content than a blank; nor is the server's identifier")
    func sameContent() throws {
        let result = try Toy.validate([
            Toy.record("1", ["instance": "x", "stratum": "", "noColumn": "stratum"]),
            Toy.record("1", ["instance": "y"]),
            Toy.record("2", ["stratum": "s", "instance": "z"]), Toy.record("2", ["instance": "z2"]),
        ])
        #expect(result.fates == [1, 1, 0, 0, 2])
    }

    @Test("Two contents of one number both wait, and so do three")
    func conflicts() throws {
        let two = try Toy.validate([Toy.record("1"), Toy.record("1", ["q1": "1"]), Toy.record("2")])
        #expect(two.fates == [1, 0, 0, 0, 2])
        #expect(two.found == ["1 record.conflict", "2 record.conflict"])
        #expect(two.batches[0].findings.allSatisfy { $0.severity == .error && $0.value == "1" && $0.field == "form" })
        #expect(two.batches[0].quarantined.map(\.rules) == [["record.conflict"], ["record.conflict"]])
        // The third is the same as the first: still nobody knows which is right.
        let three = try Toy.validate([Toy.record("1"), Toy.record("1", ["q1": "1"]), Toy.record("1")])
        #expect(three.fates == [0, 0, 0, 0, 3])
        let units = try Toy.validate([Toy.record("1", unit: 0), Toy.record("1", unit: 1)])
        #expect(units.fates == [0, 0, 0, 0, 2])
    }

    @Test("A server's identifier tells duplicates even where form numbers are missing or changed")
    func instances() throws {
        let settings = ValidationSettings(severities: ["record.noFormNumber": .warning])
        let result = try Toy.validate(
            [
                Toy.record("", ["instance": "u1"]), Toy.record("", ["instance": "u1"]),
                Toy.record("", ["instance": "u2"]),
                Toy.record("4", ["instance": "u3"]), Toy.record("5", ["instance": "u3"]),
            ], settings: settings)
        #expect(result.fates == [2, 1, 0, 0, 2])
    }

    @Test("A record that waits for its own error does not hold back the mended one; both are told apart")
    func waitingAndMended() throws {
        let result = try Toy.validate([
            Toy.record("1", ["unit": "?"]), Toy.record("1", unit: 2), Toy.record("1", unit: 2),
        ])
        #expect(result.fates == [1, 1, 0, 0, 1])
        #expect(result.found == ["1 record.sameNumber", "1 unit.unknown", "3 record.duplicate"])
        #expect(result.batches[0].quarantined.map(\.rules) == [["unit.unknown"]])
        #expect(result.accepted.units.flattened == [2])
    }

    @Test("Repeats of a waiting record wait like it")
    func repeatedWaiting() throws {
        let result = try Toy.validate([Toy.record("1", ["unit": "?"]), Toy.record("1", ["unit": "?"])])
        #expect(result.fates == [0, 0, 0, 0, 2])
        #expect(result.found == ["1 record.sameNumber", "1 unit.unknown", "2 record.sameNumber", "2 unit.unknown"])
    }

    @Test("A decision keeps one record of a number; the others are superseded")
    func keep() throws {
        let records = [Toy.record("1"), Toy.record("1", ["q1": "1"]), Toy.record("1", ["q1": "98"])]
        let result = try Toy.validate(records, decisions: [Toy.decide(.keep, 2)])
        #expect(result.fates == [1, 0, 2, 0, 0])
        #expect(result.accepted.columns[6].level(0) == 0)
        #expect(result.found == ["1 record.superseded", "3 record.superseded"])
    }

    @Test("The latest decision stands: about one record, and among the records of a number")
    func latest() throws {
        let records = [Toy.record("1"), Toy.record("1", ["q1": "1"])]
        let among = try Toy.validate(records, decisions: [Toy.decide(.keep, 2), Toy.decide(.keep, 1)])
        #expect(among.accepted.columns[6].level(0) == 1 && among.fates == [1, 0, 1, 0, 0])
        let back = try Toy.validate(records, decisions: [Toy.decide(.exclude, 1), Toy.decide(.keep, 1)])
        #expect(back.accepted.columns[6].level(0) == 1 && back.fates == [1, 0, 1, 0, 0])
        let out = try Toy.validate(records, decisions: [Toy.decide(.keep, 1), Toy.decide(.exclude, 1)])
        #expect(out.accepted.columns[6].level(0) == 0 && out.fates == [1, 0, 0, 1, 0])
    }

    @Test("An excluded record neither counts nor conflicts; a refused one can be excluded too")
    func exclude() throws {
        let result = try Toy.validate(
            [Toy.record("1"), Toy.record("1", ["q1": "1"]), ["refused": "x;y"], ["refused": "z"]],
            decisions: [Toy.decide(.exclude, 1), Toy.decide(.exclude, 3)])
        #expect(result.fates == [1, 0, 0, 2, 1])
        #expect(result.batches[0].quarantined.map(\.rawText) == ["z"])
        #expect(result.batches[0].quarantined[0].origin.record == 4)
    }

    @Test("A withdrawn batch is out, whatever was decided about its records, until it is kept again")
    func withdraw() throws {
        let batches = [
            try Toy.batch("a.csv", [Toy.record("1"), ["refused": "x"]]),
            try Toy.batch("b.csv", [Toy.record("1", ["q1": "1"])]),
        ]
        let out = try Toy.validate(batches, decisions: [Toy.decide(.withdraw, nil), Toy.decide(.keep, 1)])
        #expect(out.fates == [1, 0, 0, 2, 0])
        #expect(out.accepted.origins.map(\.batch) == [1])
        let back = try Toy.validate(batches, decisions: [Toy.decide(.withdraw, nil), Toy.decide(.keep, nil)])
        // As if it had never been withdrawn: the conflict of the two waits still, for nobody decided about it.
        #expect(back.fates == [0, 0, 0, 0, 3])
        #expect(try Toy.validate(batches).fates == back.fates)
        let decided = [Toy.decide(.keep, 1, of: "b.csv"), Toy.decide(.withdraw, nil), Toy.decide(.keep, nil)]
        let kept = try Toy.validate(batches, decisions: decided)
        #expect(kept.fates == [1, 0, 1, 0, 1])
        #expect(kept.accepted.origins.map(\.batch) == [1], "what was decided about a record before stands")
    }

    @Test(
        "An edit on the form server replaces its submission; edits in a circle replace nothing, and their contents decide"
    )
    func edits() throws {
        var batch = try Toy.batch(
            "a.csv",
            [
                Toy.record("1", ["instance": "u1"]), Toy.record("1", ["instance": "u2", "q1": "1"]),
                Toy.record("2", ["instance": "u3"]),
            ])
        batch.notes.replaced = [1: SubmissionID("u1")]
        let edited = try Toy.validate([batch])
        #expect(edited.fates == [2, 0, 1, 0, 0])
        #expect(edited.accepted.origins.map(\.record) == [2, 3])
        batch.notes.exclusions = [1: .rejected]
        #expect(try Toy.validate([batch]).fates == [2, 0, 0, 1, 0], "an edit that does not count replaces nothing")
        batch.notes = SourceNotes(replaced: [0: SubmissionID("u2"), 1: SubmissionID("u1")])
        #expect(try Toy.validate([batch]).fates == [1, 0, 0, 0, 2])
    }

    @Test("A decision on a record that is not there is said")
    func unknownRecord() throws {
        let result = try Toy.validate(
            [Toy.record("1")], decisions: [Toy.decide(.exclude, 9), Toy.decide(.keep, 1, of: "z.csv")])
        #expect(result.found == ["0 decision.unknownRecord"])
        #expect(result.batches[0].findings[0].value == "9")
        #expect(result.fates == [1, 0, 0, 0, 0])
    }

    @Test("A kept record with an error of its own still waits")
    func keptWithError() throws {
        let result = try Toy.validate(
            [Toy.record("1", ["unit": "?"]), Toy.record("1")], decisions: [Toy.decide(.keep, 1)])
        #expect(result.fates == [0, 0, 1, 0, 1])
    }

    @Test("Fates have names and words in both languages")
    func words() {
        let fates: [Disposition] = [
            .accepted, .duplicate, .superseded, .excluded(.decided), .excluded(.withdrawn), .quarantined,
        ]
        #expect(Set(fates.map(\.text.vi)).count == 6 && Set(fates.map(\.text.en)).count == 6)
        #expect(Set(fates.map(\.name)).count == 5)
    }
}
