import Figures
import Testing

@testable import Weighting

@Suite("Raking")
struct RakingTests {
    private static let sex = ["f", "f", "f", "m", "m", "m", "m", "f"]
    private static let age = ["y", "o", "o", "y", "y", "o", "o", "y"]
    private static let base: [Double] = [10, 12, 9, 11, 10, 8, 14, 10]

    private func margin(_ name: String, _ levels: [(String, Double)]) throws -> Margin {
        try Margin(name: name, levels: levels.map { .init(name: $0.0, target: $0.1) })
    }

    private func sum(_ weights: [Double], _ labels: [String], _ level: String) -> Double {
        zip(weights, labels).filter { $1 == level }.map(\.0).reduce(0, +)
    }

    private func fitting(_ labels: [String?], _ margin: Margin) -> FittingMargin {
        FittingMargin(levels: CellAssignment(labels), margin: margin)
    }

    @Test("Weights agree with every margin to a billionth and keep the base's odds ratios")
    func agrees() throws {
        let raked = try RakedWeights(
            base: Self.base,
            margins: [
                fitting(Self.sex, margin("sex", [("f", 60), ("m", 40)])),
                fitting(Self.age, margin("age", [("y", 45), ("o", 55)])),
            ])
        for (labels, level, target) in [
            (Self.sex, "f", 60.0), (Self.sex, "m", 40), (Self.age, "y", 45), (Self.age, "o", 55),
        ] {
            #expect(abs(sum(raked.weights, labels, level) - target) <= 1e-9 * target)
        }
        // Iterative proportional fitting keeps the interaction: fy·mo / (fo·my).
        func odds(_ weights: [Double]) -> Double {
            func cell(_ one: String, _ other: String) -> Double {
                weights.indices.filter { Self.sex[$0] == one && Self.age[$0] == other }.map { weights[$0] }.reduce(0, +)
            }
            return cell("f", "y") * cell("m", "o") / (cell("f", "o") * cell("m", "y"))
        }
        #expect(abs(odds(raked.weights) / odds(Self.base) - 1) < 1e-8)
        #expect(raked.calibration.terms.count == 2 && raked.calibration.cycles == 10)
    }

    @Test("One margin is post-stratification")
    func oneMargin() throws {
        let sex = try margin("sex", [("f", 60), ("m", 40)])
        let raked = try RakedWeights(base: Self.base, margins: [fitting(Self.sex, sex)])
        let scaled = try PostStratifiedWeights(base: Self.base, levels: CellAssignment(Self.sex), margin: sex)
        for (one, other) in zip(raked.weights, scaled.weights) { #expect(abs(one - other) < 1e-12 * other) }
    }

    @Test("Within units, each agrees with its own margins, as if raked by itself")
    func byUnit() throws {
        let units = CellAssignment(["A", "A", "A", "A", "A", "A", "B", "B"])
        let sex = [try margin("sex", [("f", 30), ("m", 20)]), try margin("sex", [("f", 7), ("m", 3)])]
        let age = [try margin("age", [("y", 26), ("o", 24)]), try margin("age", [("y", 7), ("o", 3)])]
        let raked = try RakedWeights(
            base: Self.base,
            margins: [
                FittingMargin(name: "sex", levels: CellAssignment(Self.sex), units: units, margins: sex),
                FittingMargin(name: "age", levels: CellAssignment(Self.age), units: units, margins: age),
            ])
        let first = try RakedWeights(
            base: Array(Self.base.prefix(6)),
            margins: [fitting(Array(Self.sex.prefix(6)), sex[0]), fitting(Array(Self.age.prefix(6)), age[0])])
        for (one, other) in zip(raked.weights, first.weights) { #expect(abs(one - other) < 1e-9 * other) }
        #expect(abs(raked.weights[6] - 3) < 1e-8 && abs(raked.weights[7] - 7) < 1e-8)
    }

    @Test("Margins that no weights can meet are proven so, naming the levels")
    func infeasible() throws {
        // All women are young: 60 women are needed, 40 young there are.
        let sex = ["f", "f", "m", "m"]
        let age = ["y", "y", "y", "o"]
        let error = #expect(throws: WeightingError.self) {
            try RakedWeights(
                base: [1, 1, 1, 1],
                margins: [
                    fitting(sex, margin("sex", [("f", 60), ("m", 40)])),
                    fitting(age, margin("age", [("y", 40), ("o", 60)])),
                ])
        }
        #expect(
            error
                == .infeasibleMargins(
                    needing: [.init(name: "sex «f»", total: 60)], limitedTo: [.init(name: "age «y»", total: 40)]))
        #expect(error?.message.vi.contains("sex «f» = 60") ?? false)
    }

