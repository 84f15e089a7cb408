import Figures
import Questionnaires
import Responses
import Testing
import Validation

@Suite("Records that others replace by decision")
struct ReplacementTests {
    private func batches(_ a: [Toy.Record], _ b: [Toy.Record]) throws -> [BatchContents] {
        [try Toy.batch("a.csv", a), try Toy.batch("b.csv", b)]
    }

    @Test("A mended copy counts in place of the record that waits, and of one that could not be read")
    func mended() throws {
        let batches = try batches(
            [Toy.record("1", ["unit": "?"]), ["refused": "x"], Toy.record("3")],
            [Toy.record("1", unit: 1), Toy.record("2")])
        let result = try Toy.validate(
            batches, decisions: [Toy.replace(1, by: 1), Toy.replace(2, by: 2)])
        #expect(result.fates == [3, 0, 2, 0, 0])
        #expect(result.batches[0].counts.superseded == 2)
        #expect(try result.acceptedForms == ["2", "3", "1"])
        let found = result.batches[0].findings.filter { $0.rule == "record.superseded" }
        #expect(found.map(\.record) == [1, 2] && found.map(\.value) == ["b.csv#1", "b.csv#2"])
        #expect(result.batches[0].disposition(ofRecord: 2) == .superseded)
        #expect(result.batches[0].disposition(ofRecord: 3) == .accepted)
    }

    @Test("A replacement that is left out, or is not there, replaces nothing")
    func notStanding() throws {
        let records = [Toy.record("1", ["q1": "1"])]
        let withdrawn = try Toy.validate(
            try batches(records, [Toy.record("1")]),
            decisions: [Toy.replace(1, by: 1), Toy.decide(.withdraw, nil, of: "b.csv")])
        #expect(withdrawn.fates == [1, 0, 0, 1, 0])
        #expect(withdrawn.accepted.origins[0].batch == 0)
        let gone = try Toy.validate(records, decisions: [Toy.replace(1, by: 7, in: "c.csv")])
        #expect(gone.fates == [1, 0, 0, 0, 0])
        #expect(gone.found == ["0 decision.unknownRecord"])
        #expect(gone.batches[0].findings[0].value == "c.csv#7")
    }

    @Test("Mended twice: the last copy counts; keep takes a replacement back")
    func chain() throws {
        let batches = [
            try Toy.batch("a.csv", [Toy.record("1", ["unit": "?"])]),
            try Toy.batch("b.csv", [Toy.record("1", ["unit": "?"])]), try Toy.batch("c.csv", [Toy.record("1")]),
        ]
        let decisions = [Toy.replace(1, by: 1), Toy.replace(1, of: "b.csv", by: 1, in: "c.csv")]
        let result = try Toy.validate(batches, decisions: decisions)
        #expect(result.fates == [1, 0, 2, 0, 0])
        let back = try Toy.validate(batches, decisions: decisions + [Toy.decide(.keep, 1, of: "b.csv")])
        #expect(back.fates == [0, 0, 2, 0, 1], "the kept record still has its error; it supersedes its namesake")
    }

    @Test("Mended twice, and the first copy withdrawn: the second stands for both, whichever form numbers they bear")
    func withdrawnLink() throws {
        let batches = [
            try Toy.batch("a.csv", [Toy.record("1")]), try Toy.batch("b.csv", [Toy.record("1", ["q1": "1"])]),
            try Toy.batch("c.csv", [Toy.record("7")]),
        ]
        let chain = [Toy.replace(1, by: 1), Toy.replace(1, of: "b.csv", by: 1, in: "c.csv")]
        let middle = try Toy.validate(batches, decisions: chain + [Toy.decide(.withdraw, nil, of: "b.csv")])
        #expect(middle.fates == [1, 0, 1, 1, 0])
        #expect(try middle.acceptedForms == ["7"])
        let last = try Toy.validate(batches, decisions: chain + [Toy.decide(.withdraw, nil, of: "c.csv")])
        #expect(last.fates == [1, 0, 1, 1, 0])
        #expect(last.accepted.origins[0].batch == 1)
        let both = try Toy.validate(
            batches,
            decisions: chain + [Toy.decide(.withdraw, nil, of: "b.csv"), Toy.decide(.withdraw, nil, of: "c.csv")])
        #expect(both.fates == [1, 0, 0, 2, 0])
    }

