import Figures
import Tables
import Testing
import Units

@testable import Scorecards

/// Inputs that can be taken in two ways, contradict each other, or meet nothing.
@Suite struct DoubtfulInputTests {
    private let toy = card(
        [
            criterion("1.1", "4", LinearRule()), criterion("1.2", "6", PenaltyRule(each: 1)),
        ], maximum: "10", rebasing: .appliedPoints)

    private func read(_ rows: String) throws -> ScoreInputs {
        try ScoreInputs.read([table(rows)], card: toy, units: communes(2))
    }

    private func table(_ rows: String) throws -> Table {
        try Table(bytes: Array(("unit;criterion;input;value\n" + rows).utf8), name: "scores/2023.csv")
    }

    private func refusals(_ table: Table, units: UnitRegistry, on date: CalendarDate? = nil) -> [ScorecardProblem] {
        do throws(ScorecardsError) {
            _ = try ScoreInputs.read([table], card: toy, units: units, on: date)
            return []
        } catch {
            return error.problems
        }
    }

    private func problem(_ rows: String) throws -> ScorecardProblem? {
        refusals(try table(rows), units: try communes(2)).first
    }

    @Test("a point before three digits is refused in an amount: 1.026 is a thousand to one, one to another")
    func thousands() throws {
        let found = try #require(try problem("U1;1.1;numerator;950\nU1;1.1;denominator;1.026\n"))
        #expect(found.kind == .notANumber && found.line == 3)
        #expect(found.message.vi.contains("1026") && found.message.vi.contains("1,026"))
        // Several groups can only be thousands; a comma is a decimal one; so is a point before other than three digits.
        for (text, value) in [
            ("1.026.000", Ratio(1_026_000)), ("1,026", r(1_026, 1_000)), ("1.5", r(3, 2)), ("0.125", r(1, 8)),
            ("1026.000", Ratio(1_026)),
        ] {
            let inputs = try read("U1;1.1;numerator;0\nU1;1.1;denominator;\(text)\n")
            #expect(inputs[unit: 0, criterion: "1.1"].last?.value == value, "\(text)")
        }
        // A number of cases says which it is.
        #expect(try read("U1;1.2;events;1.000\n")[unit: 0, criterion: "1.2"].first?.value == 1_000)
        // Points are never thousands.
        #expect(try read("U1;1.2;appraised;4.125\n")[unit: 0, criterion: "1.2"].first?.value == r(33, 8))
    }

    @Test("cells of workbooks are numbers of their own")
    func workbookNumbers() throws {
        #expect(try WrittenNumber("1.026", isTyped: true).amount() == r(1_026, 1_000))
        #expect(try WrittenNumber("1.026", isTyped: true).count() == r(1_026, 1_000))
        #expect(try WrittenNumber("1.026", isTyped: false).amount() == nil)
    }

