import Estimation
import Figures
import Questionnaires
import Responses
import Statistics
import Testing
import Units
import Weighting

@Suite("The layer over response tables against the cores and against R")
struct SurveyCrossChecks {
    /// A made survey of three items in two factors, with every kind of missing answer.
    static func made(
        seed: UInt64, forms count: Int = 500, units: Int = 6, strata: Bool = false, clusters: Bool = false,
        formula: IndexDefinition.Formula = .topLevels, aggregation: IndexDefinition.Aggregation = .pooled,
        denominator: [MissingReason: IndexDefinition.DenominatorPolicy] = [:], people: Int = 300
    ) throws -> ToySurvey {
        var generator = SeededGenerator(seed: seed)
        func answer() -> ToySurvey.Answer {
            let draw = Int(generator.below(14))
            return draw < 6 ? .missing(MissingReason.allCases[draw]) : .level(min(draw - 6, 4))
        }
        let forms = (0..<count).map { number in
            ToySurvey.Form(
                unit: Int(generator.below(UInt64(units))), answers: (0..<3).map { _ in answer() },
                sex: Int(generator.below(2)), stratum: strata ? "\(generator.below(2))" : nil,
                psu: clusters && generator.below(10) > 0
                    ? "\(generator.below(5))" : clusters && number == 0 ? "0" : nil,
                field: generator.below(5) == 0 ? nil : "lĩnh vực \(generator.below(3))", day: Int(generator.below(100)))
        }.sorted { ($0.unit, $0.stratum ?? "", $0.psu ?? "") < ($1.unit, $1.stratum ?? "", $1.psu ?? "") }
        var survey = try ToySurvey(
            forms, scales: [ToySurvey.five, ToySurvey.five, ToySurvey.five],
            index: ToySurvey.index(items: 3, formula: formula, aggregation: aggregation, denominator: denominator),
            units: (0..<units).map {
                Unit(code: "X\($0)", name: "Xã \($0)", block: $0 < units / 2 ? "A" : "B", population: people + 70 * $0)
            })
        let items = survey.questionnaire.index?.root.children ?? []
        survey.questionnaire.index?.root.children = [
            IndexNode(
                id: "f1", title: LocalizedText(verbatim: "f1"), kind: .factor, weight: 2, children: Array(items[0...1])),
            IndexNode(id: "f2", title: LocalizedText(verbatim: "f2"), kind: .factor, weight: 1, children: [items[2]]),
        ]
        return survey
    }

    /// What an answer adds to numerator and denominator of a share.
    static func value(
        _ answer: ToySurvey.Answer, _ definition: IndexDefinition
    ) -> (Double, Double) {
        switch answer {
        case .missing(let reason): (0, definition.denominator[reason] == .countAsZero ? whole(definition) : 0)
        case .level(let level):
            switch definition.formula {
            case .topLevels: (level >= 3 ? 1 : 0, 1)
            case .meanOfHighest: (Double(level + 1), 5)
            case .meanRescaled: (Double(level), 4)
            }
        }
    }

    private static func whole(_ definition: IndexDefinition) -> Double {
        switch definition.formula {
        case .topLevels: 1
        case .meanOfHighest: 5
        case .meanRescaled: 4
        }
    }

