import Figures
import Testing

@testable import Scorecards

/// The three re-basings and the vectors that tell them apart.
@Suite struct RebasingTests {
    /// T = 70 appraised (of which r = 5 do not apply), 20 of a survey, 10 of satisfaction.
    private func sheet(_ rebasing: Rebasing, appraised: String, total: TotalRule = .sumOfPrinted) throws -> ScoreSheet {
        let units = try communes(1)
        let toy = card(
            [
                criterion("a", "65", HandMarkRule(.appraised)),
                criterion("r", "5", LinearRule(Rate(.share, zeroDenominator: .notApplicable))),
                criterion("x", "20", HandMarkRule(.survey), source: .survey),
                criterion("s", "10", LinearRule(Rate(.index)), source: .satisfaction, questionnaire: "q"),
            ], maximum: "100", total: total, rebasing: rebasing)
        let inputs = ScoreInputs(
            [
                ("U1", "a", "appraised", appraised), ("U1", "r", "numerator", "0"), ("U1", "r", "denominator", "0"),
                ("U1", "x", "survey", "20"),
            ], units: units)
        var surveys = SatisfactionFigures()
        surveys[questionnaire: "q", unit: 0] = .exact(92)
        return try toy.score(units: units, inputs: inputs, surveys: surveys).sheets[0]
    }

    @Test func appliedPointsLeaveTheDenominator() throws {
        let sheet = try sheet(.appliedPoints, appraised: "60")
        #expect(sheet.total.shown == "89,20")
        #expect(sheet.maximum == 95)
        #expect(sheet.percent.shown == "93,89")
        #expect(sheet.lines[1].isApplicable == false)
    }

    @Test(arguments: TotalRule.allCases)
    func appraisedBlockIsScaledAlone(_ total: TotalRule) throws {
        let sheet = try sheet(.appraisedBlock, appraised: "60", total: total)
        #expect(sheet.rebasedAppraised?.value == .exact(r(840, 13)))
        #expect(sheet.rebasedAppraised?.shown == "64,62")
        #expect(sheet.maximum == 100)
        #expect(sheet.percent.shown == "93,82")
    }

    @Test func withoutSurveyAppraisedPointsStandAlone() throws {
        let units = try communes(1)
        let toy = card(
            [
                criterion("a", "70", HandMarkRule(.appraised)),
                criterion("s", "30", LinearRule(Rate(.index)), source: .satisfaction, questionnaire: "q"),
            ], maximum: "100", rebasing: .noSurvey)
        let inputs = ScoreInputs([("U1", "a", "appraised", "56")], units: units)
        let sheet = try toy.score(units: units, inputs: inputs).sheets[0]
        #expect(sheet.percent.shown == "80,00")
        #expect(sheet.maximum == 70)
        #expect(sheet.lines[1].branch == .noSurveyHeld)
    }

    @Test func aCriterionMayBeDeclaredNotToApply() throws {
        let units = try communes(1)
        let toy = card(
            [criterion("a", "8", HandMarkRule(.appraised)), criterion("b", "2", FullOrNothingRule())], maximum: "10",
            rebasing: .appliedPoints)
        let inputs = ScoreInputs([("U1", "a", "appraised", "4"), ("U1", "b", "applies", "0")], units: units)
        let sheet = try toy.score(units: units, inputs: inputs).sheets[0]
        #expect(sheet.percent.shown == "50,00")
        #expect(sheet.lines[1].branch == .doesNotApply)
    }

    @Test func nothingThatAppliesIsNoIndex() throws {
        let units = try communes(1)
        let toy = card([criterion("b", "2", FullOrNothingRule())], maximum: "2", rebasing: .appliedPoints)
        let inputs = ScoreInputs([("U1", "b", "applies", "0")], units: units)
        let sheet = try toy.score(units: units, inputs: inputs).sheets[0]
        #expect(sheet.total.absence == .notApplicable)
        #expect(sheet.rank == nil)
    }
}
