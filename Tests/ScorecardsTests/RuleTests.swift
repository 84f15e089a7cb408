import Figures
import Testing

@testable import Scorecards

/// A worked example of each rule, as its doc comment gives it.
@Suite struct RuleTests {
    /// The points printed at two decimals, or the reason why there are none.
    private func points(_ rule: any ScoringRule, _ inputs: RuleInputs, max maximum: String) throws -> String {
        let outcome = try rule.outcome(inputs, maximum: r(maximum))
        guard case .exact(let points) = outcome.points else { return outcome.points.absence?.rawValue ?? "?" }
        return FigureFormat(.vi).number(try points.rounded(.usual))
    }

    private func share(_ numerator: Int, _ denominator: Int) -> RuleInputs {
        ["numerator": Ratio(numerator), "denominator": Ratio(denominator)]
    }

    @Test func fullOrNothing() throws {
        #expect(try points(FullOrNothingRule(), ["met": 1], max: "1,5") == "1,50")
        #expect(try points(FullOrNothingRule(), ["met": 0], max: "1,5") == "0,00")
        #expect(try points(FullOrNothingRule(), [:], max: "1,5") == "missingInput")
    }

    @Test func linear() throws {
        let index = LinearRule(Rate(.index))
        #expect(try points(index, ["index": r("91,17")], max: "10") == "9,12")
        #expect(try points(index, ["index": r("86,50")], max: "10") == "8,65")
        #expect(try points(LinearRule(), share(393087, 443565), max: "20") == "17,72")
        // More done than set earns the maximum and no more.
        let over = try LinearRule().outcome(share(12, 10), maximum: 4)
        #expect(over.points == .exact(4))
        #expect(over.branch == .full)
        #expect(over.rate == 120)
    }

    @Test func linearAboveFloorShowsItsBranch() throws {
        let rule = FloorLinearRule(floor: 90)
        #expect(try points(rule, share(10, 10), max: "1") == "1,00")
        #expect(try points(rule, share(9, 10), max: "1") == "0,90")
        // The printed example of Xuân Lộc 4.1 says 0,8 here, against its own rule.
        let below = try rule.outcome(share(4, 5), maximum: 1)
        #expect(below.points == .exact(.zero))
        #expect(below.branch == .belowFloor)
        #expect(rule.text(of: below.branch, maximum: 1).vi == "dưới 90%: 0 điểm")
    }

    @Test func cappedLinear() throws {
        let rule = CappedLinearRule(fullAt: 90)
        #expect(try points(rule, share(392869, 443565), max: "6") == "5,90")
        #expect(try points(rule, share(4474, 4921), max: "6") == "6,00")
        #expect(try points(rule, share(9, 10), max: "6") == "6,00")
        #expect(try rule.outcome(share(9, 10), maximum: 6).branch == .full)
    }

    @Test func zeroDenominatorsFollowTheirPolicy() throws {
        func points(_ policy: ZeroDenominatorPolicy) throws -> Quantity {
            try LinearRule(Rate(.share, zeroDenominator: policy)).outcome(share(0, 0), maximum: 6).points
        }
        #expect(try points(.zero) == .exact(.zero))
        #expect(try points(.full) == .exact(6))
        #expect(try points(.notApplicable) == .absent(.notApplicable))
        #expect(LinearRule().contradiction(in: share(3, 0)) != nil)
        #expect(LinearRule().contradiction(in: share(0, 0)) == nil)
    }

    @Test func inverseRate() throws {
        #expect(try points(InverseRateRule(), share(3, 60), max: "2") == "1,90")
        #expect(try points(InverseRateRule(), share(0, 60), max: "2") == "2,00")
        #expect(try points(InverseRateRule(), share(70, 60), max: "2") == "0,00")
    }

    @Test func penalty() throws {
        let rule = PenaltyRule(each: r("0,25"))
        #expect(try points(rule, ["events": 0], max: "2") == "2,00")
        #expect(try points(rule, ["events": 3], max: "2") == "1,25")
        #expect(try points(rule, ["events": 9], max: "2") == "0,00")
    }

