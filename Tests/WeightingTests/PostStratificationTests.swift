import Figures
import Statistics
import Testing
import Weighting

@Suite("Post-stratification")
struct PostStratificationTests {
    private let margin: Margin

    init() throws {
        margin = try Margin(name: "giới tính", levels: [.init(name: "nam", target: 60), .init(name: "nữ", target: 40)])
    }

    @Test("By hand: men weigh 5 + 5 and must be 60, women 10 + 5 + 5 and must be 40")
    func byHand() throws {
        let fitted = try PostStratifiedWeights(
            base: [5, 10, 5, 5, 5], levels: CellAssignment(["nam", "nữ", "nam", "nữ", "nữ"]), margin: margin)
        #expect(fitted.weights == [30, 20, 30, 10, 10])
        #expect(fitted.factors == [6, 2, 6, 2, 2])
        #expect(fitted.groups == CalibrationGroups(groups: [0, 1, 0, 1, 1], count: 2))
    }

    @Test("Within units, each with its own margin; a unit without margin or without responses is left alone")
    func withinUnits() throws {
        let other = try Margin(name: "giới tính", levels: [.init(name: "nữ", target: 9)])
        let fitted = try PostStratifiedWeights(
            base: [1, 1, 2, 3, 7], units: CellAssignment(cells: [0, 0, 1, 1, 2], names: ["A", "B", "C", "D"]),
            levels: CellAssignment(["nam", "nữ", "nữ", "nữ", "nam"]), margins: [margin, other, nil, margin])
        #expect(fitted.weights == [60, 40, 3.6, 5.4, 7])
        #expect(fitted.groups.groups == [0, 1, 2, 2, -1])
        #expect(fitted.groups.count == 3)
    }

    @Test("Weights sum to each target to 1e-12, from any base weights")
    func sums() throws {
        var generator = SeededGenerator(seed: 11)
        let names = ["18-24", "25-34", "35-49", "50-60", ">60"]
        let ages = try Margin(
            name: "tuổi", levels: names.map { .init(name: $0, target: Double(generator.below(90_000) + 1)) })
        let levels = (0..<5_000).map { $0 < 5 ? names[$0] : names[Int(generator.below(5))] }
        let base = levels.map { _ in generator.unit() * 50 + 0.01 }
        let fitted = try PostStratifiedWeights(base: base, levels: CellAssignment(levels), margin: ages)
        for level in ages.levels {
            let sum = zip(levels, fitted.weights).filter { $0.0 == level.name }.map(\.1).compensatedSum()
            #expect(abs(sum - level.target) <= 1e-12 * level.target)
        }
        #expect(abs(fitted.weights.compensatedSum() - ages.total) <= 1e-12 * ages.total)
    }

    @Test("Levels match in composed and decomposed spelling")
    func normalForms() throws {
        let fitted = try PostStratifiedWeights(
            base: [1, 1], levels: CellAssignment(["nam", "nu\u{31B}\u{303}"]), margin: margin)
        #expect(fitted.weights == [60, 40])
    }

    @Test("Unknown levels are refused, or keep their weights while the sum stays that of the population")
    func unknownLevels() throws {
        let levels = CellAssignment(["nam", nil, "nữ"])
        #expect(throws: WeightingError.respondentsWithoutCell(what: "giới tính", count: 1)) {
            try PostStratifiedWeights(base: [30, 20, 40], levels: levels, margin: margin)
        }
        let fitted = try PostStratifiedWeights(
            base: [30, 20, 40], levels: levels, margin: margin, unknownLevel: .keep)
        #expect(fitted.weights == [48, 20, 32])
        #expect(fitted.groups.groups == [0, -1, 1])
        #expect(throws: WeightingError.self) {
            try PostStratifiedWeights(base: [30, 200, 40], levels: levels, margin: margin, unknownLevel: .keep)
        }
    }

    @Test("Refusals name the level and the unit")
    func refusals() throws {
        #expect(
            throws: WeightingError.levelWithoutRespondents(margin: "giới tính", scope: nil, level: "nữ", target: 40)
        ) {
            try PostStratifiedWeights(base: [1, 1], levels: CellAssignment(["nam", "nam"]), margin: margin)
        }
        #expect(
            throws: WeightingError.levelWithoutTarget(margin: "giới tính", scope: "Xã A", level: "khác", respondents: 2)
        ) {
            try PostStratifiedWeights(
                base: [1, 1, 1, 1], units: CellAssignment(cells: [0, 0, 0, 0], names: ["Xã A"]),
                levels: CellAssignment(["nam", "nữ", "khác", "khác"]), margins: [margin])
        }
        let zero = try Margin(name: "m", levels: [.init(name: "a", target: 0), .init(name: "b", target: 3)])
        #expect(throws: WeightingError.zeroTargetWithRespondents(margin: "m", scope: nil, level: "a", respondents: 1)) {
            try PostStratifiedWeights(base: [1, 1], levels: CellAssignment(["a", "b"]), margin: zero)
        }
        #expect(
            throws: WeightingError.totalsDisagree(
                scope: nil, totals: [.init(name: "giới tính", total: 100), .init(name: "N", total: 120)])
        ) {
            try PostStratifiedWeights(
                base: [1, 1], levels: CellAssignment(["nam", "nữ"]), margin: margin,
                population: .init(name: "N", total: 120))
        }
        #expect(throws: WeightingError.repeatedLevel(margin: "m", level: "a")) {
            try Margin(name: "m", levels: [.init(name: "a", target: 1), .init(name: "a", target: 2)])
        }
        #expect(throws: WeightingError.target(margin: "m", level: "a", value: -1)) {
            try Margin(name: "m", levels: [.init(name: "a", target: -1)])
        }
        #expect(throws: WeightingError.weight(row: 1, value: .infinity)) {
            try PostStratifiedWeights(base: [1, .infinity], levels: CellAssignment(["nam", "nữ"]), margin: margin)
        }
        // A level all of whose respondents weigh nothing has nobody to carry its target.
        #expect(throws: WeightingError.self) {
            try PostStratifiedWeights(base: [0, 1], levels: CellAssignment(["nam", "nữ"]), margin: margin)
        }
        let message = WeightingError.levelWithoutTarget(
            margin: "giới tính", scope: "Xã A", level: "khác", respondents: 2
        ).message
        #expect(message.vi.contains("Xã A") && message.vi.contains("khác") && message.en.contains("lacks level"))
    }

    @Test("A level without target and without respondents does no harm")
    func emptyLevel() throws {
        let zero = try Margin(name: "m", levels: [.init(name: "a", target: 0), .init(name: "b", target: 3)])
        let fitted = try PostStratifiedWeights(base: [1, 2], levels: CellAssignment(["b", "b"]), margin: zero)
        #expect(fitted.weights == [1, 2])
    }

    @Test("Margins of one population must have one total; each total is named")
    func disagreement() throws {
        let ages = try Margin(name: "tuổi", levels: [.init(name: "trẻ", target: 50), .init(name: "già", target: 50.1)])
        #expect(
            throws: WeightingError.totalsDisagree(
                scope: "Xã A", totals: [.init(name: "giới tính", total: 100), .init(name: "tuổi", total: 100.1)])
        ) {
            try Margin.checkTotals([margin, ages], scope: "Xã A")
        }
        try Margin.checkTotals([margin, margin], population: .init(name: "N", total: 100.00000001))
        let message = WeightingError.totalsDisagree(
            scope: nil, totals: [.init(name: "giới tính", total: 100), .init(name: "tuổi", total: 100.1)]
        ).message
        #expect(message.en.contains("giới tính = 100, tuổi = 100.1"))
    }
}
