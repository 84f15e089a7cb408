import Testing
import Weighting

@Suite("Trimming, non-response and calibration")
struct TrimmingTests {
    @Test("What is cut is spread evenly over the others; strictly until nothing lies beyond")
    func trims() throws {
        let base: [Double] = [1, 1, 1, 5, 9.5, 12.5]
        let once = try TrimmedWeights(base: base, limits: .init(upper: 10))
        #expect(once.weights == [1.5, 1.5, 1.5, 5.5, 10, 10] && once.cut == 1)
        let strict = try TrimmedWeights(base: [1, 1, 1, 5, 9.9, 12.1], limits: .init(upper: 10, isStrict: true))
        #expect(strict.weights.allSatisfy { $0 <= 10 })
        #expect(abs(strict.weights.reduce(0, +) - 30) < 1e-9)
        let same = try TrimmedWeights(base: base, limits: .init(lower: 0.5, upper: 20))
        #expect(same.weights == base && same.cut == 0)
    }

    @Test("Limits in medians and means, within cells")
    func measures() throws {
        let cells = CellAssignment(["a", "a", "a", "b", "b", "b"])
        let trimmed = try TrimmedWeights(
            base: [1, 1, 10, 10, 10, 100], cells: cells, limits: .init(upper: 3, measure: .median))
        #expect(trimmed.weights == [4.5, 4.5, 3, 45, 45, 30])
        #expect(throws: WeightingError.limits(scope: "", lower: -.infinity, upper: 1, mean: 2)) {
            try TrimmedWeights(base: [1, 3], limits: .init(upper: 1, isStrict: true))
        }
    }

    @Test("Respondents stand for those of their class who did not answer")
    func nonresponse() throws {
        let classes = CellAssignment(["a", "a", "b"])
        let adjusted = try NonresponseWeights(
            base: [2, 4, 5], classes: classes, drawn: [.init(count: 5, weight: 15), .init(count: 1, weight: 5)])
        #expect(adjusted.factors == [2.5, 2.5, 1])
        #expect(throws: WeightingError.classNotDrawn(name: "b", respondents: 1)) {
            try NonresponseWeights(base: [2, 4, 5], classes: classes, drawn: [.init(count: 5, weight: 15), nil])
        }
        #expect(throws: WeightingError.classBelowRespondents(name: "a", drawn: 5, respondents: 6)) {
            try NonresponseWeights(
                base: [2, 4, 5], classes: classes, drawn: [.init(count: 1, weight: 5), .init(count: 1, weight: 5)])
        }
        let empty = CellAssignment(cells: [0, 0], names: ["a", "b"])
        #expect(throws: WeightingError.classWithoutRespondents(name: "b", drawn: 2)) {
            try NonresponseWeights(
                base: [1, 1], classes: empty, drawn: [.init(count: 2, weight: 2), .init(count: 2, weight: 2)])
        }
    }

    private func calibrated(
        _ method: CalibratedWeights.Method, total: Double = 230
    ) throws -> CalibratedWeights {
        let sex = try Margin(name: "sex", levels: [.init(name: "f", target: 60), .init(name: "m", target: 40)])
        return try CalibratedWeights(
            base: [10, 20, 30, 15, 25],
            margins: [.init(levels: CellAssignment(["f", "f", "m", "m", "f"]), margin: sex)],
            totals: [.init(name: "x", values: [1, 2, 3, 2, 3], total: total)], method: method)
    }

    @Test("Linear calibration is regression estimation: factors are linear in what the rows have")
    func linear() throws {
        let linear = try calibrated(.init(.linear))
        let f = linear.factors
        #expect(abs((f[1] - f[0]) - (f[4] - f[1])) < 1e-12 && abs((f[1] - f[0]) - (f[2] - f[3])) < 1e-12)
        try agrees(linear)
    }

    private func agrees(_ calibrated: CalibratedWeights) throws {
        let w = calibrated.weights
        #expect(abs(w[0] + w[1] + w[4] - 60) < 1e-8 && abs(w[2] + w[3] - 40) < 1e-8)
        #expect(abs(w[0] + 2 * w[1] + 3 * w[2] + 2 * w[3] + 3 * w[4] - 230) < 1e-7)
    }

    @Test("Every distance agrees with the totals, and keeps its bounds")
    func distances() throws {
        try agrees(try calibrated(.init(.raking)))
        let logit = try calibrated(.init(.logit, bounds: 0.5...2))
        try agrees(logit)
        #expect(logit.factors.allSatisfy { $0 > 0.5 && $0 < 2 })
        let bounded = try calibrated(.init(.linear, bounds: 0.8...1.6))
        try agrees(bounded)
        #expect(bounded.factors.allSatisfy { $0 >= 0.8 && $0 <= 1.6 })
    }

    @Test("What bounds do not leave room for is named; logit needs bounds around 1")
    func refusals() throws {
        #expect(throws: WeightingError.logitBounds(1.5, 2)) { try calibrated(.init(.logit, bounds: 1.5...2)) }
        let error = #expect(throws: WeightingError.self) {
            try calibrated(.init(.linear, bounds: 0.9...1.1), total: 290)
        }
        guard case .marginNotReached = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}