    @Test("Records that replace each other in a circle: the one that the latest decision names stays")
    func circle() throws {
        let two = try batches([Toy.record("1", ["q1": "1"])], [Toy.record("1")])
        let ab = Toy.replace(1, by: 1)
        let ba = Toy.replace(1, of: "b.csv", by: 1, in: "a.csv")
        let first = try Toy.validate(two, decisions: [ab, ba])
        #expect(first.fates == [1, 0, 1, 0, 0] && first.accepted.origins[0].batch == 0)
        let second = try Toy.validate(two, decisions: [ba, ab])
        #expect(second.fates == [1, 0, 1, 0, 0] && second.accepted.origins[0].batch == 1)
        let itself = try Toy.validate([Toy.record("1")], decisions: [Toy.replace(1, by: 1, in: "a.csv")])
        #expect(itself.fates == [1, 0, 0, 0, 0])
    }

    @Test("A replaced record neither conflicts nor repeats; one that its source leaves out stays excluded")
    func others() throws {
        let conflict = try Toy.validate(
            try batches([Toy.record("1"), Toy.record("1", ["q1": "1"])], [Toy.record("9")]),
            decisions: [Toy.replace(1, by: 1)])
        #expect(conflict.fates == [2, 0, 1, 0, 0])
        var left = try batches([Toy.record("1")], [Toy.record("1")])
        left[0].notes.exclusions[0] = .rejected
        #expect(try Toy.validate(left, decisions: [Toy.replace(1, by: 1)]).fates == [1, 0, 0, 1, 0])
    }

    @Test("Names of records are written and read back")
    func names() {
        for name in [RecordName(batch: "batches/a#b.csv", record: 12), RecordName(batch: "x", record: 1)] {
            #expect(RecordName(name.text) == name)
        }
        for text in ["", "a.csv", "a.csv#", "a.csv#0", "a.csv#-1", "#3", "a.csv#x"] { #expect(RecordName(text) == nil) }
    }
}

@Suite("What the sources of batches say")
struct SourceVerdictTests {
    @Test("What a source leaves out is excluded with its reason, unless a person keeps it")
    func exclusions() throws {
        var batch = try Toy.batch("a.csv", [Toy.record("1"), Toy.record("2"), Toy.record("3"), Toy.record("4")])
        batch.notes.exclusions = [0: .rejected, 1: .unfinished, 2: .test]
        let result = try Toy.validate([batch], decisions: [Toy.decide(.keep, 2)])
        #expect(result.fates == [2, 0, 0, 2, 0])
        #expect(result.batches[0].counts.exclusions == [.rejected: 1, .test: 1])
        #expect(result.batches[0].disposition(ofRecord: 1) == .excluded(.rejected))
        #expect(try result.acceptedForms == ["2", "4"])
    }

    @Test("A form that counts and that another export says was rejected is told, unless a person decided about it")
    func rejectedElsewhere() throws {
        let approved = try Toy.batch("a.csv", [Toy.record("1"), Toy.record("2")])
        var rejected = try Toy.batch("b.csv", [Toy.record("1"), Toy.record("3")])
        rejected.notes.exclusions = [0: .rejected]
        let result = try Toy.validate([approved, rejected])
        #expect(result.fates == [3, 0, 0, 1, 0])
        let told = result.batches[0].findings.filter { $0.rule == "record.rejectedElsewhere" }
        #expect(told.map(\.record) == [1] && told.first?.message.en.contains("record 1 of b.csv") == true)
        let kept = try Toy.validate([approved, rejected], decisions: [Toy.decide(.keep, 1)])
        #expect(kept.batches[0].findings.allSatisfy { $0.rule != "record.rejectedElsewhere" })
    }

