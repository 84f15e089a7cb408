import Figures
import Testing
import Weighting

@Suite("Weights of accepted responses")
struct SampleWeightsTests {
    private typealias Form = SampleForms.Form

    /// Two units: X0 with 3 forms of N = 60, X1 with 2 of N = 100.
    private func two() throws -> SampleForms {
        try SampleForms(
            [
                Form(unit: 0, sex: 1), Form(unit: 0, sex: 2), Form(unit: 0, sex: 2), Form(unit: 1, sex: 1),
                Form(unit: 1, sex: 2),
            ], populations: [60, 100])
    }

    @Test("Without steps every form weighs 1")
    func unweighted() throws {
        let sample = try two().sample(WeightingPlan())
        #expect(sample.weights == [1, 1, 1, 1, 1] && !sample.isWeighted)
        #expect(sample.populations == [nil, nil] && sample.clusters == nil && sample.calibration == nil)
        #expect(sample.strata.cells == [0, 0, 0, 1, 1] && sample.strata.names == ["X0", "X1"])
        #expect(sample.weightExplanation(unit: 0).isEmpty)
    }

    @Test("N/n by unit sums to N, unit by unit")
    func byUnit() throws {
        let sample = try two().sample(WeightingPlan(steps: [.populationByUnit]))
        #expect(sample.weights == [20, 20, 20, 50, 50] && sample.isWeighted)
        #expect(sample.diagnostics.map { $0?.sum } == [60, 100])
        #expect(sample.diagnostics.map { $0?.kishDesignEffect } == [1, 1])
        #expect(sample.diagnostics.map { $0?.respondents } == [3, 2])
    }

