import Estimation
import Figures
import Questionnaires
import Tables
import Testing
import Units
import Weighting

/// Last year's figures of units that continue others.
@Suite struct EarlierUnitsTests {
    private func registry() throws -> UnitRegistry {
        try UnitRegistry([
            Unit(code: "01", name: "Xã Một", block: "Xã"),
            // Merged from two, and from two others; renamed; made of a part.
            Unit(code: "02", name: "Xã Hai", block: "Xã", ancestors: [.init(code: "A0"), .init(code: "A1")]),
            Unit(code: "03", name: "Xã Ba", block: "Xã", ancestors: [.init(code: "B1"), .init(code: "B2", share: 1)]),
            Unit(code: "04", name: "Xã Bốn", block: "Xã", ancestors: [.init(code: "C1")]),
            Unit(
                code: "05", name: "Xã Năm", block: "Xã",
                ancestors: [.init(code: "D1", share: try Ratio(1, over: 2)), .init(code: "D2")]),
        ])
    }

    private func read(_ text: String) throws -> PreviousFigures {
        try PreviousFigures(
            Table(bytes: Array(text.utf8), name: "previous.csv"), units: registry(), isMethodBreak: false)
    }

    private let full = """
        unit;percent;respondents;standard_error;population
        01;90,00;100;3;500
        A0;80,00;50;2;1000
        A1;70,00;40;4;3000
        B1;81,25;30;;100
        B2;90,5;20;5;300
        C1;66,60;25;4,5;
        D1;50,00;10;1;100
        D2;60,00;10;1;100
        """

    @Test("A merged unit: the mean by N, its error from independent samples, both told")
    func merged() throws {
        let previous = try read(full)
        let two = try #require(previous.figures[1])
        // (1000·80 + 3000·70)/4000 = 72.5; √((1000·2)² + (3000·4)²)/4000.
        #expect(two.percent.description == "72.50" && two.respondents == 90)
        #expect(isClose(try #require(two.standardError), (2_000.0 * 2_000 + 12_000 * 12_000).squareRoot() / 4_000))
        #expect(two.ancestors.map(\.code) == ["A0", "A1"] && two.ancestors.map(\.population) == [1_000, 3_000])
        // (100·81.25 + 300·90.5)/400 = 88.1875, printed with as many decimals as they were; one error is not known.
        let three = try #require(previous.figures[2])
        #expect(three.percent.description == "88.19" && three.standardError == nil && three.respondents == 50)
    }

    @Test("A renamed unit has the figure of the one that it was; others their own; a divided one has none")
    func others() throws {
        let previous = try read(full)
        let four = try #require(previous.figures[3])
        #expect(four.percent.description == "66.60" && four.standardError == 4.5)
        #expect(four.ancestors.map(\.code) == ["C1"] && four.ancestors[0].population == nil)
        #expect(previous.figures[0]?.ancestors.isEmpty == true && previous.figures[0]?.population == 500)
        #expect(previous.figures[4] == nil && previous.absences[4] == .notComparable)
    }

    @Test("Without the N of one there is no mean, without its figure no year before; an own row goes first")
    func incomplete() throws {
        let previous = try read("unit;percent;population\nA0;80;\nA1;70;3000\nB1;81;5\n04;77;\nC1;66;\n")
        #expect(previous.figures[1] == nil && previous.absences[1] == .notComparable)
        #expect(previous.absences[2] == .noPreviousYear && previous.absences[0] == .noPreviousYear)
        #expect(previous.figures[3]?.percent.description == "77" && previous.figures[3]?.ancestors.isEmpty == true)
        let error = #expect(throws: TableRowProblems.self) { try read("unit;percent\nZ9;80\n") }
        #expect(error?.texts.map(\.en) == ["previous.csv, line 2: there is no unit with code “Z9”."])
    }

    @Test("The change and its test go through the mean")
    func change() throws {
        let now = Estimate(
            scope: .unit(1), item: "index", kind: .overall, respondents: 90, answers: 90, missing: [:],
            weightedBase: 90, percent: .measured(85), standardError: 2, interval: PercentInterval(low: 80, high: 89),
            confidence: 0.95, degreesOfFreedom: 80)
        let printed = try FixedDecimal(unscaled: 8_500, decimals: 2)
        let change = YearChange(now, printed: printed, unit: 1, previous: try read(full), rounding: .usual)
        #expect(change.change?.description == "12.50" && change.isSignificant == true)
        #expect(change.ancestors.map(\.code) == ["A0", "A1"] && change.testAbsence == nil)
        let none = YearChange(now, printed: printed, unit: 4, previous: try read(full), rounding: .usual)
        #expect(none.absence == .notComparable && none.change == nil)
        let untested = YearChange(now, printed: printed, unit: 2, previous: try read(full), rounding: .usual)
        #expect(untested.isSignificant == nil && untested.testAbsence == .missingInput)
    }
}
