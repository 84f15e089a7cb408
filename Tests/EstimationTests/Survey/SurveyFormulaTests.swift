import Estimation
import Figures
import Questionnaires
import Responses
import Testing
import Units
import Weighting

/// Percentages by hand.
///
/// Toy: three forms on two items of five levels (scores): (5, 4), (3, does not know), (2, 5).
@Suite("Formulas, aggregations and denominators by hand")
struct SurveyFormulaTests {
    private let forms: [ToySurvey.Form] = [
        .init(0, 4, 3), .init(0, 2, .missing(.doesNotKnow)), .init(0, 1, 4),
    ]

    private func figure(
        _ formula: IndexDefinition.Formula, _ aggregation: IndexDefinition.Aggregation,
        _ policy: IndexDefinition.DenominatorPolicy, item: String = "index", weights: [Ratio] = []
    ) throws -> Estimate {
        try ToySurvey(
            forms, scales: [ToySurvey.five, ToySurvey.five],
            index: ToySurvey.index(
                items: 2, formula: formula, aggregation: aggregation, denominator: [.doesNotKnow: policy],
                weights: weights)
        ).estimate(item)
    }

    @Test(
        "Pooled answers",
        arguments: [
            // 3 satisfied of 5 answers; 19 points of 25; 14 of 20.
            (IndexDefinition.Formula.topLevels, IndexDefinition.DenominatorPolicy.exclude, 3, 5),
            (.meanOfHighest, .exclude, 19, 25), (.meanRescaled, .exclude, 14, 20),
            // One more answer in the denominator.
            (.topLevels, .countAsZero, 3, 6), (.meanOfHighest, .countAsZero, 19, 30),
            (.meanRescaled, .countAsZero, 14, 24),
        ])
    func pooled(
        formula: IndexDefinition.Formula, policy: IndexDefinition.DenominatorPolicy, above: Int, below: Int
    ) throws {
        let estimate = try figure(formula, .pooled, policy)
        #expect(try estimate.percent.exactRatio == fraction(100 * above, below))
        #expect(estimate.exact == CountedShare(numerator: Ratio(above), denominator: Ratio(below)))
        #expect(estimate.respondents == 3)
        #expect(estimate.answers == 5)
        #expect(estimate.missing == [.doesNotKnow: 1])
        #expect(estimate.weightedBase == 3)
        #expect(estimate.levelCounts.isEmpty)
    }

    @Test(
        "Means of items",
        arguments: [
            // a: 1/3, 10/15, 7/12. b: 2/2, 9/10, 7/8; with the missing answer 2/3, 9/15, 7/12.
            (IndexDefinition.Formula.topLevels, IndexDefinition.DenominatorPolicy.exclude, 2, 3),
            (.meanOfHighest, .exclude, 47, 60), (.meanRescaled, .exclude, 35, 48),
            (.topLevels, .countAsZero, 1, 2), (.meanOfHighest, .countAsZero, 19, 30),
            (.meanRescaled, .countAsZero, 7, 12),
        ])
    func hierarchical(
        formula: IndexDefinition.Formula, policy: IndexDefinition.DenominatorPolicy, above: Int, below: Int
    ) throws {
        let estimate = try figure(formula, .hierarchical, policy)
        #expect(try estimate.percent.exactRatio == fraction(100 * above, below))
        #expect(estimate.exact == nil)
        #expect(estimate.respondents == 3 && estimate.answers == 5)
    }

    @Test("Weights of items in a mean: (3·1/3 + 1·1) / 4")
    func weightedItems() throws {
        let estimate = try figure(.topLevels, .hierarchical, .exclude, weights: [3, 1])
        #expect(estimate.percent == .exact(50))
    }

    @Test("An item alone, with its levels")
    func item() throws {
        let estimate = try figure(.topLevels, .pooled, .exclude, item: "b")
        #expect(estimate.kind == .item && estimate.item == "b")
        #expect(estimate.levelCounts == [0, 0, 0, 1, 1])
        #expect(estimate.percent == .exact(100))
        #expect(estimate.respondents == 2 && estimate.answers == 2)
        #expect(estimate.weightedBase == 2)
    }

