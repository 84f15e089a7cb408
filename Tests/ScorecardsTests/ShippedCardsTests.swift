import Figures
import Testing
import Units

@testable import Scorecards

/// The cards that the repository ships: they read, they add up, they say that their wording is ours, and they score.
@Suite struct ShippedCardsTests {
    static let root =
        #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")

    private func card(_ id: String) throws -> Scorecard {
        try ScorecardReader.read(path: "\(Self.root)/questionnaires/\(id).scorecard.xml")
    }

    /// The scores of the sample campaign fit the card: nothing is missing, and every commune is ranked and compared.
    @Test func theSampleCampaignsScoresFitTheCard() throws {
        let folder = "\(Self.root)/responses/ben-luc-2023"
        let units = try UnitRegistry.read(file: "\(folder)/units.csv")
        let card = try card("commune-2023")
        let inputs = try ScoreInputs.read(file: "\(folder)/scores/commune-2023.csv", card: card, units: units)
        let previous = try PreviousResults.read(file: "\(folder)/scores/commune-2022.csv")
        var surveys = SatisfactionFigures()
        for unit in card.scoredUnits(of: units) { surveys[questionnaire: "service-centre", unit: unit] = .exact(90) }
        let results = try card.score(
            units: units, inputs: inputs, surveys: surveys, previous: previous, on: CalendarDate(iso: "2023-06-30"))
        #expect(results.sheets.count == 15)
        #expect(results.missing.isEmpty)
        #expect(results.blocks.map(\.ranked.count) == [15])
        #expect(results.blocks.map(\.notComparable) == [0])
        #expect(results.sheets[0].line("1.2")?.rate?.shown == "55,55")
        #expect(results.sheets.allSatisfy { $0.selfAssessed.absence == nil })
    }

    @Test(arguments: ["commune-2023", "department-2023", "766-2022", "example-2026"])
    func shippedCardsAreUnofficialAndAddUpToAHundred(_ id: String) throws {
        let card = try card(id)
        #expect(card.maximum == 100)
        #expect(!card.isOfficialWording)
        #expect(!card.isDraft)
        #expect(card.criteria.allSatisfy { !$0.isOfficialWording })
    }

    @Test func theCommuneCardHasSeventyAppraisedPointsAndThirtyOfSatisfaction() throws {
        let card = try card("commune-2023")
        #expect(card.areas.count == 8)
        #expect(try card.maximum(of: .appraised) == 70)
        #expect(try card.maximum(of: .satisfaction) == 30)
        #expect(card.questionnaires == ["service-centre"])
        let kinds = Set(card.criteria.map { type(of: $0.rule).name })
        #expect(kinds == ["fullOrNothing", "bands", "linear", "cappedLinear", "handMark"])
    }

    @Test func theDepartmentCardHasItsThreeBlocks() throws {
        let card = try card("department-2023")
        #expect(try card.maximum(of: .appraised) == 65)
        #expect(try card.maximum(of: .survey) == 25)
        #expect(try card.maximum(of: .leaders) == 10)
    }

    /// Full marks everywhere, except where a row says otherwise.
    private func inputs(_ card: Scorecard, _ units: UnitRegistry, but rows: [(String, String, String)]) -> ScoreInputs {
        var inputs = ScoreInputs(rows.map { ("U1", $0.0, $0.1, $0.2) }, units: units)
        for criterion in card.criteria where !rows.contains(where: { $0.0 == criterion.id }) {
            guard criterion.questionnaire == nil, let mark = criterion.source.markInput else { continue }
            inputs.add(ScoreEntry(mark, criterion.maximum), unit: 0, criterion: criterion.id)
        }
        return inputs
    }

