import Estimation
import Figures
import Questionnaires
import Testing
import Weighting

/// Where many respondents say the same, figures are worked out from kinds of respondents and their number.
@Suite("Kinds of respondents stand for respondents")
struct CountedKindsTests {
    private static func margins(units: Int, each: Bool) throws -> MarginTable {
        func margin(_ first: Double, _ second: Double) throws -> Margin {
            try Margin(name: "sex", levels: [.init(name: "1", target: first), .init(name: "2", target: second)])
        }
        guard each else { return MarginTable(whole: try margin(4_200, 5_010)) }
        var byUnit: [Int: Margin] = [:]
        for unit in 0..<units { byUnit[unit] = try margin(Double(1_400 + 30 * unit), Double(1_600 + 40 * unit)) }
        return MarginTable(name: "sex", byUnit: byUnit)
    }

    @Test(
        "Figures of large units with margins are those of the core row by row, in units, blocks and groups",
        arguments: [(1, true), (2, false), (3, true)])
    func core(seed: Int, each: Bool) throws {
        for formula in IndexDefinition.Formula.allCases {
            let survey = try SurveyCrossChecks.made(
                seed: UInt64(seed), forms: 4_200, units: 3, formula: formula,
                denominator: seed == 3 ? [.refused: .countAsZero] : [:], people: 3_000)
            let plan = WeightingPlan(
                steps: [
                    .populationByUnit, .postStratify(question: "sex", margins: try Self.margins(units: 3, each: each)),
                ])
            let weighted = try survey.sample(plan)
            let design = try SurveyDesign(
                weights: weighted.weights, strata: weighted.strata.cells, calibration: weighted.calibration)
            let estimator = try survey.estimator(plan)
            for scope in [EstimateScope.whole, .block("B"), .unit(1)] {
                for group in ["", "sex", "field"] {
                    let estimates = try estimator.estimates(
                        .init(scopes: [scope], groups: group.isEmpty ? [] : [group], nodes: ["index", "f1", "b"]))
                    #expect(estimates.count >= 3)
                    for estimate in estimates {
                        let domain = SurveyDomain(design) { row in
                            Self.isIn(survey.forms[row], scope) && Self.isIn(survey.forms[row], estimate.group.first)
                        }
                        try compare(estimate, domain, survey)
                    }
                }
            }
        }
    }

    @Test("Forms in any order give the same figures")
    func order() throws {
        let survey = try SurveyCrossChecks.made(seed: 9, forms: 2_600, units: 1, people: 3_000)
        let plan = WeightingPlan(
            steps: [.populationByUnit, .postStratify(question: "sex", margins: try Self.margins(units: 1, each: true))])
        var mixed = survey
        mixed.forms = survey.forms.indices.map { survey.forms[($0 * 1_571) % survey.forms.count] }
        for item in ["index", "f1", "a"] {
            let one = try survey.estimate(item, .unit(0), plan: plan)
            let other = try mixed.estimate(item, .unit(0), plan: plan)
            #expect(one.percent.double == other.percent.double && one.respondents == other.respondents)
            #expect(isClose(try #require(one.standardError), try #require(other.standardError), 1e-12))
        }
    }

    private static func isIn(_ form: ToySurvey.Form, _ scope: EstimateScope) -> Bool {
        switch scope {
        case .whole: true
        case .block(let name): (name == "A") == (form.unit < 1)
        case .unit(let unit): form.unit == unit
        }
    }

    private static func isIn(_ form: ToySurvey.Form, _ level: GroupLevel?) -> Bool {
        guard let level else { return true }
        guard level.variable == "sex" else { return (form.field ?? "") == level.level }
        return form.sex.map { "\($0 + 1)" } ?? "" == level.level
    }

    /// The estimate against the ratio of sums over the rows of the domain.
    private func compare(_ estimate: Estimate, _ domain: SurveyDomain, _ survey: ToySurvey) throws {
        let definition = try #require(survey.questionnaire.index)
        let items = ["index": [0, 1, 2], "f1": [0, 1], "b": [1]][estimate.item] ?? []
        var above: [Double] = []
        var below: [Double] = []
        for row in domain.rows {
            let values = items.map { SurveyCrossChecks.value(survey.forms[row].answers[$0], definition) }
            above.append(values.reduce(0) { $0 + $1.0 })
            below.append(values.reduce(0) { $0 + $1.1 })
        }
        let core = domain.estimate(try domain.ratio(above, below).get())
        #expect(isClose(try #require(estimate.percent.double), 100 * core.value))
        #expect(isClose(try #require(estimate.standardError), 100 * (try core.standardError.get()), 1e-10))
        #expect(isClose(try #require(estimate.designEffect), try core.designEffect(.withReplacement).get(), 1e-9))
        #expect(estimate.degreesOfFreedom == Double(core.degreesOfFreedom))
        #expect(estimate.respondents <= core.basis.respondents)
        if definition.denominator.isEmpty {
            #expect(estimate.respondents == core.basis.respondents)
            #expect(isClose(estimate.weightedBase, core.basis.weight))
        }
    }
}
