import Figures
import Questionnaires
import Responses
import Testing
import Validation

@Suite("The account of forms")
struct AccountingTests {
    private func account(
        _ batches: [BatchContents], _ issued: IssuedForms, decisions: [Decision] = []
    ) throws -> FormsAccounting {
        let validator = Validator(
            questionnaire: try Toy.questionnaire, settings: ValidationSettings(), decisions: decisions, issued: issued)
        return try #require(try validator.validate(batches).forms)
    }

    private func series(_ unit: Int, _ from: String, _ to: String) throws -> FormSeries {
        FormSeries(unit: unit, numbers: try #require(FormSeries.Numbers(from: from, to: to)))
    }

    @Test("Numbers differ in their last digits; case, spaces and zeros do not count")
    func numbers() {
        #expect(FormNumber("X01-0042") == FormNumber("x01-42"))
        #expect(FormNumber("0042/BL") == FormNumber("42/bl"))
        #expect(FormNumber("X01-42") != FormNumber("X02-42"))
        #expect(FormNumber("ABC").value == nil && FormNumber("ABC") == FormNumber(" abc "))
        #expect(FormNumber("12345678901234567890").value == nil)
        #expect(FormSeries.Numbers(from: "X-10", to: "X-09") == nil)
        #expect(FormSeries.Numbers(from: "X-1", to: "Y-9") == nil)
        #expect(FormSeries.Numbers(from: "X", to: "Y") == nil)
        #expect(FormSeries.Numbers(from: "X-0", to: "X-999999999999") == nil, "too long to be a series")
        #expect(FormSeries.Numbers(from: "X-08", to: "X-11")?.count == 4)
    }

    @Test("Missing numbers are listed as ranges, in the spelling of the series")
    func missing() throws {
        let forms = try account(
            [try Toy.batch("a.csv", ["A-003", "A-4", "A-009"].map { Toy.record($0) })],
            IssuedForms(unitCount: 3, series: [try series(0, "A-001", "A-010")], targets: [0: 5]))
        #expect(forms.units[0].missing?.map(\.text) == ["A-001–A-002", "A-005–A-008", "A-010"])
        #expect(forms.units[0].missingCount == 7 && forms.units[0].issued == 10)
        #expect(forms.units[0].shortfall == 2 && forms.units[0].outside == [])
        #expect(forms.units[1].missing == nil && forms.units[1].outside == nil)
        #expect(forms.whole.issued == 10 && forms.whole.returned == 3)
    }

    @Test(
        "By numbers, each number is one case: spellings of one and numbers from elsewhere do not stand in for missing ones"
    )
    func cases() throws {
        let forms = try account(
            [try Toy.batch("a.csv", [Toy.record("A-001"), Toy.record("A-1"), Toy.record("A-99"), Toy.record("X")])],
            IssuedForms(unitCount: 3, series: [try series(0, "A-001", "A-010")]))
        #expect(forms.units[0].tally?.complete == 1 && forms.units[0].tally?.unknown == 9)
    }

    @Test(
        "Missing numbers of a sample are listed as ranges in any order and spelling; what one unit has too many does not help another"
    )
    func sampleRangesAndTargets() throws {
        let sample = ["A-010", "A-3", "A-001", "x", "A-002", "B-4", "a-004", "A-4/b"].map {
            SampledForm(unit: 0, form: $0, outcome: .unknown)
        }
        let forms = try account(
            [try Toy.batch("a.csv", ["A-1", "C1", "C2"].map { Toy.record($0) } + [Toy.record("D1", unit: 1)])],
            IssuedForms(unitCount: 3, sample: sample, targets: [0: 1, 1: 4, 2: 2]))
        #expect(forms.units[0].missing?.map(\.text) == ["A-002–a-004", "A-010", "A-4/b", "B-4", "x"])
        #expect(forms.units[0].missingCount == 7)
        #expect(forms.units.map(\.shortfall) == [0, 3, 2])
        #expect(forms.whole.target == 7 && forms.whole.valid == 4 && forms.whole.shortfall == 5)
    }

    @Test("Numbers that nobody handed out, and numbers of another unit")
    func strays() throws {
        let forms = try account(
            [
                try Toy.batch(
                    "a.csv", [Toy.record("A-1"), Toy.record("B-1"), Toy.record("A-99"), Toy.record("B-2", unit: 1)])
            ], IssuedForms(unitCount: 3, series: [try series(0, "A-1", "A-3"), try series(1, "B-1", "B-3")]))
        #expect(forms.units[0].outside == ["A-99"])
        #expect(forms.units[0].ofOthers == [UnitForms.StrayForm(number: "B-1", issuedTo: 1)])
        #expect(forms.units[0].missing?.map(\.text) == ["A-2–A-3"])
        #expect(forms.units[1].missing?.map(\.text) == ["B-3"], "B-1 came back, though from elsewhere")
        #expect(forms.units[1].returned == 1)
    }

    @Test("Who came in place of another is a case like any other, and not outside the numbers handed out")
    func substitutes() throws {
        let sample = [
            SampledForm(unit: 0, form: "A-1", outcome: .replaced, replacement: "A-90"),
            SampledForm(unit: 0, form: "A-2", outcome: .answered),
            SampledForm(unit: 0, form: "A-3", outcome: .refused),
        ]
        let forms = try account(
            [try Toy.batch("a.csv", ["a-090", "A-2", "A-91"].map { Toy.record($0) })],
            IssuedForms(unitCount: 3, sample: sample))
        #expect(forms.units[0].outside == ["A-91"])
        let tally = try #require(forms.units[0].tally)
        #expect(tally.complete == 2 && tally.other == 1 && tally.refusals == 1 && tally.cases == 4)
    }

    @Test("Forms of persons who did not answer, says the sample, are listed; they count")
    func contradicted() throws {
        let outcomes: [(String, SampleOutcome)] = [
            ("A-1", .refused), ("A-2", .answered), ("A-3", .notFound), ("A-4", .unknown),
        ]
        let sample = outcomes.map { SampledForm(unit: 0, form: $0.0, outcome: $0.1) }
        let forms = try account(
            [try Toy.batch("a.csv", ["a-01", "A-2", "A-4"].map { Toy.record($0) })],
            IssuedForms(unitCount: 3, sample: sample))
        #expect(forms.units[0].contradicted == ["A-1"])
        #expect(forms.units[0].tally?.complete == 3 && forms.units[0].tally?.nonContacts == 1)
        #expect(forms.whole.contradicted == ["A-1"])
    }

    @Test(
        "A conflict is one form that came back; repeats and replaced records are none; of an excluded pair one is valid"
    )
    func conflict() throws {
        let forms = try account(
            [
                try Toy.batch(
                    "a.csv",
                    [
                        Toy.record("1"), Toy.record("1", ["q1": "1"]), Toy.record("2"), Toy.record("2"),
                        Toy.record("3"), Toy.record("3", ["q1": "1"]), Toy.record("4", ["unit": "?"]), ["refused": "x"],
                    ])
            ], IssuedForms(unitCount: 3), decisions: [Toy.decide(.exclude, 5)])
        let unit = forms.units[0]
        #expect([unit.returned, unit.valid, unit.waiting, unit.excluded] == [3, 2, 1, 0])
        #expect(unit.records.records == 6 && unit.records.quarantined == 2 && unit.records.excluded == 1)
        #expect(forms.unknown.returned == 2 && forms.unknown.waiting == 2)
        #expect(forms.whole.returned == 5 && forms.whole.records.records == 8)
        #expect(unit.issued == nil && unit.tally == nil && forms.whole.tally == nil)
    }

    @Test("Two units' records of one number are one form, counted where the record counts")
    func betweenUnits() throws {
        let waiting = try account(
            [try Toy.batch("a.csv", [Toy.record("1", unit: 1), Toy.record("1", unit: 0)])], IssuedForms(unitCount: 2))
        #expect(waiting.units.map(\.returned) == [1, 0] && waiting.whole.returned == 1)
        let kept = try account(
            [try Toy.batch("a.csv", [Toy.record("1", unit: 1), Toy.record("1", unit: 0)])], IssuedForms(unitCount: 2),
            decisions: [Toy.decide(.keep, 1)])
        #expect(kept.units.map(\.valid) == [0, 1])
    }

    @Test("Outcomes of a sample: what came back goes before what was written down")
    func sample() throws {
        let rows: [(String?, SampleOutcome)] = [
            ("1", .answered), ("2", .unknown), ("3", .answered), ("4", .refused), ("5", .refused), ("6", .notFound),
            ("7", .notEligible), ("8", .unknown), ("9", .partial), ("10", .replaced), (nil, .answered), ("12", .unable),
        ]
        let sample = rows.map { SampledForm(unit: 0, form: $0.0, outcome: $0.1) }
        let forms = try account(
            [
                try Toy.batch(
                    "a.csv",
                    [
                        Toy.record("1"), Toy.record("2"), Toy.record("5"), Toy.record("9"),
                        Toy.record("12", ["q1": "1", "q3": "2"]),
                    ])
            ], IssuedForms(unitCount: 2, sample: sample))
        let unit = forms.units[0]
        #expect(unit.issued == 12)
        #expect(unit.outcomes[.answered] == 4, "the blank whose form came back is answered")
        var expected = OutcomeTally()
        expected.complete = 4  // 1, 2, 5 (the form is there), the one without a number
        expected.partial = 2  // 9, and 12, whose form waits
        expected.refusals = 1
        expected.nonContacts = 1
        expected.other = 2  // 3 (answered, no form), 10
        expected.unknown = 1
        expected.notEligible = 1
        #expect(unit.tally == expected && expected.cases == 12)
        #expect(unit.missing?.map(\.text) == ["3", "8"])
    }

    @Test("AAPOR's rates on paper: I 300, P 20, R 100, NC 50, O 10, U 80, not eligible 40")
    func rates() throws {
        var tally = OutcomeTally()
        tally.complete = 300
        tally.partial = 20
        tally.refusals = 100
        tally.nonContacts = 50
        tally.other = 10
        tally.unknown = 80
        tally.notEligible = 40
        // e = 480/520 = 12/13; 480 + 80 · 12/13 = 7200/13.
        let expected: [ResponseRate: (Int128, Int128)] = [
            .rr1: (300, 560), .rr2: (320, 560), .rr3: (3900, 7200), .rr4: (4160, 7200), .rr5: (300, 480),
            .rr6: (320, 480), .coop1: (300, 430), .coop2: (320, 430), .coop3: (300, 420), .coop4: (320, 420),
            .ref1: (100, 560), .ref2: (1300, 7200), .ref3: (100, 480), .con1: (430, 560), .con2: (5590, 7200),
            .con3: (430, 480),
        ]
        for rate in ResponseRate.allCases {
            let (part, whole) = try #require(expected[rate])
            #expect(tally.rate(rate) == (try Ratio(part, over: whole)), "\(rate.rawValue)")
        }
        #expect(OutcomeTally().rate(.rr1) == nil && OutcomeTally().eligibleShare == .one)
    }

    @Test("Without a sample the forms handed out and not returned are unknown; exclusions have their groups")
    func withoutSample() throws {
        var batch = try Toy.batch("a.csv", (1...5).map { Toy.record("\($0)") })
        batch.notes.exclusions = [0: .refused, 1: .notEligible, 2: .unfinished]
        let forms = try account([batch], IssuedForms(unitCount: 2, counts: [0: 8]))
        let tally = try #require(forms.units[0].tally)
        #expect(tally.complete == 2 && tally.refusals == 1 && tally.notEligible == 1 && tally.partial == 1)
        #expect(tally.unknown == 3 && tally.cases == 8)
        #expect(forms.units[0].exclusions == [.refused: 1, .notEligible: 1, .unfinished: 1])
        #expect(forms.whole.issued == 8)
    }

    @Test("Outcome words of both languages are known")
    func words() {
        let words: [String: SampleOutcome] = [
            "Từ chối": .refused, "tu choi": .refused, "REFUSED": .refused, "không gặp": .notFound,
            "Not found": .notFound,
            "": .unknown, "đã trả lời": .answered, "không thuộc đối tượng": .notEligible, "replaced": .replaced,
            "notEligible": .notEligible,
        ]
        for (word, outcome) in words { #expect(SampleOutcome(word: word) == outcome, "\(word)") }
        #expect(SampleOutcome(word: "gì đó") == nil)
    }

    @Test("Forms and records agree, whatever comes back and whatever is decided", arguments: 1...30)
    func property(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        func pick<T>(_ values: [T]) -> T { values[Int(random.next() % UInt64(values.count))] }
        let files = ["a.csv", "b.csv", "c.csv"]
        var batches: [BatchContents] = []
        for file in files {
            let records: [Toy.Record] = (0..<50).map { _ in
                if random.next() % 15 == 0 { return ["refused": "x"] }
                return Toy.record(
                    random.next() % 10 == 0 ? "" : "A-\(random.next() % 60)",
                    [
                        "unit": pick(["0", "1", "2", "?"]), "q1": pick(["1", "2", "98"]), "q3": pick(["1", "2"]),
                        "instance": pick(["", "u\(random.next() % 40)"]),
                    ])
            }
            var batch = try Toy.batch(file, records)
            for row in 0..<batch.table.rowCount {
                if random.next() % 12 == 0 { batch.notes.exclusions[row] = pick(ExclusionReason.allCases) }
                if random.next() % 12 == 0 { batch.notes.replaced[row] = SubmissionID("u\(random.next() % 40)") }
            }
            let corrections = try (0..<5).map { _ in
                try Toy.correct(
                    Int(random.next() % 55), pick(["q1", "unit", "form"]), pick(["1", "2", "0"]), of: pick(files))
            }
            _ = batch.correct(corrections, questionnaire: try Toy.questionnaire)
            batches.append(batch)
        }
        let decisions: [Decision] = (0..<40).map { _ in
            switch random.next() % 5 {
            case 0, 1:
                Toy.replace(
                    Int(random.next() % 52), of: pick(files), by: Int(random.next() % 52),
                    in: pick(files + ["z.csv"]))
            case 2: Toy.decide(pick([.withdraw, .keep]), nil, of: random.next() % 4 == 0 ? pick(files) : "z.csv")
            default: Toy.decide(pick([.keep, .exclude]), Int(random.next() % 52), of: pick(files))
            }
        }
        let issued = IssuedForms(
            unitCount: 3, series: [try series(0, "A-0", "A-19"), try series(1, "A-20", "A-39")], counts: [2: 30])
        let validator = Validator(
            questionnaire: try Toy.questionnaire, settings: ValidationSettings(), decisions: decisions, issued: issued)
        let result = try validator.validate(batches)
        for verdict in result.batches {
            let counts = verdict.counts
            #expect(counts.records == 50 && counts.isConserved)
            #expect(counts.accounted - counts.accepted == verdict.leftOut.count)
            let parts = verdict.countsByUnit.values.reduce(DispositionCounts()) { $0 + $1 }
            #expect(parts == counts)
        }
        #expect(result.accepted.rowCount == result.count(\.accepted))
        let numbers = try result.acceptedForms.filter { !$0.isEmpty }
        #expect(Set(numbers).count == numbers.count)
        let forms = try #require(result.forms)
        for part in forms.units + [forms.unknown, forms.whole] {
            #expect(part.returned == part.valid + part.waiting + part.excluded)
            #expect(part.exclusions.values.reduce(0, +) == part.excluded)
            #expect(part.valid <= part.records.accepted && part.returned <= part.records.records)
        }
        #expect(forms.whole.valid == result.accepted.rowCount)
        #expect(forms.whole.records.records == 150)
        // The order of the batches changes nothing.
        batches.shuffle(using: &random)
        #expect(try validator.validate(batches).forms == forms)
    }

    @Test("Forms of the sample that replace themselves or each other are told; chains are none")
    func circlesOfReplacements() {
        func row(_ form: String, _ replacement: String?, _ line: Int) -> SampledForm {
            SampledForm(unit: 0, form: form, outcome: .replaced, replacement: replacement, line: line)
        }
        let chain = [row("A-1", "A-2", 2), row("A-2", "A-3", 3), row("A-3", nil, 4)]
        #expect(chain.circlesOfReplacements.isEmpty)
        let circles = chain + [row("B-1", "b-1", 5), row("C-1", "C-2", 6), row("C-2", "C-1", 7), row("D", "C-1", 8)]
        #expect(circles.circlesOfReplacements.map { $0.map(\.line) } == [[5], [6, 7]])
    }
}
