import Figures
import Testing
import Units

@testable import Scorecards

/// Totals, roundings, ties, classes, ranks: the published vectors and small examples by hand.
@Suite struct ScoringTests {
    private let mark = HandMarkRule(.appraised)

    @Test func tenthsTieExactly() throws {
        let units = try communes(3)
        let toy = card([criterion("a", "1", mark), criterion("b", "1", mark)], maximum: "2")
        let inputs = ScoreInputs(
            [
                ("U1", "a", "appraised", "0,1"), ("U1", "b", "appraised", "0,2"), ("U2", "a", "appraised", "0,3"),
                ("U2", "b", "appraised", "0"), ("U3", "a", "appraised", "0,2"), ("U3", "b", "appraised", "0"),
            ], units: units)
        let results = try toy.score(units: units, inputs: inputs)
        #expect(results.sheets.map(\.rank) == [1, 1, 3])
        #expect(results.sheets[0].total.value == results.sheets[1].total.value)
    }

    @Test(arguments: [
        ("62,62", "70", RoundingMode.halfUp, "89,46"), ("62,62", "70", .truncate, "89,45"),
        ("10", "18", .halfUp, "55,56"), ("10", "18", .truncate, "55,55"), ("40,62", "80", .halfUp, "50,78"),
        ("40,62", "80", .truncate, "50,77"),
    ])
    func percentagesRoundAsTheCardSays(_ points: String, _ maximum: String, mode: RoundingMode, printed: String) throws
    {
        let units = try communes(1)
        let toy = card(
            [criterion("a", maximum, mark)], maximum: maximum,
            roundings: RoundingRules(percent: Rounding(mode, decimals: 2)))
        let inputs = ScoreInputs([("U1", "a", "appraised", points)], units: units)
        #expect(try toy.score(units: units, inputs: inputs).sheets[0].percent.shown == printed)
    }

    @Test(arguments: [(FigureBasis.full, "25,05"), (.printed, "25,06")])
    func satisfactionEntersInFullOrAsPrinted(_ basis: FigureBasis, _ printed: String) throws {
        let units = try communes(1)
        let toy = card(
            [criterion("s", "30", LinearRule(Rate(.index)), source: .satisfaction, questionnaire: "q")], maximum: "30",
            satisfaction: basis)
        var surveys = SatisfactionFigures()
        surveys[questionnaire: "q", unit: 0] = .exact(try Ratio.percent(76, of: 91))
        let sheet = try toy.score(units: units, inputs: ScoreInputs(), surveys: surveys).sheets[0]
        #expect(sheet.lines[0].points.shown == printed)
        #expect(sheet.lines[0].rate?.shown == "83,52")
        #expect(sheet.source(.satisfaction)?.points.shown == printed)
    }

    @Test func measuredSatisfactionIsADecimalBeforeItIsDecided() throws {
        let units = try communes(1)
        let toy = card(
            [criterion("s", "100", LinearRule(Rate(.index)), source: .satisfaction, questionnaire: "q")],
            maximum: "100",
            classes: [ClassScheme(basis: .full, classes: fiveClasses)])
        var surveys = SatisfactionFigures()
        surveys[questionnaire: "q", unit: 0] = .measured(89.99999999999993)
        let sheet = try toy.score(units: units, inputs: ScoreInputs(), surveys: surveys).sheets[0]
        #expect(sheet.scoreClass?.id == "A")
    }

    @Test func exactlyFifteenOfEighteenIsTheUpperClass() throws {
        let units = try communes(2)
        let bounds = [("xuất sắc", 15), ("tốt", 12), ("khá", 9), ("trung bình", 6), ("yếu", 0)]
        let scheme = ClassScheme(
            measure: .points, classes: bounds.map { ScoreClass(id: $0.0, name: same($0.0), from: Ratio($0.1)) })
        let toy = card([criterion("a", "18", mark)], maximum: "18", classes: [scheme])
        let inputs = ScoreInputs([("U1", "a", "appraised", "15"), ("U2", "a", "appraised", "14,99")], units: units)
        let results = try toy.score(units: units, inputs: inputs)
        #expect(results.sheets.map { $0.scoreClass?.id } == ["xuất sắc", "tốt"])
        #expect(results.blocks[0].classes.map(\.count) == [1, 1, 0, 0, 0])
        #expect(results.blocks[0].classes.map(\.cumulative) == [1, 2, 2, 2, 2])
    }

    @Test(arguments: [(FigureBasis.printed, "A"), (.full, "B")])
    func classesAreTestedOnThePrintedOrTheFullValue(_ basis: FigureBasis, _ expected: String) throws {
        let units = try communes(1)
        // 89,995 % prints as 90,00.
        let toy = card(
            [criterion("a", "1000", mark)], maximum: "1000",
            classes: [ClassScheme(basis: basis, classes: fiveClasses)])
        let inputs = ScoreInputs([("U1", "a", "appraised", "899,95")], units: units)
        #expect(try toy.score(units: units, inputs: inputs).sheets[0].scoreClass?.id == expected)
    }

