import Estimation
import Figures
import Questionnaires
import Tables
import Testing
import Units
import Weighting

@Suite("Last year's figures, changes and ranks")
struct ComparisonTests {
    private let units: UnitRegistry

    init() throws {
        units = try UnitRegistry([
            Unit(code: "01", name: "Xã Một", block: "Xã"), Unit(code: "02", name: "Xã Hai", block: "Xã"),
            Unit(code: "03", name: "Xã Ba", block: "Xã"), Unit(code: "04", name: "Sở Tư", block: "Sở"),
            Unit(code: "05", name: "Xã Năm", block: "Xã", isRanked: false), Unit(code: "06", name: "Trung tâm"),
        ])
    }

    private func read(_ text: String, isMethodBreak: Bool = false) throws -> PreviousFigures {
        try PreviousFigures(
            Table(bytes: Array(text.utf8), name: "previous.csv"), units: units, isMethodBreak: isMethodBreak)
    }

    private func decimal(_ unscaled: Int, _ decimals: Int = 2) throws -> FixedDecimal {
        try FixedDecimal(unscaled: Int128(unscaled), decimals: decimals)
    }

    private func estimate(
        _ percent: Quantity, error: Double? = nil, freedom: Double = 20, flags: [PrecisionFlag] = []
    ) -> Estimate {
        Estimate(
            scope: .unit(0), item: "index", kind: .overall, respondents: 40, answers: 40, missing: [:],
            weightedBase: 40, percent: percent, standardError: error, interval: PercentInterval(low: 1, high: 99),
            confidence: 0.95, degreesOfFreedom: freedom, flags: flags)
    }

    @Test("A table with and without bases and errors, comma or point")
    func table() throws {
        let figures = try read("unit;percent;respondents;standard_error\n01;98,62;300;0,5\n03;91.5;;\n").figures
        #expect(figures.count == 2)
        #expect(figures[0] == .init(percent: try decimal(9862), respondents: 300, standardError: 0.5))
        #expect(figures[2]?.percent.description == "91.5" && figures[2]?.respondents == nil)
        #expect(try read("unit,percent\n").figures.isEmpty)
    }

    @Test("Every problem of a table, with file, line and what to do")
    func problems() throws {
        let text = """
            unit;percent;respondents;standard_error
            01;98,62;300;0,5
            77;90;;
            02;101;;
            02;cao;;
            01;90;-1;x
            """
        let error = try #require(throws: TableRowProblems.self) { try read(text) }
        #expect(
            error.texts.map(\.en) == [
                "previous.csv, line 3: there is no unit with code “77”.",
                "previous.csv, line 4: percent “101” is not a number from 0 to 100.",
                "previous.csv, line 5: percent “cao” is not a number from 0 to 100.",
                "previous.csv, line 6: unit 01 is repeated.",
                "previous.csv, line 6: respondents “-1” is not a whole number of 0 or more.",
                "previous.csv, line 6: standard_error “x” is not a number of 0 or more.",
            ])
        #expect(error.texts.allSatisfy { $0.vi.hasPrefix("previous.csv, dòng") })
        let missing = try #require(throws: TableRowProblems.self) { try read("mã;percent\n01;90\n02;91\n") }
        #expect(missing.texts.map(\.en) == ["previous.csv: column “unit” is missing (there are: mã, percent)."])
    }

    @Test("The change is that of the printed figures")
    func printedChange() throws {
        let previous = try read("unit;percent\n01;98,60\n")
        // 98.6249… prints 98.62: the change is 0.02 whatever lies behind.
        let change = YearChange(
            estimate(.measured(98.6249)), printed: try decimal(9862), unit: 0, previous: previous, rounding: .usual)
        #expect(change.previous == (try decimal(9860)) && change.change?.description == "0.02")
        #expect(change.isSignificant == nil && change.absence == nil)
        let down = YearChange(
            estimate(.exact(90)), printed: try decimal(9000), unit: 0, previous: previous,
            rounding: Rounding(.halfUp, decimals: 1))
        #expect(down.change?.description == "-8.6")
    }

    @Test("Significant only where both errors are known: |difference| > t·√(se² + se²)")
    func significance() throws {
        let previous = try read("unit;percent;standard_error\n01;80;3\n02;80;0\n03;80;\n")
        func isSignificant(_ now: Estimate, _ unit: Int = 0) throws -> Bool? {
            YearChange(now, printed: try decimal(9500), unit: unit, previous: previous, rounding: .usual).isSignificant
        }
        // √(3² + 4²) = 5 times t(0.975; 20) = 2.08596: the limit is 10.4298.
        #expect(try isSignificant(estimate(.measured(90.43), error: 4)) == true)
        #expect(try isSignificant(estimate(.measured(90.42), error: 4)) == false)
        #expect(try isSignificant(estimate(.measured(69.57), error: 4)) == true)
        // Fewer degrees of freedom ask for more: t(0.975; 10) = 2.22814.
        #expect(try isSignificant(estimate(.measured(91), error: 4, freedom: 10)) == false)
        #expect(try isSignificant(estimate(.measured(99))) == nil)
        #expect(try isSignificant(estimate(.measured(99), error: 0)) == nil)
        #expect(try isSignificant(estimate(.measured(99), error: 4), 1) == nil)
        #expect(try isSignificant(estimate(.measured(99), error: 4), 2) == nil)
        #expect(try isSignificant(estimate(.measured(99), error: 4, flags: [.smallSample])) == nil)
        #expect(try isSignificant(estimate(.measured(99), error: 4, flags: [.fewDegreesOfFreedom])) == nil)
        #expect(try isSignificant(estimate(.measured(99), error: 4, flags: [.wideInterval])) == true)
    }

    @Test("No change, and why")
    func absent() throws {
        let now = estimate(.exact(90))
        let printed = try decimal(9000)
        let previous = try read("unit;percent\n01;98,60\n")
        #expect(
            YearChange(now, printed: printed, unit: 0, previous: nil, rounding: .usual)
                == .init(absence: .noPreviousYear))
        #expect(
            YearChange(now, printed: printed, unit: 1, previous: previous, rounding: .usual)
                == .init(absence: .noPreviousYear))
        let broken = YearChange(
            now, printed: printed, unit: 0, previous: try read("unit;percent\n01;98,60\n", isMethodBreak: true),
            rounding: .usual)
        #expect(broken == .init(previous: try decimal(9860), absence: .methodBreak))
        let empty = YearChange(
            estimate(.absent(.noResponses)), printed: nil, unit: 0, previous: previous, rounding: .usual)
        #expect(empty == .init(previous: try decimal(9860), absence: .noResponses))
    }

    @Test("Ranks 1, 1, 3 within a block on printed figures; units without one, or out of the ranking, have none")
    func ranks() throws {
        let figures = try [decimal(9000), decimal(9000), decimal(8999), decimal(10), decimal(9999), decimal(5000)]
        #expect(SatisfactionRanking.ranks(figures, units: units) == [1, 1, 3, 1, nil, nil])
        #expect(
            SatisfactionRanking.ranks([nil, figures[1]] + figures[2...].map { $0 }, units: units) == [
                nil, 1, 2, 1, nil, nil,
            ])
        // 90,0 and 90,00 are one figure.
        #expect(
            SatisfactionRanking.ranks([try decimal(900, 1)] + figures[1...].map { $0 }, units: units)[0...1] == [1, 1])
        #expect(SatisfactionRanking.ranks([], units: units) == [nil, nil, nil, nil, nil, nil])
    }
}
