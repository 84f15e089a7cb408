import Figures
import Testing
import Units

@testable import Weighting

/// What steps say in words, and levels that people spell in several ways.
@Suite("Words and spellings of steps")
struct StepTextTests {
    private typealias Form = SampleForms.Form

    @Test("Numbers have a comma in Vietnamese and a point in English; a missing limit is not printed as dots")
    func numbers() {
        let cut = WeightingStep.trim(.init(upper: 1.5, measure: .mean), byUnit: false).text
        #expect(cut.vi == "cắt quyền số còn không quá 1,5 lần trung bình trên toàn đợt")
        #expect(cut.en == "weights trimmed to at most 1.5 times the mean over the whole campaign")
        let both = WeightingStep.trim(.init(lower: 0.25, upper: 4), byUnit: true).text
        #expect(both.vi == "cắt quyền số còn từ 0,25 đến 4 trong từng đơn vị")
        let logit = CalibratedWeights.Method(.logit, bounds: 0.2...4, trim: 0.3...3.5).text([], [])
        #expect(logit.vi == "hiệu chỉnh (logit; hệ số từ 0,2 đến 4; sau đó cắt còn từ 0,3 đến 3,5) theo ")
        #expect(logit.en == "calibration (logit; factors from 0.2 to 4; cut to from 0.3 to 3.5 afterwards) to ")
        let linear = CalibratedWeights.Method(.linear, bounds: 0.5...Double.infinity).text([], [])
        #expect(linear.vi == "hiệu chỉnh (tuyến tính; hệ số không dưới 0,5) theo ")
    }

    @Test("Messages: no infinite limits, a comma in Vietnamese")
    func messages() {
        let limits = WeightingError.limits(scope: "A", lower: -.infinity, upper: 20.25, mean: 21.5).message
        #expect(limits.vi.contains("không quá 20,25") && limits.vi.contains("21,5") && !limits.vi.contains("inf"))
        #expect(limits.en.contains("at most 20.25") && limits.en.contains("21.5") && !limits.en.contains("inf"))
        let target = WeightingError.target(margin: "m.csv", level: "1", value: -0.5).message
        #expect(target.vi.contains("-0,5") && target.en.contains("-0.5"))
    }

    @Test("Texts of a margin are compared as people do")
    func folded() throws {
        let forms = try SampleForms(
            [
                Form(unit: 0, sex: 1, stratum: "s1"), Form(unit: 0, sex: 2, stratum: "S1 "),
                Form(unit: 0, sex: 1, stratum: "s2"),
            ], populations: [100], hasStratum: true)
        let table = try forms.margins("level;population\nS1;60\nS2;40\n", name: "m.csv")
        let plans: [WeightingStep] = [
            .postStratify(question: "area", margins: table), .rake([.init(question: "area", table: table)]),
        ]
        for step in plans {
            let sample = try forms.sample(WeightingPlan(steps: [.populationByUnit, step]))
            for (weight, expected) in zip(sample.weights, [30, 30, 40.0]) { #expect(abs(weight - expected) < 1e-9) }
        }
        // A table that tells two spellings apart is taken at its word.
        let apart = try forms.margins("level;population\ns1;30\nS1;30\ns2;40\n", name: "m.csv")
        #expect(throws: WeightingError.self) {
            try forms.sample(
                WeightingPlan(steps: [.populationByUnit, .postStratify(question: "area", margins: apart)]))
        }
    }
}