    @Test("Cells that count as zero are in the denominator, not among the respondents")
    func zeroIsNoRespondent() throws {
        let estimate = try figure(.topLevels, .pooled, .countAsZero, item: "b")
        #expect(try estimate.percent.exactRatio == fraction(200, 3))
        #expect(estimate.respondents == 2 && estimate.weightedBase == 2)
        #expect(try #require(estimate.effectiveSampleSize) <= 2)
    }

    @Test("Nobody gave a valid answer: no figure without a base, whatever the policy")
    func onlyZeros() throws {
        let survey = try ToySurvey(
            [.init(0, .missing(.refused)), .init(0, .missing(.refused))],
            index: ToySurvey.index(items: 1, formula: .topLevels, denominator: [.refused: .countAsZero]))
        let estimate = try survey.estimate()
        #expect(estimate.percent == .absent(.noAnswers))
        #expect(estimate.missing == [.refused: 2] && estimate.respondents == 0)
        #expect(estimate.standardError == nil && estimate.interval == nil && estimate.intervalAbsence == .noAnswers)
    }

    @Test("The overall index by one question, its parts by their own answers")
    func overallQuestion() throws {
        let overall = try figure(.topLevels, .overallQuestion("b"), .exclude)
        #expect(overall.percent == .exact(100) && overall.respondents == 2 && overall.kind == .overall)
        #expect(
            try figure(.topLevels, .overallQuestion("b"), .exclude, item: "a").percent.exactRatio == fraction(100, 3))
    }

    @Test("An overall question that is no item of the tree")
    func overallQuestionOutside() throws {
        let survey = try ToySurvey(
            forms, scales: [ToySurvey.five, ToySurvey.five],
            index: ToySurvey.index(items: 1, formula: .meanOfHighest, aggregation: .overallQuestion("b")))
        #expect(try survey.estimate().percent == .exact(90))
        #expect(try survey.estimator().estimates(.init(scopes: [.whole])).map(\.item) == ["index", "a"])
    }

    @Test("Items on scales of different lengths count alike in a pool of means")
    func unequalScales() throws {
        // Five levels: 5/5 and 1/5; three levels: 2/2 and none. Shares 1 + 0.2 + 1 of 3.
        let survey = try ToySurvey(
            [.init(0, 4, 2), .init(0, 0, .missing(.blank))], scales: [ToySurvey.five, ToySurvey.three],
            index: ToySurvey.index(items: 2, formula: .meanOfHighest))
        #expect(try survey.estimate().percent.exactRatio == fraction(220, 3))
    }

    @Test("Bà Rịa-Vũng Tàu 2022: 10, 16, 5, 0 of 31 answers")
    func brvt() throws {
        let four = Scale(
            id: "four",
            levels: (1...4).map {
                Level(code: "\($0)", label: LocalizedText(verbatim: "\($0)"), score: Ratio($0), isSatisfied: $0 >= 3)
            })
        // Shares as the office printed them, from very satisfied down.
        for (count, text) in [(10, "32.3"), (16, "51.6"), (5, "16.1"), (0, "0.0")] {
            #expect(try Ratio.percent(count, of: 31).rounded(Rounding(.halfUp, decimals: 1)).description == text)
        }
        let answers = [(3, 10), (2, 16), (1, 5)].flatMap { [ToySurvey.Answer](repeating: .level($0), count: $1) }
        func printed(_ formula: IndexDefinition.Formula, _ scale: Scale) throws -> String? {
            let survey = try ToySurvey(
                answers.map { .init(unit: 0, answers: [$0]) }, scales: [scale],
                index: ToySurvey.index(items: 1, formula: formula))
            return try survey.estimate().percent.rounded(.usual)?.description
        }
        #expect(try printed(.topLevels, four) == "83.87")
        // On the form's five levels, 5 4 3: 129 of 155 points.
        let fiveAnswers = ToySurvey.five
        let moved = answers.map { answer -> ToySurvey.Answer in
            if case .level(let level) = answer { .level(level + 1) } else { answer }
        }
        let survey = try ToySurvey(
            moved.map { .init(unit: 0, answers: [$0]) }, scales: [fiveAnswers],
            index: ToySurvey.index(items: 1, formula: .meanOfHighest))
        #expect(try survey.estimate().percent.rounded(.usual)?.description == "83.23")
    }

    @Test("National figure 2024: an overall index from the two groups' figures, weighted equally or by their sizes")
    func national() throws {
        // 83.84 of some and 84.09 of others is 83.94 where the first are 3 in 5.
        func forms(_ satisfied: Int, _ all: Int, unit: Int) -> [ToySurvey.Form] {
            (0..<all).map { .init(unit, .level($0 < satisfied ? 4 : 0)) }
        }
        let survey = try ToySurvey(
            forms(8384, 10_000, unit: 0) + forms(8409, 10_000, unit: 1),
            index: ToySurvey.index(items: 1, formula: .topLevels),
            units: [
                .init(code: "X0", name: "Xã 0", population: 60_000),
                .init(code: "X1", name: "Xã 1", population: 40_000),
            ])
        let plan = WeightingPlan(steps: [.populationByUnit])
        #expect(try survey.estimate(plan: plan).percent.rounded(.usual)?.description == "83.94")
        #expect(try survey.estimate("index", .unit(0), plan: plan).percent == .exact(Ratio(decimal: "83.84")))
        #expect(try survey.estimate("index", .unit(1), plan: plan).percent == .exact(Ratio(decimal: "84.09")))
    }

    @Test("All 145 satisfied: 100 %, no standard error, the exact binomial limit below")
    func allSatisfied() throws {
        let survey = try ToySurvey(
            (0..<145).map { .init(0, .level($0 % 2 + 3)) }, index: ToySurvey.index(items: 1, formula: .topLevels))
        let estimate = try survey.estimate("index", .unit(0))
        #expect(estimate.percent == .exact(100) && estimate.standardError == nil)
        #expect(estimate.standardErrorAbsence == .noVariance)
        let interval = try #require(estimate.interval)
        // 0.025^(1/145), Clopper & Pearson.
        #expect(isClose(interval.low, 97.4879, 1e-5) && interval.high == 100)
        #expect(estimate.effectiveSampleSize == 145 && estimate.flags.isEmpty)
    }

    @Test("A formula that a scale is not made for is refused by name")
    func unfitFormula() throws {
        let plain = ToySurvey.sex
        for (formula, error) in [
            (IndexDefinition.Formula.topLevels, EstimationError.noSatisfiedLevel(question: "a")),
            (.meanOfHighest, .noScores(question: "a")), (.meanRescaled, .noScores(question: "a")),
        ] {
            let survey = try ToySurvey(
                [.init(0, 0)], scales: [plain], index: ToySurvey.index(items: 1, formula: formula))
            #expect(throws: error) { try survey.estimator() }
            #expect(error.message.vi.contains("«a»") && error.message.en.contains("“a”"))
        }
        let ok = try ToySurvey([.init(0, 0)], index: ToySurvey.index(items: 1, formula: .topLevels))
        #expect(try ok.estimator(settings: .init(formula: .meanRescaled)).formula == .meanRescaled)
        #expect(try ok.estimate(settings: .init(formula: .meanRescaled)).percent == .exact(0))
    }

    @Test("A questionnaire without an index has no figures")
    func noIndex() throws {
        var survey = try ToySurvey([.init(0, 0)], index: ToySurvey.index(items: 1, formula: .topLevels))
        survey.questionnaire.index = nil
        let estimator = try survey.estimator()
        #expect(try estimator.estimates(.init(scopes: estimator.allScopes)).isEmpty && estimator.formula == nil)
    }
}
