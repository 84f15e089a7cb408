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

    /// C2 of 1.000 persons had 70, C3 of 3.000 had 80: the merged unit starts from 77,5.
    @Test func mergedUnitsAreComparedWithTheirWeightedMeanWhereTheCardSaysSo() throws {
        var card = toy
        card.comparison = ComparisonSettings(merged: .weightedMean)
        let units = try UnitRegistry([
            Unit(
                code: "N", name: "Mới", block: "xã", ancestors: [AncestorShare(code: "C2"), AncestorShare(code: "C3")])
        ])
        func sheet(_ previous: PreviousResults) throws -> ScoreSheet {
            try card.score(
                units: units, inputs: ScoreInputs([("N", "a", "appraised", "75")], units: units), previous: previous
            ).sheets[0]
        }
        let known = try sheet(
            PreviousResults([
                "C2": PreviousResult(percent: 70, rank: 1, population: 1000),
                "C3": PreviousResult(percent: 80, rank: 2, population: 3000),
            ]))
        #expect(known.comparison.change.shown == "-2,50")
        #expect(known.comparison.ancestors.map(\.weight) == [1000, 3000])
        // Two places are not one, and without N there is no mean.
        #expect(known.comparison.places == nil)
        let unknown = try sheet(
            PreviousResults(["C2": PreviousResult(percent: 70), "C3": PreviousResult(percent: 80, population: 3000)]))
        #expect(unknown.comparison.change.absence == .notComparable)
        #expect(
            try sheet(PreviousResults(["C2": PreviousResult(percent: 70, population: 1)])).comparison.change.absence
                == .noPreviousYear
        )
    }

    /// A quarter of C1 (1.000 persons, 60) and all of C2 (750, 80) make N2: (250·60 + 750·80) / 1.000 = 75.
    @Test func splitUnitsCountWithTheirShareWhereTheCardSaysSo() throws {
        let units = try UnitRegistry([
            Unit(code: "N1", name: "1", block: "xã", ancestors: [AncestorShare(code: "C1", share: r("0,75"))]),
            Unit(
                code: "N2", name: "2", block: "xã",
                ancestors: [AncestorShare(code: "C1", share: r("0,25")), AncestorShare(code: "C2")]),
        ])
        let previous = PreviousResults([
            "C1": PreviousResult(percent: 60, population: 1000), "C2": PreviousResult(percent: 80, population: 750),
        ])
        func changes(_ settings: ComparisonSettings) throws -> [String] {
            var card = toy
            card.comparison = settings
            let rows = [("N1", "a", "appraised", "62"), ("N2", "a", "appraised", "76")]
            return try card.score(units: units, inputs: ScoreInputs(rows, units: units), previous: previous).sheets
                .map(\.comparison.change.shown)
        }
        #expect(try changes(ComparisonSettings(merged: .weightedMean, split: .shares)) == ["2,00", "1,00"])
        #expect(try changes(ComparisonSettings(split: .shares)) == ["2,00", "[notComparable]"])
        #expect(try changes(ComparisonSettings(merged: .weightedMean)) == ["[notComparable]", "[notComparable]"])
    }

    @Test func classesWonAreCountedByNameOrIdentifier() throws {
        let units = try communes(3)
        let previous = PreviousResults([
            "U1": PreviousResult(percent: 85, className: "b"), "U2": PreviousResult(percent: 85, className: "B"),
            "U3": PreviousResult(percent: 85, className: "Tốt"),
        ])
        let sheets = try results(units, ["91", "60", "80"], previous).sheets
        #expect(sheets.map(\.comparison.classes) == [1, -2, nil])
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