    @Test func tasksDoneInACommunePrintTruncated() throws {
        let units = try communes(1)
        let card = try card("commune-2023")
        var surveys = SatisfactionFigures()
        surveys[questionnaire: "service-centre", unit: 0] = .exact(try Ratio.percent(76, of: 91))
        let inputs = inputs(card, units, but: [("1.2", "numerator", "10"), ("1.2", "denominator", "18")])
        let sheet = try card.score(units: units, inputs: inputs, surveys: surveys).sheets[0]
        #expect(sheet.line("1.2")?.rate?.shown == "55,55")
        #expect(sheet.line("1.2")?.points.shown == "1,67")
        #expect(sheet.source(.appraised)?.points.shown == "68,67")
        #expect(sheet.source(.satisfaction)?.points.shown == "25,05")
        #expect(sheet.total.shown == "93,72")
        #expect(sheet.scoreClass?.name.vi == "Xuất sắc")
        let steps = try #require(sheet.line("1.2")).explanation(card).map(\.text.vi)
        #expect(steps[0] == "10")
        #expect(steps[2] == "tỷ lệ × 3 điểm")
        #expect(steps[3] == "500/9% → 55,55% (cắt bỏ phần dư, không làm tròn, 2 chữ số thập phân)")
        #expect(steps[5] == "5/3 → 1,67 / 3 (làm tròn số học (5 làm tròn lên), 2 chữ số thập phân)")
        let chain = try #require(sheet.line("8.1")).explanation(card).map(\.text.en)
        #expect(chain[0] == "7600/91 % (service-centre)")
        let totals = sheet.explanation(card)
        #expect(totals.last?.text.vi == "Xuất sắc (từ 90; theo giá trị đã làm tròn)")
    }

    @Test func departmentsAddSurveysAndTheLeadersMark() throws {
        let units = try UnitRegistry([Unit(code: "U1", name: "Sở", kind: "department", block: "sở")])
        let card = try card("department-2023")
        var surveys = SatisfactionFigures()
        surveys[questionnaire: "service-centre", unit: 0] = .exact(80)
        let inputs = inputs(
            card, units,
            but: [
                ("8.2", "very_good", "50"), ("8.2", "good", "30"), ("8.2", "average", "15"), ("8.2", "poor", "5"),
                ("9.1", "leaders", "8,5"),
            ])
        let sheet = try card.score(units: units, inputs: inputs, surveys: surveys).sheets[0]
        #expect(sheet.sources.map(\.points.shown) == ["65,00", "19,10", "8,50"])
        #expect(sheet.total.shown == "92,60")
    }

