import Estimation
import Figures
import Questionnaires
import Responses
import Statistics
import Testing
import Units
import Weighting

@Suite("Groups, periods, and what must not change a survey's figures")
struct SurveyInvarianceTests {
    private func all(
        _ survey: ToySurvey, _ plan: WeightingPlan = WeightingPlan(), groups: [String] = [],
        isIn: (@Sendable (Int) -> Bool)? = nil
    ) throws -> [Estimate] {
        let estimator = try survey.estimator(plan)
        return try estimator.estimates(.init(scopes: estimator.allScopes, groups: groups, isIn: isIn))
    }

    @Test("The order of the answer: whole, blocks, units; groups by level; nodes from the top")
    func order() throws {
        let survey = try SurveyCrossChecks.made(seed: 10, forms: 60, units: 3)
        let estimates = try all(survey)
        #expect(estimates.map(\.scope).count == 6 * 6)
        var scopes: [EstimateScope] = []
        for estimate in estimates where scopes.last != estimate.scope { scopes.append(estimate.scope) }
        #expect(scopes == [.whole, .block("A"), .block("B"), .unit(0), .unit(1), .unit(2)])
        #expect(estimates.prefix(6).map(\.item) == ["index", "f1", "a", "b", "f2", "c"])
        #expect(estimates.prefix(6).map(\.kind) == [.overall, .factor, .item, .item, .factor, .item])
    }