    @Test("A decision of a person goes before the source")
    func decided() throws {
        var batch = try Toy.batch("a.csv", [Toy.record("1")])
        batch.notes.exclusions = [0: .rejected]
        let result = try Toy.validate([batch], decisions: [Toy.decide(.exclude, 1)])
        #expect(result.batches[0].counts.exclusions == [.decided: 1])
    }

    @Test("An edit on the server replaces the submission that it names, in any order, unless it is left out itself")
    func edits() throws {
        func batches() throws -> [BatchContents] {
            var edit = try Toy.batch("a.csv", [Toy.record("1", ["instance": "new", "q1": "1"])])
            edit.notes.replaced = [0: SubmissionID("old")]
            return [edit, try Toy.batch("b.csv", [Toy.record("1", ["instance": "old"])])]
        }
        let result = try Toy.validate(try batches())
        #expect(result.fates == [1, 0, 1, 0, 0])
        #expect(result.accepted.origins[0].batch == 0)
        #expect(result.batches[1].findings.map(\.rule) == ["record.superseded"])
        var rejected = try batches()
        rejected[0].notes.exclusions = [0: .rejected]
        #expect(try Toy.validate(rejected).fates == [1, 0, 0, 1, 0])
        let kept = try Toy.validate(try batches(), decisions: [Toy.decide(.keep, 1, of: "b.csv")])
        #expect(kept.accepted.origins.map(\.batch) == [1], "a person kept the first version")
    }

    @Test("An edit of an edit: only the last counts")
    func editsOfEdits() throws {
        var batch = try Toy.batch(
            "a.csv", ["u1", "u2", "u3"].map { Toy.record("1", ["instance": $0, "q1": $0 == "u3" ? "1" : "2"]) })
        batch.notes.replaced = [1: SubmissionID("u1"), 2: SubmissionID("u2")]
        let result = try Toy.validate([batch])
        #expect(result.fates == [1, 0, 2, 0, 0])
        #expect(result.accepted.origins[0].record == 3)
    }
}

@Suite("Replacements that go astray")
struct AstrayReplacementTests {
    @Test("A replacement of another number or unit counts and is told; filling in what was not known is not")
    func otherIdentity() throws {
        func found(_ before: Toy.Record, _ after: Toy.Record) throws -> [String] {
            let result = try Toy.validate(
                [try Toy.batch("a.csv", [before]), try Toy.batch("b.csv", [after])], decisions: [Toy.replace(1, by: 1)])
            #expect(result.fates == [1, 0, 1, 0, 0])
            return result.batches[1].findings.map(\.rule)
        }
        #expect(try found(Toy.record("A-1"), Toy.record("A-2")) == ["record.otherIdentity"])
        #expect(try found(Toy.record("A-1"), Toy.record("A-1", unit: 1)) == ["record.otherIdentity"])
        #expect(try found(Toy.record("A-1"), Toy.record("a-01")) == [])
        #expect(try found(Toy.record("", ["unit": "?"]), Toy.record("A-1", unit: 1)) == [])
    }

    @Test("A chain of many replacements, the last decision first, takes no longer than it is")
    func longChain() throws {
        let count = 20_000
        let records = (0...count).map { Toy.record("\($0)") }
        let decisions = (1...count).reversed().map { Toy.replace($0, by: $0 + 1, in: "a.csv") }
        // With a step for each pair this would be two hundred million of them.
        #expect(try Toy.validate(records, decisions: decisions).fates == [1, 0, count, 0, 0])
        let circle = try Toy.validate(
            records, decisions: decisions + [Toy.replace(count + 1, by: 1, in: "a.csv")])
        #expect(circle.fates == [1, 0, count, 0, 0])
        #expect(circle.accepted.origins[0].record == 1, "the record that the latest decision names stays")
    }
}