    @Test("766 has the sub-indicators of its six groups, with the shares of their points")
    func subIndicatorsOf766() throws {
        let card = try card("766-2022")
        #expect(
            card.areas.map { $0.criteria.map(\.maximum) } == [
                [6, 4, 2, 6], [20], [12], [2, 2, 6], [6, 4, 2, 2, 4, 2, 2], [6, 6, 6],
            ])
        // 40 % of the procedures can be paid online, and 80 % earn full marks: 1 of 2 points.
        let payment = try #require(card.criterion("4.1"))
        #expect(try payment.rule.outcome(["numerator": 40, "denominator": 100], maximum: 2).points == .exact(1))
        #expect(!card.isOfficialWording)
    }

    @Test func theNationalPortalsPublishedFiguresComeOut() throws {
        let units = try communes(1)
        let card = try card("766-2022")
        let inputs = inputs(
            card, units,
            but: [
                ("2.1", "numerator", "393087"), ("2.1", "denominator", "443565"), ("6.1", "numerator", "392869"),
                ("6.1", "denominator", "443565"), ("6.2", "numerator", "241"), ("6.2", "denominator", "485"),
                ("6.3", "numerator", "186"), ("6.3", "denominator", "485"),
            ])
        let sheet = try card.score(units: units, inputs: inputs).sheets[0]
        #expect(sheet.line("2.1")?.points.shown == "17,72")
        #expect(sheet.areas.last?.points.shown == "11,18")
        #expect(sheet.line("6.3")?.rate?.shown == "38,35")
    }

    @Test func aCommuneWithoutComplaintsHasFullMarksForThem() throws {
        let units = try communes(1)
        let card = try card("766-2022")
        let inputs = inputs(
            card, units,
            but: [
                ("6.1", "numerator", "4474"), ("6.1", "denominator", "4921"), ("6.2", "numerator", "0"),
                ("6.2", "denominator", "0"), ("6.3", "numerator", "0"), ("6.3", "denominator", "0"),
            ])
        let sheet = try card.score(units: units, inputs: inputs).sheets[0]
        #expect(sheet.areas.last?.points.shown == "18,00")
        #expect(sheet.line("6.1")?.rate?.shown == "90,92")
        #expect(sheet.line("6.2")?.branch == .zeroDenominator(.full))
    }

    /// Decree 61/2018: nine indicators of 2 points; means of 1,7 at three and 1,65 at six of them make exactly 15 of 18.
    @Test func theOneStopCardClassifiesExactlyFifteenAsExcellent() throws {
        let card = try card("one-stop-2018")
        #expect(card.maximum == 18)
        let units = try communes(1)
        var rows: [(String, String, String, String)] = []
        for (place, criterion) in card.criteria.enumerated() {
            // Of 20 dossiers: 14 with two points and 6 with one are 1,7; 13 and 7 are 1,65.
            let two = place < 3 ? 14 : 13
            for (option, count) in [("two", two), ("one", 20 - two), ("none", 0)] {
                rows.append(("U1", criterion.id, option, "\(count)"))
            }
        }
        let sheet = try card.score(units: units, inputs: ScoreInputs(rows, units: units)).sheets[0]
        #expect(sheet.total.shown == "15,00")
        #expect(sheet.scoreClass?.id == "A")
    }

    @Test("the example uses every kind of rule; what it lacks is named")
    func theExampleUsesEveryKindOfRule() throws {
        let card = try card("example-2026")
        let kinds = Set(card.allCriteria.map { type(of: $0.rule).name })
        let lacking = Set(CardRules.byName.keys).subtracting(kinds).sorted()
        #expect(lacking.isEmpty, "example-2026 has no criterion with: \(lacking.joined(separator: ", "))")
        #expect(kinds.isSubset(of: CardRules.byName.keys))
        #expect(card.criteria.count == 30)
        #expect(!card.adjustments.isEmpty && !card.tieBreaks.isEmpty && !card.rankingGroups.isEmpty)
    }

    @Test("every card that is said to be shipped is there, and says that its wording is not the official text")
    func everyCardIsThere() throws {
        let ids = [
            "766-2022", "one-stop-2018", "province-2022", "commune-2023", "ward-hanoi-2024", "department-2023",
            "example-2026",
        ]
        for id in ids {
            let card = try card(id)
            #expect(card.id == id)
            #expect(!card.isOfficialWording)
            let admits = ["của chúng tôi", "diễn đạt lại", "không phải"]
            #expect(admits.contains { card.source.vi.contains($0) }, "\(id): \(card.source.vi)")
        }
    }

    @Test(
        "the national frame of 2022 is a draft of 68 and 32 points, 10 of them SIPAS: it validates and refuses to score"
    )
    func theNationalFrameIsADraft() throws {
        let card = try card("province-2022")
        #expect(card.isDraft)
        #expect(card.areas.count == 8)
        #expect(try card.maximum(of: .appraised) == 68)
        #expect(try card.maximum(of: .survey).adding(card.maximum(of: .satisfaction)) == 32)
        #expect(try card.maximum(of: .satisfaction) == 10)
        let units = try UnitRegistry([Unit(code: "T", name: "Tỉnh", kind: "province", block: "Tỉnh")])
        #expect { try card.score(units: units, inputs: ScoreInputs()) } throws: {
            ($0 as? ScorecardsError)?.problems.map(\.kind) == [.draft]
        }
    }

    @Test("wards without a survey: 56 of 70 appraised points are 80,00 (R1), and no survey figure is asked for")
    func wardsWithoutASurvey() throws {
        let card = try card("ward-hanoi-2024")
        #expect(card.rebasing == .noSurvey)
        #expect(try card.maximum(of: .appraised) == 70)
        let units = try UnitRegistry([Unit(code: "P1", name: "Phường 1", kind: "ward", block: "Phường")])
        var inputs = ScoreInputs()
        var left = Ratio(56)
        for criterion in card.criteria where criterion.source == .appraised {
            let points = min(left, criterion.maximum)
            left = try left.subtracting(points)
            inputs.add(ScoreEntry("appraised", points), unit: 0, criterion: criterion.id)
        }
        let sheet = try card.score(units: units, inputs: inputs).sheets[0]
        #expect(sheet.percent.shown == "80,00")
        #expect(sheet.maximum == 70)
        #expect(sheet.scoreClass?.id == "B")
    }
}