    @Test func step() throws {
        let rule = StepRule(base: r("0,5"), each: r("0,25"))
        let printed = try [0, 1, 2, 3, 9].map { try points(rule, ["count": Ratio($0)], max: "1") }
        #expect(printed == ["0,00", "0,50", "0,75", "1,00", "1,00"])
    }

    @Test func parts() throws {
        let rule = PartsRule([
            .init(id: "board", title: same("board"), points: r("0,25")),
            .init(id: "website", title: same("website"), points: r("0,25")),
            .init(id: "traditional", title: same("traditional"), points: r("0,5")),
        ])
        #expect(rule.problems(maximum: 1).isEmpty)
        #expect(rule.problems(maximum: 2).count == 1)
        #expect(try points(rule, ["board": 1, "website": 1, "traditional": 0], max: "1") == "0,50")
        let outcome = try rule.outcome(["board": 1, "traditional": 1], maximum: 1)
        #expect(outcome.branch == .missing(["website"]))
    }

    @Test func weightedAnswers() throws {
        let rule = WeightedAnswersRule(
            [("a", 100), ("b", 60), ("c", 20), ("d", 0)].map {
                .init(id: $0.0, title: same($0.0), weight: Ratio($0.1))
            })
        let outcome = try rule.outcome(["a": 50, "b": 30, "c": 15, "d": 5], maximum: 2)
        #expect(outcome.points == .exact(r("1,42")))
        #expect(outcome.rate == 71)
        #expect(try points(rule, ["a": 0, "b": 0, "c": 0, "d": 0], max: "2") == "0,00")
    }

    @Test(arguments: [("94,999999", "0,50"), ("95", "1,00"), ("100", "1,00"), ("80", "0,50"), ("79,99", "0,00")])
    func bandsHaveInclusiveLowerBounds(_ value: String, _ expected: String) throws {
        let rule = BandsRule(
            .value,
            bands: [
                .init(from: 95, points: 1), .init(from: 80, below: 95, points: r("0,5")),
                .init(from: 0, below: 80, points: 0),
            ])
        #expect(rule.problems(maximum: 1).isEmpty)
        #expect(try points(rule, ["value": r(value)], max: "1") == expected)
    }

    @Test func bandsOfARateCompareExactly() throws {
        let bands: [BandsRule.Band] = [.init(from: 0, points: 0), .init(from: r("66,67"), points: 1)]
        let rule = BandsRule(.rate(Rate()), bands: bands)
        // 2/3 prints as 66,67 but lies below it.
        #expect(try points(rule, share(2, 3), max: "1") == "0,00")
        let outcome = try rule.outcome(share(2, 3), maximum: 1)
        #expect(rule.text(of: outcome.branch, maximum: 1).en == "below 66.67 %: 0 points")
    }

    @Test func handMark() throws {
        #expect(try points(HandMarkRule(.leaders), ["leaders": r("8,5")], max: "10") == "8,50")
        #expect(try HandMarkRule(.leaders).outcome(["appraised": 5], maximum: 10).branch == .missing(["leaders"]))
    }

    @Test func rulesRefuseImpossibleSettings() {
        #expect(CappedLinearRule(fullAt: 0).problems(maximum: 1).count == 1)
        #expect(CappedLinearRule(fullAt: 101).problems(maximum: 1).count == 1)
        #expect(FloorLinearRule(floor: 100).problems(maximum: 1).count == 1)
        #expect(PenaltyRule(each: 0).problems(maximum: 1).count == 1)
        #expect(StepRule(base: 2, each: 1).problems(maximum: 1).count == 1)
        #expect(StepRule(base: 0, each: 0).problems(maximum: 1).count == 1)
        #expect(BandsRule(.count, bands: [.init(from: 0, points: 2)]).problems(maximum: 1).first?.kind == .maxima)
        #expect(BandsRule(.count, bands: [.init(from: 1, points: 1)]).problems(maximum: 1).first?.kind == .bands)
    }
}