    @Test func aBlockMayHaveClassesOfItsOwn() throws {
        let units = try UnitRegistry([
            Unit(code: "D", name: "Sở", block: "sở"), Unit(code: "H", name: "Huyện", block: "huyện"),
        ])
        let districts = ClassScheme(
            block: "huyện",
            classes: [ScoreClass(id: "A", name: same("A"), from: 80), ScoreClass(id: "B", name: same("B"), from: 0)])
        let toy = card(
            [criterion("a", "100", mark)], maximum: "100",
            classes: [ClassScheme(classes: fiveClasses), districts])
        let inputs = ScoreInputs([("D", "a", "appraised", "85"), ("H", "a", "appraised", "85")], units: units)
        let results = try toy.score(units: units, inputs: inputs)
        #expect(results.sheets.map { $0.scoreClass?.id } == ["B", "A"])
        // Each is ranked within its own block.
        #expect(results.sheets.map(\.rank) == [1, 1])
    }

    @Test(arguments: [(TotalRule.sumOfPrinted, "11,18", true), (.sumOfExact, "11,19", false)])
    func totalsAreSumsOfPrintedOrExactPoints(_ rule: TotalRule, _ total: String, _ addsUp: Bool) throws {
        let units = try communes(1)
        let toy = Scorecard(
            id: "toy", version: "1", year: 2022, title: same("766"), source: same("766"), maximum: 18, totalRule: rule,
            classSchemes: [ClassScheme(classes: fiveClasses)],
            areas: [("1", CappedLinearRule(fullAt: 90) as any ScoringRule), ("2", LinearRule()), ("3", LinearRule())]
                .map {
                    CriterionGroup(
                        id: "a\($0.0)", title: same($0.0), maximum: 6,
                        children: [.criterion(criterion($0.0, "6", $0.1))])
                })
        let inputs = ScoreInputs(
            [
                ("U1", "1", "numerator", "392869"), ("U1", "1", "denominator", "443565"),
                ("U1", "2", "numerator", "241"), ("U1", "2", "denominator", "485"), ("U1", "3", "numerator", "186"),
                ("U1", "3", "denominator", "485"),
            ], units: units)
        let results = try toy.score(units: units, inputs: inputs)
        let sheet = results.sheets[0]
        #expect(sheet.lines.map(\.points.shown) == ["5,90", "2,98", "2,30"])
        #expect(sheet.lines.map { $0.rate?.shown } == ["88,57", "49,69", "38,35"])
        #expect(sheet.total.shown == total)
        #expect(sheet.printedAreasAddUp == addsUp)
        #expect(results.needsRoundingFootnote == !addsUp)
    }

    @Test(
        "criteria whose printed points do not add up to their area ask for a footnote, areas that do not to the total too"
    )
    func printedParts() throws {
        let units = try communes(1)
        let rules: [any ScoringRule] = [CappedLinearRule(fullAt: 90), LinearRule(), LinearRule()]
        let rows = [
            ("1", "numerator", "392869"), ("1", "denominator", "443565"), ("2", "numerator", "241"),
            ("2", "denominator", "485"), ("3", "numerator", "186"), ("3", "denominator", "485"),
        ].map { ("U1", $0.0, $0.1, $0.2) }
        for (rule, addsUp) in [(TotalRule.sumOfPrinted, true), (.sumOfExact, false)] {
            let toy = card(
                zip(1..., rules).map { criterion("\($0)", "6", $1) }, maximum: "18", total: rule)
            let sheet = try toy.score(units: units, inputs: ScoreInputs(rows, units: units)).sheets[0]
            #expect(sheet.areas.map(\.points.shown) == [addsUp ? "11,18" : "11,19"])
            // One area is the total; it is the criteria in it that do not add up.
            #expect(sheet.printedAreasAddUp)
            #expect(sheet.printedPartsAddUp(toy) == addsUp)
        }
    }

    @Test("inputs of the second appraisal set points aside that had been given outright, and that is said")
    func pointsSetAside() throws {
        let units = try communes(2)
        let toy = card([criterion("a", "40", LinearRule())], maximum: "40")
        let rows = ["U1", "U2"].flatMap {
            [($0, "a", "numerator", "9"), ($0, "a", "denominator", "10"), ($0, "a", "second.numerator", "8")]
        }
        let sheets = try toy.score(
            units: units, inputs: ScoreInputs(rows + [("U1", "a", "appraised", "5")], units: units)
        ).sheets
        #expect(sheets.map { $0.lines[0].points.shown } == ["32,00", "32,00"])
        let text = sheets[0].lines[0].branchText
        #expect(text.vi.contains("thẩm định lần 2") && text.vi.contains("là 5, không tính"), "\(text.vi)")
        #expect(text.en.contains("given outright at first, 5, do not count"), "\(text.en)")
        #expect(!sheets[1].lines[0].branchText.vi.contains("không tính"))
    }

