import Figures
import Testing
import Units

@testable import Weighting

@Suite("The steps of a plan")
struct WeightingStepsTests {
    private typealias Form = SampleForms.Form

    /// Two units: X0 with 4 forms of N = 60, X1 with 2 of N = 100.
    private func forms() throws -> SampleForms {
        try SampleForms(
            [
                Form(unit: 0, sex: 1, stratum: "a"), Form(unit: 0, sex: 2, stratum: "a"),
                Form(unit: 0, sex: 2, stratum: "b"), Form(unit: 0, sex: 1, stratum: "b"),
                Form(unit: 1, sex: 1, stratum: "a"), Form(unit: 1, sex: 2, stratum: "a"),
            ], populations: [60, 100], hasStratum: true)
    }

    private let sexTable = "unit;level;population\nX0;1;36\nX0;2;24\nX1;1;50\nX1;2;50\n"
    private let areaTable = "unit;level;population\nX0;a;20\nX0;b;40\nX1;a;100\n"

    @Test("N/n, raking to two margins of each unit, a chain for each unit")
    func raked() throws {
        let forms = try forms()
        let sample = try forms.sample(
            WeightingPlan(steps: [
                .populationByUnit,
                .rake([
                    .init(question: "sex", table: try forms.margins(sexTable)),
                    .init(question: "area", table: try forms.margins(areaTable, name: "area.csv")),
                ]),
            ]))
        // Independent in X0: 20·0.6, 20·0.4, 40·0.4, 40·0.6.
        for (weight, expected) in zip(sample.weights, [12, 8, 16, 24, 50, 50.0]) {
            #expect(abs(weight - expected) < 1e-7)
        }
        #expect(sample.calibration?.steps.first?.terms.count == 2)
        let steps = sample.weightExplanation(unit: 0)
        #expect(
            steps.map(\.text.vi) == [
                "N/n trong từng đơn vị",
                "cân chỉnh biên (raking) theo «sex» từng đơn vị (sex.csv), «area» từng đơn vị (area.csv)",
            ])
        #expect(try #require(sample.marginErrors["X0"]).relative < 1e-9)
    }

    @Test("Trimming leaves a margin error, which is told, and a second raking may follow")
    func trimmed() throws {
        let forms = try forms()
        let rake = WeightingStep.rake([.init(question: "sex", table: try forms.margins(sexTable))])
        let trim = WeightingStep.trim(.init(upper: 1.1, measure: .mean, isStrict: true), byUnit: true)
        let cut = try forms.sample(WeightingPlan(steps: [.populationByUnit, rake, trim]))
        #expect(cut.weights.prefix(4) == [16.5, 13.5, 13.5, 16.5])
        let error = try #require(cut.marginErrors["X0"])
        #expect(abs(error.relative - 0.125) < 1e-12 && error.level == "2" && error.reached == 27)
        let again = try forms.sample(WeightingPlan(steps: [.populationByUnit, rake, trim, rake]))
        #expect(again.calibration?.steps.count == 2 && again.weightExplanation(unit: 0).count == 4)
        #expect(throws: WeightingError.stepOrder) {
            try forms.sample(WeightingPlan(steps: [.populationByUnit, rake, rake]))
        }
    }

    @Test("A later fit to another margin tells of the earlier one, too")
    func earlierMargin() throws {
        let forms = try forms()
        let sex = WeightingStep.rake([.init(question: "sex", table: try forms.margins(sexTable))])
        let area = WeightingStep.rake([
            .init(question: "area", table: try forms.margins(areaTable, name: "area.csv"))
        ])
        let trim = WeightingStep.trim(.init(upper: 1.1, measure: .mean, isStrict: true), byUnit: true)
        let sample = try forms.sample(WeightingPlan(steps: [.populationByUnit, sex, trim, area]))
        let error = try #require(sample.marginErrors["X0"])
        // 20 and 40 of the areas are met; of the sexes 36 and 24 are not.
        #expect(error.margin == "sex.csv" && error.relative > 0.01)
    }

    @Test("Probabilities and non-response: respondents stand for everyone drawn of their stratum")
    func nonresponse() throws {
        let forms = try forms()
        let persons =
            (0..<4).map { _ in DrawnSample.Person(unit: 0, stratum: "A", probability: 0.1) }
            + (0..<2).map { _ in DrawnSample.Person(unit: 0, stratum: "b", probability: 0.1) }
            + (0..<3).map { _ in DrawnSample.Person(unit: 1, stratum: "a", probability: 0.05) }
        let drawn = DrawnSample(persons: persons) { _ in nil }
        let plan = WeightingPlan(steps: [.nonresponse(by: .stratum)], drawn: drawn)
        #expect(try forms.sample(plan).weights == [2, 2, 1, 1, 1.5, 1.5])
        let byUnit = WeightingPlan(steps: [.nonresponse(by: .unit)], drawn: drawn)
        #expect(try forms.sample(byUnit).weights == [1.5, 1.5, 1.5, 1.5, 1.5, 1.5])
        #expect(throws: WeightingError.withoutSample) {
            try forms.sample(WeightingPlan(steps: [.nonresponse(by: .unit)]))
        }
        #expect(throws: WeightingError.withoutProbability(respondents: 6)) {
            try forms.sample(WeightingPlan(steps: [.probability], drawn: drawn))
        }
        #expect(throws: WeightingError.stepOrder) {
            try forms.sample(WeightingPlan(steps: [.populationByUnit, .nonresponse(by: .unit)], drawn: drawn))
        }
        let other = DrawnSample(persons: [.init(unit: 0, stratum: "a")]) { _ in nil }
        #expect(throws: WeightingError.classBelowRespondents(name: "X0 / a", drawn: 1, respondents: 2)) {
            try forms.sample(WeightingPlan(steps: [.nonresponse(by: .stratum)], drawn: other))
        }
    }

    @Test("A weight in the form; a total of a number question")
    func givenAndCalibrated() throws {
        let forms = try forms()
        // Every toy form is 40 years old.
        let sample = try forms.sample(
            WeightingPlan(steps: [
                .given(question: "age"),
                .calibrate(
                    [.init(question: "sex", table: try forms.margins(sexTable))], method: .init(.linear)),
            ]))
        for (weight, expected) in zip(sample.weights, [18, 12, 12, 18, 50, 50.0]) {
            #expect(abs(weight - expected) < 1e-9)
        }
        let total = try forms.sample(
            WeightingPlan(steps: [
                .calibrate(
                    [], totals: [.init(question: "age", table: TotalTable(name: "t", whole: 480))],
                    method: .init(.raking))
            ]))
        for weight in total.weights { #expect(abs(weight - 2) < 1e-9) }
        #expect(throws: WeightingError.notAWeight(question: "sex", respondents: 0)) {
            try forms.sample(WeightingPlan(steps: [.given(question: "sex")]))
        }
        #expect(throws: WeightingError.notANumber(question: "sex")) {
            try forms.sample(
                WeightingPlan(steps: [
                    .calibrate(
                        [], totals: [.init(question: "sex", table: TotalTable(name: "t", whole: 1))],
                        method: .init(.linear))
                ]))
        }
    }

    @Test("N/n at two stages: hamlets of the commune, persons of the hamlet")
    func twoStages() throws {
        let forms = try SampleForms(
            [
                Form(unit: 0, psu: "Ấp 1"), Form(unit: 0, psu: "ấp 1"), Form(unit: 0, psu: "ấp 2"),
                Form(unit: 1, psu: "ấp 1"), Form(unit: 1, psu: "ấp 1"),
            ], populations: [60, 100], hasPSU: true)
        let strata = try forms.strata("unit;stratum;population;psus\nX0;;60;4\nX1;;100;1\n")
        let clusters = try forms.clusters("unit;psu;population\nX0;ấp 1;10\nX0;ấp 2;6\nX1;ẤP 1;40\n")
        func plan(_ clusters: ClusterTable?, strata: StrataTable? = strata) -> WeightingPlan {
            WeightingPlan(
                steps: [.populationByCluster], strata: strata, clusters: clusters, isFinitePopulation: true)
        }
        let sample = try forms.sample(plan(clusters))
        #expect(sample.weights == [10, 10, 12, 20, 20])
        #expect(sample.populations == [4, 1] && sample.clusterPopulations == [10, 6, 40])
        #expect(throws: WeightingError.withoutClusters) { try forms.sample(plan(nil)) }
        let less = try forms.clusters("unit;psu;population\nX0;ấp 1;10\nX1;ấp 1;40\n")
        #expect(throws: WeightingError.cellWithoutPopulation(cell: "X0 / ấp 2", respondents: 1)) {
            try forms.sample(plan(less))
        }
        let few = try forms.clusters("unit;psu;population\nX0;ấp 1;1\nX0;ấp 2;6\nX1;ấp 1;40\n")
        let error = #expect(throws: WeightingError.self) { try forms.sample(plan(few)) }
        #expect(error == .populationBelowRespondents(cell: "X0 / Ấp 1", population: 1, respondents: 2))
        let unknown = try forms.strata("unit;stratum;population;psus\nX0;;60;\nX1;;100;1\n")
        #expect(throws: WeightingError.stratumWithoutClusters(stratum: "X0", sampled: 2)) {
            try forms.sample(plan(clusters, strata: unknown))
        }
    }
}

