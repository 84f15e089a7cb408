import Figures
import Testing
import Units

@testable import Scorecards

/// Changes against the year before, and the counts of units that rose and fell.
@Suite struct YearComparisonTests {
    private let toy = card([criterion("a", "100", HandMarkRule(.appraised))], maximum: "100", method: "m2")

    private func results(
        _ units: UnitRegistry, _ points: [String], _ previous: PreviousResults
    ) throws -> ScoreResults {
        let rows = zip(units.units, points).map { ($0.code, "a", "appraised", $1) }
        return try toy.score(units: units, inputs: ScoreInputs(rows, units: units), previous: previous)
    }

    @Test func changesAreDifferencesOfPrintedValues() throws {
        let units = try communes(4)
        let previous = PreviousResults([
            "U1": PreviousResult(percent: r("87,32"), rank: 2, className: "B"),
            "U2": PreviousResult(percent: r("90,1"), rank: 1), "U3": PreviousResult(percent: 70, rank: 3),
        ])
        let results = try results(units, ["88,68", "85", "70", "60"], previous)
        #expect(results.sheets.map(\.comparison.change.shown) == ["1,36", "-5,10", "0,00", "[noPreviousYear]"])
        #expect(results.sheets.map(\.comparison.places) == [1, -1, 0, nil])
        #expect(results.sheets.map(\.comparison.direction) == [.up, .down, .unchanged, nil])
        let block = results.blocks[0]
        #expect([block.up, block.down, block.unchanged, block.notComparable] == [1, 1, 1, 1])
        #expect(block.ranked == [0, 1, 2, 3])
    }

    @Test func aChangeOfMethodBreaksTheSeries() throws {
        let units = try communes(2)
        let byRow = PreviousResults([
            "U1": PreviousResult(percent: 80, method: "m1"), "U2": PreviousResult(percent: 80, method: "m2"),
        ])
        #expect(
            try results(units, ["81", "81"], byRow).sheets.map(\.comparison.change.shown) == ["[methodBreak]", "1,00"])
        let whole = PreviousResults(["U1": PreviousResult(percent: 80)], breaksMethod: true)
        #expect(try results(units, ["81", "81"], whole).sheets[0].comparison.change.absence == .methodBreak)
    }

    @Test func mergedUnitsAreNotComparableAndRenamedOnesAre() throws {
        let units = try UnitRegistry([
            Unit(code: "N1", name: "Mới 1", block: "xã", ancestors: [AncestorShare(code: "C1")]),
            Unit(
                code: "N2", name: "Mới 2", block: "xã",
                ancestors: [AncestorShare(code: "C2"), AncestorShare(code: "C3")]
            ),
        ])
        let previous = PreviousResults([
            "C1": PreviousResult(percent: 70), "C2": PreviousResult(percent: 70), "C3": PreviousResult(percent: 80),
        ])
        let sheets = try results(units, ["75", "75"], previous).sheets
        #expect(sheets.map(\.comparison.change.shown) == ["5,00", "[notComparable]"])
    }

    @Test func aUnitWithoutScoreIsNotCompared() throws {
        let units = try communes(2)
        let previous = PreviousResults(["U1": PreviousResult(percent: 70, rank: 1), "U2": PreviousResult(percent: 70)])
        let results = try results(units, ["75"], previous)
        #expect(results.sheets[1].comparison.change.absence == .notComparable)
        #expect(results.sheets[1].comparison.previousPrinted == (try FixedDecimal(unscaled: 7000, decimals: 2)))
        #expect(results.blocks[0].notComparable == 1)
    }
}
