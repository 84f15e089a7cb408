import Figures
import Testing

@testable import Weighting

/// What a refusal of weights says: which step, which forms, what to do.
@Suite("Refusals of steps name the step and the forms")
struct StepMessagesTests {
    private typealias Form = SampleForms.Form

    private func forms(_ sexes: [Int?]) throws -> SampleForms {
        var forms = try SampleForms(sexes.map { Form(unit: 0, sex: $0) }, populations: [100])
        forms.hasNumbers = true
        return forms
    }

    /// The step that was begun last and the error.
    private func refusal(_ forms: SampleForms, _ plan: WeightingPlan) throws -> (step: Int?, error: WeightingError?) {
        var step: Int?
        let table = try forms.table()
        do throws(WeightingError) {
            _ = try WeightedSample(
                table, questionnaire: forms.questionnaire, units: forms.units, plan: plan,
                beginning: { step = $0 })
        } catch {
            return (step, error)
        }
        return (step, nil)
    }

    @Test("Answers that are lacking: the second step, and the first five of seven forms")
    func lacking() throws {
        let forms = try forms([1, 2] + [Int?](repeating: nil, count: 7))
        let table = try forms.margins("level;population\n1;60\n2;40\n")
        let found = try refusal(
            forms, WeightingPlan(steps: [.populationByUnit, .postStratify(question: "sex", margins: table)]))
        #expect(found.step == 1)
        guard case .ofForms(let numbers, let count, .respondentsWithoutCell) = try #require(found.error) else {
            Issue.record("\(String(describing: found.error))")
            return
        }
        #expect(numbers == ["F-3", "F-4", "F-5", "F-6", "F-7"] && count == 7)
        let text = try #require(found.error).message
        #expect(text.en.hasSuffix("Forms: F-3, F-4, F-5, F-6, F-7, ….") && text.vi.contains("unknown=\"keep\""))
    }

    @Test("A linear calibration that comes to weights below 0 says so, and how to mend it")
    func negative() throws {
        let forms = try forms([1, 1, 1, 1, 1, 1, 1, 1, 1, 2])
        // Ages are all 40: no weights above 0 come to a total below it.
        let total = TotalTable(name: "age.csv", whole: -5)
        let found = try refusal(
            forms,
            WeightingPlan(steps: [
                .calibrate([], totals: [.init(question: "age", table: total)], method: .init(.linear))
            ]))
        #expect(found.step == 0)
        guard case .ofForms(let numbers, 10, .negativeWeights(_, 10)) = try #require(found.error) else {
            Issue.record("\(String(describing: found.error))")
            return
        }
        #expect(numbers.count == 5 && found.error?.message.en.contains("lower=") == true)
    }

    @Test("One form's factors multiply to its weight")
    func chain() throws {
        let forms = try forms([1, 1, 1, 2])
        let table = try forms.margins("level;population\n1;60.5\n2;39.5\n")
        let sample = try forms.sample(
            WeightingPlan(steps: [.populationByUnit, .postStratify(question: "sex", margins: table)]))
        let numbers = sample.formNumbers(forms.questionnaire, units: forms.units)
        #expect(numbers == ["F-1", "F-2", "F-3", "F-4"])
        let steps = sample.formExplanation(row: 3)
        #expect(steps.count == 2 && steps[0].factor == 25 && abs(steps[1].factor - 1.58) < 1e-12)
        #expect(abs(sample.weights[3] - 39.5) < 1e-9 && steps[1].weight == steps[0].factor * steps[1].factor)
        #expect(abs(sample.weights[0] - 60.5 / 3) < 1e-9)
    }

    @Test("Margins may be estimated numbers, but not ones that may be grouped")
    func decimals() throws {
        let forms = try forms([1, 2])
        let table = try forms.margins("level;population\n1;60,5\n2;0.125\n")
        #expect(table.whole?.levels.map(\.target) == [60.5, 0.125])
        #expect(throws: TableRowProblems.self) { try forms.margins("level;population\n1;1.000\n2;5\n") }
    }
}