    @Test("a percentage is taken where one is asked for, refused where a number is")
    func percentages() throws {
        let own = card(
            [criterion("1.1", "50", ImportedIndexRule(same("DDCI"))), criterion("1.2", "50", LinearRule())],
            maximum: "100")
        func table(_ row: String) throws -> Table {
            try Table(bytes: Array(("unit;criterion;input;value\n" + row).utf8), name: "s.csv")
        }
        let read = try ScoreInputs.read([table("U1;1.1;value;72,50%\n")], card: own, units: communes(1))
        #expect(read[unit: 0, criterion: "1.1"].first?.value == r("72.5"))
        #expect(
            refusals(try self.table("U1;1.1;numerator;72,5%\n"), units: try communes(1)).first?.message.vi.contains(
                "72,5%") ?? false)
    }

    @Test("more cases than there were are taken, with a remark that names unit and line")
    func moreThanAll() throws {
        let inputs = try read("U2;1.1;numerator;2000\nU2;1.1;denominator;1026\n")
        #expect(inputs.remarks.map(\.line) == [2])
        #expect(inputs.remarks[0].message.vi.hasPrefix("U2: tử số 2.000"))
        #expect(try read("U2;1.1;numerator;1026\nU2;1.1;denominator;1026\n").remarks.isEmpty)
    }

    @Test("a criterion that does not apply has no figures of the appraisal; what the unit says of itself may stand")
    func appliesNot() throws {
        let found = try #require(
            try problem("U1;1.1;applies;0\nU1;1.1;numerator;90\nU1;1.1;denominator;100\n"))
        #expect(found.message.vi.contains("numerator là 90"))
        #expect(try problem("U1;1.2;appraised;3\nU1;1.2;applies;0\n") != nil)
        #expect(try problem("U1;1.2;self;3\nU1;1.2;self.events;2\nU1;1.2;applies;0\n") == nil)
        #expect(try problem("U1;1.2;events;0\nU1;1.2;applies;0\n") == nil)
    }

    @Test("two columns that mean the same are refused")
    func twoColumns() throws {
        let table = try Table(
            bytes: Array("unit;criterion;input;value;giá trị\nU1;1.2;events;1;3\n".utf8), name: "s.csv")
        #expect(refusals(table, units: try communes(2)).map(\.kind) == [.table])
    }

    @Test("a unit that does not exist on the day has no scores: its rows are refused, not dropped")
    func expired() throws {
        let units = try UnitRegistry([
            Unit(code: "U1", name: "Xã A", kind: "commune", block: "Xã", validTo: try CalendarDate(iso: "2022-12-31")),
            Unit(code: "U2", name: "Xã B", kind: "commune", block: "Xã"),
        ])
        let row = "U1;1.2;events;1\n"
        let found = refusals(try table(row), units: units, on: try CalendarDate(iso: "2023-06-30"))
        #expect(found.map(\.line) == [2])
        #expect(found.first?.message.vi.contains("30/06/2023") ?? false)
        #expect(refusals(try table(row), units: units).isEmpty)
    }

    @Test("N of last year counts persons: 1.500 is fifteen hundred; what meets nothing is told")
    func lastYear() throws {
        let table = try Table(
            bytes: Array("unit;percent;class;n\nU1;80,5;A;1.500\nZ9;70;A;10\nU2;70;Bá đạo;5\n".utf8), name: "p.csv")
        let previous = try PreviousResults.read(table)
        #expect(previous.results["U1"]?.population == 1_500)
        let remarks = previous.remarks(units: try communes(2), card: toy)
        #expect(remarks.map(\.line) == [4, 3])
        #expect(remarks.map(\.field) == ["class", "unit"])
    }

    @Test("a card that asks for a survey or an item that the campaign does not have is not scored")
    func unknownSurvey() throws {
        let asking = card(
            [criterion("1.1", "10", LinearRule(Rate(.index)), source: .satisfaction, questionnaire: "q")],
            maximum: "10")
        let units = try communes(2)
        #expect(asking.problems(surveys: ["q": ["index"]], units: units).isEmpty)
        let found = asking.problems(surveys: ["p": []], units: units)
        #expect(found.map(\.field) == ["questionnaire"])
        #expect(found[0].message.vi.contains("(có: p)"))
        var other = asking
        other.rebasing = .noSurvey
        #expect(other.problems(surveys: [:], units: units).isEmpty, "a year without a survey asks for none")
        var kinds = toy
        kinds.unitKinds = ["zz"]
        #expect(kinds.problems(surveys: [:], units: units).map(\.field) == ["unitKind"])
    }

    @Test("blocks that no unit belongs to, and a card of another year, are told")
    func remarks() throws {
        let units = try communes(2)
        let block = try #require(units.blocks.first?.name)
        var own = toy
        own.classSchemes = [ClassScheme(block: "Zzz", classes: fiveClasses)]
        let found = own.remarks(units: units, year: 2023)
        #expect(found.count == 2)
        #expect(found[0].message.vi.contains("“Zzz”") && found[1].message.vi.contains("“\(block)”"))
        #expect(toy.remarks(units: units, year: 2025).isEmpty, "it says how long it is valid")
        own = toy
        own.validFrom = nil
        own.validTo = nil
        #expect(own.remarks(units: units, year: 2025).map(\.field) == ["year"])
        #expect(own.remarks(units: units, year: 2023).isEmpty)
    }

    @Test("a tie-break may be a bonus group")
    func tieBreakByGroup() throws {
        let bonus = AdjustmentGroup(
            id: "T", title: same("Thưởng"), kind: .bonus, cap: 2,
            criteria: [criterion("T.1", "2", HandMarkRule(.appraised))])
        var own = card([criterion("1.1", "10", HandMarkRule(.appraised))], maximum: "10", adjustments: [bonus])
        own.tieBreaks = [.part("T")]
        let units = try communes(2)
        var inputs = ScoreInputs()
        inputs.add(ScoreEntry("appraised", 9), unit: 0, criterion: "1.1")
        inputs.add(ScoreEntry("appraised", 8), unit: 1, criterion: "1.1")
        inputs.add(ScoreEntry("appraised", 1), unit: 1, criterion: "T.1")
        #expect(try own.score(units: units, inputs: inputs).sheets.map(\.rank) == [2, 1])
    }
}

/// Years as they are: rates out of many different numbers, criteria that do not apply, units that stay out of the ranking.
@Suite struct OrdinaryYearTests {
    @Test("eighty rates, each out of another number, are scored, ranked and counted in every other way")
    func manyDenominators() throws {
        let criteria = (1...80).map { criterion("1.\($0)", "1.25", LinearRule()) }
        let units = try communes(12)
        for total in [TotalRule.sumOfPrinted, .sumOfExact] {
            let card = card(criteria, maximum: "100", total: total)
            var inputs = ScoreInputs()
            var sums = [Double](repeating: 0, count: 12)
            var state: UInt64 = 9
            for unit in 0..<12 {
                for criterion in criteria {
                    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    let below = 100 + Int((state >> 33) % 60_000)
                    let above = Int((state >> 20) % UInt64(below))
                    inputs.add(ScoreEntry("numerator", Ratio(above)), unit: unit, criterion: criterion.id)
                    inputs.add(ScoreEntry("denominator", Ratio(below)), unit: unit, criterion: criterion.id)
                    sums[unit] += 1.25 * Double(above) / Double(below)
                }
            }
            let results = try card.score(units: units, inputs: inputs)
            for (sheet, sum) in zip(results.sheets, sums) {
                #expect(abs((sheet.total.value.double ?? 0) - sum) < (total == .sumOfExact ? 1e-9 : 0.4))
            }
            #expect(results.sheets.allSatisfy { $0.rank != nil })
            let firmness = try card.firmness(of: results, units: units, inputs: inputs, surveys: SatisfactionFigures())
            #expect(firmness.alternatives.contains { $0.kind == (total == .sumOfExact ? .sumOfPrinted : .sumOfExact) })
            for sheet in results.sheets { _ = try results.losses(of: sheet) }
        }
    }