extension WeightingStepsTests {
    @Test("margins over all units must have the units' N together")
    func overAll() throws {
        let forms = try SampleForms(
            [.init(unit: 0, sex: 1), .init(unit: 0, sex: 2), .init(unit: 1, sex: 1), .init(unit: 1, sex: 2)],
            populations: [900, 900])
        func sample(_ table: String, _ isRaked: Bool) throws -> WeightedSample {
            let margins = try forms.margins(table)
            return try forms.sample(
                WeightingPlan(steps: [
                    .populationByUnit,
                    isRaked
                        ? .rake([.init(question: "sex", table: margins)])
                        : .postStratify(question: "sex", margins: margins),
                ]))
        }
        for isRaked in [false, true] {
            let error = #expect(throws: WeightingError.self) {
                _ = try sample("level,population\n1,1000\n2,1\n", isRaked)
            }
            #expect(error?.message.en.contains("Σ N = 1800") ?? false, "\(String(describing: error))")
            #expect(try sample("level,population\n1,1000\n2,800\n", isRaked).weights.reduce(0, +) == 1800)
        }
    }

    @Test("a raking done again for a replicate has the bits of the raking itself, and refuses a level that it lost")
    func rakedAgain() throws {
        let forms = try SampleForms(
            (0..<60).map { .init(unit: $0 % 2, sex: 1 + $0 % 3 % 2, stratum: $0 % 5 < 2 ? "a" : "b", psu: nil) },
            populations: [300, 200], hasStratum: true)
        let uses: [WeightingStep.MarginUse] = [
            .init(
                question: "sex",
                table: try forms.margins("unit;level;population\nX0;1;180\nX0;2;120\nX1;1;90\nX1;2;110\n")),
            .init(
                question: "area",
                table: try forms.margins(
                    "unit;level;population\nX0;a;130\nX0;b;170\nX1;a;101\nX1;b;99\n", name: "area.csv")),
        ]
        func sample(_ before: [WeightingStep]) throws -> WeightedSample {
            try forms.sample(WeightingPlan(steps: before + [.rake(uses)]))
        }
        let weighted = try sample([.populationByUnit])
        let refit = try #require(weighted.refit)
        #expect(try refit(weighted.baseWeights) == weighted.weights)
        // Other weights, through the frame and by themselves.
        let drawn = weighted.baseWeights.indices.map { weighted.baseWeights[$0] * Double([0, 1, 2, 1][$0 % 4]) }
        let again = try refit(drawn)
        let strata = SurveyStrata(forms)
        let raked = try RakedWeights(base: drawn, margins: try strata.margins(uses))
        #expect(again == raked.weights)
        let without = weighted.baseWeights.indices.map { forms.forms[$0].sex == 1 ? 0 : weighted.baseWeights[$0] }
        #expect(throws: WeightingError.self) { _ = try refit(without) }
    }
}

/// The margins of forms as raking takes them.
private struct SurveyStrata {
    let forms: SampleForms

    init(_ forms: SampleForms) { self.forms = forms }

    func margins(_ uses: [WeightingStep.MarginUse]) throws -> [FittingMargin] {
        let units = CellAssignment(
            cells: forms.forms.map { $0.unit.map { Int32($0) } ?? -1 }, names: forms.units.units.map(\.code))
        return uses.map { use in
            let names = forms.forms.map { use.question == "sex" ? $0.sex.map { String($0) } : $0.stratum }
            return FittingMargin(
                name: use.table.name, levels: CellAssignment(names), units: units,
                margins: forms.units.units.indices.map { use.table.byUnit[$0] })
        }
    }
}
