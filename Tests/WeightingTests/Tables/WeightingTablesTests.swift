import Figures
import Tables
import Testing
import Weighting

@Suite("Tables of margins and strata")
struct WeightingTablesTests {
    private func forms() throws -> SampleForms { try SampleForms([], populations: [60, 100]) }

    private func problems(_ body: () throws -> Void) throws -> [String] {
        let error = try #require(throws: TableRowProblems.self) { try body() }
        #expect(error.texts.allSatisfy { !$0.vi.isEmpty && $0.vi != $0.en })
        return error.texts.map(\.en)
    }

    @Test("Margins over all units, or of each")
    func margins() throws {
        let whole = try forms().margins("level,population\n1,30\n2,0\n")
        #expect(
            whole.whole
                == (try Margin(name: "sex.csv", levels: [.init(name: "1", target: 30), .init(name: "2", target: 0)])))
        #expect(whole.byUnit.isEmpty && whole.name == "sex.csv")
        let byUnit = try forms().margins("level;unit;population\n1;X1;30\n1;X0;5\n2;X1;70\n")
        #expect(byUnit.whole == nil && byUnit.byUnit.keys.sorted() == [0, 1])
        #expect(byUnit.byUnit[1]?.levels.map(\.target) == [30, 70])
    }

    @Test("Every problem of margins, with file and line")
    func marginProblems() throws {
        let text = "unit;level;population\nX0;1;30\nX9;1;30\nX0;1;31\nX0;2;\nX1;1;-5\nX1;2;nhiều\n"
        #expect(
            try problems { _ = try forms().margins(text) } == [
                "sex.csv, line 3: there is no unit with code “X9”.",
                "sex.csv, line 4: level “1” is repeated; keep one row.",
                "sex.csv, line 5: the cell under population is blank.",
                "sex.csv, line 6: population “-5” is not a number of 0 or more.",
                "sex.csv, line 7: population “nhiều” is not a number of 0 or more.",
            ])
        #expect(
            try problems { _ = try forms().margins("mức;population\n1;2\n") } == [
                "sex.csv: column “level” is missing (there are: mức, population)."
            ])
        #expect(
            try problems { _ = try forms().margins("level;population\n") } == ["sex.csv: there are no rows of data."])
    }

    @Test("Strata with persons and clusters, each optional")
    func strata() throws {
        let table = try forms().strata("unit;stratum;population;psus\nX0;a;30;4\nX0;b;;\nX1;;9;\n")
        #expect(table[unit: 0, stratum: "a"] == .init(population: 30, psus: 4))
        #expect(table[unit: 0, stratum: "b"] == .init())
        #expect(table[unit: 1, stratum: ""] == .init(population: 9))
        #expect(table[unit: 1, stratum: "a"] == nil)
        #expect(try forms().strata("unit;stratum;population\nX0;a;30\n")[unit: 0, stratum: "a"]?.psus == nil)
    }

    @Test("Every problem of strata, with file and line")
    func strataProblems() throws {
        let text = "unit;stratum;population;psus\nX0;a;30;4\nX7;a;30;4\nX0;a;31;4\nX1;a;1.5;x\n"
        #expect(
            try problems { _ = try forms().strata(text) } == [
                "strata.csv, line 3: there is no unit with code “X7”.",
                "strata.csv, line 4: stratum “a” of unit X0 is repeated; keep one row.",
                "strata.csv, line 5: population “1.5” is not a whole number of 0 or more.",
                "strata.csv, line 5: psus “x” is not a whole number of 0 or more.",
            ])
        #expect(try problems { _ = try forms().strata("unit;tầng\nX0;a\n") }.count == 2)
    }
}