    @Test func nestedCriteriaAddUpAtEachLevel() throws {
        let units = try communes(1)
        let inner = CriterionGroup(
            id: "1.2", title: same("1.2"), maximum: 3,
            children: [.criterion(criterion("1.2.1", "1", mark)), .criterion(criterion("1.2.2", "2", mark))])
        let toy = Scorecard(
            id: "toy", version: "1", year: 2023, title: same("t"), source: same("s"), maximum: 10,
            classSchemes: [ClassScheme(classes: fiveClasses)],
            areas: [
                CriterionGroup(
                    id: "1", title: same("1"), maximum: 5,
                    children: [.criterion(criterion("1.1", "2", mark)), .group(inner)]),
                CriterionGroup(
                    id: "2", title: same("2"), maximum: 5, children: [.criterion(criterion("2.1", "5", mark))]),
            ])
        let inputs = ScoreInputs(
            [
                ("U1", "1.1", "appraised", "1"), ("U1", "1.2.1", "appraised", "0,5"), ("U1", "1.2.2", "appraised", "2"),
                ("U1", "2.1", "appraised", "4"),
            ], units: units)
        let sheet = try toy.score(units: units, inputs: inputs).sheets[0]
        #expect(sheet.parts.map(\.id) == ["1", "1.2", "2"])
        #expect(sheet.parts.map(\.depth) == [0, 1, 0])
        #expect(sheet.parts.map(\.points.shown) == ["3,50", "2,50", "4,00"])
        #expect(sheet.areas.map(\.percent.shown) == ["70,00", "80,00"])
        #expect(sheet.percent.shown == "75,00")
    }

    @Test func selfAssessedPointsAreShownAndNeverCounted() throws {
        let units = try communes(1)
        let toy = card([criterion("a", "2", FullOrNothingRule())], maximum: "2")
        let inputs = ScoreInputs([("U1", "a", "self", "2"), ("U1", "a", "met", "0")], units: units)
        let sheet = try toy.score(units: units, inputs: inputs).sheets[0]
        #expect(sheet.selfAssessed.shown == "2,00")
        #expect(sheet.total.shown == "0,00")
        let onlySelf = ScoreInputs([("U1", "a", "self", "2")], units: units)
        #expect(try toy.score(units: units, inputs: onlySelf).sheets[0].total.absence == .missingInput)
    }

    @Test func appraisedPointsGoBeforeTheRule() throws {
        let units = try communes(1)
        let toy = card([criterion("a", "2", LinearRule())], maximum: "2")
        let inputs = ScoreInputs(
            [("U1", "a", "numerator", "9"), ("U1", "a", "denominator", "10"), ("U1", "a", "appraised", "1,5")],
            units: units)
        let line = try toy.score(units: units, inputs: inputs).sheets[0].lines[0]
        #expect(line.points.shown == "1,50")
        #expect(line.branch == .marked(rule: r("1,8")))
        #expect(line.branchText.vi.contains("1,8"))
    }

    @Test func bonusAndMinusAreCapped() throws {
        let units = try communes(3)
        let each = StepRule(base: 1, each: 1)
        let toy = card(
            [criterion("a", "100", mark)], maximum: "100",
            adjustments: [
                AdjustmentGroup(
                    id: "b", title: same("b"), kind: .bonus, cap: 2, criteria: [criterion("b1", "5", each)]),
                AdjustmentGroup(
                    id: "m", title: same("m"), kind: .minus, cap: 3, criteria: [criterion("m1", "5", each)]),
            ])
        let inputs = ScoreInputs(
            [
                ("U1", "a", "appraised", "90"), ("U1", "b1", "count", "5"), ("U2", "a", "appraised", "90"),
                ("U2", "m1", "count", "2"), ("U3", "a", "appraised", "1"), ("U3", "m1", "count", "9"),
            ], units: units)
        let sheets = try toy.score(units: units, inputs: inputs).sheets
        #expect(sheets.map(\.total.shown) == ["92,00", "88,00", "0,00"])
        #expect(sheets.map { $0.bonus?.shown } == ["2,00", "0,00", "0,00"])
        #expect(sheets[0].adjustments[0].isCapped)
        #expect(sheets[1].line("m1")?.branch == .proportional)
        #expect(sheets[0].line("m1")?.branch == .nothingEntered)
    }
}