    @Test("A unit with forms and no N is named; a unit without forms is not asked for any")
    func withoutPopulation() throws {
        var forms = try two()
        forms = try SampleForms(forms.forms, populations: [60, nil])
        #expect(throws: WeightingError.cellWithoutPopulation(cell: "X1", respondents: 2)) {
            try forms.sample(WeightingPlan(steps: [.populationByUnit]))
        }
        let empty = try SampleForms(Array(forms.forms.prefix(3)), populations: [60, nil])
        let sample = try empty.sample(WeightingPlan(steps: [.populationByUnit]))
        #expect(sample.weights == [20, 20, 20] && sample.diagnostics[1] == nil)
    }

    @Test("More forms than the population")
    func tooMany() throws {
        let forms = try SampleForms(two().forms, populations: [2, 100])
        let error = WeightingError.populationBelowRespondents(cell: "X0", population: 2, respondents: 3)
        #expect(throws: error) { try forms.sample(WeightingPlan(steps: [.populationByUnit])) }
        #expect(throws: error) { try forms.sample(WeightingPlan(isFinitePopulation: true)) }
    }

    @Test("A row whose unit is not known cannot be weighed, and unweighted is in no stratum")
    func unknownUnit() throws {
        let forms = try SampleForms([Form(unit: 0), Form(unit: nil), Form(unit: 9)], populations: [60])
        #expect(throws: WeightingError.respondentsWithoutCell(what: "N", count: 2)) {
            try forms.sample(WeightingPlan(steps: [.populationByUnit]))
        }
        #expect(try forms.sample(WeightingPlan()).strata.cells == [0, -1, -1])
    }

    @Test("Strata within units are numbered by unit and text, whatever the order of rows")
    func strata() throws {
        var forms = try SampleForms(
            [
                Form(unit: 1, stratum: "thị trấn"), Form(unit: 0, stratum: "nông thôn"), Form(unit: 0),
                Form(unit: 0, stratum: "thị trấn"), Form(unit: 0, stratum: "nông thôn"),
            ], populations: [60, 100], hasStratum: true)
        let sample = try forms.sample(WeightingPlan())
        #expect(sample.strata.names == ["X0 / –", "X0 / nông thôn", "X0 / thị trấn", "X1 / thị trấn"])
        #expect(sample.strata.cells == [3, 1, 0, 2, 1])
        forms.forms.reverse()
        let reversed = try forms.sample(WeightingPlan())
        #expect(reversed.strata.names == sample.strata.names && reversed.strata.cells == sample.strata.cells.reversed())
    }

    @Test("Strata and clusters are told apart as people do: case, spaces and normal forms make no difference")
    func spellings() throws {
        let forms = try SampleForms(
            [
                Form(unit: 0, stratum: "Thị trấn", psu: "Ấp 1"), Form(unit: 0, stratum: "thị  trấn", psu: "ấp 1"),
                Form(unit: 0, stratum: "Thi\u{323} tr\u{e2}\u{301}n", psu: "\u{41}\u{302}\u{301}p 1"),
            ], populations: [60], hasStratum: true, hasPSU: true)
        let table = try forms.strata("unit;stratum;population;psus\nX0;THỊ TRẤN;60;5\n")
        let sample = try forms.sample(
            WeightingPlan(steps: [.populationByStratum], strata: table, isFinitePopulation: true))
        #expect(sample.strata.names.count == 1 && sample.strata.cells == [0, 0, 0])
        #expect(sample.weights == [20, 20, 20] && sample.clusters == [0, 0, 0] && sample.populations == [5])
    }

    @Test("Margins by unit must sum to what the strata of the unit sum to")
    func marginsAfterStrata() throws {
        var forms = try SampleForms(
            [Form(unit: 0, sex: 1, stratum: "a"), Form(unit: 0, sex: 2, stratum: "b")], populations: [999],
            hasStratum: true)
        forms.forms.append(Form(unit: 0, sex: 2, stratum: "b"))
        let strata = try forms.strata("unit;stratum;population\nX0;a;30\nX0;b;50\n")
        func plan(_ second: Int) throws -> WeightingPlan {
            let margins = try forms.margins("unit;level;population\nX0;1;40\nX0;2;\(second)\n")
            return WeightingPlan(
                steps: [.populationByStratum, .postStratify(question: "sex", margins: margins)], strata: strata)
        }
        #expect(try forms.sample(plan(40)).weights == [40, 20, 20])
        #expect(
            throws: WeightingError.totalsDisagree(
                scope: "X0", totals: [.init(name: "sex.csv", total: 90), .init(name: "N", total: 80)])
        ) { try forms.sample(plan(50)) }
    }

    @Test("N/n by stratum sums to each stratum's N")
    func byStratum() throws {
        let forms = try SampleForms(
            [
                Form(unit: 0, stratum: "a"), Form(unit: 0, stratum: "a"), Form(unit: 0, stratum: "b"),
                Form(unit: 1, stratum: "a"),
            ], populations: [60, 100], hasStratum: true)
        let table = try forms.strata("unit;stratum;population\nX0;a;30\nX0;b;30\nX1;a;100\nX1;b;7\n")
        let sample = try forms.sample(
            WeightingPlan(steps: [.populationByStratum], strata: table, isFinitePopulation: true))
        #expect(sample.weights == [15, 15, 30, 100])
        #expect(sample.populations == [30, 30, 100])
        #expect(sample.diagnostics.map { $0?.sum } == [60, 100])
        #expect(sample.diagnostics[0]?.minimum == 15 && sample.diagnostics[0]?.maximum == 30)
        // Weights 15, 15, 30: 3·1350/60².
        #expect(try #require(sample.diagnostics[0]).kishDesignEffect - 1.125 < 1e-12)
        let less = try forms.strata("unit;stratum;population\nX0;a;30\nX1;a;100\n")
        let error = WeightingError.cellWithoutPopulation(cell: "X0 / b", respondents: 1)
        #expect(throws: error) { try forms.sample(WeightingPlan(steps: [.populationByStratum], strata: less)) }
        #expect(throws: error) { try forms.sample(WeightingPlan(strata: less, isFinitePopulation: true)) }
        #expect(error.message.vi.contains("“X0 / b” có 1 phiếu"))
    }

    @Test("Clusters: one name in two units is two, a blank one is the respondent; fpc counts clusters")
    func clusters() throws {
        let forms = try SampleForms(
            [
                Form(unit: 0, psu: "ấp 1"), Form(unit: 0, psu: "ấp 1"), Form(unit: 0), Form(unit: 0),
                Form(unit: 1, psu: "ấp 1"),
            ], populations: [60, 100], hasPSU: true)
        #expect(try forms.sample(WeightingPlan()).clusters == [0, 0, 1, 2, 3])
        let plan = WeightingPlan(isFinitePopulation: true)
        let missing = WeightingError.stratumWithoutClusters(stratum: "X0", sampled: 3)
        #expect(throws: missing) { try forms.sample(plan) }
        #expect(missing.message.en.contains("fill its column psus") && missing.message.vi.contains("psus"))
        let table = try forms.strata("unit;stratum;population;psus\nX0;;60;9\nX1;;100;1\n")
        #expect(try forms.sample(WeightingPlan(strata: table, isFinitePopulation: true)).populations == [9, 1])
        let low = try forms.strata("unit;stratum;population;psus\nX0;;60;2\nX1;;100;1\n")
        #expect(throws: WeightingError.clustersBelowSample(stratum: "X0", clusters: 2, sampled: 3)) {
            try forms.sample(WeightingPlan(strata: low, isFinitePopulation: true))
        }
        var blank = forms
        for place in blank.forms.indices { blank.forms[place].psu = nil }
        #expect(try blank.sample(plan).clusters == nil)
        #expect(try blank.sample(plan).populations == [60, 100])
    }

    @Test("Post-stratified over all units: levels sum to the margin")
    func wholeMargin() throws {
        let forms = try two()
        let margins = try forms.margins("level;population\n1;80\n2;80\n")
        let sample = try forms.sample(
            WeightingPlan(steps: [.populationByUnit, .postStratify(question: "sex", margins: margins)]))
        // Level 1 weighs 20 + 50 = 70, level 2 20 + 20 + 50 = 90.
        let up = 80.0 / 70
        let down = 80.0 / 90
        for (weight, expected) in zip(sample.weights, [20 * up, 20 * down, 20 * down, 50 * up, 50 * down]) {
            #expect(abs(weight - expected) < 1e-12)
        }
        #expect(sample.calibration?.steps[0].terms[0].features[0].columns == [0, 1, 1, 0, 1])
        let steps = sample.weightExplanation(unit: 0)
        #expect(
            steps.map(\.text.en) == [
                "N/n within each unit", "post-stratification by “sex” over the whole campaign (sex.csv)",
            ])
        #expect(steps[0].factors == 20...20 && steps[0].weights == 20...20)
        #expect(steps[1].factors == down...up && abs(steps[1].weights.upperBound - 20 * up) < 1e-12)
        #expect(sample.weightExplanation(unit: 7).isEmpty)
    }

    @Test("Post-stratified by unit: each unit's levels sum to its margin, and to its N")
    func marginsByUnit() throws {
        let forms = try two()
        let margins = try forms.margins("unit;level;population\nX0;1;30\nX0;2;30\nX1;1;40\nX1;2;60\n")
        let plan = WeightingPlan(steps: [.populationByUnit, .postStratify(question: "sex", margins: margins)])
        let sample = try forms.sample(plan)
        #expect(sample.weights == [30, 15, 15, 40, 60])
        #expect(sample.diagnostics.map { $0?.sum } == [60, 100])
        #expect(sample.weightExplanation(unit: 1).last?.factors == 0.8...1.2)
        #expect(
            sample.weightExplanation(unit: 1).last?.text.vi == "hậu phân tầng theo «sex» trong từng đơn vị (sex.csv)")
    }

    @Test(
        "Margins that do not fit are refused, naming the level and the unit",
        arguments: [
            (
                "unit;level;population\nX0;1;60\nX1;1;40\nX1;2;60\n",
                WeightingError.levelWithoutTarget(margin: "sex.csv", scope: "X0", level: "2", respondents: 2)
            ),
            (
                "unit;level;population\nX0;1;30\nX0;2;20\nX0;3;10\nX1;1;40\nX1;2;60\n",
                .levelWithoutRespondents(margin: "sex.csv", scope: "X0", level: "3", target: 10)
            ),
            (
                "unit;level;population\nX0;1;30\nX0;2;30\n",
                .unitWithoutMargin(margin: "sex.csv", unit: "X1", respondents: 2)
            ),
            (
                "unit;level;population\nX0;1;30\nX0;2;31\nX1;1;40\nX1;2;60\n",
                .totalsDisagree(
                    scope: "X0", totals: [.init(name: "sex.csv", total: 61), .init(name: "N", total: 60)])
            ),
            (
                "level;population\n1;160\n",
                .levelWithoutTarget(margin: "sex.csv", scope: nil, level: "2", respondents: 3)
            ),
        ])
    func unfit(text: String, error: WeightingError) throws {
        let forms = try two()
        let margins = try forms.margins(text)
        #expect(throws: error) {
            try forms.sample(
                WeightingPlan(steps: [.populationByUnit, .postStratify(question: "sex", margins: margins)]))
        }
        #expect(error.message.vi.contains("sex.csv") && error.message.en.contains("sex.csv"))
    }

    @Test("A missing level is refused, unless those respondents are to keep their base weights")
    func unknownLevel() throws {
        var forms = try two()
        forms.forms[2].sex = nil
        let margins = try forms.margins("unit;level;population\nX0;1;30\nX0;2;30\nX1;1;50\nX1;2;50\n")
        #expect(throws: WeightingError.respondentsWithoutCell(what: "sex.csv (X0)", count: 1)) {
            try forms.sample(
                WeightingPlan(steps: [.populationByUnit, .postStratify(question: "sex", margins: margins)]))
        }
        let kept = try forms.sample(
            WeightingPlan(
                steps: [.populationByUnit, .postStratify(question: "sex", margins: margins, unknownLevel: .keep)]))
        #expect(kept.weights == [20, 20, 20, 50, 50] && kept.diagnostics[0]?.sum == 60)
        #expect(kept.calibration?.steps[0].terms[0].features[0].columns[2] == CalibrationGroups.none)
    }

    @Test("Steps that undo each other, and margins of what is no choice", arguments: [0, 1, 2])
    func stepOrder(which: Int) throws {
        let forms = try two()
        let margins = WeightingStep.postStratify(
            question: "sex", margins: try forms.margins("level;population\n1;1\n2;1\n"))
        let steps: [[WeightingStep]] = [
            [.populationByUnit, .populationByStratum], [margins, margins], [margins, .populationByUnit],
        ]
        #expect(throws: WeightingError.stepOrder) { try forms.sample(WeightingPlan(steps: steps[which])) }
        let table = try forms.margins("level;population\n1;1\n2;1\n")
        for question in ["age", "nobody"] {
            #expect(throws: WeightingError.notAMarginQuestion(question)) {
                try forms.sample(WeightingPlan(steps: [.postStratify(question: question, margins: table)]))
            }
        }
    }

    @Test("Rows of a post-stratified sample alone, without N/n: weights sum to the margin")
    func marginsAlone() throws {
        let forms = try two()
        let sample = try forms.sample(
            WeightingPlan(
                steps: [.postStratify(question: "sex", margins: try forms.margins("level;population\n1;10\n2;90\n"))]))
        #expect(sample.weights == [5, 30, 30, 5, 30])
    }
}
