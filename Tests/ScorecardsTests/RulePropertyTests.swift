import Figures
import Testing

@testable import Scorecards

/// Properties of every rule under made inputs from a seeded generator.
@Suite struct RulePropertyTests {
    /// A rule with the input that may rise, and which way the points then go.
    struct Case: Sendable, CustomTestStringConvertible {
        var rule: any ScoringRule
        var rising: String
        var direction: Int
        var testDescription: String { type(of: rule).name }
    }

    static let cases: [Case] = [
        Case(rule: FullOrNothingRule(), rising: "met", direction: 1),
        Case(rule: LinearRule(), rising: "numerator", direction: 1),
        Case(rule: LinearRule(Rate(.index)), rising: "index", direction: 1),
        Case(rule: CappedLinearRule(fullAt: 80), rising: "numerator", direction: 1),
        Case(rule: FloorLinearRule(floor: 90), rising: "numerator", direction: 1),
        Case(rule: InverseRateRule(), rising: "numerator", direction: -1),
        Case(rule: PenaltyRule(each: r("0,3")), rising: "events", direction: -1),
        Case(rule: StepRule(base: r("0,1"), first: 2, each: r("0,07")), rising: "count", direction: 1),
        Case(rule: HandMarkRule(.appraised), rising: "appraised", direction: 1),
        Case(
            rule: BandsRule(
                .count, bands: [.init(from: 0, points: 0), .init(from: 3, points: 1), .init(from: 9, points: 2)]),
            rising: "count", direction: 1),
        Case(
            rule: PartsRule([
                .init(id: "a", title: same("a"), points: r("0,7")), .init(id: "b", title: same("b"), points: r("1,3")),
            ]), rising: "b", direction: 1),
        Case(
            rule: WeightedAnswersRule([
                .init(id: "best", title: same("best"), weight: 100), .init(id: "mid", title: same("mid"), weight: 35),
                .init(id: "worst", title: same("worst"), weight: 0),
            ]), rising: "best", direction: 1),
        Case(rule: DossiersRule(.onTime, fullAt: 95, noDossiers: .zero), rising: "onTime", direction: 1),
        Case(rule: DossiersRule(.settled, noDossiers: .zero), rising: "late", direction: 1),
        Case(rule: DossiersRule(.online, fullAt: 50, noDossiers: .zero), rising: "online", direction: 1),
        Case(rule: TasksRule(noTasks: .full), rising: "done", direction: 1),
        Case(rule: ImportedIndexRule(same("DDCI"), scale: 60), rising: "value", direction: 1),
    ]

    @Test(arguments: cases) func pointsStayWithinBoundsAndAreMonotone(_ example: Case) throws {
        var random = SplitMix(state: 20_231_122)
        for maximum in [Ratio(2), r("0,25"), r(7, 9)] {
            for _ in 0..<200 {
                var values: [String: Ratio] = [:]
                for input in example.rule.inputs {
                    values[input.name] =
                        switch input.kind {
                        case .truth: Ratio(Int(random.next() % 2))
                        case .percent: r(Int(random.next() % 1_000_001), 10_000)
                        case .points: r(Int(random.next() % 3_000), 1_000)
                        case .amount, .count: Ratio(Int(random.next() % 60))
                        }
                }
                let lower = try outcome(example.rule, values, maximum)
                values[example.rising] = try (values[example.rising] ?? .zero).adding(
                    values[example.rising] == .one && isTruth(example) ? 0 : 1)
                let higher = try outcome(example.rule, values, maximum)
                #expect(example.direction > 0 ? higher >= lower : higher <= lower)
            }
        }
    }

    private func isTruth(_ example: Case) -> Bool {
        example.rule.inputs.first { $0.name == example.rising }?.kind == .truth
    }

    private func outcome(_ rule: any ScoringRule, _ values: [String: Ratio], _ maximum: Ratio) throws -> Ratio {
        let inputs = RuleInputs(values.map { (name: $0.key, value: $0.value) })
        let points = try #require(try rule.outcome(inputs, maximum: maximum).points.ratio())
        #expect(points >= .zero && points <= maximum)
        return points
    }

    @Test(arguments: cases) func everyMissingInputIsNamed(_ example: Case) throws {
        let outcome = try example.rule.outcome([:], maximum: 1)
        #expect(outcome.points == .absent(.missingInput))
        #expect(outcome.branch == .missing(example.rule.inputs.map(\.name)))
        let text = example.rule.text(of: outcome.branch, maximum: 1)
        #expect(text.vi.contains(example.rising))
        #expect(!example.rule.text(maximum: 1).en.isEmpty)
    }
}

/// Steele, Lea & Flood's SplitMix64: a seeded generator for made inputs.
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