    @Test("Three margins that contradict each other pairwise feasibly")
    func infeasibleThree() throws {
        // Two of the three levels "1" always go together, so their targets cannot add up to more than the whole's.
        let a = ["1", "1", "0", "0"]
        let b = ["1", "0", "1", "0"]
        let c = ["0", "1", "1", "0"]
        let high = [("1", 90.0), ("0", 10.0)]
        let error = #expect(throws: WeightingError.self) {
            try RakedWeights(
                base: [1, 1, 1, 1],
                margins: [fitting(a, margin("a", high)), fitting(b, margin("b", high)), fitting(c, margin("c", high))])
        }
        // 90 of a, b and c each are 270 of 200 at most; a level 0 of 10 in each leaves room for 30 less.
        guard case .infeasibleMargins(let needing, let limited) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(needing.reduce(0) { $0 + $1.total } > limited.reduce(0) { $0 + $1.total })
    }

    @Test("A structure of three margins that the rounds do not prove is named by its multipliers")
    func infeasibleStructure() throws {
        // All respondents of edu 2 (235 persons) are of sex 1 (99) or age 2 (47).
        let cells = [(1, 1, 2), (1, 3, 2), (2, 1, 1), (2, 2, 2), (2, 3, 1), (2, 4, 1)]
        func levels(_ path: KeyPath<(Int, Int, Int), Int>) -> [String] { cells.map { String($0[keyPath: path]) } }
        let error = #expect(throws: WeightingError.self) {
            try RakedWeights(
                base: cells.map { _ in 10 },
                margins: [
                    fitting(levels(\.0), margin("sex", [("1", 99), ("2", 301)])),
                    fitting(levels(\.1), margin("age", [("1", 150), ("2", 47), ("3", 153), ("4", 50)])),
                    fitting(levels(\.2), margin("edu", [("1", 165), ("2", 235)])),
                ])
        }
        guard case .infeasibleMargins(let needing, let limited) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        let excess = needing.reduce(0) { $0 + $1.total } - limited.reduce(0) { $0 + $1.total }
        #expect(abs(excess - 89) < 1e-6, "\(needing) \(limited)")
    }

    @Test("Margins that only weights of 0 meet are told so, with the respondents concerned")
    func boundary() throws {
        let error = #expect(throws: WeightingError.self) {
            try RakedWeights(
                base: [1, 1, 1],
                margins: [
                    fitting(["1", "1", "2"], margin("sex", [("1", 200), ("2", 200)])),
                    fitting(["1", "2", "2"], margin("age", [("1", 200), ("2", 200)])),
                ])
        }
        #expect(error == .weightsOfZero(["sex «1» × age «2»"]))
        #expect(error?.message.en.contains("weights of 0") ?? false)
    }

    @Test("Parts that no respondent connects cannot lend to each other")
    func disconnected() throws {
        let error = #expect(throws: WeightingError.self) {
            try RakedWeights(
                base: [1, 1],
                margins: [
                    fitting(["f", "m"], margin("sex", [("f", 60), ("m", 40)])),
                    fitting(["y", "o"], margin("age", [("y", 50), ("o", 50)])),
                ])
        }
        #expect(
            error
                == .infeasibleMargins(
                    needing: [.init(name: "sex «f»", total: 60)], limitedTo: [.init(name: "age «y»", total: 50)]))
    }

    @Test(
        "What does not fit is named",
        arguments: [
            (
                ["f", "m", "x"], [("f", 5.0), ("m", 5.0)],
                WeightingError.levelWithoutTarget(margin: "sex", scope: nil, level: "x", respondents: 1)
            ),
            (
                ["f", "m", "m"], [("f", 5.0), ("m", 4.0), ("x", 1.0)],
                .levelWithoutRespondents(margin: "sex", scope: nil, level: "x", target: 1)
            ),
            (
                ["f", "m", "m"], [("f", 10.0), ("m", 0.0)],
                .zeroTargetWithRespondents(margin: "sex", scope: nil, level: "m", respondents: 2)
            ),
            (
                ["f", "m", "m"], [("f", 6.0), ("m", 5.0)],
                .totalsDisagree(scope: nil, totals: [.init(name: "sex", total: 11), .init(name: "age", total: 10)])
            ),
        ])
    func refusals(levels: [String], targets: [(String, Double)], error: WeightingError) throws {
        let age = try margin("age", [("y", 5), ("o", 5)])
        let base: [Double] = [1, 2, 3]
        #expect(throws: error) {
            try RakedWeights(
                base: base, margins: [fitting(levels, margin("sex", targets)), fitting(["y", "o", "o"], age)])
        }
    }

    @Test("Levels are put together only as planned, and each time is noted")
    func collapse() throws {
        let sex = try margin("sex", [("f", 5), ("m", 4), ("x", 1)])
        let rule = MarginCells.CollapseRule(level: "x", into: "m")
        let raked = try RakedWeights(
            base: [1, 2, 3],
            margins: [FittingMargin(levels: CellAssignment(["f", "m", "m"]), margin: sex, collapse: [rule])])
        #expect(raked.weights == [5, 2, 3])
        #expect(
            raked.collapsed == [
                .init(margin: "sex", scope: nil, level: "x", into: "m", respondents: 0, target: 1)
            ])
        // With a respondent of its own the level stands by itself, unless the plan asks for more than one.
        let three = FittingMargin(levels: CellAssignment(["f", "m", "x"]), margin: sex, collapse: [rule])
        #expect(try RakedWeights(base: [1, 2, 3], margins: [three]).weights == [5, 4, 1])
        let two = FittingMargin(
            levels: CellAssignment(["f", "m", "x"]), margin: sex,
            collapse: [.init(level: "x", into: "m", minimum: 2)])
        #expect(try RakedWeights(base: [1, 2, 3], margins: [two]).weights == [5, 2, 3])
        #expect(throws: WeightingError.collapseLevel(margin: "sex", level: "z")) {
            try RakedWeights(
                base: [1, 2, 3],
                margins: [
                    FittingMargin(
                        levels: CellAssignment(["f", "m", "x"]), margin: sex, collapse: [.init(level: "z", into: "m")])
                ])
        }
    }

    @Test("Rows of unknown level are refused, or keep their weight and leave the rest to the others")
    func unknown() throws {
        let sex = try margin("sex", [("f", 60), ("m", 40)])
        let labels: [String?] = ["f", "m", nil, "f"]
        #expect(throws: WeightingError.respondentsWithoutCell(what: "sex", count: 1)) {
            try RakedWeights(base: [10, 10, 20, 10], margins: [fitting(labels, sex)])
        }
        let kept = try RakedWeights(base: [10, 10, 20, 10], margins: [fitting(labels, sex)], unknownLevel: .keep)
        #expect(kept.weights == [24, 32, 20, 24])
    }

    @Test(
        "Who keeps a weight in one margin still counts in the margins where the level is known: those are met by all together"
    )
    func unknownInOneMargin() throws {
        let sex = try margin("sex", [("f", 60), ("m", 40)])
        let age = try margin("age", [("young", 30), ("old", 70)])
        let sexes: [String?] = ["f", "m", nil, "f", "m", "f"]
        let ages: [String?] = ["young", "old", "old", "old", "young", "old"]
        let base = [10.0, 10, 20, 10, 10, 10]
        let income = [3.0, 5, 4, 2, 6, 1]
        func sum(_ weights: [Double], _ labels: [String?], _ level: String) -> Double {
            zip(weights, labels).filter { $0.1 == level }.map(\.0).reduce(0, +)
        }
        let raked = try RakedWeights(
            base: base, margins: [fitting(sexes, sex), fitting(ages, age)], unknownLevel: .keep)
        let calibrated = try CalibratedWeights(
            base: base, margins: [fitting(sexes, sex), fitting(ages, age)],
            totals: [FittingTotal(name: "income", values: income, total: 350)],
            method: .init(.linear), unknownLevel: .keep)
        for weights in [raked.weights, calibrated.weights] {
            #expect(weights[2] == 20)
            #expect(
                (sum(weights, ages, "young") - 30).magnitude < 1e-7 && (sum(weights, ages, "old") - 70).magnitude < 1e-7
            )
            // Of 100 persons 20 are of unknown sex: 48 and 32 of the others.
            #expect(
                (sum(weights, sexes, "f") - 48).magnitude < 1e-7 && (sum(weights, sexes, "m") - 32).magnitude < 1e-7)
        }
        #expect((zip(calibrated.weights, income).map { $0 * $1 }.reduce(0, +) - 350).magnitude < 1e-7)
    }
}