    @Test("Groups by a choose-one question and a text, crossed; those not known last; together they are all")
    func groups() throws {
        var survey = try SurveyCrossChecks.made(seed: 11, forms: 120, units: 2)
        survey.forms[5].sex = nil
        let estimator = try survey.estimator()
        let bySex = try estimator.estimates(.init(scopes: [.whole], groups: ["sex"], nodes: ["index"]))
        #expect(bySex.map { $0.group.map(\.level) } == [["1"], ["2"], [""]])
        #expect(bySex.map { $0.group[0].label.vi } == ["Nam", "Nữ", "không rõ"])
        let total = try survey.estimate()
        #expect(bySex.reduce(0) { $0 + $1.answers } == total.answers)
        #expect(bySex.reduce(0) { $0 + $1.respondents } == total.respondents)
        let crossed = try estimator.estimates(.init(scopes: [.whole], groups: ["sex", "field"], nodes: ["index"]))
        #expect(crossed.reduce(0) { $0 + $1.answers } == total.answers)
        #expect(
            crossed.prefix(4).map { $0.group.map(\.level) } == [
                ["1", "lĩnh vực 0"], ["1", "lĩnh vực 1"], ["1", "lĩnh vực 2"], ["1", ""],
            ])
    }

    @Test("A level nobody chose has a row that says so; a text nobody wrote has none")
    func emptyLevel() throws {
        let survey = try ToySurvey(
            [.init(0, 4, sex: 0, field: "đất đai"), .init(0, 4, sex: 0, field: "hộ tịch")],
            index: ToySurvey.index(items: 1, formula: .topLevels))
        let sexes = try survey.estimator().estimates(.init(scopes: [.whole], groups: ["sex"], nodes: ["a"]))
        #expect(
            sexes.count == 2 && sexes[1].percent == .absent(.noResponses) && sexes[1].levelCounts == [0, 0, 0, 0, 0])
        // Only the second row is accepted; the first one's text is still in the column's list.
        let table = try survey.table().gathered([1])
        let sample = try WeightedSample(
            table, questionnaire: survey.questionnaire, units: survey.units, plan: WeightingPlan())
        let estimator = try SurveyEstimator(
            sample, questionnaire: survey.questionnaire, units: survey.units, settings: EstimationSettings())
        let fields = try estimator.estimates(.init(scopes: [.whole], groups: ["field"], nodes: ["a"]))
        #expect(fields.map { $0.group[0].level } == ["hộ tịch"])
    }

    @Test(
        "What respondents cannot be divided by: personal data, numbers, dates, unknown questions",
        arguments: ["person", "age", "day", "nobody"])
    func notGroups(question: String) throws {
        let survey = try ToySurvey([.init(0, 4, sex: 1)], index: ToySurvey.index(items: 1, formula: .topLevels))
        #expect(throws: EstimationError.notAGrouping(question)) {
            try survey.estimator().estimates(.init(scopes: [.whole], groups: [question]))
        }
        var many = survey
        many.forms = (0..<201).map { ToySurvey.Form(0, 4, field: "văn bản \($0)") }
        #expect(throws: EstimationError.notAGrouping("field")) {
            try many.estimator().estimates(.init(scopes: [.whole], groups: ["field"]))
        }
        many.forms.removeLast()
        #expect(try many.estimator().estimates(.init(scopes: [.whole], groups: ["field"], nodes: ["a"])).count == 200)
    }

    @Test("A period is a domain: weights and strata stay those of the whole sample")
    func period() throws {
        let forms: [ToySurvey.Form] = [.init(0, 4), .init(0, 0), .init(1, 4), .init(1, 4), .init(1, 0), .init(1, 0)]
        let survey = try ToySurvey(
            forms, index: ToySurvey.index(items: 1, formula: .topLevels),
            units: [Unit(code: "X0", name: "0", population: 40), Unit(code: "X1", name: "1", population: 60)])
        let plan = WeightingPlan(steps: [.populationByUnit])
        let estimate = try survey.estimator(plan).estimates(
            .init(scopes: [.whole], nodes: ["a"], isIn: { [0, 2, 3, 4].contains($0) }))[0]
        // Weights 20 and 15: (20 + 30) / (20 + 45); rows outside count as clusters with influence 0.
        #expect(isClose(try #require(estimate.percent.double), 100 * 50 / 65))
        let r = 50.0 / 65
        let first = [20 * (1 - r) / 65, 0]
        let second = [15 * (1 - r) / 65, 15 * (1 - r) / 65, 15 * (0 - r) / 65, 0]
        func part(_ z: [Double]) -> Double {
            let mean = z.reduce(0, +) / Double(z.count)
            return Double(z.count) / Double(z.count - 1) * z.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        }
        #expect(isClose(try #require(estimate.standardError), 100 * (part(first) + part(second)).squareRoot()))
        #expect(estimate.weightedBase == 65 && estimate.degreesOfFreedom == 2)
        let none = try survey.estimator(plan).estimates(.init(scopes: [.whole], isIn: { _ in false }))
        #expect(none.allSatisfy { $0.percent == .absent(.noResponses) && $0.respondents == 0 })
    }

    @Test("A unit without a response says so and changes nothing else")
    func emptyUnit() throws {
        let survey = try SurveyCrossChecks.made(seed: 12, forms: 90, units: 3)
        var more = survey
        more.units = try UnitRegistry(
            survey.units.units + [Unit(code: "X9", name: "Xã 9", block: "B", population: 5000)])
        let plan = WeightingPlan(steps: [.populationByUnit])
        let before = try all(survey, plan)
        let after = try all(more, plan)
        #expect(after.filter { $0.scope != .unit(3) } == before)
        let empty = after.filter { $0.scope == .unit(3) }
        #expect(empty.count == 6 && empty.allSatisfy { $0.percent == .absent(.noResponses) && $0.answers == 0 })
        #expect(empty.allSatisfy { $0.intervalAbsence == .noResponses && $0.weightedBase == 0 && $0.flags.isEmpty })
        // A scope beyond the registry, or a block that is not there, is empty as well.
        let odd = try survey.estimator().estimates(.init(scopes: [.unit(99), .unit(-1), .block("Z")], nodes: ["a"]))
        #expect(odd.map(\.percent) == [.absent(.noResponses), .absent(.noResponses), .absent(.noResponses)])
    }

    @Test("All populations times ten: shares, errors and intervals stay")
    func scaledWeights() throws {
        let survey = try SurveyCrossChecks.made(seed: 13, forms: 200, units: 4, aggregation: .hierarchical)
        var scaled = survey
        scaled.units = try UnitRegistry(
            survey.units.units.map { unit in
                var unit = unit
                unit.population = unit.population.map { $0 * 10 }
                return unit
            })
        let plan = WeightingPlan(steps: [.populationByUnit])
        for (first, second) in zip(try all(survey, plan), try all(scaled, plan)) {
            #expect(isClose(first.percent.double ?? 0, second.percent.double ?? 1))
            #expect(isClose(first.standardError ?? 0, second.standardError ?? 1, 1e-11))
            #expect(isClose(first.interval?.low ?? 0, second.interval?.low ?? 1, 1e-11))
            #expect(isClose(first.weightedBase * 10, second.weightedBase))
            #expect(first.respondents == second.respondents && first.flags == second.flags)
        }
    }

    @Test("The order of rows: canonical order gives the same bits, any order the same figures")
    func rowOrder() throws {
        for plan in [
            WeightingPlan(), WeightingPlan(steps: [.populationByUnit]),
            try SurveyCrossChecks.WeightingKind.margins.plan,
        ] {
            let survey = try SurveyCrossChecks.made(seed: 14, aggregation: .hierarchical)
            // Canonical order: here the order of the made forms, found again by their day and place.
            var order = Array(survey.forms.indices)
            var generator = SeededGenerator(seed: 15)
            generator.shuffle(&order)
            var shuffled = survey
            shuffled.forms = order.map { survey.forms[$0] }
            let estimates = try all(survey, plan, groups: ["field"])
            let other = try all(shuffled, plan, groups: ["field"])
            #expect(estimates.count == other.count)
            for (first, second) in zip(estimates, other) {
                #expect(first.scope == second.scope && first.item == second.item && first.group == second.group)
                #expect(first.exact == second.exact && first.missing == second.missing)
                #expect(first.respondents == second.respondents && first.levelCounts == second.levelCounts)
                #expect(isClose(first.percent.double ?? 0, second.percent.double ?? 0))
                #expect(isClose(first.standardError ?? 0, second.standardError ?? 0, 1e-10))
            }
            var sorted = shuffled
            let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
            sorted.forms = survey.forms.indices.map { shuffled.forms[places[$0] ?? 0] }
            #expect(try all(sorted, plan, groups: ["field"]) == estimates)
        }
    }

    @Test("Exact where weights are constant in the domain, measured elsewhere, and where 128 bits do not hold it")
    func exactness() throws {
        let survey = try SurveyCrossChecks.made(seed: 16, forms: 300, units: 3, aggregation: .hierarchical)
        let plan = WeightingPlan(steps: [.populationByUnit])
        for estimate in try all(survey, plan) {
            let isUnit = if case .unit = estimate.scope { true } else { false }
            let isSingle = estimate.scope == .block("A")
            #expect((estimate.percent.exactRatio != nil) == (isUnit || isSingle))
            #expect((estimate.exact != nil) == ((isUnit || isSingle) && estimate.kind == .item))
        }
        for estimate in try all(survey) { #expect(estimate.percent.exactRatio != nil) }
        // Scores of 1/p for large primes p: their sum needs more than 128 bits.
        let primes: [Int128] = [1_000_000_007, 1_000_000_009, 1_000_000_021, 1_000_000_033, 1_000_000_087]
        let odd = Scale(
            id: "odd",
            levels: try primes.map {
                Level(code: "\($0)", label: LocalizedText(verbatim: "?"), score: try Ratio(1, over: $0))
            })
        let wide = try ToySurvey(
            (0..<5).map { .init(0, .level($0)) }, scales: [odd],
            index: ToySurvey.index(items: 1, formula: .meanOfHighest))
        let estimate = try wide.estimate()
        #expect(estimate.exact == nil && estimate.percent.exactRatio == nil)
        #expect(isClose(try #require(estimate.percent.double), 100, 1e-6))
    }

    @Test("The whole form of SIPAS with its tree of contents, factors and items")
    func deepTree() throws {
        // Contents of weights 2 and 1; the second has one factor that nobody answered.
        let survey = try SurveyCrossChecks.made(seed: 17, forms: 40, units: 1, aggregation: .hierarchical)
        var deep = survey
        let root = try #require(survey.questionnaire.index).root
        deep.questionnaire.index?.root.children = [
            IndexNode(id: "n1", title: root.title, kind: .content, weight: 2, children: [root.children[0]]),
            IndexNode(id: "n2", title: root.title, kind: .content, weight: 1, children: [root.children[1]]),
        ]
        for row in deep.forms.indices { deep.forms[row].answers[2] = .missing(.notAsked) }
        let estimates = try deep.estimator().estimates(.init(scopes: [.whole]))
        #expect(estimates.map(\.item) == ["index", "n1", "f1", "a", "b", "n2", "f2", "c"])
        let byItem = Dictionary(uniqueKeysWithValues: estimates.map { ($0.item, $0) })
        // A part without answers leaves its weight to the others.
        #expect(byItem["n2"]?.percent == .absent(.noAnswers) && byItem["c"]?.percent == .absent(.noAnswers))
        #expect(byItem["index"]?.percent == byItem["f1"]?.percent)
        #expect(byItem["index"]?.standardError == byItem["f1"]?.standardError)
        #expect(byItem["index"]?.missing[.notAsked] ?? 0 >= 40)
        let a = try #require(byItem["a"]?.percent.exactRatio)
        let b = try #require(byItem["b"]?.percent.exactRatio)
        #expect(try byItem["f1"]?.percent.exactRatio == a.adding(b).divided(by: 2))
    }
}
