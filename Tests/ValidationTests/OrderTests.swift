import Figures
import Questionnaires
import Responses
import Testing
import Validation

@Suite("Canonical order and conservation")
struct OrderTests {
    /// Draws records: some bad, some the same, some in conflict.
    private static func draw(_ random: inout SplitMix, count: Int) -> [Toy.Record] {
        (0..<count).map { _ in
            func pick(_ values: [String]) -> String { values[Int(random.next() % UInt64(values.count))] }
            if random.next() % 20 == 0 { return ["refused": "r\(random.next() % 1000)"] }
            return [
                "unit": pick(["0", "1", "2", "?"]), "form": "F-\(random.next() % UInt64(count))",
                "date": pick(["2023-03-01", ""]),
                "stratum": pick(["a", "b", ""]), "fee": pick(["1", "2", ""]), "q1": pick(["1", "2", "98", ""]),
                "q2": pick(["1", "2", ""]), "q3": pick(["1", "2"]), "visits": pick(["1", "12", "0", ""]),
            ]
        }
    }

    @Test("Accepted responses are ordered by unit, stratum and form number")
    func order() throws {
        let result = try Toy.validate([
            try Toy.batch("b.csv", [Toy.record("9"), Toy.record("5", unit: 1), Toy.record("3", ["stratum": "z"])]),
            try Toy.batch(
                "a.csv", [Toy.record("77777777-2"), Toy.record("77777777-10"), Toy.record("4", ["stratum": "a"])]),
        ])
        #expect(try result.acceptedForms == ["4", "3", "77777777-10", "77777777-2", "9", "5"])
        #expect(result.accepted.origins.map(\.batch) == [0, 1, 0, 0, 1, 1])
    }

    @Test(
        "The order of batches and of records within them changes neither fates nor the accepted table",
        arguments: 1...12)
    func permutations(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let files = ["a.csv", "b.csv", "c.csv"]
        var contents = files.map { _ in Self.draw(&random, count: 40) }
        let first = try Toy.validate(zip(files, contents).map { try Toy.batch($0, $1) })
        for _ in 0..<4 {
            for index in contents.indices { contents[index].shuffle(using: &random) }
            var batches = try zip(files, contents).map { try Toy.batch($0, $1) }
            batches.shuffle(using: &random)
            let again = try Toy.validate(batches)
            #expect(again.acceptedRows == first.acceptedRows)
            #expect(again.accepted.units == first.accepted.units)
            #expect(again.batches.map(\.source.file) == files)
            #expect(again.fates == first.fates)
        }
    }

    @Test("Every record has exactly one fate, whatever is decided", arguments: 1...20)
    func conservation(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let batches = try ["a.csv", "b.csv"].map { try Toy.batch($0, Self.draw(&random, count: 60)) }
        let decisions = (0..<30).map { _ in
            Toy.decide(
                Decision.Action.allCases[Int(random.next() % 3)],
                random.next() % 15 == 0 ? nil : Int(random.next() % 62),
                of: ["a.csv", "b.csv", "c.csv"][Int(random.next() % 3)])
        }
        let settings = ValidationSettings(maximumBlankShare: try Ratio(1, over: 3))
        let result = try Toy.validate(batches, settings: settings, decisions: decisions)
        for verdict in result.batches {
            #expect(verdict.counts.records == 60 && verdict.counts.isConserved)
            #expect(verdict.quarantined.count == verdict.counts.quarantined)
            #expect(verdict.quarantined.allSatisfy { !$0.rules.isEmpty })
        }
        #expect(result.accepted.rowCount == result.count(\.accepted))
        // What is accepted has a unit, and no two accepted responses share a form number.
        #expect((0..<result.accepted.rowCount).allSatisfy { result.accepted.unit($0) != nil })
        let forms = try result.acceptedForms
        #expect(Set(forms).count == forms.count)
    }
}

/// SplitMix64, for tests that draw.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