    @Test(
        "Every figure is that of the core on the same rows",
        arguments: [
            (1, WeightingKind.none, false), (2, .unit, false), (3, .margins, false), (4, .unit, true),
            (5, .margins, true),
        ])
    func core(seed: Int, kind: WeightingKind, clusters: Bool) throws {
        for formula in IndexDefinition.Formula.allCases {
            for aggregation in [IndexDefinition.Aggregation.pooled, .hierarchical] {
                let survey = try Self.made(
                    seed: UInt64(seed), clusters: clusters, formula: formula, aggregation: aggregation,
                    denominator: [.refused: .countAsZero, .invalid: .exclude])
                let weighted = try survey.sample(kind.plan)
                let design = try SurveyDesign(
                    weights: weighted.weights, strata: weighted.strata.cells, clusters: weighted.clusters,
                    calibration: weighted.calibration)
                let estimator = try survey.estimator(kind.plan)
                for (scope, isIn) in [
                    (EstimateScope.whole, { (_: Int) in true }), (.block("B"), { survey.forms[$0].unit >= 3 }),
                    (.unit(2), { survey.forms[$0].unit == 2 }),
                ] {
                    let domain = SurveyDomain(design, where: isIn)
                    let expected = try figures(survey, domain, aggregation)
                    let estimates = try estimator.estimates(.init(scopes: [scope]))
                    #expect(estimates.map(\.item) == ["index", "f1", "a", "b", "f2", "c"])
                    for estimate in estimates {
                        try compare(estimate, domain.estimate(try #require(expected[estimate.item])))
                    }
                }
            }
        }
    }

    enum WeightingKind: Sendable {
        case none, unit, margins

        var plan: WeightingPlan {
            get throws {
                switch self {
                case .none: return WeightingPlan()
                case .unit: return WeightingPlan(steps: [.populationByUnit])
                case .margins:
                    let margin = try Margin(
                        name: "sex", levels: [.init(name: "1", target: 1500), .init(name: "2", target: 1350)])
                    return WeightingPlan(
                        steps: [.populationByUnit, .postStratify(question: "sex", margins: MarginTable(whole: margin))])
                }
            }
        }
    }

    private func figures(
        _ survey: ToySurvey, _ domain: SurveyDomain, _ aggregation: IndexDefinition.Aggregation
    ) throws -> [String: LinearisedEstimate] {
        let definition = try #require(survey.questionnaire.index)
        func ratio(_ items: [Int]) throws -> LinearisedEstimate {
            var above: [Double] = []
            var below: [Double] = []
            for row in domain.rows {
                let values = items.map { Self.value(survey.forms[row].answers[$0], definition) }
                above.append(values.reduce(0) { $0 + $1.0 })
                below.append(values.reduce(0) { $0 + $1.1 })
            }
            return try domain.ratio(above, below).get()
        }
        let items = try (0..<3).map { try ratio([$0]) }
        var result = ["a": items[0], "b": items[1], "c": items[2]]
        if aggregation == .pooled {
            result["f1"] = try ratio([0, 1])
            result["f2"] = try ratio([2])
            result["index"] = try ratio([0, 1, 2])
        } else {
            let first = try #require(domain.combination([(0.5, items[0]), (0.5, items[1])]))
            result["f1"] = first
            result["f2"] = items[2]
            result["index"] = domain.combination([(2.0 / 3, first), (1.0 / 3, items[2])])
        }
        return result
    }

    private func compare(_ estimate: Estimate, _ core: SurveyEstimate) throws {
        #expect(isClose(try #require(estimate.percent.double), 100 * core.value))
        #expect(isClose(try #require(estimate.standardError), 100 * (try core.standardError.get()), 1e-11))
        #expect(estimate.degreesOfFreedom == Double(core.degreesOfFreedom))
        #expect(isClose(try #require(estimate.designEffect), try core.designEffect(.withReplacement).get(), 1e-10))
        #expect(estimate.respondents <= core.basis.respondents)
        #expect(try #require(estimate.effectiveSampleSize) <= Double(estimate.respondents))
        #expect(try #require(estimate.interval).low < #require(estimate.percent.double))
    }

    @Test("Many weights in one unit: counted by run or by row, the figures are the same")
    func shortRuns() throws {
        // Strata alternate row by row, so that every run of rows is one row long, against the same rows sorted.
        let survey = try Self.made(seed: 6, forms: 400, units: 1, strata: true)
        var mixed = survey
        let first = survey.forms.filter { $0.stratum == "0" }
        let second = survey.forms.filter { $0.stratum == "1" }
        let pairs = min(first.count, second.count)
        mixed.forms = zip(first, second).flatMap { [$0, $1] } + first.dropFirst(pairs) + second.dropFirst(pairs)
        var strata = StrataTable()
        strata[unit: 0, stratum: "0"] = .init(population: 700)
        strata[unit: 0, stratum: "1"] = .init(population: 2000)
        let plan = WeightingPlan(steps: [.populationByStratum], strata: strata, isFinitePopulation: true)
        for item in ["a", "f1", "index"] {
            let sorted = try survey.estimate(item, .unit(0), plan: plan)
            let alternating = try mixed.estimate(item, .unit(0), plan: plan)
            #expect(isClose(sorted.percent.double ?? 0, alternating.percent.double ?? 1))
            #expect(isClose(sorted.standardError ?? 0, alternating.standardError ?? 1, 1e-11))
            #expect(sorted.respondents == alternating.respondents && sorted.missing == alternating.missing)
        }
    }

    @Test(
        "R survey's school data as responses: dsrs, dstrat and dclus1",
        .enabled(if: ReferenceFiles.folder != nil, "data/r-survey is not beside the repository"),
        arguments: [
            ("dsrs", "apisrs", #"svyciprop(~I(stype == "H"), dsrs, method="beta", level=0.95)"#),
            ("dstrat", "apistrat", #"svyciprop(~I(comp.imp == "Yes"), dstrat, method="beta", level=0.95)"#),
            ("dclus1", "apiclus1", #"svyciprop(~I(ell == 0), dclus1, method="beta", level=0.95)"#),
        ])
    func reference(design: String, file: String, call: String) throws {
        let table = try ReferenceFiles.table("data/\(file).csv")
        let shares = ["dsrs": ("stype", "H"), "dstrat": ("comp.imp", "Yes"), "dclus1": ("ell", "0")]
        let share = try #require(shares[design])
        let isClustered = design == "dclus1"
        let strata =
            design == "dstrat" ? table.texts("stype").map(Optional.some) : table.texts("stype").map { _ in nil }
        let forms = (0..<table.rowCount).map { row in
            ToySurvey.Form(
                unit: 0,
                answers: [
                    table.texts("awards")[row] == "Yes" ? 4 : 0, table.texts(share.0)[row] == share.1 ? 4 : 0,
                ], stratum: strata[row], psu: isClustered ? table.texts("dnum")[row] : nil)
        }
        var sizes = StrataTable()
        for row in 0..<table.rowCount {
            let size = Int(table.numbers("fpc")[row] ?? 0)
            sizes[unit: 0, stratum: strata[row] ?? ""] =
                isClustered ? .init(population: 6194, psus: size) : .init(population: size)
        }
        let survey = try ToySurvey(
            forms, scales: [ToySurvey.five, ToySurvey.five], index: ToySurvey.index(items: 2, formula: .topLevels),
            units: [Unit(code: "X0", name: "Trường")])
        let plan = WeightingPlan(steps: [.populationByStratum], strata: sizes, isFinitePopulation: true)
        let reference = try ReferenceFiles.table("reference.csv")
        func printed(_ call: String, _ name: String, _ stat: String) throws -> Double {
            let row = (0..<reference.rowCount).first {
                reference.texts("design")[$0] == design && reference.texts("call")[$0] == call
                    && reference.texts("name")[$0] == name && reference.texts("stat")[$0] == stat
            }
            let found = try #require(row)
            return try #require(Double(reference.texts("value")[found])) * 100
        }
        // R's file keeps the weights of dstrat in single precision (44.2099990844727 for 4421/100).
        let tolerance = design == "dstrat" ? 1e-7 : 1e-9
        let awards = try survey.estimate("a", .unit(0), plan: plan)
        let mean = "svymean(~awards, D)"
        #expect(isClose(try #require(awards.percent.double), try printed(mean, "awardsYes", "estimate"), tolerance))
        guard !isClustered else {
            // A district with one school: no correction (see SurveySample), which is R's dclus1 without fpc.
            let sample = try ReferenceSample.named("dclus1n")
            let domain = sample.domain()
            let core = domain.estimate(
                try sample.share(domain) { sample.table.texts("awards")[$0] == "Yes" }.get())
            #expect(isClose(try #require(awards.standardError), 100 * (try core.standardError.get()), tolerance))
            let corrected = try printed(mean, "awardsYes", "se")
            #expect(try #require(awards.standardError) > corrected)
            return
        }
        #expect(isClose(try #require(awards.standardError), try printed(mean, "awardsYes", "se"), tolerance))
        let other = try survey.estimate("b", .unit(0), plan: plan, settings: .init(interval: .kornGraubard))
        #expect(isClose(try #require(other.percent.double), try printed(call, "p", "estimate"), tolerance))
        #expect(isClose(try #require(other.interval).low, try printed(call, "p", "ci_lo"), tolerance))
        #expect(isClose(try #require(other.interval).high, try printed(call, "p", "ci_hi"), tolerance))
    }
}