    private let fifteen = ClassScheme(
        measure: .points, basis: .printed,
        classes: [ScoreClass(id: "A", name: same("A"), from: 15), ScoreClass(id: "B", name: same("B"), from: 0)])

    @Test("classes in points are of the whole card: 14 of the 14 points that applied are full marks")
    func classesInPoints() throws {
        let own = card(
            [
                criterion("1.1", "14", HandMarkRule(.appraised)), criterion("1.2", "4", HandMarkRule(.appraised)),
            ], maximum: "18", rebasing: .appliedPoints, classes: [fifteen])
        var inputs = ScoreInputs()
        inputs.add(ScoreEntry("appraised", 14), unit: 0, criterion: "1.1")
        inputs.add(ScoreEntry("applies", 0), unit: 0, criterion: "1.2")
        inputs.add(ScoreEntry("appraised", 11), unit: 1, criterion: "1.1")
        inputs.add(ScoreEntry("appraised", 4), unit: 1, criterion: "1.2")
        inputs.add(ScoreEntry("appraised", r("11.66")), unit: 2, criterion: "1.1")
        inputs.add(ScoreEntry("applies", 0), unit: 2, criterion: "1.2")
        let sheets = try own.score(units: try communes(3), inputs: inputs).sheets
        // 11,66 of 14 is 14,99 of 18; 15 of 18 is exactly the bound.
        #expect(sheets.map(\.scoreClass?.id) == ["A", "A", "B"])
        #expect(sheets.map(\.rank) == [1, 2, 3])
    }

    @Test("what is missing to the next class counts from the exact total, as the class does")
    func nextClass() throws {
        let own = card(
            [criterion("1.1", "18", LinearRule())], maximum: "18", total: .sumOfExact,
            classes: [ClassScheme(classes: fiveClasses)])
        var inputs = ScoreInputs()
        // 1118719/1800000 of 18 is 11,18719, printed 11,19; 70 % printed begins at 12,5991.
        inputs.add(ScoreEntry("numerator", 1_118_719), unit: 0, criterion: "1.1")
        inputs.add(ScoreEntry("denominator", 1_800_000), unit: 0, criterion: "1.1")
        let results = try own.score(units: try communes(1), inputs: inputs)
        let losses = try results.losses(of: results.sheets[0])
        let next = try #require(losses.nextClass)
        #expect(next.scoreClass.id == "C")
        #expect(next.points == r("1.42"))
    }

    @Test("a unit that stays out of the ranking is in no count and no mean of its block")
    func outside() throws {
        let units = try UnitRegistry([
            Unit(code: "A", name: "Xã A", kind: "commune", block: "Xã"),
            Unit(code: "B", name: "Xã B", kind: "commune", block: "Xã", isRanked: false),
            Unit(code: "C", name: "Xã C", kind: "commune", block: "Xã"),
        ])
        let own = card([criterion("1.1", "100", HandMarkRule(.appraised))], maximum: "100")
        var inputs = ScoreInputs()
        for (unit, points) in [85, 95, 70].enumerated() {
            inputs.add(ScoreEntry("appraised", Ratio(points)), unit: unit, criterion: "1.1")
        }
        let results = try own.score(units: units, inputs: inputs)
        let block = try #require(results.blocks.first)
        #expect(block.classes.map(\.count).reduce(0, +) == 2)
        #expect(block.mean.value == .exact(r("77.5")))
        #expect(block.unranked.count == 1)
        #expect(results.sentences(of: block).contains { $0.vi.hasPrefix("Không có đơn vị nào đạt từ 90% trở lên") })
    }

    @Test("a penalty in a minus group is refused: it would take most from those without events")
    func penaltyInMinus() throws {
        func problems(_ kind: AdjustmentGroup.Kind, _ rule: any ScoringRule) -> [ScorecardProblem] {
            CardCheck(
                card(
                    [criterion("1.1", "10", HandMarkRule(.appraised))], maximum: "10",
                    adjustments: [
                        AdjustmentGroup(
                            id: "P", title: same("Trừ"), kind: kind, cap: 2, criteria: [criterion("P.1", "2", rule)])
                    ])
            ).problems()
        }
        #expect(problems(.minus, PenaltyRule(each: 1)).map(\.field) == ["penalty"])
        #expect(problems(.bonus, PenaltyRule(each: 1)).isEmpty)
        #expect(problems(.minus, HandMarkRule(.appraised)).isEmpty)
    }
}
